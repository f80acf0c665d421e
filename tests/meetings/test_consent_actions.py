"""Consents given and taken back, written where they are shown."""

import datetime as dt

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError
from django.utils import timezone

from intersession.core.refusals import Refused
from intersession.documents.models import Rendition
from intersession.meetings import queries, tasks
from intersession.meetings.actions import consents
from intersession.meetings.models import Consent, Speaker
from tests import factories
from tests.meetings import speaking

pytestmark = pytest.mark.django_db


def seen(speaker):
    """What the public query shows of the speaker."""
    ((_day, (session,)),) = queries.programme(speaker.meeting).days
    (person,) = session["people"]
    return person


def written(speaker):
    return Speaker.objects.values("name", "withheld", "role", "honorific").get(pk=speaker.pk)


def test_protected_speaker_without_consent_is_a_voice_without_name():
    speaker = speaking.voice()

    assert written(speaker)["name"] == ""
    assert written(speaker)["withheld"]
    assert written(speaker)["role"]["en"] == "a person who speaks as a migrant"


def test_pseudonym_is_written_wherever_a_name_stands():
    speaker = speaking.voice()
    registration = factories.registration(speaker.meeting, person=speaker.person, name=speaking.REAL)

    speaking.allow(speaker, "name", speaking.PSEUDONYM)

    registration.refresh_from_db()
    assert (written(speaker)["name"], seen(speaker)["name"]) == (speaking.PSEUDONYM, speaking.PSEUDONYM)
    assert (registration.name, registration.listed) == (speaking.PSEUDONYM, True)


def test_words_of_a_consent_stand_as_the_office_in_their_language():
    speaker = speaking.voice()

    speaking.allow(speaker, "office", speaking.OFFICE)

    assert written(speaker)["role"] == {"en": speaking.OFFICE}
    assert seen(speaker)["name"] == ""


def test_choosing_no_name_is_a_decision_that_shows_none():
    speaker = speaking.voice()
    speaking.allow(speaker, "name", speaking.PSEUDONYM)

    speaking.allow(speaker, "name", "")

    assert written(speaker)["name"] == ""
    assert Consent.objects.filter(item="name", withdrawn_at=None).count() == 1


def test_what_is_taken_back_leaves_programme_list_and_consent():
    speaker = speaking.voice()
    registration = factories.registration(speaker.meeting, person=speaker.person, name=speaking.REAL)
    speaking.allow(speaker, "name", speaking.PSEUDONYM)
    speaking.allow(speaker, "picture")

    consents.withdraw(speaker.meeting, speaker.person, items=["name"], now=timezone.now())

    registration.refresh_from_db()
    assert (written(speaker)["name"], registration.name, registration.listed) == ("", "", False)
    assert list(Consent.objects.filter(item="name").values_list("shown_as", flat=True)) == [""]
    assert Consent.objects.get(item="picture").withdrawn_at is None


def test_consent_whose_last_day_is_past_shows_nothing_before_any_task_runs():
    speaker = speaking.voice()
    speaking.allow(speaker, "name", speaking.PSEUDONYM)
    speaking.allow(speaker, "office", speaking.OFFICE)

    Consent.objects.update(until=timezone.localdate() - dt.timedelta(days=1))

    assert written(speaker)["name"] == speaking.PSEUDONYM
    assert (seen(speaker)["name"], seen(speaker)["withheld"]) == ("", True)
    assert seen(speaker)["role"]["en"] == "a person who speaks as a migrant"


def test_each_night_consents_past_their_last_day_end_and_the_others_stay():
    speaker = speaking.voice()
    today = timezone.localdate()
    speaking.allow(speaker, "name", speaking.PSEUDONYM, today)
    speaking.allow(speaker, "office", speaking.OFFICE, today + dt.timedelta(days=9))

    ended = [consents.expire_due(timezone.now() + dt.timedelta(days=days)) for days in (0, 1, 2)]

    assert ended == [0, 1, 0]
    assert (written(speaker)["name"], written(speaker)["role"]) == ("", {"en": speaking.OFFICE})


def test_name_that_is_typed_over_a_withheld_one_is_not_shown():
    speaker = speaking.voice()

    Speaker.objects.filter(pk=speaker.pk).update(name=speaking.REAL, withheld=False)

    assert (seen(speaker)["name"], seen(speaker)["withheld"]) == ("", True)


def test_name_that_is_taken_back_leaves_a_released_programme():
    speaker = speaking.voice()
    speaking.allow(speaker, "name", speaking.PSEUDONYM)
    factories.release(speaker.meeting)
    released = seen(speaker)["name"]

    consents.withdraw(speaker.meeting, speaker.person, items=["name"], now=timezone.now())

    assert (released, seen(speaker)["name"]) == (speaking.PSEUDONYM, "")


def test_name_of_others_stands_as_printed_whatever_they_decide():
    meeting = factories.meeting()
    session = factories.session(meeting)
    speaker = factories.speaker(meeting, session=session, name="Mary Minister", person=factories.person())

    consents.give(meeting, speaker.person, item="picture", now=timezone.now())
    consents.withdraw(meeting, speaker.person, items=["picture"], now=timezone.now())

    assert (written(speaker)["name"], seen(speaker)["name"]) == ("Mary Minister", "Mary Minister")
    with pytest.raises(Refused, match="as it is printed"):
        consents.give(meeting, speaker.person, item="name", shown_as="X", now=timezone.now())


def test_last_day_that_is_past_is_refused():
    speaker = speaking.voice()

    with pytest.raises(Refused, match="This day is past"):
        speaking.allow(speaker, "picture", until=timezone.localdate() - dt.timedelta(days=1))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("text", "kept"), [("<b>Amina</b>\nZETA", 0), ("Mary Minister", 2)])
def test_composed_files_that_hold_a_name_taken_back_are_removed(text, kept):
    speaker = speaking.voice()
    speaking.allow(speaker, "name", speaking.PSEUDONYM)
    document = factories.document()
    for format_name, content in (("html", f"<p>{text}</p>"), ("pdf", "compressed")):
        file = ContentFile(content.encode(), name=f"{format_name}.txt")
        Rendition.objects.create(document=document, language="en", format=format_name, file=file, size=9)
    names = [(row.file.storage, row.file.name) for row in Rendition.objects.all()]

    consents.withdraw(speaker.meeting, speaker.person, items=["name"], now=timezone.now())

    assert Rendition.objects.count() == kept
    assert sum(storage.exists(name) for storage, name in names) == kept


def test_withheld_name_cannot_be_kept_even_by_mistake():
    speaker = speaking.voice()

    with pytest.raises(IntegrityError):
        Speaker.objects.filter(pk=speaker.pk).update(name=speaking.REAL)


def test_nightly_work_ends_consents_that_are_past():
    speaker = speaking.voice()
    speaking.allow(speaker, "name", speaking.PSEUDONYM)
    Consent.objects.update(until=timezone.localdate() - dt.timedelta(days=1))

    tasks.expire_consents(timestamp=0)

    assert (written(speaker)["name"], written(speaker)["withheld"]) == ("", True)
