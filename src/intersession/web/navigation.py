"""The menu and the switch of languages, in the same place on every page."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _

MENU: Sequence[tuple[str, str | Promise]] = (
    ("cycles:list", _("Themes")),
    ("consultations:list", _("Consultations")),
    ("meetings:list", _("Meetings")),
    ("documents:list", _("Documents")),
    ("membership:list", _("Members")),
    ("library:list", _("Library")),
)
MORE: Sequence[tuple[str, str | Promise]] = (
    ("core:sources", _("Sources")),
    ("web:ui", _("Components of this site")),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One link of the menu; `current` marks the part of the site where the reader is."""

    address: str
    name: str | Promise
    current: bool


@dataclass(frozen=True, slots=True)
class Tongue:
    """The same page in one language, named in that language."""

    code: str
    name: str
    path: str
    address: str
    current: bool


def part(path: str) -> str:
    """Return the name of the entry of the menu under which a path stands; none for the pages beside it."""
    return next((name for name, _label in MENU if path.startswith(address(name))), "")


def menu(current: str) -> list[Entry]:
    """Return the menu, with the part of the site where the reader is."""
    return [Entry(address(name), label, name == current) for name, label in MENU]


def more() -> list[Entry]:
    """Return the links at the foot of the page."""
    return [Entry(address(name), label, current=False) for name, label in MORE]


def languages(request: HttpRequest) -> list[Tongue]:
    """Return the same page in every language; the query of the address is kept."""
    rest = request.path.split("/", 2)[-1]
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    root = f"{request.scheme}://{request.get_host()}"
    return [
        Tongue(code, name, f"/{code}/{rest}{query}", f"{root}/{code}/{rest}", code == get_language())
        for code, name in _names()
    ]


def address(name: str) -> str:
    """Return the address of a page that needs no key, in the language of the reader."""
    return _address(name, get_language())


@lru_cache(maxsize=256)
def _address(name: str, _language: str | None) -> str:
    return reverse(name)


@lru_cache(maxsize=1)
def _names() -> tuple[tuple[str, str], ...]:
    names = ((code, get_language_info(code)["name_local"]) for code, _name in settings.LANGUAGES)
    return tuple((code, name[0].upper() + name[1:]) for code, name in names)
