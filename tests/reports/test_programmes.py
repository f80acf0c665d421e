"""The programme of a meeting as a paper: three languages, four formats, and only what was released."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import translation

from intersession.core.refusals import Refused
from intersession.meetings.models import Session
from intersession.papers import tree
from intersession.reports import actions, programmes
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def workshop():
    factories.organization(key="iom")
    meeting = factories.meeting(
        key="workshop", number=1, start="2010-03-09", end="2010-03-10", prepared_here=True
    )
    title = {"en": "Borders", "fr": "Frontières", "es": "Fronteras"}
    day = {"day": dt.date(2010, 3, 9), "start": dt.time(10), "end": dt.time(13)}
    held = factories.session(meeting, title=title, languages=["en"], interpretation=False, **day)
    factories.speaker(meeting, session=held, name="Ana Díaz", role=factories.words("Minister"), does="chair")
    factories.release(meeting)
    return meeting


def cells(language):
    paper = programmes.compose_programme("workshop", language)
    [table] = paper.blocks
    return tree.plain(table.caption), [tree.plain(cell) for cell in table.rows[0]]


@pytest.mark.parametrize(
    "language, day, clock, heard",
    [
        ("en", "Tuesday, 9 March", "10.00–13.00", "English, no interpretation"),
        ("fr", "mardi 9 mars", "10 heures-13 heures", "anglais"),
        ("es", "martes 9 de marzo", "10.00 a 13.00 horas", "inglés"),
    ],
)
def test_times_and_languages_are_written_as_the_language_does(workshop, language, day, clock, heard):
    caption, row = cells(language)

    assert (caption, row[0]) == (day, clock)
    assert row[3].startswith(heard)


def test_speaker_stands_with_office_and_part(workshop):
    assert cells("en")[1][1] == "Borders. Panel. Ana Díaz, Minister (en) (chair)"


def test_paper_is_of_the_last_release(workshop):
    Session.objects.update(title={"en": "Not released"})

    assert cells("en")[1][1].startswith("Borders")


def test_paper_has_every_format_and_the_same_bytes_each_time(workshop):
    files, again = (
        list(actions.compose_files("programme/workshop", languages=["en", "fr"], formats=actions.FORMATS))
        for _ in range(2)
    )

    assert [(file.language, file.format) for file in files] == [
        (language, form) for language in ("en", "fr") for form in actions.FORMATS
    ]
    assert files == again


def test_programme_that_was_not_released_is_refused(client):
    factories.session(factories.meeting(key="draft", start="2010", prepared_here=True))

    with pytest.raises(Refused, match="has not been released yet"):
        programmes.compose_programme("draft", "en")
    client.force_login(factories.user(is_secretariat=True))
    with translation.override("en"):
        response = client.get(reverse("reports:programme", args=("draft", "en", "pdf")), follow=True)
    assert "The programme has not been released yet." in response.content.decode()


def test_meeting_that_is_not_there_is_refused():
    with pytest.raises(Refused, match="No meeting has the key nothing"):
        programmes.compose_programme("nothing", "en")


def test_secretariat_takes_the_paper_from_the_desk(client, workshop):
    path = reverse("reports:programme", args=("workshop", "en", "pdf"))
    assert client.get(path).status_code == 302
    client.force_login(factories.user(is_secretariat=True))

    response = client.get(path)

    assert response.content.startswith(b"%PDF-")
    assert response["Content-Disposition"] == 'attachment; filename="programme-workshop.en.pdf"'


@pytest.mark.parametrize("language, ending", [("xx", "pdf"), ("en", "exe")])
def test_paper_in_no_known_language_or_format_is_not_there(client, workshop, language, ending):
    client.force_login(factories.user(is_secretariat=True))

    assert client.get(reverse("reports:programme", args=("workshop", language, ending))).status_code == 404
