"""Two secretaries at the same instant: one is heard, the other is told, and nothing is lost."""

import datetime as dt
import threading

import pytest
from django.db import connection

from intersession.meetings import prepared
from intersession.meetings.actions import programme
from intersession.meetings.actions import releases as actions
from intersession.meetings.models import Release, Session
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)
DAY = dt.date(2010, 7, 8)


def at_once(*acts):
    """Start all at the same moment, each in its own transaction; return what each gave, or its refusal."""
    start, given = threading.Barrier(len(acts)), [None] * len(acts)

    def run(number, act):
        try:
            start.wait(10)
            given[number] = act()
        except Exception as error:  # noqa: BLE001 - whatever happened is looked at by the test
            given[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return given


def test_one_of_two_changes_of_a_session_is_kept_and_the_other_is_told():
    held = factories.session(factories.meeting(), day=DAY, start=dt.time(10), title={"en": "Borders"})
    seen = prepared.row_of(held)["token"]

    def renames(title):
        return lambda: programme.revise(held, seen=seen, title={"en": title}, speakers=(), questions=())

    given = at_once(renames("Hers"), renames("His"))

    [refused] = [one for one in given if isinstance(one, programme.Overtaken)]
    [kept] = [one for one in given if isinstance(one, Session)]
    assert "Somebody changed this session meanwhile" in refused.reason
    assert Session.objects.get().title == kept.title


def test_sessions_added_at_the_same_instant_have_keys_and_places_of_their_own():
    meeting = factories.meeting()
    speaker = [programme.Speaks(None, "Ana Díaz")]

    given = at_once(*[lambda: programme.add(meeting, kind="panel", speakers=speaker) for _number in range(4)])

    assert {session.key for session in given} == {"panel", "panel-2", "panel-3", "panel-4"}
    assert sorted(meeting.speakers.values_list("position", flat=True)) == [1, 2, 3, 4]


def test_programme_is_released_once_by_two_at_the_same_instant():
    meeting = factories.session(factories.meeting(), day=DAY).meeting
    by, seen = factories.user(is_secretariat=True), actions.draft(meeting).token
    terms = {"by": by, "version": "provisional", "note": {}, "seen": seen}
    now = dt.datetime(2010, 6, 1, tzinfo=dt.UTC)

    given = at_once(*[lambda: actions.release(meeting, now=now, **terms) for _number in range(2)])

    assert Release.objects.get() in given
    assert [str(one) for one in given if isinstance(one, Exception)] == [
        "Nothing has changed since the last release."
    ]
