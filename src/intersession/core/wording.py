"""The record's texts, dates and figures in the words of a page."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext, override
from django.utils.translation import gettext_lazy as _

from intersession.core import partial_dates, translated
from intersession.counting import shares
from intersession.papers import dates, numerals, typography, words
from intersession.papers.languages import NARROW_NO_BREAK, NO_BREAK

Words = Mapping[str, str]

FIELDS = {  # fields that a page can name to a reader; another one is just unverified
    "title": _("title"),
    "theme": _("theme"),
    "number": _("number"),
    "start": _("date"),
    "end": _("date"),
    "name": _("name"),
    "short": _("name"),
    "group": _("group"),
}


class Figure(Protocol):
    """A figure as it is printed, and the share behind it where that is known."""

    @property
    def percent(self) -> int | None:
        """The per cent to print."""

    @property
    def share(self) -> shares.Share | None:
        """The count and its base."""


def language() -> str:
    """Return the language of the page."""
    return get_language() or translated.FALLBACK


def said(text: Words) -> SafeString:
    """Return the text for the page; one in another language is marked, for readers and for machines."""
    return said_in(text, language()) if text else SafeString("")


def said_in(text: Words, page: str) -> SafeString:
    """Return the same for a page in that language: for rows, since asking for the language takes long."""
    own = text.get(page)
    if own:
        return _marked(own, page, page)
    picked = translated.pick(text, page)
    return _marked(picked.text, picked.language, page) if picked.text else SafeString("")


def marked(text: translated.Text) -> SafeString:
    """Return a text that was picked before, marked when it is in another language than the page."""
    return _marked(text.text, text.language, language())


def plainly(text: Words) -> str:
    """Return the text without marks, for a title or a label."""
    picked = translated.pick(text, language())
    return _set(picked.text, picked.language)


def when(start: str, end: str = "") -> str:
    """Return a day or a period as far as it is known, in words; says so when no date was found."""
    if not start:
        return gettext("date not found")
    return _period(start, end, language())


def named(code: str) -> str:
    """Return the name of a language in the language of the page."""
    return words.language_name(code, language())


def colon() -> str:
    """Return the colon between two texts of a page, with the space that the language sets before it."""
    return f"{NO_BREAK}: " if language() == "fr" else ": "


def semicolon() -> str:
    """Return the semicolon between two texts of a page, with the space that the language sets before it."""
    return f"{NARROW_NO_BREAK}; " if language() == "fr" else "; "


def figure(value: Figure) -> SafeString:
    """Return a figure with what it was counted from, shown on hover, on focus and in print.

    Under the smallest base the count itself is the figure; a figure that was never published is a dash.
    """
    if value.percent is None:
        return SafeString("–") if value.share is None else format_html("{}", counted(value.share))
    text = numerals.percent(value.percent, language(), table=True)
    if value.share is None:
        return format_html("{}", text)
    return format_html(
        '<span class="figure" tabindex="0" data-count="{}" data-base="{}">'
        '{}<span class="basis"> ({})</span></span>',
        value.share.count,
        value.share.base,
        text,
        counted(value.share),
    )


def counted(share: shares.Share) -> str:
    """Return the count and the base in words: 37 of 42."""
    return gettext("%(count)s of %(base)s") % {"count": share.count, "base": share.base}


def sources(keys: Sequence[str]) -> SafeString:
    """Return one small link to the sources of a fact; nothing when it names none."""
    return _sources(tuple(keys), language()) if keys else SafeString("")


def unverified(fields: Sequence[str]) -> SafeString:
    """Return a mark that names what no source confirms; `title.es` is marked on Spanish pages only."""
    parts = [field.partition(".") for field in fields]
    known = {FIELDS.get(name, "") for name, _dot, of in parts if of in {"", language()}}
    if not known:
        return SafeString("")
    names = ", ".join(sorted(str(name) for name in known if name))
    mark = gettext("unverified: %(fields)s") % {"fields": names} if names else gettext("unverified")
    return format_html('<span class="tag warn">{}</span>', mark)


@lru_cache(maxsize=4096)
def _set(text: str, written_in: str) -> str:
    return typography.text(text, written_in)


@lru_cache(maxsize=4096)
def _marked(text: str, written_in: str, page: str) -> SafeString:
    if written_in == page:
        return format_html("{}", _set(text, written_in))
    with override(page):
        mark = gettext("(in %(language)s)") % {"language": words.language_name(written_in, page)}
    return format_html(
        '<span lang="{}">{}</span> <span class="in">{}</span>', written_in, _set(text, written_in), mark
    )


@lru_cache(maxsize=1024)
def _period(start: str, end: str, page: str) -> str:
    first, last = partial_dates.whole(start), partial_dates.whole(end or start)
    if first and last:
        return dates.days(first, last, page)
    if not end or end == start:
        return dates.partial(start, page)
    return f"{dates.partial(start, page)} – {dates.partial(end, page)}"


@lru_cache(maxsize=1024)
def _sources(keys: tuple[str, ...], page: str) -> SafeString:
    with override(page):
        address = reverse("core:sources")
        name = ngettext("source", "%(count)d sources", len(keys)) % {"count": len(keys)}
    query = urlencode({"of": keys}, doseq=True)
    return format_html('<a class="source" href="{}?{}">{}</a>', address, query, name)
