"""Decisions on registrations: places, the waiting list, answers, and who is told what."""

from datetime import timedelta

import pytest
from django.core import mail

from intersession.core.refusals import Refused
from intersession.meetings.actions import admission as terms
from intersession.meetings.actions import decisions
from intersession.meetings.models import Admission, Link, Quota, Registration
from intersession.meetings.queries import persons
from tests import factories
from tests.meetings.nominating import NOW, nominate, nominee

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("admission")]


def applied(meeting, **given):
    """Somebody who applied; `entered_by` makes a nominee of them."""
    person = factories.person(email=given.pop("email", f"p{Registration.objects.count()}@example.org"))
    return factories.registration(meeting, person=person, **{"standing": "applied", "kind": "ngo", **given})


def standings():
    return list(Registration.objects.order_by("pk").values_list("standing", flat=True))


def confirm(meeting, by, *rows, now=NOW):
    return decisions.confirm(meeting, [row.pk for row in rows], by=by, now=now)


def test_who_applied_is_registered_by_the_confirmation(meeting, secretariat):
    row = applied(meeting)

    assert confirm(meeting, secretariat, row).confirmed == 1
    assert standings() == ["registered"]


def test_a_nominee_is_asked_to_accept_and_one_without_address_is_registered(
    meeting, state, focal, secretariat
):
    rows = nominate(meeting, state, focal, nominee("A B", email="a@example.org"), nominee("C D"))

    confirm(meeting, secretariat, *rows)

    assert standings() == ["confirmed", "registered"]


def test_the_mail_of_a_nominee_holds_a_link_of_which_only_a_digest_is_kept(
    meeting, state, focal, secretariat, django_capture_on_commit_callbacks
):
    rows = nominate(meeting, state, focal, nominee("A B", email="a@example.org", language="es"))

    with django_capture_on_commit_callbacks(execute=True):
        confirm(meeting, secretariat, *rows)

    (sent,) = mail.outbox
    token = sent.body.split("/taking-part/")[1].split("/")[0]
    assert sent.to == ["a@example.org"]
    assert "/es/taking-part/" in sent.body
    assert persons.registration_of(token) == rows[0]
    assert token not in Link.objects.get().digest


@pytest.mark.parametrize("limits", ["places", "together", "each"])
def test_without_a_place_who_is_confirmed_waits(meeting, state, secretariat, limits):
    if limits == "places":
        Admission.objects.update(places=1)
    else:
        Quota.objects.create(meeting=meeting, kind="ngo", **{limits: 1})
    rows = [applied(meeting, entity=state) for _number in range(2)]

    decided = confirm(meeting, secretariat, *rows)

    assert (decided.confirmed, decided.waiting) == (1, 1)
    assert standings() == ["registered", "wait_listed"]


def test_who_waits_longest_moves_up_when_a_place_is_free(
    meeting, secretariat, django_capture_on_commit_callbacks
):
    Admission.objects.update(places=1)
    first, second, third = (applied(meeting) for _number in range(3))
    confirm(meeting, secretariat, first)
    confirm(meeting, secretariat, third)
    confirm(meeting, secretariat, second, now=NOW + timedelta(hours=1))

    with django_capture_on_commit_callbacks(execute=True):
        decisions.withdraw(first, by=None, now=NOW)

    assert standings() == ["withdrawn", "wait_listed", "registered"]
    assert [sent.to for sent in mail.outbox] == [[third.person.email]]
    assert "a place has become free" in mail.outbox[0].body


def test_a_kind_without_places_does_not_hold_up_the_others(meeting, secretariat):
    Admission.objects.update(places=2)
    Quota.objects.create(meeting=meeting, kind="ngo", together=1)
    ngo, media = applied(meeting), applied(meeting, kind="media")
    confirm(meeting, secretariat, ngo, media)
    waiting = applied(meeting), applied(meeting, kind="media")
    confirm(meeting, secretariat, *waiting)

    decisions.refuse(media, by=secretariat, reason="No", now=NOW)

    assert standings() == ["registered", "refused", "wait_listed", "registered"]


def test_more_places_go_at_once_to_those_who_wait(meeting, secretariat):
    Admission.objects.update(places=1)
    confirm(meeting, secretariat, applied(meeting), applied(meeting))

    terms.set_terms(meeting, by=secretariat, terms={"places": 2}, quotas={}, questions=(), now=NOW)

    assert standings() == ["registered", "registered"]


def test_who_is_asked_again_keeps_the_place(meeting, secretariat):
    Admission.objects.update(places=1)
    row, other = applied(meeting), applied(meeting)
    confirm(meeting, secretariat, row)

    decisions.ask_back(row, by=secretariat, reason="Which body?", now=NOW)
    confirm(meeting, secretariat, other)

    assert standings() == ["asked_back", "wait_listed"]


def test_a_delegation_is_told_of_what_is_asked_back(
    meeting, state, focal, secretariat, django_capture_on_commit_callbacks
):
    (row,) = nominate(meeting, state, focal, nominee("A B", email="a@example.org"))

    with django_capture_on_commit_callbacks(execute=True):
        decisions.ask_back(row, by=secretariat, reason="Which ministry?", now=NOW)

    assert [sent.to for sent in mail.outbox] == [[focal.email]]
    assert "Which ministry?" in mail.outbox[0].body
    assert not Link.objects.exists()


def test_a_confirmed_person_accepts_once(meeting, state, focal, secretariat):
    (row,) = nominate(meeting, state, focal, nominee("A B", email="a@example.org"))
    confirm(meeting, secretariat, row)

    accepted = decisions.accept(row, listed=True)

    assert (accepted.standing, accepted.listed) == ("registered", True)
    with pytest.raises(Refused, match="nothing to accept"):
        decisions.accept(row, listed=True)


def test_who_declines_gives_the_place_to_who_waits(meeting, state, focal, secretariat):
    Admission.objects.update(places=1)
    (row,) = nominate(meeting, state, focal, nominee("A B", email="a@example.org"))
    confirm(meeting, secretariat, row)
    confirm(meeting, secretariat, applied(meeting))
    row.refresh_from_db()

    decisions.decline(row, now=NOW)

    assert standings() == ["declined", "registered"]


def test_what_was_decided_for_good_stays(meeting, secretariat):
    row = applied(meeting, standing="refused", name="A B")

    with pytest.raises(Refused, match="A B is refused; this can no longer be done"):
        decisions.refuse(row, by=secretariat, reason="No", now=NOW)
    assert confirm(meeting, secretariat, row).confirmed == 0


def test_nobody_but_the_secretariat_decides(meeting, focal):
    row = applied(meeting)

    for act in (
        lambda: confirm(meeting, focal, row),
        lambda: decisions.refuse(row, by=focal, reason="No", now=NOW),
        lambda: decisions.ask_back(row, by=focal, reason="No", now=NOW),
    ):
        with pytest.raises(Refused, match="Only the secretariat decides"):
            act()


def test_a_meeting_without_terms_gives_no_places(secretariat):
    bare = factories.meeting()

    with pytest.raises(Refused, match="are not set yet"):
        confirm(bare, secretariat)
