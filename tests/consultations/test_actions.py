"""Consultations of Members: frozen terms, replies that only add up, decisions that a person takes."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction

from intersession.consultations import queries, results
from intersession.consultations.actions import decisions, replies, terms
from intersession.consultations.models import Consultation, Option, Reply
from intersession.core.refusals import Refused
from intersession.meetings.models import Meeting
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


# Terms


def test_opening_freezes_who_may_reply(consultation):
    factories.member("Latecomer", key="late")

    entitled = [(row.entity.key, row.counted) for row in consultation.entitlements.select_related("entity")]
    assert entitled == [("state-0", True), ("state-1", True), ("state-2", True)]


def test_observers_are_asked_apart():
    observer = factories.entity(key="observer")
    factories.membership(observer, status="observer", start="2001")

    consultation = factories.open_consultation()

    assert consultation.entitlements.get(entity=observer).counted is False


@pytest.mark.parametrize(
    "given, reason",
    [
        ({"title": {"en": "Topics"}}, "The title is missing in: fr, es."),
        ({"seats": 4}, "more options than places"),
        ({"closes_at": None}, "Set when it opens and when it closes."),
        (
            {"closes_at": OPENED - timedelta(days=1), "opens_at": OPENED - timedelta(days=2)},
            "closing is past",
        ),
        ({"kind": "theme", "seats": 2}, "One overarching theme is chosen"),
        ({"kind": "silence", "closes_at": OPENED + timedelta(hours=71)}, "72 hours at least"),
    ],
)
def test_consultation_that_is_not_ready_is_not_opened(given, reason):
    with pytest.raises(Refused, match=reason):
        factories.open_consultation(**given)


def test_after_opening_terms_cannot_be_revised(consultation):
    with pytest.raises(Refused, match="After opening nothing changes"):
        terms.revise(consultation, options=[], seats=1)


@pytest.mark.parametrize(
    "change", [{"seats": 1}, {"title": {"en": "Other"}}, {"closes_at": CLOSED + timedelta(days=9)}]
)
def test_after_opening_terms_cannot_be_changed_in_sql(consultation, change):
    with pytest.raises(DatabaseError, match="terms_are_frozen"), transaction.atomic():
        Consultation.objects.filter(pk=consultation.pk).update(**change)


def test_after_opening_no_option_is_added_changed_or_removed_in_sql(consultation):
    with pytest.raises(DatabaseError, match="options_are_frozen"), transaction.atomic():
        Option.objects.create(consultation=consultation, letter="E")
    with pytest.raises(DatabaseError, match="options_are_frozen"), transaction.atomic():
        consultation.options.update(title={"en": "Other"})
    with pytest.raises(DatabaseError, match="options_are_frozen"), transaction.atomic():
        consultation.options.all().delete()


def test_mistake_is_met_by_an_addendum_or_a_withdrawal_with_a_reason(consultation):
    terms.add_addendum(consultation, by=factories.user(), text={"en": "Read B as C."})
    with pytest.raises(Refused, match="needs a reason"):
        terms.withdraw(consultation, reason={"en": " "})

    withdrawn = terms.withdraw(consultation, reason={"en": "Wrong options."})

    assert withdrawn.state == "withdrawn"
    with pytest.raises(Refused, match="was withdrawn"):
        factories.reply(consultation, state(), "A")


def test_consultation_does_not_close_early(consultation):
    with pytest.raises(Refused, match="has not come yet"):
        terms.close(consultation, now=CLOSED - timedelta(seconds=1))


def test_what_is_due_is_closed_with_its_result(consultation):
    factories.reply(consultation, state(), "A", "B")

    assert terms.close_due(now=CLOSED) == 1

    consultation.refresh_from_db()
    assert (consultation.state, consultation.result.figures["replies"]) == ("closed", 1)
    assert consultation.heads.get(closing=True).size == 1


# Replies


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


def test_last_second_is_in_time(consultation):
    assert not factories.reply(consultation, state(), "A", now=CLOSED - timedelta(microseconds=1)).late


@pytest.mark.parametrize(
    "said, reason",
    [
        (words("A", "B", "C"), "Choose at most 2; you chose 3."),
        (words("E"), "options that are offered"),
        (words("A", "A"), "each once"),
        (words(), "Choose one option at least."),
        (replies.Words("abstention"), "answers that are offered"),
        (replies.Words("no_objection"), "answers that are offered"),
    ],
)
def test_answer_that_is_not_offered_is_refused(consultation, said, reason):
    focal = factories.delegate(factories.delegation(state()), role="focal_point")

    with pytest.raises(Refused, match=reason):
        replies.submit(consultation, state(), by=focal.user, words=said, instruction="", now=DURING)

    assert not Reply.objects.exists()


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
        replies.submit(consultation, state(), by=people[who](), words=words("A"), instruction="", now=DURING)


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


def test_paper_reply_is_entered_by_the_secretariat_and_marked(consultation):
    desk = factories.user(is_secretariat=True)
    scan = SimpleUploadedFile("reply.pdf", b"%PDF-1.7")

    reply = replies.enter_paper(
        consultation,
        state(),
        by=desk,
        words=words("A"),
        instruction="note verbale 5",
        received_at=DURING,
        scan=scan,
    )

    assert (reply.channel, reply.late, reply.submitted_by) == ("paper", False, desk)
    with pytest.raises(Refused, match="Only the secretariat"):
        replies.enter_paper(
            consultation,
            state(1),
            by=factories.user(),
            words=words("A"),
            instruction="",
            received_at=DURING,
            scan=scan,
        )


def test_registered_reply_sends_its_receipt(consultation, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        reply = factories.reply(consultation, state(), "A")

    assert reply.digest in mail.outbox[0].body


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

    assert conflict.value.current.choices == ["A"]
    saved = replies.save_draft(consultation, state(), by=second, words=words("B"), version=1, now=DURING)
    assert (saved.choices, saved.version, standing(consultation).standing) == (["B"], 2, "draft")


def test_delegation_that_asked_its_capital_awaits_instructions(consultation):
    person = factories.delegate(factories.delegation(state())).user

    replies.await_instructions(consultation, state(), by=person, now=DURING)

    assert standing(consultation).standing == "awaiting"


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

    assert number == 2
    assert [message.to for message in mail.outbox] == [[silent.email]]
    assert "State 0" not in mail.outbox[0].body


def test_reminder_is_sent_once_a_day(consultation):
    replies.remind(consultation, by=None, now=datetime.now(UTC))

    with pytest.raises(Refused, match="sent today already"):
        replies.remind(consultation, by=None, now=datetime.now(UTC))


# Decisions


@pytest.fixture
def counted(consultation):
    factories.reply(consultation, state(0), "A", "B")
    factories.reply(consultation, state(1), "A", "B")
    factories.reply(consultation, state(2), "C")
    return terms.close(consultation, now=CLOSED)


def decide(consultation, *chosen, **given):
    known = {
        "by": factories.user(is_secretariat=True),
        "manner": "majority",
        "words": {"en": "The Chair took note."},
        "reason": {},
        "decided_on": date(2026, 11, 3),
    }
    return decisions.decide(consultation, chosen=chosen, **known | given)


def test_chosen_topics_become_workshops(counted):
    decide(counted, "A", "B")

    workshops = Meeting.objects.filter(cycle=counted.cycle).order_by("number")
    assert [(row.number, row.title["en"]) for row in workshops] == [(1, "Topic A (en)"), (2, "Topic B (en)")]
    counted.refresh_from_db()
    assert counted.state == "decided"


def test_decision_that_departs_from_the_count_needs_a_reason(counted):
    with pytest.raises(Refused, match="departs from the count"):
        decide(counted, "A", "C")

    decision = decide(counted, "A", "C", reason={"en": "B was withdrawn by its sponsor."})

    assert decision.chosen == ["A", "C"]


def test_nothing_is_decided_before_closing(consultation):
    with pytest.raises(Refused, match="can no longer be done"):
        decide(consultation, "A", "B")


def test_decision_needs_the_words_of_the_chair(counted):
    with pytest.raises(Refused, match="words of the Chair"):
        decide(counted, "A", "B", words={"en": ""})


def test_theme_is_set_on_the_cycle_and_the_others_are_remembered():
    year = factories.cycle(year=2027)
    chosen, other = (factories.candidate(year, letter=letter, kind="theme") for letter in "TU")
    options = [terms.Offered(row.letter, candidate=row) for row in (chosen, other)]
    consultation = factories.open_consultation(kind="theme", seats=1, cycle=year, options=options)
    factories.reply(consultation, state(), "T")
    terms.close(consultation, now=CLOSED)

    decide(consultation, "T")

    year.refresh_from_db()
    assert year.theme == chosen.title
    assert [row.letter for row in queries.returning(factories.cycle(year=2030))] == ["U"]
