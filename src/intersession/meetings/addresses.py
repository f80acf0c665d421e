"""Short addresses of meetings on this site: which are free, and to which meeting one leads."""

import re
from functools import lru_cache

from django.conf import settings
from django.http import Http404
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.translation import gettext as _

from intersession.core.refusals import Refused
from intersession.meetings.models import Meeting, ShortAddress

FORM = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
RESERVED = frozenset({"static", "media", "api", "admin", "feeds", "robots", "favicon", "sitemap"})
"""First parts of addresses that this site or a server in front of it may need."""


def give(meeting: Meeting, name: str) -> ShortAddress:
    """Give the meeting a short address, which then answers for ever.

    Refuses what cannot stand in an address, what is an address of this site, and what another meeting has.
    """
    if not FORM.fullmatch(name):
        raise Refused(_("A short address has small letters, figures and hyphens only, such as idm-2010."))
    if name in taken_by_the_site():
        raise Refused(_("“%(name)s” is an address of this site; choose another one.") % {"name": name})
    given, _made = ShortAddress.objects.get_or_create(name=name, defaults={"meeting": meeting})
    if given.meeting_id != meeting.pk:
        reason = _("“%(name)s” was given to another meeting and answers for it for ever.")
        raise Refused(reason % {"name": name})
    return given


def meeting_or_404(name: str) -> Meeting:
    """Return the meeting that a short address was given to, or answer that there is none."""
    found = ShortAddress.objects.filter(name=name.lower()).select_related("meeting").first()
    if found is None:
        raise Http404(name)
    return found.meeting


@lru_cache(maxsize=1)
def taken_by_the_site() -> frozenset[str]:
    """Return the first parts of the addresses that this site has, in whichever language."""
    languages = {code for code, _name in settings.LANGUAGES}
    return RESERVED | languages | _first_parts(get_resolver())


def _first_parts(resolver: URLResolver) -> frozenset[str]:
    """Go down through what is only included, and take the first part of each pattern below it."""
    found: set[str] = set()
    for pattern in resolver.url_patterns:
        route = str(pattern.pattern).lstrip("^")
        if isinstance(pattern, URLResolver) and route.rstrip("/") not in {"", *_languages()}:
            found.add(route.split("/")[0])
        elif isinstance(pattern, URLResolver):
            found |= _first_parts(pattern)
        elif isinstance(pattern, URLPattern):
            found.add(re.split(r"[/.<(\\]", route)[0])
    return frozenset(found - {""})


def _languages() -> set[str]:
    return {code for code, _name in settings.LANGUAGES}
