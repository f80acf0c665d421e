"""The page of a speaker by private link, and the desk that gives the link."""

import datetime as dt

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone, translation

from intersession.core import tokens
from intersession.meetings.actions import consents
from intersession.meetings.models import Consent, Link, Meeting, Person, Speaker, SpeakerFile
from tests import factories
from tests.meetings import speaking

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def speaker():
    return speaking.voice()


@pytest.fixture
def secretariat(client):
    client.force_login(factories.user(is_secretariat=True))
    return client


def text(response):
    return " ".join(response.content.decode().split())


def desk_list(speaker):
    return speaking.address("desk_speakers", speaker.meeting.key)


def desk(speaker):
    return speaking.address("desk_speaker", speaker.meeting.key, speaker.position)


def test_page_says_time_room_and_interpretation_plainly(client, speaker):
    meeting = speaker.meeting
    meeting.time_zone = "Asia/Bangkok"
    meeting.save()
    session = speaker.session
    session.room = factories.room(meeting, name={"en": "Room XVII"})
    session.languages, session.interpretation = ["en"], False
    session.save()

    shown = text(client.get(speaking.address("speaker", speaking.link(speaker))))

    for words in (
        "Asia/Bangkok",
        "Thursday, 26 November",
        "Room XVII",
        "Spoken: English",
        "no interpretation",
    ):
        assert words in shown


def test_calendar_of_a_speaker_has_her_sessions_alone(client, speaker):
    factories.session(speaker.meeting, day=dt.date(2026, 11, 27), start=dt.time(9), title={"en": "Other"})

    file = client.get(speaking.address("own_calendar", speaking.link(speaker)))

    assert file["Content-Type"].startswith("text/calendar")
    assert file.content.count(b"BEGIN:VEVENT") == 1
    assert b"Other" not in file.content
    assert speaking.REAL.encode() not in file.content


def test_page_is_kept_by_nobody_and_in_no_index(client, speaker):
    page = client.get(speaking.address("speaker", speaking.link(speaker)))

    assert page["X-Robots-Tag"] == "noindex"
    assert "no-store" in page["Cache-Control"]


@pytest.mark.parametrize("act", ["revoke", "make", "forget", "no speaker"])
def test_link_that_is_over_opens_nothing(client, speaker, act):
    token = speaking.link(speaker)
    if act == "revoke":
        Link.objects.update(revoked_at=timezone.now())
    elif act == "make":
        speaking.link(speaker)
    elif act == "forget":
        Person.objects.update(forgotten_at=timezone.now())
    else:
        speaker.delete()

    for name, more in (("speaker", ()), ("send", ()), ("consent", ("name",)), ("withdraw_consent", ("all",))):
        assert client.get(speaking.address(name, token, *more)).status_code == 404


def test_token_is_not_kept(speaker):
    token = speaking.link(speaker)

    assert token not in str(Link.objects.values().get())


def test_nothing_is_chosen_beforehand(client, speaker):
    token = speaking.link(speaker)

    for item in ("name", "office", "picture", "recording", "quotation"):
        page = client.get(speaking.address("consent", token, item)).content.decode()
        assert "checked" not in page
        assert 'name="until" value' not in page


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"choice": "real"}, speaking.REAL),
        ({"choice": "other", "other": speaking.PSEUDONYM}, speaking.PSEUDONYM),
        ({"choice": "none"}, ""),
    ],
)
def test_speaker_decides_how_she_is_named(client, speaker, given, name):
    response = client.post(speaking.address("consent", speaking.link(speaker), "name"), given)

    speaker.refresh_from_db()
    assert response.status_code == 302
    assert speaker.name == name


@pytest.mark.parametrize(
    ("item", "given", "told"),
    [
        ("name", {}, "This field is required."),
        ("name", {"choice": "other"}, "Write the name you choose."),
        ("name", {"choice": "real", "until": "2020-01-01"}, "This day is past."),
        ("office", {}, "This field is required."),
        ("picture", {"until": "2100-01-01"}, "This field is required."),
    ],
)
def test_decision_that_is_not_whole_is_told_and_changes_nothing(client, speaker, item, given, told):
    response = client.post(speaking.address("consent", speaking.link(speaker), item), given)

    assert told in text(response)
    assert not Consent.objects.exists()


def test_taking_back_is_confirmed_once_by_its_consequence(client, speaker):
    speaking.allow(speaker, "name", speaking.PSEUDONYM)
    speaking.allow(speaker, "picture")
    token = speaking.link(speaker)

    asked = text(client.get(speaking.address("withdraw_consent", token, "name")))
    before = Consent.objects.filter(withdrawn_at=None).count()
    client.post(speaking.address("withdraw_consent", token, "name"))

    assert "Your name leaves the programme" in asked
    assert "cannot be called back" in asked
    assert before == 2
    assert [row.item for row in Consent.objects.filter(withdrawn_at=None)] == ["picture"]


