"""What stands around every page: the names of the dialogue, the menu, the languages."""

from functools import lru_cache

from django.template import Library
from django.template.context import RequestContext
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.safestring import SafeString

from intersession.core import queries, wording
from intersession.web import navigation

register = Library()


@register.simple_tag(takes_context=True)
def frame(context: RequestContext) -> dict[str, object]:
    """Return what the frame of the page needs: one query, for the names, unless the view asked already."""
    path, language = context["request"].path, wording.language()
    return {
        "names": context.get("organization") or queries.organization(),
        "menu": _menu(language, navigation.part(path)),
        "languages": navigation.languages(context["request"]),
        "home": navigation.address("web:home"),
        "more": _more(language),
        "style": static("intersession/style.css"),
        "icon": static("intersession/mark.svg"),
    }


@lru_cache(maxsize=128)  # every page pays for it, and there is one for each part of the site
def _menu(_language: str, part: str) -> SafeString:
    return render_to_string("web/_menu.html", {"menu": navigation.menu(part)})


@lru_cache(maxsize=16)
def _more(_language: str) -> SafeString:
    return render_to_string("web/_more.html", {"more": navigation.more()})
