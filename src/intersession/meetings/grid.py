"""Lays the sessions of one day out: rooms side by side, time downwards. Reads no table.

A room with sessions at the same time gets as many lanes as it takes, so that nothing covers anything.
Places are whole hours and steps of five minutes from the first hour shown, which the style sheet multiplies.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Any

Row = Mapping[str, Any]
STEP = 5  # minutes
SHORTEST = 20  # minutes that a session takes on the page
BRIEF = 30  # minutes from which more than one line has place
DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Mark:
    """A place downwards: hours from the first one shown, and steps of five minutes."""

    hour: int
    step: int


@dataclass(frozen=True, slots=True)
class Column:
    """A room, or none, with the first of its lanes and how many it has."""

    room: int | None
    first: int
    lanes: int


@dataclass(frozen=True, slots=True)
class Box:
    """A session in its lane."""

    row: Row
    lane: int
    top: Mark
    foot: Mark
    minute: int  # of the day

    @property
    def is_brief(self) -> bool:
        """Whether there is place for one line only."""
        steps = 60 // STEP
        return (self.foot.hour - self.top.hour) * steps + self.foot.step - self.top.step < BRIEF // STEP


@dataclass(frozen=True, slots=True)
class Hour:
    """A label at the side: the hour of the day, and where it stands."""

    clock: time
    mark: Mark


@dataclass(frozen=True, slots=True)
class Grid:
    """A day laid out."""

    columns: tuple[Column, ...]
    boxes: tuple[Box, ...]
    hours: tuple[Hour, ...]

    @property
    def first(self) -> int:
        """The minute of the day at the top."""
        return self.hours[0].clock.hour * 60 if self.hours else 0

    @property
    def lanes(self) -> int:
        """How many lanes there are in all."""
        return sum(column.lanes for column in self.columns)


def lay(rows: Sequence[Row], rooms: Sequence[int]) -> Grid:
    """Lay the sessions of one day out that have a start; those of no room stand first."""
    timed = sorted((row for row in rows if row["start"]), key=lambda row: (row["start"], row["position"]))
    spans = {row["key"]: _span(row) for row in timed}
    first = min((start for start, _end in spans.values()), default=9 * 60) // 60
    last = -(-max((end for _start, end in spans.values()), default=18 * 60) // 60)
    columns: list[Column] = []
    boxes: list[Box] = []
    for room in (None, *rooms):
        mine = [row for row in timed if row["room_id"] == room]
        if room is None and not mine and rooms:
            continue
        lane_of = _lanes([spans[row["key"]] for row in mine])
        begin = columns[-1].first + columns[-1].lanes if columns else 1
        columns.append(Column(room, begin, max(lane_of, default=0) + 1))
        for row, lane in zip(mine, lane_of, strict=True):
            start, end = spans[row["key"]]
            boxes.append(Box(row, begin + lane, _mark(start, first), _mark(end, first), start))
    hours = [Hour(time(hour % 24), Mark(hour - first, 0)) for hour in range(first, max(last, first + 1) + 1)]
    return Grid(tuple(columns), tuple(sorted(boxes, key=lambda box: (box.minute, box.lane))), tuple(hours))


def _span(row: Row) -> tuple[int, int]:
    """Return the first and last minute on the page; what ends after midnight is cut off there."""
    start, end = _minutes(row["start"]), _minutes(row["end"] or row["start"])
    end = DAY if end < start else end
    return start, max(end, start + SHORTEST)


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _lanes(spans: Sequence[tuple[int, int]]) -> list[int]:
    """Give each span, in order of start, the first lane that is free."""
    free_from: list[int] = []
    given = []
    for start, end in spans:
        lane = next((lane for lane, until in enumerate(free_from) if until <= start), len(free_from))
        free_from[lane : lane + 1] = [end]
        given.append(lane)
    return given


def _mark(minute: int, first: int) -> Mark:
    steps = (minute - first * 60) // STEP
    return Mark(steps * STEP // 60, steps % (60 // STEP))
