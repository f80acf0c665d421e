"""Blocks about what is put to Members, for official papers."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intersession.consultations.models import Consultation
from intersession.core import partial_dates, translated
from intersession.papers import dates, numerals, tree, words


def choice_of_theme(consultation: Consultation, language: str) -> tree.Inlines:
    """Say which themes were proposed, how Members were asked and which one they preferred."""
    sentences = [_proposed(consultation, language), _asked(consultation, language)]
    if consultation.outcome and (chosen := _chosen(consultation, language)):
        sentences.append(
            words.capital(
                tree.fill(
                    _("%(majority)s preferred %(theme)s."),
                    majority=translated.inlines(consultation.outcome, language),
                    theme=chosen,
                )
            )
        )
    return tree.sentences(*sentences)


def invitation(consultation: Consultation, topics: Sequence[tree.Block], language: str) -> tree.Inlines:
    """Say how many topics are proposed and where, and invite Members to choose without excluding others.

    `topics` are the blocks that set them out, which are referred to by the numbers of their paragraphs.
    """
    paragraphs = [block for block in topics if isinstance(block, tree.Para)]
    number = consultation.options.count()
    offered = tree.fill(
        ngettext(
            "For the workshops of %(year)s, %(number)s topic is proposed in paragraphs %(first)s "
            "to %(last)s.",
            "For the workshops of %(year)s, %(number)s topics are proposed in paragraphs %(first)s "
            "to %(last)s.",
            number,
        ),
        year=str(consultation.cycle.year),
        first=tree.Ref(paragraphs[0].id),
        last=tree.Ref(paragraphs[-1].id),
        number=_number(consultation, "options", number, language, _("topics proposed in the record")),
    )
    seats = _number(consultation, "seats", consultation.seats, language, _("rule of the consultation"))
    text = (
        _("Members are invited to choose %(seats)s of them, and may propose other topics under the theme.")
        if consultation.others_welcome
        else _("Members are invited to choose %(seats)s of them.")
    )
    return (*offered, " ", tree.Strong(tree.fill(text, seats=seats)))


def _proposed(consultation: Consultation, language: str) -> tree.Inlines:
    titles = [
        (tree.Quoted(translated.inlines(title, language)),)
        for title in consultation.options.values_list("candidate__title", flat=True)
    ]
    day = partial_dates.whole(consultation.proposed_on)
    return tree.fill(
        ngettext(
            "At the informal consultations held %(day)s, %(proposer)s proposed %(number)s overarching theme "
            "for %(year)s: %(themes)s.",
            "At the informal consultations held %(day)s, %(proposer)s proposed %(number)s overarching themes "
            "for %(year)s: %(themes)s.",
            len(titles),
        ),
        day=dates.on_days(day, day, language) if day else _("on a date not found"),
        proposer=translated.inlines(consultation.proposed_by, language) or (_("the Administration"),),
        number=_number(consultation, "options", len(titles), language, _("themes proposed in the record")),
        year=str(consultation.cycle.year),
        themes=words.listing(titles, language),
    )


def _asked(consultation: Consultation, language: str) -> tree.Inlines:
    method = translated.inlines(consultation.method, language)
    if not method or not consultation.asked_on:
        return method
    day = partial_dates.whole(consultation.asked_on)
    when = (
        dates.on_days(day, day, language)
        if day
        else _("in %(month)s") % {"month": dates.partial(consultation.asked_on, language)}
    )
    return words.capital(tree.fill(_("%(when)s, %(method)s"), when=when, method=words.lower(method)))


def _chosen(consultation: Consultation, language: str) -> tree.Inlines:
    titles = consultation.options.filter(candidate__fate="chosen").values_list("candidate__title", flat=True)
    return words.listing([(tree.Quoted(translated.inlines(title, language)),) for title in titles], language)


def _number(consultation: Consultation, name: str, number: int, language: str, basis: str) -> tree.Bound:
    return tree.Bound(
        text=numerals.cardinal(number, language),
        key=f"consultations/{consultation.key}/{name}",
        basis=basis,
        count=number,
    )
