"""Files of speakers: who may have one, and how it is given."""

import pytest
from django.utils import timezone

from intersession.core.refusals import Refused
from intersession.meetings.actions import consents, speaker_files
from tests import factories
from tests.meetings import speaking

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def minister():
    meeting = factories.meeting(key="workshop")
    return factories.speaker(meeting, name="Mary Minister", person=factories.person())


def given(client, file):
    response = client.get(speaking.address("file", file.pk))
    if response.streaming:
        list(response)  # an answer that is read to its end closes its file
    return response


def listed(client):
    return "Slides" in client.get("/en/meetings/workshop/").content.decode()


@pytest.mark.parametrize(("shown", "status"), [(True, 200), (False, 404)])
def test_file_is_for_everybody_when_its_speaker_shows_it(client, shown, status):
    speaker = minister()
    file = factories.speaker_file(speaker.meeting, speaker.person, shown=shown)

    assert given(client, file).status_code == status
    assert listed(client) is shown


def test_file_of_a_migrant_needs_consent_to_quotation_too(client):
    speaker = speaking.voice()
    file = factories.speaker_file(speaker.meeting, speaker.person)

    before = given(client, file).status_code, listed(client)
    speaking.allow(speaker, "quotation")
    during = given(client, file).status_code, listed(client)
    consents.withdraw(speaker.meeting, speaker.person, items=["quotation"], now=timezone.now())
    after = given(client, file).status_code, listed(client)

    assert (before, during, after) == ((404, False), (200, True), (404, False))


def test_secretariat_has_a_file_that_is_not_shown(client):
    speaker = speaking.voice()
    file = factories.speaker_file(speaker.meeting, speaker.person, shown=False)
    client.force_login(factories.user(is_secretariat=True))

    assert given(client, file).status_code == 200


@pytest.mark.parametrize("rights", [{}, {"is_administrator": True}])
def test_others_who_are_signed_in_have_it_no_more_than_anybody(client, rights):
    speaker = speaking.voice()
    file = factories.speaker_file(speaker.meeting, speaker.person, shown=False)
    client.force_login(factories.user(**rights))

    assert given(client, file).status_code == 404


def test_file_is_a_download_whose_name_says_nothing_of_who_sent_it(client):
    speaker = minister()
    file = factories.speaker_file(speaker.meeting, speaker.person)

    response = given(client, file)

    assert response["Content-Disposition"] == 'attachment; filename="presentation.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]


def test_file_that_was_taken_back_is_given_to_nobody(client):
    speaker = minister()
    file = factories.speaker_file(speaker.meeting, speaker.person)

    speaker_files.withdraw(file, now=timezone.now())
    client.force_login(factories.user(is_secretariat=True))

    assert given(client, file).status_code == 404
    with pytest.raises(Refused, match="taken back"):
        speaker_files.show(file, shown=True)


def test_link_takes_twenty_files_and_no_more():
    speaker = minister()
    for number in range(speaker_files.MOST):
        factories.speaker_file(speaker.meeting, speaker.person, title=f"Slides {number}")

    with pytest.raises(Refused, match="You have sent 20 files"):
        factories.speaker_file(speaker.meeting, speaker.person)