def test_everything_is_taken_back_by_one_button(client, speaker):
    for item in ("name", "office", "picture", "recording", "quotation"):
        speaking.allow(speaker, item, "X")

    client.post(speaking.address("withdraw_consent", speaking.link(speaker), "all"))

    assert not Consent.objects.filter(withdrawn_at=None).exists()


def test_who_is_not_protected_is_asked_for_picture_recording_and_quotation_alone(client):
    meeting = factories.meeting()
    speaker = factories.speaker(meeting, name="Mary Minister", person=factories.person())
    token = speaking.link(speaker)

    shown = text(client.get(speaking.address("speaker", token)))

    assert "Mary Minister" in shown
    assert "Picture" in shown
    assert client.get(speaking.address("consent", token, "name")).status_code == 404


def test_unknown_item_is_not_there(client, speaker):
    token = speaking.link(speaker)

    for name in ("consent", "withdraw_consent"):
        assert client.post(speaking.address(name, token, "everything")).status_code == 404


def test_speaker_sends_replaces_and_takes_back_a_file(client, speaker):
    token = speaking.link(speaker)
    sent = {
        "kind": "presentation",
        "title": "Las cuidadoras",
        "language": "es",
        "session": speaker.session.key,
    }

    client.post(speaking.address("send", token), {**sent, "file": factories.pdf()})
    file = SpeakerFile.objects.get()
    page = speaking.address("own_file", token, file.pk)
    client.post(page, {"act": "replace", "file": factories.pdf("other slides")})
    content = b"".join(client.get(speaking.address("own_content", token, file.pk)))
    client.post(page, {"act": "withdraw"})

    file.refresh_from_db()
    assert b"other slides" in content
    assert (file.file, file.title, file.shown) == (None, "", False)
    assert client.get(page).status_code == 404


def test_file_that_is_refused_is_told_and_what_was_typed_stays(client, speaker):
    given = {"kind": "statement", "title": "Las cuidadoras", "language": "es"}
    web_page = SimpleUploadedFile("slides.html", b"<html><script>alert(1)</script></html>")

    response = client.post(speaking.address("send", speaking.link(speaker)), {**given, "file": web_page})

    assert "This file is of no kind that is taken here." in text(response)
    assert 'value="Las cuidadoras"' in text(response)
    assert not SpeakerFile.objects.exists()


def test_file_of_another_speaker_is_not_there(client, speaker):
    other = factories.speaker(speaker.meeting, name="Other", person=factories.person())
    file = factories.speaker_file(speaker.meeting, other.person)

    for name in ("own_file", "own_content"):
        assert client.get(speaking.address(name, speaking.link(speaker), file.pk)).status_code == 404


def test_desk_lists_speakers_with_persons_links_consents_and_files(secretariat, speaker):
    speaking.link(speaker)
    speaking.allow(speaker, "picture")
    factories.speaker_file(speaker.meeting, speaker.person)

    shown = text(secretariat.get(desk_list(speaker)))

    assert speaking.REAL in shown
    assert "made " in shown
    assert ">picture</td>" in shown
    assert ">1</td>" in shown


@pytest.mark.parametrize("rows", [1, 3])
def test_desk_list_needs_as_many_queries_for_three_speakers_as_for_one(
    secretariat, speaker, rows, django_assert_num_queries
):
    for _number in range(rows - 1):
        factories.speaker(speaker.meeting, session=speaker.session)

    secretariat.get(desk_list(speaker))  # what is read once a process

    with django_assert_num_queries(5):
        secretariat.get(desk_list(speaker))


def test_desk_says_who_a_speaker_is_and_a_protected_name_leaves_the_programme(secretariat):
    speaker = factories.speaker(factories.meeting(), name="Real Name")

    secretariat.post(
        desk(speaker),
        {"act": "person", "given_name": "Real", "family_name": "Name", "language": "es", "protected": "on"},
    )

    speaker.refresh_from_db()
    assert (speaker.name, speaker.withheld, str(speaker.person)) == ("", True, "Real Name")


def test_desk_finds_a_person_by_the_address(secretariat):
    known = factories.person(given_name="Mary", family_name="Minister", email="mary@example.org")
    speaker = factories.speaker(factories.meeting(), name="Mary Minister")

    given = {"act": "person", "given_name": "Mary", "family_name": "Minister", "language": "fr"}
    secretariat.post(desk(speaker), {**given, "email": "Mary@example.org"})

    speaker.refresh_from_db()
    assert speaker.person == known
    assert Person.objects.count() == 1


