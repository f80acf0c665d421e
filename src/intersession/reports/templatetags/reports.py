"""Filters of lists and letters; load with `{% load reports %}`."""

from html import escape

from django.template import Library
from django.utils.safestring import SafeString, mark_safe

from intersession.core import wording
from intersession.meetings.participants import Block, Entry, Sent
from intersession.papers import tree
from intersession.papers.typography import text
from intersession.reports import lists

register = Library()


@register.filter
def people(block: Block) -> SafeString:
    """Write the entities of a block with those they sent; by hand, for a list may hold thousands."""
    return mark_safe("".join(map(_sent, block.sent)))  # noqa: S308 - every text in it is escaped


def _sent(sent: Sent) -> str:
    said = "".join(map(_person, sent.people))
    if sent.unnamed and sent.people:
        said += f'<p class="soft">{escape(lists.unnamed(sent))}</p>'
    elif sent.unnamed:
        said = f'<p class="soft">{escape(lists.persons(sent.unnamed))}</p>'
    name = escape(wording.plainly({wording.language(): sent.name})) if sent.name else ""
    return f"<div><dt>{name}</dt><dd>{said}</dd></div>\n"


def _person(entry: Entry) -> str:
    lines = f'<span class="who">{escape(", ".join(entry.lines))}</span>' if entry.lines else ""
    return f"<p><b>{escape(entry.name)}</b>{lines}</p>"


@register.filter
def plain(inlines: tree.Inlines) -> str:
    """Return the words of a composed sentence for a page."""
    return text(tree.plain(inlines), wording.language())
