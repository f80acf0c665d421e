"""Filters that show answers and their shares; load with `{% load evaluations %}`."""

from fractions import Fraction

from django.template import Library
from django.utils import formats
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from intersession.core import wording
from intersession.counting import agreement, intervals, shares
from intersession.evaluations import queries, result_tables, sections
from intersession.evaluations.forms.surveys import class_name
from intersession.evaluations.models import Answer, Stance
from intersession.papers import numerals

register = Library()
HEIGHT = 4  # of a strip, in hundredths of its width


@register.filter(is_safe=True)
def strip(line: queries.LineResult) -> SafeString:
    """Draw the answers of a line as parts of its base; the words beside it say the same.

    What is not known of the base is drawn as neutral: other answers.
    """
    known = [(sections.TONES[Answer(figure.answer)], figure.share) for figure in line.figures if figure.share]
    base = line.base or 1
    rest = base - sum(share.count for _tone, share in known)
    counts = [*((tone, share.count) for tone, share in known), ("neutral", rest)]
    pieces, x = [], 0.0
    for tone, count in counts:
        width = 100 * count / base
        if width:
            pieces.append((f"{x:.2f}", f"{width:.2f}", HEIGHT, tone))
        x += width
    rects = format_html_join("", '<rect x="{}" width="{}" height="{}" class="tone-{}"/>', pieces)
    return format_html(
        '<svg viewBox="0 0 100 {}" preserveAspectRatio="none" aria-hidden="true">{}</svg>', HEIGHT, rects
    )


@register.filter
def others(line: queries.LineResult) -> list[tuple[str, int]]:
    """Return the classes of answers of a line apart from the satisfied, with their counts."""
    return [
        (answer(figure), figure.share.count)
        for figure in line.figures
        if figure.share and figure.answer != Answer.SATISFIED
    ]


@register.filter
def answer(figure: queries.Figure) -> str:
    """Return the name of a class of answers."""
    return str(Answer(figure.answer).label)


@register.filter
def percent(number: int) -> str:
    """Return a per cent as tables print it."""
    return numerals.percent(number, wording.language(), table=True)


@register.filter
def bounds(interval: intervals.Interval) -> str:
    """Return an interval in per cent: 75–95%."""
    low, high = interval.percents
    return gettext("%(low)s–%(high)s") % {"low": low, "high": percent(high)}


@register.filter
def stance(value: str) -> str:
    """Return whether a comment praises, criticizes or asks, as a word."""
    return str(Stance(value).label)


@register.filter
def share(value: shares.Share) -> SafeString:
    """Return a share as a per cent with its count and base; the count alone under the smallest base."""
    return wording.figure(queries.Figure("", None, value))


@register.filter
def class_of_participants(group: str) -> str:
    """Return the name of a class of participants."""
    return class_name(group)


@register.filter
def column(table: result_tables.Table, place: int) -> str:
    """Return the head of a column of a table by kind of participant, for a card on a phone."""
    words = table.crossed.columns[place] if table.crossed else {}
    return wording.plainly(words) or gettext("No answer")


@register.filter
def coefficient(value: agreement.Coefficient) -> str:
    """Return a coefficient of agreement to three places, or why there is none."""
    if value.value is not None:
        return decimals(value.value)
    if value.why_not == agreement.Undefined.NO_VARIATION:
        return gettext("no variation")
    return gettext("nothing read by two")


@register.filter
def decimals(value: Fraction) -> str:
    """Return a fraction to three places."""
    return formats.number_format(round(float(value), 3), decimal_pos=3)
