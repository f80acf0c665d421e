"""Filters that show results of consultations; load with `{% load consultations %}`."""

from collections.abc import Mapping
from typing import Any

from django.template import Library
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from intersession.consultations import wording
from intersession.core import wording as core
from intersession.papers import numerals

register = Library()
for named in (wording.rule, wording.majority, wording.sets, wording.opinion, wording.told):
    register.filter(named)


@register.filter
def entry(names: Mapping[str, str], key: str) -> str:
    """Return the name that stands under a key, or say that there is no group."""
    return names.get(key) or key or _("in no regional group")


@register.filter
def per_cent(number: int) -> str:
    """Return a whole per cent as a table prints it."""
    return numerals.percent(number, core.language(), table=True)


@register.filter
def bar(row: Mapping[str, Any]) -> SafeString:
    """Draw a share of the replies; the words beside it say the same."""
    width = f"{100 * row['count'] / (row['base'] or 1):.2f}"
    return format_html(
        '<svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">'
        '<rect width="100" height="4" class="tone-neutral"/>'
        '<rect width="{}" height="4" class="tone-good"/></svg>',
        width,
    )
