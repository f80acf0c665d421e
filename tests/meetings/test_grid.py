"""How a day of a programme is laid out."""

from datetime import time

from hypothesis import given
from hypothesis import strategies as st

from intersession.meetings import grid


def row(key, start, end, room=1):
    return {"key": str(key), "start": start, "end": end, "room_id": room, "position": 0}


def test_session_stands_at_its_hour_and_step_of_five_minutes():
    laid = grid.lay([row("a", time(9, 30), time(10, 45))], [1])

    [box] = laid.boxes
    assert (laid.first, box.top, box.foot) == (9 * 60, grid.Mark(0, 6), grid.Mark(1, 9))
    assert [hour.clock for hour in laid.hours] == [time(9), time(10), time(11)]


def test_sessions_at_the_same_time_in_one_room_stand_side_by_side():
    rows = [row("a", time(10), time(12)), row("b", time(11), time(13)), row("c", time(12), time(13))]

    laid = grid.lay(rows, [1, 2])

    assert [(box.row["key"], box.lane) for box in laid.boxes] == [("a", 1), ("b", 2), ("c", 1)]
    assert laid.columns == (grid.Column(1, 1, 2), grid.Column(2, 3, 1))


def test_sessions_of_no_room_stand_first():
    laid = grid.lay([row("a", time(10), time(12), None)], [1])

    assert [column.room for column in laid.columns] == [None, 1]


def test_what_ends_after_midnight_is_cut_off_there():
    [box] = grid.lay([row("a", time(22), time(1))], [1]).boxes

    assert box.foot == grid.Mark(2, 0)


def test_short_or_endless_session_is_high_enough_to_be_read():
    [box] = grid.lay([row("a", time(10), None)], [1]).boxes

    assert box.foot == grid.Mark(0, 4)


clocks = st.integers(0, 1434).map(lambda minute: time(minute // 60, minute % 60))


@given(st.lists(st.tuples(clocks, clocks, st.sampled_from([None, 1, 2])), max_size=8))
def test_nothing_covers_anything(drawn):
    rows = [row(number, start, end, room) for number, (start, end, room) in enumerate(drawn)]

    laid = grid.lay(rows, [1, 2])

    taken = [
        (box.lane, step)
        for box in laid.boxes
        for step in range(box.top.hour * 12 + box.top.step, box.foot.hour * 12 + box.foot.step)
    ]
    assert len(laid.boxes) == len(rows)
    assert len(taken) == len(set(taken))
