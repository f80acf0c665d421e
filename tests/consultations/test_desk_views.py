"""The pages by which the secretariat runs a consultation, from its terms to the decision."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from intersession.consultations.models import Consultation, Reply
from intersession.meetings.models import Meeting
from intersession.membership.models import Entity
from tests import factories

pytestmark = pytest.mark.django_db
TITLES = {"title_en": "Topics of 2027", "title_fr": "Thèmes de 2027", "title_es": "Temas de 2027"}


@pytest.fixture
def desk(client):
    person = factories.user(is_secretariat=True)
    client.force_login(person)
    return person


def at(moment):
    return moment.strftime("%Y-%m-%dT%H:%M")


def given(cycle, **more):
    now = timezone.now()
    return {
        "key": "topics-2027",
        "cycle": cycle.pk,
        "kind": "topics",
        "texts": "A | A | A\nB | B | B\nC | C | C",
        "seats": 2,
        "capped": "on",
        "opens_at": at(now),
        "closes_at": at(now + timedelta(days=20)),
        "tie_policy": "chair",
        "publication": "aggregate",
        **TITLES,
        **more,
    }


def test_secretariat_prepares_opens_reminds_and_enters_a_paper_reply(client, desk):
    factories.organization(time_zone="UTC")
    factories.member("Atlantis", key="atlantis")
    factories.member("Lemuria", key="lemuria")
    cycle = factories.cycle(year=2027)

    client.post(reverse("consultations:prepare"), given(cycle))
    client.post(reverse("consultations:act", args=("topics-2027", "open")))
    client.post(reverse("consultations:act", args=("topics-2027", "remind")))
    atlantis = Entity.objects.get(key="atlantis")
    paper = {
        "entity": atlantis.pk,
        "received_at": at(timezone.now() + timedelta(minutes=1)),
        "choices": ["A", "B"],
        "instruction": "The Ambassador",
        "scan": SimpleUploadedFile("reply.pdf", b"%PDF-1.7"),
    }
    response = client.post(reverse("consultations:paper", args=("topics-2027",)), paper)

    consultation = Consultation.objects.get()
    assert response.status_code == 302
    assert (consultation.state, consultation.reminders.count()) == ("open", 2)
    assert (Reply.objects.get().entity, Reply.objects.get().channel) == (atlantis, "paper")


def test_what_is_missing_is_told_before_opening(client, desk):
    factories.organization()
    cycle = factories.cycle(year=2027)
    client.post(reverse("consultations:prepare"), given(cycle, title_es=""))

    page = client.get(reverse("consultations:desk_one", args=("topics-2027",))).content.decode()

    assert "The title is missing in: es." in page


def test_refused_terms_keep_what_was_written(client, desk):
    factories.organization()
    cycle = factories.cycle(year=2027)
    client.post(reverse("consultations:prepare"), given(cycle))

    page = client.post(reverse("consultations:prepare"), given(cycle)).content.decode()

    assert "There is a consultation with the key topics-2027 already." in page
    assert "Thèmes de 2027" in page


def test_opened_terms_cannot_be_changed_on_the_page(client, desk):
    factories.organization()
    consultation = factories.open_consultation(
        closes_at=timezone.now() + timedelta(days=9), now=timezone.now()
    )

    page = client.post(
        reverse("consultations:revise", args=(consultation.key,)), given(consultation.cycle)
    ).content.decode()

    assert "After opening nothing changes." in page


def test_scan_that_is_no_picture_is_refused(client, desk):
    factories.organization(time_zone="UTC")
    consultation = factories.open_consultation(
        closes_at=timezone.now() + timedelta(days=9), now=timezone.now()
    )
    paper = {
        "entity": Entity.objects.get(key="state-0").pk,
        "received_at": at(timezone.now() + timedelta(minutes=1)),
        "choices": ["A"],
        "instruction": "X",
        "scan": SimpleUploadedFile("reply.pdf", b"MZ program"),
    }

    page = client.post(reverse("consultations:paper", args=(consultation.key,)), paper).content.decode()

    assert "neither a PDF nor a JPEG or PNG" in page
    assert not Reply.objects.exists()


def test_time_that_the_clocks_repeat_is_refused(client, desk):
    factories.organization(time_zone="Europe/Zurich")
    cycle = factories.cycle(year=2027)

    page = client.post(
        reverse("consultations:prepare"), given(cycle, closes_at="2026-10-25T02:30")
    ).content.decode()

    assert "The clocks change at the seat at that time" in page


def test_decision_is_recorded_and_two_workshops_exist(client, desk):
    consultation = factories.open_consultation()
    factories.reply(consultation, Entity.objects.get(key="state-0"), "A", "B")
    client.get(reverse("consultations:list"))  # its time has passed: it is closed by whoever looks

    page = client.get(reverse("consultations:decide", args=(consultation.key,))).content.decode()
    decision = {
        "manner": "majority",
        "decided_on": "2026-11-03",
        "chosen": ["A", "B"],
        "words_en": "The Chair took note of the preference of Members.",
    }
    client.post(reverse("consultations:decide", args=(consultation.key,)), decision)

    assert page.count(" checked") == 2
    assert Meeting.objects.filter(cycle=consultation.cycle, kind="workshop").count() == 2


@pytest.mark.parametrize("rows", [1, 3])
def test_list_takes_the_same_queries_whatever_its_length(client, desk, rows, django_assert_num_queries):
    for number in range(rows):
        factories.consultation(factories.cycle(year=2030 + number), key=f"c{number}", state="draft")
    client.get(reverse("consultations:desk"))

    with django_assert_num_queries(4):
        client.get(reverse("consultations:desk"))
