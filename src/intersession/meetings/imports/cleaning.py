"""Texts and addresses out of files of others: made harmless, and as they will be kept."""

import re
from html import unescape
from urllib.parse import urljoin, urlsplit

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from intersession.core.plain import uncontrolled
from intersession.core.translated import LANGUAGE
from intersession.meetings.imports.shape import IncomingLink, Notes

LONGEST_LINE = 300  # characters of a title
LONGEST_TEXT = 20_000
LONGEST_ADDRESS = 1_000
WEB = ("http", "https")
CALLS = (*WEB, "tel", "xmpp")
"""Schemes of ways to take part from afar (RFC 7986, CONFERENCE); everything else is for the web."""
TAG = re.compile(r"</?(?:p|br|div|ul|ol|li|b|i|em|strong|a|h\d|span)\b[^>]*>", re.IGNORECASE)
BREAK = re.compile(r"<(?:br|/p|/div|/li|/h\d)\b[^>]*>", re.IGNORECASE)


def line(text: object, notes: Notes, where: str, longest: int = LONGEST_LINE) -> str:
    """Return a text on one line; one that is longer is cut, and that is told."""
    return _cut(" ".join(uncontrolled(_text(text).replace("\r", "\n")).split()), notes, where, longest)


def paragraphs(text: object, notes: Notes, where: str) -> str:
    """Return a text of paragraphs without the marks of HTML."""
    plain = _text(text).replace("\r\n", "\n").replace("\r", "\n")
    if TAG.search(plain):
        plain = unescape(strip_tags(BREAK.sub("\n", plain)))
    plain = re.sub(r"\n{3,}", "\n\n", uncontrolled(plain))
    return _cut(plain.strip(), notes, where, LONGEST_TEXT)


def language(text: object, notes: Notes, where: str) -> str:
    """Return a code of a language, empty where there is none; another word is left out, and told."""
    code = line(text, notes, where).replace("_", "-")
    code = code[:2].lower() + code[2:]
    if code and not LANGUAGE.match(code):
        notes.doubt(
            where, _("“%(language)s” is no code of a language; it was left out.") % {"language": code}
        )
        return ""
    return code


def link(
    address: object,
    label: object,
    notes: Notes,
    where: str,
    *,
    base: str = "",
    schemes: tuple[str, ...] = WEB,
) -> IncomingLink | None:
    """Return a link whose address is for the web; None for one that could run or open anything else."""
    found = line(address, notes, where, LONGEST_ADDRESS)
    if not found:
        return None
    whole = _whole(found, base, notes, where)
    try:
        parts = urlsplit(whole)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in schemes or (parts.scheme in WEB and not parts.hostname) or parts.password:
        told = _("The link “%(address)s” was left out: only addresses with http and https are kept.")
        notes.doubt(where, told % {"address": found[:80]})
        return None
    return IncomingLink(whole, line(label, notes, where))


def _whole(address: str, base: str, notes: Notes, where: str) -> str:
    """Complete an address: a path is below the base of the file; a bare host is one of the web."""
    if address.startswith("/") and base:
        return urljoin(base, address)
    if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", address):
        told = _("The link “%(address)s” names no scheme; https was put before it.")
        notes.doubt(where, told % {"address": address[:80]})
        return f"https://{address}"
    return address


def _text(value: object) -> str:
    """Anything but a text or a number says nothing."""
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _cut(text: str, notes: Notes, where: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    told = _("“%(begins)s …” is longer than %(longest)s characters; it was cut there.")
    notes.doubt(where, told % {"begins": text[:40], "longest": longest})
    return text[:longest].rstrip()
