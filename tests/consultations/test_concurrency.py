"""Two at once: replies of one State, first drafts, reminders, closing, and an opening beside a revision."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction

from intersession.consultations import log, queries
from intersession.consultations.actions import replies, terms
from intersession.consultations.models import Consultation, Draft, Head, Reminder, Reply, Result
from intersession.core.refusals import Refused
from intersession.membership.models import Entity
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)
DURING = datetime(2026, 10, 10, 9, tzinfo=UTC)
CLOSED = datetime(2026, 10, 30, 17, tzinfo=UTC)


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


def beside(first, second):
    """Do the second while the first is done but not yet committed; it has to wait. Return what each gave."""
    with ThreadPoolExecutor(1) as other:
        with transaction.atomic():
            given = first()
            waiting = other.submit(at_once, second)
            with pytest.raises(TimeoutError):
                waiting.result(0.3)
        return given, *waiting.result(10)


def state(number=0):
    return Entity.objects.get(key=f"state-{number}")


def submits(consultation, entity, person, *choices):
    words = replies.Words("choice", list(choices))
    return lambda version=0: replies.submit(
        consultation, entity, by=person, words=words, instruction="the capital", version=version, now=DURING
    )


@pytest.mark.parametrize("registered", [0, 1])
def test_of_two_submissions_at_once_one_is_registered_and_the_other_is_shown_it(registered):
    consultation = factories.open_consultation()
    if registered:
        factories.reply(consultation, state(), "D")
    delegation = state().delegations.first() or factories.delegation(state())
    people = [factories.delegate(delegation, role="deputy").user for _number in range(2)]
    first, second = (
        submits(consultation, state(), person, letter) for person, letter in zip(people, "AB", strict=True)
    )

    kept, told = beside(lambda: first(registered), lambda: second(registered))

    assert isinstance(told, replies.Superseded)
    assert told.current == kept
    assert str(people[0]) in told.reason
    assert Reply.objects.count() == registered + 1


def test_replies_of_a_member_who_has_seen_the_one_before_are_all_kept_and_the_last_one_stands():
    consultation = factories.open_consultation()
    delegation = factories.delegation(state(), submitters="delegates")
    acts = [submits(consultation, state(), factories.delegate(delegation).user, letter) for letter in "ABCD"]

    def persists(act):
        version = 0
        while True:
            try:
                return act(version)
            except replies.Superseded as refusal:
                version = refusal.current.version

    given = at_once(*(lambda act=act: persists(act) for act in acts))

    kept = list(Reply.objects.order_by("place"))
    assert sorted(reply.version for reply in given) == [1, 2, 3, 4]
    assert [(reply.place, reply.version) for reply in kept] == [(1, 1), (2, 2), (3, 3), (4, 4)]
    assert len({reply.salt for reply in kept}) == 1
    mine = next(row for row in queries.standings(consultation) if row.key == "state-0")
    assert (mine.standing, list(mine.choices)) == ("registered", kept[-1].choices)


def test_places_in_the_log_have_no_gap_and_the_chain_holds():
    consultation = factories.open_consultation(states=6)
    people = [
        factories.delegate(factories.delegation(state(number)), role="focal_point").user
        for number in range(6)
    ]

    at_once(*(submits(consultation, state(number), people[number], "A") for number in range(6)))

    records = [json.loads(record) for record in log.records(consultation)]
    digests = list(Reply.objects.order_by("place").values_list("digest", flat=True))
    assert [record["place"] for record in records] == [1, 2, 3, 4, 5, 6]
    assert [record["previous"] for record in records] == ["", *digests[:-1]]


@pytest.mark.parametrize("version", [0, 1])
def test_of_two_drafts_at_once_one_is_saved_and_the_other_is_told(version):
    consultation = factories.open_consultation()
    delegation = factories.delegation(state())
    people = [factories.delegate(delegation).user for _number in range(2)]

    def saves(person, letter, version=version):
        words = replies.Words("choice", [letter])
        return lambda: replies.save_draft(
            consultation, state(), by=person, words=words, version=version, now=DURING
        )

    if version:
        saves(people[0], "D", 0)()
    saved, told = beside(saves(people[0], "A"), saves(people[1], "B"))

    assert isinstance(told, replies.Conflict)
    assert Draft.objects.get().choices == saved.choices == told.current.choices == ["A"]
    assert told.given.choices == ["B"]


def test_who_comes_at_the_closing_time_closes_once():
    consultation = factories.open_consultation()
    factories.reply(consultation, state(), "A")

    closed = at_once(*(lambda: terms.close_due(now=CLOSED) for _visitor in range(4)))

    assert sorted(closed) == [0, 0, 0, 1]
    assert (Head.objects.count(), Result.objects.count()) == (1, 1)


def test_reply_in_time_that_waited_for_the_closing_is_in_the_result():
    consultation = factories.open_consultation()
    person = factories.delegate(factories.delegation(state()), role="focal_point").user

    given = at_once(submits(consultation, state(), person, "A"), lambda: terms.close_due(now=CLOSED))

    assert isinstance(given[0], Reply)
    if not given[1]:  # the closing stood back, and the next visitor closes
        terms.close_due(now=CLOSED)
    assert Result.objects.get().figures["replies"] == 1
    assert Result.objects.get().head.size == 1


def test_of_two_reminders_at_once_one_is_sent():
    now = datetime.now(UTC)
    consultation = factories.open_consultation(opens_at=now, closes_at=now + timedelta(days=9), now=now)
    factories.delegate(factories.delegation(state()), role="focal_point")

    given = at_once(*(lambda: replies.remind(consultation, by=None, now=now) for _clerk in range(2)))

    assert sorted(isinstance(one, Refused) for one in given) == [False, True]
    assert Reminder.objects.count() == 1


def test_terms_are_not_revised_while_the_consultation_is_being_opened():
    options = [terms.Offered(letter, title=factories.words(letter)) for letter in "ABC"]
    draft = terms.prepare(
        key="topics",
        kind="topics",
        cycle=factories.cycle(year=2027),
        title=factories.words("Topics"),
        seats=1,
        opens_at=DURING,
        closes_at=CLOSED,
        options=options,
    )

    opened, refused = beside(
        lambda: terms.open_for_replies(draft, now=DURING),
        lambda: terms.revise(draft, options=options[:2], seats=2),
    )

    assert opened.state == "open"
    assert isinstance(refused, Refused)
    assert (Consultation.objects.get().seats, draft.options.count()) == (1, 3)
