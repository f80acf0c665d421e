"""Lists of delegations: kept in one act, in their own order, within the quota."""

from dataclasses import replace

import pytest

from intersession.core.refusals import Refused
from intersession.meetings.actions import rolls
from intersession.meetings.forms import nomination
from intersession.meetings.models import Link, Person, Quota, Registration
from tests import factories
from tests.meetings.nominating import NOW, names, nominate, nominee

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("admission")]
ANA = nominee(
    "Ana LÓPEZ", honorific="Ms.", lines=("Adviser", "Mission"), email="ana@example.org", language="es"
)


def again(row, **changes):
    """The nominee of a registration, as its page sends it back."""
    return replace(
        nominee(
            row.name,
            honorific=row.honorific,
            place=row.place,
            lines=tuple(row.lines),
            email=row.person.email,
            language=row.person.language,
            pk=row.pk,
        ),
        **changes,
    )


def refusal(act):
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.reason


def test_a_list_is_kept_in_its_order_with_the_head_first(meeting, state, focal):
    rows = nominate(meeting, state, focal, nominee("Zoe"), nominee("Adam"), nominee("Max", place="head"))

    assert names(rows) == ["Max", "Zoe", "Adam"]
    assert {row.standing for row in rows} == {"nominated"}


def test_a_person_is_kept_with_lines_address_and_both_names(meeting, state, focal):
    (row,) = nominate(meeting, state, focal, ANA)

    assert (row.honorific, row.lines, row.kind, row.entered_by) == (
        "Ms.",
        ["Adviser", "Mission"],
        "state",
        focal,
    )
    person = row.person
    assert (person.given_name, person.family_name, person.email, person.language) == (
        *("Ana", "LÓPEZ"),
        *("ana@example.org", "es"),
    )


def test_only_the_focal_point_deputies_and_the_secretariat_name_a_delegation(
    meeting, state, focal, secretariat
):
    delegate = factories.delegate(state.delegations.get()).user

    nominate(meeting, state, secretariat, ANA)

    reason = refusal(lambda: nominate(meeting, state, delegate, nominee("Ben")))
    assert reason == "Only the focal point and deputies name the delegation; ask them."


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("2026-08-31", "Registration is not open yet."),
        ("2026-10-30", "Registration is closed. Write to the secretariat."),
    ],
)
def test_a_delegation_is_named_while_registration_is_open(meeting, state, focal, secretariat, day, reason):
    now = NOW.fromisoformat(f"{day}T00:00+00:00")

    assert refusal(lambda: nominate(meeting, state, focal, ANA, now=now)) == reason
    assert nominate(meeting, state, secretariat, ANA, now=now)


def test_more_persons_than_the_quota_are_refused_and_nothing_is_kept(meeting, state, focal):
    Quota.objects.create(meeting=meeting, kind="state", each=2)
    nominate(meeting, state, focal, ANA)

    reason = refusal(lambda: nominate(meeting, state, focal, nominee("Ben"), nominee("Cy")))

    assert reason == "A delegation may have 2 persons, and this list has 3."
    assert Registration.objects.count() == 1


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (
            [nominee("A B", place="head"), nominee("C D", place="head")],
            "A delegation has one head; choose another place for the others.",
        ),
        ([nominee("")], "Row 1 has no name."),
        ([nominee("A B", email="a@b")], "The e-mail address of A B is none: a@b."),
        ([nominee("A B"), nominee("b á")], "A B stands twice in the list. Take one away."),
        ([nominee("A B", lines=("1", "2", "3", "4"))], "A B has more than three lines."),
    ],
)
def test_a_wrong_row_is_refused_in_words(meeting, state, focal, rows, reason):
    assert refusal(lambda: nominate(meeting, state, focal, *rows)) == reason
    assert not Person.objects.exists()


def test_a_list_that_changed_meanwhile_is_refused(meeting, state, focal):
    read = rolls.seen(rolls.listed(meeting, [state.pk]))
    nominate(meeting, state, focal, ANA)

    with pytest.raises(rolls.Changed):
        nominate(meeting, state, focal, nominee("Ben"), seen_as=read)


def test_a_page_takes_in_what_was_added_meanwhile_and_keeps_what_was_typed(meeting, state, focal):
    roster = nomination.Roster.of([], "")
    roster.add([nominee("Ben")])
    rows = nominate(meeting, state, focal, ANA)

    assert roster.take_in(rows, rolls.seen(rows)) == ["Ana LÓPEZ"]
    assert [row["name"] for row in roster.rows] == ["Ben", "Ana LÓPEZ"]


def test_nobody_is_removed_by_not_being_mentioned(meeting, state, focal):
    ana, _ben = nominate(meeting, state, focal, ANA, nominee("Ben"))

    rows = nominate(meeting, state, focal, removed=[ana.pk])

    assert [(row.name, row.standing) for row in rows] == [("Ana LÓPEZ", "withdrawn"), ("Ben", "nominated")]


def test_who_was_removed_and_is_named_again_is_the_same_person(meeting, state, focal):
    (ana,) = nominate(meeting, state, focal, ANA)
    nominate(meeting, state, focal, removed=[ana.pk])

    (row,) = nominate(meeting, state, focal, ANA)

    assert (row.pk, row.standing, Person.objects.count()) == (ana.pk, "nominated", 1)


