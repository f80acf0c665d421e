"""What stands around every page: the names of the dialogue, the menu, the languages."""

from django.template import Library
from django.template.context import RequestContext
from django.templatetags.static import static

from intersession.core import queries
from intersession.web import navigation

register = Library()


@register.simple_tag(takes_context=True)
def frame(context: RequestContext) -> dict[str, object]:
    """Return what the frame of the page needs: one query, for the names."""
    path = context["request"].path
    return {
        "names": queries.organization(),
        "menu": navigation.menu(path),
        "languages": navigation.languages(context["request"]),
        "home": navigation.address("web:home"),
        "more": navigation.more(),
        "style": static("intersession/style.css"),
        "icon": static("intersession/mark.svg"),
    }
