"""The difference between two released programmes, and how it is told. Reads no table.

A session is a row of `released.content`. A change keeps what it is about and the values before and after, so
that it can be told later in any language; speakers stand in it by key, and their names are given to `told`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, time
from typing import Any

from django.utils.translation import gettext as _

from intersession.core import wording
from intersession.meetings.models import Part, SessionKind, SessionStatus
from intersession.papers import dates

Row = Mapping[str, Any]
WHEN = ("day", "start", "end")
HEARD = ("interpretation", "languages", "interpreted")
TEXTS = ("summary", "form", "note", "follows_up", "questions")
UNSEEN = frozenset({"key", "sequence", "sources", "unverified"})
"""What no change of it is told: it is not for readers."""
KNOWN = UNSEEN | {*WHEN, *HEARD, *TEXTS, "room", "title", "kind", "cancelled", "status", "speakers"}
"""Every field of a row; a new one must be told, or stand in UNSEEN: a test compares."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one session; `after` and `before` are values of the row, or a speaker's key."""

    what: str
    session: str
    title: Row  # as it is called now, or was when it is gone
    kind: str
    before: Any = None
    after: Any = None

    def written(self) -> dict[str, Any]:
        """Return the change as a release keeps it."""
        return asdict(self)


def between(before: Sequence[Row], after: Sequence[Row]) -> list[Change]:
    """Return what changed from one programme to the next, in the order of the later one, removals last."""
    old, new = ({row["key"]: row for row in rows} for rows in (before, after))
    found = [change for key, row in new.items() for change in _of_session(old.get(key), row)]
    gone = [_change("removed", row, before=_when(row)) for key, row in old.items() if key not in new]
    return found + gone


def read(rows: Sequence[Row]) -> list[Change]:
    """Return the changes that a release keeps."""
    return [Change(**row) for row in rows]


def _of_session(old: Row | None, new: Row) -> Iterator[Change]:
    if old is None:
        yield _change("added", new, after=_when(new))
        return
    if old["cancelled"] != new["cancelled"]:
        yield _change("cancelled" if new["cancelled"] else "restored", new)
    if _when(old) != _when(new):
        yield _change("moved", new, before=_when(old), after=_when(new))
    for name in ("room", "title", "kind", "status"):
        if old[name] != new[name]:
            yield _change(name, new, before=old[name], after=new[name])
    if _heard(old) != _heard(new):
        yield _change("interpretation", new, before=_heard(old), after=_heard(new))
    yield from _speakers(old, new)
    if any(old[name] != new[name] for name in TEXTS):
        yield _change("text", new)


def _speakers(old: Row, new: Row) -> Iterator[Change]:
    before, after = ({row["key"]: row for row in rows["speakers"]} for rows in (old, new))
    for key in after.keys() - before.keys():
        yield _change("speaker_added", new, after=key)
    for key in before.keys() - after.keys():
        yield _change("speaker_removed", new, before=key)
    for key in after.keys() & before.keys():
        if before[key] != after[key]:
            yield _change("part", new, before=before[key]["does"], after={"key": key, **after[key]})
    if set(before) == set(after) and list(before) != list(after):
        yield _change("order", new)


def _change(what: str, row: Row, *, before: Any = None, after: Any = None) -> Change:
    return Change(what, row["key"], row["title"], row["kind"], before, after)


def _when(row: Row) -> dict[str, Any]:
    return {name: row[name] for name in WHEN}


def _heard(row: Row) -> dict[str, Any]:
    return {name: row[name] for name in HEARD}


def speakers(change: Change) -> list[int]:
    """Return the keys of the speakers whom a change names."""
    if change.what == "speaker_added":
        return [change.after]
    if change.what == "speaker_removed":
        return [change.before]
    return [change.after["key"]] if change.what == "part" else []


def name(change: Change) -> str:
    """Return what the session is called, by its kind when it has no title."""
    return wording.plainly(change.title) or str(SessionKind(change.kind).label)


def told(change: Change, names: Mapping[int, str]) -> str:
    """Tell a change in the language of the page; a speaker whose name is not in `names` is not named."""
    who = next((names.get(key, "") for key in speakers(change)), "") or _("a speaker")
    return TOLD[change.what](change, who)


def _room(change: Change, _who: str) -> str:
    before, after = (wording.plainly(value or {}) for value in (change.before, change.after))
    if before and after:
        return _("Room: now %(after)s; before, %(before)s") % {"after": after, "before": before}
    said = _("Room: %(room)s") if after else _("No longer in the room %(room)s")
    return said % {"room": after or before}


def _title(change: Change, _who: str) -> str:
    before = wording.plainly(change.before) or _("without a title")
    return _("New title; before: %(before)s") % {"before": before}


def _part(change: Change, who: str) -> str:
    does = change.after["does"]
    if not does:
        return _("%(speaker)s: another part") % {"speaker": who}
    return _("%(speaker)s: now %(part)s") % {"speaker": who, "part": Part(does).label}


def _moved(change: Change, _who: str) -> str:
    values = {"before": when(change.before), "after": when(change.after)}
    return _("Moved: from %(before)s to %(after)s") % values


def _interpretation(change: Change, _who: str) -> str:
    values = {"before": heard(change.before), "after": heard(change.after)}
    return _("Languages: now %(after)s; before, %(before)s") % values


TOLD: Mapping[str, Callable[[Change, str], str]] = {
    "added": lambda change, _who: _("New: %(when)s") % {"when": when(change.after)},
    "removed": lambda change, _who: (
        _("No longer in the programme; it was planned for %(when)s") % {"when": when(change.before)}
    ),
    "cancelled": lambda _change, _who: _("Cancelled"),
    "restored": lambda _change, _who: _("Takes place after all"),
    "moved": _moved,
    "room": _room,
    "title": _title,
    "kind": lambda change, _who: _("Now: %(kind)s") % {"kind": SessionKind(change.after).label},
    "status": lambda change, _who: _("Now: %(kind)s") % {"kind": SessionStatus(change.after).label},
    "interpretation": _interpretation,
    "speaker_added": lambda _change, who: _("%(speaker)s now speaks in it") % {"speaker": who},
    "speaker_removed": lambda _change, who: _("%(speaker)s no longer speaks in it") % {"speaker": who},
    "part": _part,
    "order": lambda _change, _who: _("Another order of speakers"),
    "text": lambda _change, _who: _("Its text was changed"),
}
"""How each kind of change is told, given the name of the speaker whom it names."""


def when(value: Row) -> str:
    """Return the day and times of a row as a programme writes them."""
    language = wording.language()
    if not value["day"]:
        return _("day to be announced")
    day = dates.weekday(date.fromisoformat(value["day"]), language)
    if not value["start"]:
        return _("%(day)s, time to be announced") % {"day": day}
    start = time.fromisoformat(value["start"])
    if not value["end"]:
        return f"{day}, {dates.clock(start, language)}"
    return f"{day}, {dates.clock_range(start, time.fromisoformat(value['end']), language)}"


def heard(value: Row) -> str:
    """Say which languages are spoken and interpreted, or that there is no interpretation."""
    spoken = ", ".join(wording.named(code) for code in value["languages"])
    if value["interpretation"] is None:
        return spoken or _("languages to be announced")
    if not value["interpretation"]:
        nothing = _("no interpretation")
        return f"{spoken}, {nothing}" if spoken else nothing
    into = ", ".join(wording.named(code) for code in value["interpreted"]) or _("languages to be announced")
    told = _("interpretation into %(languages)s") % {"languages": into}
    return f"{spoken} ({told})" if spoken else told