def test_who_came_last_time_is_the_same_person(meeting, state, focal):
    before = factories.meeting()
    factories.admission(before)
    (known,) = nominate(before, state, focal, ANA)

    (row,) = nominate(meeting, state, focal, replace(ANA, name="Ana López"))

    assert row.person == known.person


def test_the_same_name_at_another_address_is_another_person(meeting, state, focal):
    before = factories.meeting()
    factories.admission(before)
    nominate(before, state, focal, ANA)

    nominate(meeting, state, focal, replace(ANA, email="other@example.org"))

    assert Person.objects.count() == 2


@pytest.mark.parametrize("standing", ["confirmed", "registered"])
def test_a_change_after_approval_is_looked_at_again_and_keeps_the_place(meeting, state, focal, standing):
    (ana,) = nominate(meeting, state, focal, ANA)
    Registration.objects.update(standing=standing)

    (row,) = nominate(meeting, state, focal, again(ana, lines=("Minister",)))

    assert (row.standing, row.approved_as) == ("nominated", standing)


def test_what_the_secretariat_changes_is_not_looked_at_again(meeting, state, focal, secretariat):
    (ana,) = nominate(meeting, state, focal, ANA)
    Registration.objects.update(standing="confirmed")

    (row,) = nominate(meeting, state, secretariat, again(ana, lines=("Minister",)))

    assert row.standing == "confirmed"


def test_the_order_alone_is_the_delegations_own(meeting, state, focal):
    ana, ben = nominate(meeting, state, focal, ANA, nominee("Ben"))
    Registration.objects.update(standing="confirmed")

    rows = nominate(meeting, state, focal, again(ben), again(ana))

    assert [(row.name, row.standing) for row in rows] == [("Ben", "confirmed"), ("Ana LÓPEZ", "confirmed")]


def test_what_was_asked_back_and_mended_is_before_the_secretariat_again(meeting, state, focal):
    (ana,) = nominate(meeting, state, focal, ANA)
    Registration.objects.update(standing="asked_back")

    (row,) = nominate(meeting, state, focal, again(ana, lines=("Minister",)))

    assert row.standing == "nominated"


def test_a_delegation_cannot_send_the_private_link_of_a_person_elsewhere(meeting, state, focal):
    (ana,) = nominate(meeting, state, focal, ANA)
    Link.objects.create(meeting=meeting, person=ana.person, digest="d", made_at=NOW)

    reason = refusal(lambda: nominate(meeting, state, focal, again(ana, email="thief@example.org")))

    assert reason == "Ana LÓPEZ has a private link by mail: only they and the secretariat change the address."


def test_a_registration_of_another_delegation_is_out_of_reach(meeting, state, focal):
    other = factories.registration(meeting, entity=factories.member("Lemuria"), name="Lem")

    reason = refusal(lambda: nominate(meeting, state, focal, nominee("Mine now", pk=other.pk)))

    assert reason == "Mine now is in the list of another delegation."


def test_a_table_is_entered_once_and_a_second_time_changes_nothing(meeting, state, secretariat):
    lists = {state: [ANA, nominee("Ben")], factories.member("Lemuria"): [nominee("Cy")]}

    first = rolls.enter_table(meeting, lists, by=secretariat, now=NOW)
    second = rolls.enter_table(meeting, lists, by=secretariat, now=NOW)

    assert (first.new, first.changed, first.same) == (3, 0, 0)
    assert (second.new, second.changed, second.same) == (0, 0, 3)


def test_a_table_changes_who_is_there_and_removes_nobody(meeting, state, secretariat):
    rolls.enter_table(meeting, {state: [ANA, nominee("Ben")]}, by=secretariat, now=NOW)

    entered = rolls.enter_table(meeting, {state: [replace(ANA, place="head")]}, by=secretariat, now=NOW)

    assert (entered.new, entered.changed, entered.same) == (0, 1, 0)
    assert [(row.name, row.place) for row in rolls.listed(meeting, [state.pk])] == [
        ("Ana LÓPEZ", "head"),
        ("Ben", ""),
    ]


def test_a_table_is_entered_in_as_many_queries_for_one_person_as_for_many(
    meeting, state, secretariat, django_assert_num_queries
):
    many = {factories.member(f"State {number}"): [nominee(f"P {number}")] for number in range(20)}

    with django_assert_num_queries(10) as one:
        rolls.enter_table(meeting, {state: [ANA]}, by=secretariat, now=NOW)
    with django_assert_num_queries(len(one)):
        rolls.enter_table(meeting, many, by=secretariat, now=NOW)


def test_a_table_with_a_delegation_over_its_quota_is_refused_whole(meeting, state, secretariat):
    Quota.objects.create(meeting=meeting, kind="state", each=1)
    lists = {factories.member("Lemuria"): [nominee("Cy")], state: [ANA, nominee("Ben")]}

    assert "atlantis" in refusal(lambda: rolls.enter_table(meeting, lists, by=secretariat, now=NOW))
    assert not Registration.objects.exists()


def test_only_the_secretariat_enters_tables(meeting, state, focal):
    assert "Only the secretariat" in refusal(
        lambda: rolls.enter_table(meeting, {state: [ANA]}, by=focal, now=NOW)
    )
