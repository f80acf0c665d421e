"""Filters about documents; load with `{% load documents %}`."""

from django.template import Library
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

register = Library()
FORMATS = {
    "html": _("web page"),
    "pdf": "PDF",
    "docx": "Word",
    "akn": "XML (Akoma Ntoso)",
}


@register.filter(is_safe=True)
def pattern(text: str) -> SafeString:
    """Return the pattern of a series with its variable parts in words: IC/year/number."""
    names = {
        "{year}": pgettext("part of a symbol", "year"),
        "{session}": pgettext("part of a symbol", "session"),
        "{n}": pgettext("part of a symbol", "number"),
    }
    shown: str = conditional_escape(text)
    for mark, name in names.items():
        shown = shown.replace(mark, format_html("<i>{}</i>", name))
    return mark_safe(shown)  # noqa: S308 - the pattern was escaped above


@register.filter
def format_name(key: str) -> str:
    """Return the format of a file as a reader knows it."""
    return str(FORMATS.get(key, key.upper()))
