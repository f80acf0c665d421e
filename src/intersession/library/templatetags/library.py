"""Filters about publications; load with `{% load library %}`."""

from django.template import Library

from intersession.core import wording

register = Library()
NAMES = {"un_ilibrary": "UN iLibrary"}


@register.filter
def identifier(name: str) -> str:
    """Return the name of an identifier: `issn_fr` is the ISSN of the French edition."""
    if name in NAMES:
        return NAMES[name]
    scheme, _, language = name.partition("_")
    return f"{scheme.upper()} ({wording.named(language)})" if language else scheme.upper()
