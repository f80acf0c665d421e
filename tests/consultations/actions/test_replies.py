"""Drafts are shared, replies only add up, late ones and observers stand apart, the silent are reminded."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction

from intersession.consultations import queries, results
from intersession.consultations.actions import replies, terms
from intersession.consultations.models import Consultation, Reply
from intersession.core.refusals import Refused
from intersession.membership.models import Entity
from tests import factories

pytestmark = pytest.mark.django_db
OPENED = datetime(2026, 10, 1, 9, tzinfo=UTC)
DURING = datetime(2026, 10, 10, 9, tzinfo=UTC)
CLOSED = datetime(2026, 10, 30, 17, tzinfo=UTC)


@pytest.fixture
def consultation():
    return factories.open_consultation()


def state(number=0):
    return Entity.objects.get(key=f"state-{number}")


def words(*choices, **more):
    return replies.Words("choice", list(choices), **more)


def standing(consultation, number=0):
    return next(found for found in queries.standings(consultation) if found.key == f"state-{number}")


def test_reply_is_replaced_until_closing_and_every_version_is_kept(consultation):
    factories.reply(consultation, state(), "A")
    factories.reply(consultation, state(), "B", "C", instruction="the ministry")

    kept = queries.versions(consultation, state())
    assert [(row.version, row.choices, row.instruction) for row in kept] == [
        (2, ["B", "C"], "the ministry"),
        (1, ["A"], "the capital"),
    ]
    assert standing(consultation).choices == ("B", "C")


def test_late_reply_is_kept_apart_and_takes_no_place(consultation):
    factories.reply(consultation, state(), "A")

    late = factories.reply(consultation, state(), "D", now=CLOSED)
    factories.reply(consultation, state(1), "D", now=CLOSED + timedelta(days=1))

    assert late.late
    assert (standing(consultation).standing, standing(consultation).choices) == ("registered", ("A",))
    assert standing(consultation, 1).standing == "late"
    figures = results.count(consultation)
    assert (figures["replies"], figures["late"]) == (1, 1)


def test_closing_time_needs_no_process_to_be_past(consultation):
    assert factories.reply(consultation, state(), "A", now=CLOSED).late
    assert Consultation.objects.get().state == "open"


def test_last_second_is_in_time(consultation):
    assert not factories.reply(consultation, state(), "A", now=CLOSED - timedelta(microseconds=1)).late


def test_reply_before_opening_is_refused():
    later = OPENED + timedelta(days=20)
    consultation = factories.open_consultation(opens_at=later)

    with pytest.raises(Refused, match="not open yet"):
        factories.reply(consultation, state(), "A")


@pytest.mark.parametrize("who", ["delegate", "delegate of another State", "former delegate", "participant"])
def test_nobody_else_submits_for_a_state(consultation, who):
    delegation = factories.delegation(state())
    people = {
        "delegate": lambda: factories.delegate(delegation).user,
        "delegate of another State": lambda: (
            factories.delegate(factories.delegation(state(1)), role="focal_point").user
        ),
        "former delegate": lambda: factories.delegate(delegation, role="deputy", end=date(2026, 10, 9)).user,
        "participant": factories.user,
    }
    with pytest.raises(Refused, match="Only the focal point and deputies"):
        replies.submit(
            consultation, state(), by=people[who](), words=words("A"), instruction="", version=0, now=DURING
        )


def test_who_was_no_member_at_opening_cannot_reply(consultation):
    latecomer = factories.member("Latecomer", key="late")

    with pytest.raises(Refused, match="at the time of opening"):
        factories.reply(consultation, latecomer, "A")


def test_observer_s_view_is_not_counted():
    observer = factories.entity(key="observer")
    factories.membership(observer, status="observer", start="2001")
    consultation = factories.open_consultation()

    reply = factories.reply(consultation, observer, "A")

    figures = results.count(consultation)
    assert reply.counted is False
    assert (figures["replies"], figures["observers"], figures["entitled"]) == (0, 1, 3)


def enter(consultation, entity, *choices, **given):
    known = {
        "by": factories.user(is_secretariat=True),
        "instruction": "note verbale 5 of 9 October",
        "received_at": DURING,
        "scan": SimpleUploadedFile("reply.pdf", b"%PDF-1.7"),
        "now": DURING,
    }
    return replies.enter_paper(consultation, entity, words=words(*choices), **known | given)


def test_paper_reply_is_entered_by_the_secretariat_and_marked(consultation):
    reply = enter(consultation, state(), "A")

    assert (reply.channel, reply.late, reply.submitted_by.is_secretariat) == ("paper", False, True)
    with reply.scan.open() as scan:
        assert scan.read() == b"%PDF-1.7"


@pytest.mark.parametrize(
    "given, reason",
    [
        ({"received_at": DURING + timedelta(minutes=2)}, "received in the future"),
        ({"received_at": OPENED - timedelta(minutes=1)}, "not open yet"),
        ({"scan": None}, "entered with its scan"),
        ({"instruction": " ", "now": CLOSED}, "Name the note"),
    ],
)
def test_paper_reply_that_cannot_be_right_is_refused(consultation, given, reason):
    with pytest.raises(Refused, match=reason):
        enter(consultation, state(), "A", **given)

    assert not Reply.objects.exists()


def test_paper_is_not_entered_by_a_delegation(consultation):
    focal = factories.delegate(factories.delegation(state()), role="focal_point").user

    with pytest.raises(Refused, match="Only the secretariat"):
        enter(consultation, state(), "A", by=focal)


def test_paper_received_before_closing_is_timely_and_enters_the_result(consultation):
    factories.reply(consultation, state(1), "A")
    terms.close(consultation, now=CLOSED)

    timely = enter(consultation, state(), "B", now=CLOSED + timedelta(hours=2))
    late = enter(consultation, state(2), "B", received_at=CLOSED, now=CLOSED + timedelta(hours=2))

    assert (timely.late, late.late) == (False, True)
    consultation.refresh_from_db()
    assert (consultation.result.figures["replies"], consultation.result.figures["late"]) == (2, 1)
    assert [head.size for head in consultation.heads.all()] == [1, 2, 3]
    assert consultation.heads.get(closing=True).size == 1


def test_paper_received_earlier_does_not_take_the_place_of_the_reply_that_stands(consultation):
    factories.reply(consultation, state(), "A")

    with pytest.raises(Refused, match="a later reply, which stands"):
        enter(consultation, state(), "B", received_at=DURING - timedelta(days=1))

    assert standing(consultation).choices == ("A",)


def test_registered_reply_sends_its_receipt(consultation, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        reply = factories.reply(consultation, state(), "A")

    assert reply.digest in mail.outbox[0].body


def test_receipt_of_a_paper_goes_to_those_who_act_when_it_is_entered(
    consultation, django_capture_on_commit_callbacks
):
    delegation = factories.delegation(state())
    factories.delegate(delegation, role="focal_point", end=date(2026, 10, 11))
    now_in_charge = factories.delegate(delegation, role="focal_point", start=date(2026, 10, 12)).user

    with django_capture_on_commit_callbacks(execute=True):
        reply = enter(consultation, state(), "A", now=DURING + timedelta(days=5))

    assert [message.to for message in mail.outbox] == [[now_in_charge.email]]
    assert reply.digest in mail.outbox[0].body
    assert "It came on paper, and was entered with its scan." in mail.outbox[0].body


def test_replies_can_be_neither_changed_nor_deleted(consultation):
    reply = factories.reply(consultation, state(), "A")

    with pytest.raises(DatabaseError, match="append_only"), transaction.atomic():
        Reply.objects.filter(pk=reply.pk).update(choices=["B"])
    with pytest.raises(DatabaseError, match="append_only"), transaction.atomic():
        Reply.objects.filter(pk=reply.pk).delete()


def test_objection_in_a_silence_procedure_needs_its_reasons():
    consultation = factories.open_consultation(kind="silence", seats=1, options=[])

    with pytest.raises(Refused, match="needs its reasons"):
        factories.reply(consultation, state(), answer="objection")
    factories.reply(consultation, state(), answer="objection", more={"comment": "It is too early."})

    assert results.count(consultation)["objections"] == 1


def test_straw_poll_counts_opinions_on_each_option():
    consultation = factories.open_consultation(kind="straw_poll")
    factories.reply(consultation, state(0), more={"positions": {"A": "support", "B": "do_not_support"}})
    factories.reply(consultation, state(1), more={"positions": {"A": "support"}})

    opinions = {row["letter"]: row for row in results.count(consultation)["opinions"]}

    assert (opinions["A"]["support"], opinions["B"]["do_not_support"]) == (2, 1)


# Drafts


def test_draft_is_shared_and_a_second_writer_is_told(consultation):
    delegation = factories.delegation(state())
    first, second = factories.delegate(delegation).user, factories.delegate(delegation).user
    replies.save_draft(consultation, state(), by=first, words=words("A"), version=0, now=DURING)

    with pytest.raises(replies.Conflict) as conflict:
        replies.save_draft(consultation, state(), by=second, words=words("B"), version=0, now=DURING)

    assert (conflict.value.current.choices, conflict.value.given) == (["A"], words("B"))
    assert conflict.value.reason == f"{first} changed this draft meanwhile. Compare both, then save again."
    saved = replies.save_draft(consultation, state(), by=second, words=words("B"), version=1, now=DURING)
    assert (saved.choices, saved.version, standing(consultation).standing) == (["B"], 2, "draft")


def test_delegation_that_asked_its_capital_awaits_instructions(consultation):
    person = factories.delegate(factories.delegation(state())).user

    replies.await_instructions(consultation, state(), by=person, now=DURING)

    assert standing(consultation).standing == "awaiting"
    replies.save_draft(consultation, state(), by=person, words=words("A"), version=0, now=DURING)
    awaiting = replies.await_instructions(consultation, state(), by=person, now=DURING)
    assert (awaiting.choices, awaiting.version, standing(consultation).standing) == (["A"], 1, "awaiting")


def test_nothing_is_drafted_that_can_no_longer_become_a_reply(consultation):
    person = factories.delegate(factories.delegation(state())).user
    terms.withdraw(consultation, reason={"en": "Wrong options."})

    with pytest.raises(Refused, match="was withdrawn"):
        replies.save_draft(consultation, state(), by=person, words=words("A"), version=0, now=DURING)


def test_draft_of_another_state_is_refused(consultation):
    person = factories.delegate(factories.delegation(state(1))).user

    with pytest.raises(Refused, match="You do not act for this delegation"):
        replies.save_draft(consultation, state(), by=person, words=words("A"), version=0, now=DURING)


# Reminders


def test_reminder_goes_to_those_who_are_silent_and_says_nothing_of_others(
    consultation, django_capture_on_commit_callbacks
):
    factories.reply(consultation, state(), "A")
    silent = factories.delegate(factories.delegation(state(1)), role="focal_point").user

    with django_capture_on_commit_callbacks(execute=True):
        number = replies.remind(consultation, by=None, now=DURING)

    assert number == 1
    assert [message.to for message in mail.outbox] == [[silent.email]]
    assert "State 0" not in mail.outbox[0].body


def test_only_those_whom_mail_reaches_are_recorded_as_reminded(consultation):
    factories.delegate(factories.delegation(state()), role="delegate")
    factories.delegate(factories.delegation(state(1)), role="focal_point", end=date(2026, 10, 9))
    factories.delegate(factories.delegation(state(2)), role="deputy")

    replies.remind(consultation, by=None, now=DURING)

    assert [reminder.entity for reminder in consultation.reminders.all()] == [state(2)]


def test_reminder_that_would_reach_nobody_is_refused(consultation):
    with pytest.raises(Refused, match="No mail reaches any Member"):
        replies.remind(consultation, by=None, now=DURING)


def test_reminder_is_sent_once_a_day_unless_forced():
    now = datetime.now(UTC)
    consultation = factories.open_consultation(opens_at=now, closes_at=now + timedelta(days=9), now=now)
    factories.delegate(factories.delegation(state()), role="focal_point")
    replies.remind(consultation, by=None, now=now)

    with pytest.raises(Refused, match="sent today already"):
        replies.remind(consultation, by=None, now=now)

    assert replies.remind(consultation, by=None, now=now, forced=True) == 1


def test_nobody_is_reminded_of_what_is_closed(consultation):
    with pytest.raises(Refused, match="Only an open consultation"):
        replies.remind(consultation, by=None, now=CLOSED)