def test_desk_does_not_take_somebody_of_another_name_for_the_speaker(secretariat, speaker):
    other = factories.speaker(speaker.meeting, name="Mary Minister")

    given = {"act": "person", "given_name": "Mary", "family_name": "Minister", "language": "fr"}
    response = secretariat.post(desk(other), {**given, "email": "amina@example.org"})

    assert "Somebody of another name has this address." in text(response)
    assert Speaker.objects.get(pk=other.pk).person is None


def test_desk_shows_a_link_once(secretariat, speaker):
    made = secretariat.post(desk(speaker), {"act": "make"})
    later = secretariat.get(desk(speaker))

    assert "The link, shown this once:" in text(made)
    assert "The link, shown this once:" not in text(later)
    assert "A link is in use" in text(later)


def test_link_is_mailed_in_the_language_of_the_speaker_and_names_nobody(
    secretariat, speaker, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        secretariat.post(desk(speaker), {"act": "mail"})

    (letter,) = mail.outbox
    assert letter.to == ["amina@example.org"]
    assert "/es/meetings/speakers/" in letter.body
    assert speaking.REAL not in letter.subject + letter.body


def test_link_is_not_mailed_to_who_has_no_address(secretariat, speaker):
    Person.objects.update(email="")

    response = secretariat.post(desk(speaker), {"act": "mail"}, follow=True)

    assert "There is no address to write to." in text(response)
    assert not Link.objects.exists()


def test_desk_hides_a_file(secretariat, speaker):
    file = factories.speaker_file(speaker.meeting, speaker.person)

    secretariat.post(desk(speaker), {"act": "hide", "file": file.pk})

    file.refresh_from_db()
    assert not file.shown


def somebody(role):
    """A person of a role, and the private link that the role holds."""
    if role in {"secretariat", "administrator"}:
        return factories.user(**{f"is_{role}": True}), "none"
    if role in {"focal_point", "deputy", "delegate"}:
        place = factories.delegate(factories.delegation(factories.member("Atlantis")), role=role)
        return place.user, "none"
    if role == "speaker elsewhere":
        return None, speaking.link(speaking.voice(factories.meeting(key="elsewhere")))
    if role == "participant by link":
        row = factories.registration(Meeting.objects.get(key="workshop"))
        token = tokens.new()
        Link.objects.create(
            meeting=row.meeting, person=row.person, digest=tokens.digest(token), made_at=timezone.now()
        )
        return None, token
    return None, "none"


@pytest.mark.parametrize(
    ("role", "desk_answers"),
    [
        ("anybody", 302),
        ("participant by link", 302),
        ("speaker elsewhere", 302),
        ("delegate", 403),
        ("deputy", 403),
        ("focal_point", 403),
        ("administrator", 403),
        ("secretariat", 200),
    ],
)
def test_page_of_a_speaker_is_for_who_holds_its_link_and_the_desk_for_the_secretariat(
    client, speaker, role, desk_answers
):
    user, token = somebody(role)
    file = factories.speaker_file(speaker.meeting, speaker.person)
    if user:
        client.force_login(user)

    own = [("own_file", (file.pk,)), ("own_content", (file.pk,))]
    own += [("speaker", ()), ("send", ()), ("consent", ("name",)), ("withdraw_consent", ("all",))]
    answered = {name: client.get(speaking.address(name, token, *more)).status_code for name, more in own}
    opened = [name for name, status in answered.items() if status == 200]
    answers = {client.get(page).status_code for page in (desk(speaker), desk_list(speaker))}

    assert answers == {desk_answers}
    assert opened == ([name for name, _more in own[2:]] if role == "speaker elsewhere" else [])


@pytest.mark.parametrize("language", ["fr", "es"])
def test_pages_of_a_speaker_open_in_each_language(client, speaker, language):
    speaking.allow(speaker, "name", speaking.PSEUDONYM, timezone.localdate() + dt.timedelta(days=2))
    file = factories.speaker_file(speaker.meeting, speaker.person)
    token = speaking.link(speaker)

    with translation.override(language):
        pages = [
            speaking.address("speaker", token),
            speaking.address("send", token),
            speaking.address("own_file", token, file.pk),
            speaking.address("consent", token, "name"),
            speaking.address("withdraw_consent", token, "all"),
        ]

    for page in pages:
        assert f'<html lang="{language}"' in client.get(page).content.decode()


def test_withdrawal_of_somebody_else_changes_nothing(speaker):
    other = speaking.voice(factories.meeting(key="other"))
    speaking.allow(other, "name", speaking.PSEUDONYM)

    consents.withdraw(speaker.meeting, speaker.person, items=["name"], now=timezone.now())

    other.refresh_from_db()
    assert other.name == speaking.PSEUDONYM
