"""Lines of iCalendar (RFC 5545, 3.1 and 3.3): escaped, folded at 75 octets, in UTC or in a zone."""

from datetime import UTC, date, datetime

from intersession.core.plain import uncontrolled

OCTETS = 75
MASK, INSIDE = 0xC0, 0x80  # of an octet of UTF-8 that does not begin a character
ESCAPED = (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n"))


def line(name: str, value: str) -> str:
    """Return a line as it is written, folded; `name` may have parameters, `value` is escaped before."""
    written = f"{name}:{value}\r\n"
    return written if len(written) <= OCTETS and written.isascii() else _folded(written[:-2])


def text(said: str) -> str:
    """Return a text as a value."""
    value = uncontrolled(said)
    for plain, escaped in ESCAPED:
        value = value.replace(plain, escaped)
    return value


def when(name: str, moment: date | datetime) -> str:
    """Return the line of a day, or of an instant: in UTC, or as its zone shows it."""
    if not isinstance(moment, datetime):
        return f"{name};VALUE=DATE:{moment:%Y%m%d}\r\n"
    zone = str(moment.tzinfo)
    if zone == "UTC":
        return line(name, instant(moment))
    return line(f"{name};TZID={zone}", f"{moment:%Y%m%dT%H%M%S}")


def instant(moment: datetime) -> str:
    """Return an instant in UTC as a value."""
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _folded(written: str) -> str:
    """Break a line where no character is split; a line that goes on begins with a space."""
    octets, parts, room = written.encode(), [], OCTETS
    while len(octets) > room:
        cut = room
        while octets[cut] & MASK == INSIDE:
            cut -= 1
        parts.append(octets[:cut].decode())
        octets, room = octets[cut:], OCTETS - 1
    return "\r\n ".join((*parts, octets.decode())) + "\r\n"
