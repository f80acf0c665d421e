"""Side events: a delegate applies for an entity, the secretariat decides, the slot is a session."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from intersession.meetings.models import Session, SideEvent
from tests import factories

pytestmark = pytest.mark.django_db
SOON = timezone.now() + dt.timedelta(days=10)
PAST = timezone.now() - dt.timedelta(days=1)


@pytest.fixture
def workshop():
    factories.organization(time_zone="Europe/Zurich")
    return factories.meeting(key="workshop", start="2010-07-08", end="2010-07-09", prepared_here=True)


@pytest.fixture
def focal(client):
    place = factories.delegate(factories.delegation(factories.member("Atlantis")), role="focal_point")
    client.force_login(place.user)
    return place


def page(name, *more):
    with translation.override("en"):
        return reverse(f"meetings:{name}", args=("workshop", *more))


def text(response):
    return " ".join(response.content.decode().split())


def application(place, **more):
    entity = place.delegation.entity_id
    return {
        "entity": entity,
        "title_en": "Seafarers",
        "conditions_accepted": "on",
        "languages": ["en"],
        **more,
    }


def applied(place, meeting, **given):
    given = {"title": {"en": "Seafarers"}, **given}
    return factories.side_event(meeting, entity=place.delegation.entity, applied_by=place.user, **given)


def test_focal_point_applies_on_behalf_of_the_entity(client, workshop, focal):
    factories.admission(workshop, side_events_until=SOON, side_event_conditions={"en": "No banners."})

    shown = text(client.get(page("apply")))
    client.post(page("apply"), application(focal, persons_expected="40"))

    event = SideEvent.objects.get()
    assert "No banners." in shown
    assert (event.entity, event.applied_by, event.persons_expected) == (
        focal.delegation.entity,
        focal.user,
        40,
    )
    assert "Seafarers" in text(client.get(page("side_events")))


@pytest.mark.parametrize(
    "given, said",
    [
        ({"conditions_accepted": ""}, "We accept the conditions"),
        ({"title_en": ""}, "Write the title in one language at least."),
    ],
)
def test_incomplete_application_is_refused_and_kept(client, workshop, focal, given, said):
    factories.admission(workshop, side_events_until=SOON)

    refused = text(client.post(page("apply"), application(focal, partners="Lemuria", **given)))

    assert said in refused.partition('role="alert"')[2]
    assert 'value="Lemuria"' in refused
    assert not SideEvent.objects.exists()


@pytest.mark.parametrize("until", [None, PAST])
def test_nobody_applies_out_of_time(client, workshop, focal, until):
    factories.admission(workshop, side_events_until=until)

    refused = client.post(page("apply"), application(focal))

    assert "can no longer be applied for" in text(refused)
    assert not SideEvent.objects.exists()


def test_nobody_applies_for_an_entity_of_others(client, workshop, focal):
    factories.admission(workshop, side_events_until=SOON)
    other = factories.member("Lemuria")

    client.post(page("apply"), application(focal, entity=other.pk))

    assert not SideEvent.objects.exists()


def test_application_of_others_is_not_there(client, workshop, focal):
    event = factories.side_event(workshop, title={"en": "Secret"})

    assert "Secret" not in text(client.get(page("side_events")))
    assert client.get(page("side_event", event.pk)).status_code == 404
    assert client.post(page("withdraw_side_event", event.pk)).status_code == 404


def decide(client, event, **given):
    client.force_login(factories.user(is_secretariat=True))
    slot = {"day": "2010-07-08", "start": "13:00", "end": "14:30"}
    values = {"version": event.version, "state": "accepted", **slot, **given}
    return client.post(page("decide_side_event", event.pk), values)


def test_accepted_side_event_is_a_session_and_the_applicant_is_told(
    client, workshop, focal, mailoutbox, django_capture_on_commit_callbacks
):
    event = applied(focal, workshop)

    with django_capture_on_commit_callbacks(execute=True):
        decide(client, event, reason_en="Bring your own coffee.")

    event.refresh_from_db()
    session = Session.objects.get()
    [mail] = mailoutbox
    assert (event.state, event.session) == ("accepted", session)
    assert (session.kind, session.title, session.start) == ("side_event", {"en": "Seafarers"}, dt.time(13))
    assert mail.to == [focal.user.email]
    assert "Thursday, 8 July, 13.00–14.30" in mail.body
    assert "Bring your own coffee." in mail.body


@pytest.mark.parametrize("state", ["asked_back", "refused"])
def test_question_or_refusal_needs_its_reasons(client, workshop, focal, state):
    event = applied(focal, workshop)

    refused = decide(client, event, state=state)

    event.refresh_from_db()
    assert "Say why: the applicant reads it." in text(refused)
    assert event.state == "applied"


def test_application_that_was_asked_back_is_put_again_after_the_closing_time(client, workshop, focal):
    factories.admission(workshop, side_events_until=PAST)
    event = applied(focal, workshop, state="asked_back", reason={"en": "Which hall?"})

    shown = text(client.get(page("side_event", event.pk)))
    client.post(page("side_event", event.pk), application(focal, version="0", needs="The small one"))

    event.refresh_from_db()
    assert "Which hall?" in shown
    assert (event.state, event.needs, event.version) == ("applied", "The small one", 1)


def test_application_is_not_decided_twice(client, workshop, focal):
    event = applied(focal, workshop)
    decide(client, event)

    refused = decide(client, event, state="refused", reason_en="No")

    assert "Somebody changed this application meanwhile." in text(refused)
    assert Session.objects.count() == 1


def test_withdrawn_side_event_is_cancelled_in_the_programme(client, workshop, focal):
    event = applied(focal, workshop)
    decide(client, event)
    client.force_login(focal.user)

    client.post(page("withdraw_side_event", event.pk), {"version": "1"})

    event.refresh_from_db()
    assert (event.state, event.session) == ("withdrawn", None)
    assert Session.objects.get().cancelled


def test_secretariat_sets_the_terms_in_the_time_of_the_meeting(client, workshop):
    client.force_login(factories.user(is_secretariat=True))

    client.post(page("desk_side_events"), {"until": "2010-05-31T18:00", "conditions_en": "No banners."})

    workshop.refresh_from_db()
    assert workshop.admission.side_events_until == dt.datetime(2010, 5, 31, 16, tzinfo=dt.UTC)
    assert workshop.admission.side_event_conditions == {"en": "No banners."}
    assert 'value="2010-05-31T18:00"' in text(client.get(page("desk_side_events")))


@pytest.mark.parametrize("rows", [1, 3])
def test_applications_take_the_same_queries_for_any_number(
    client, workshop, focal, django_assert_num_queries, rows
):
    for _ in range(rows):
        applied(focal, workshop)

    with django_assert_num_queries(9):
        client.get(page("side_events"))


def test_desk_of_a_delegate_leads_to_the_meetings_that_take_side_events(client, workshop, focal):
    factories.admission(workshop, side_events_until=SOON)
    factories.admission(factories.meeting(key="past"), side_events_until=PAST)

    shown = text(client.get("/en/desk/"))

    assert page("side_events") in shown
    assert "/meetings/past/" not in shown
