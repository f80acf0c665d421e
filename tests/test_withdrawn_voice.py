"""A voice that was taken back is nowhere: every page, file, paper, package and mail, in every language.

Every address that anybody may open is tried: those of `tests.test_access`, so that a new page is tried too.
"""

import datetime as dt
import html
import io
import re
import unicodedata
import zipfile

import pytest
from django.core import mail
from django.utils import timezone

from intersession.documents.models import Rendition
from intersession.meetings.actions import consents, speakers
from intersession.meetings.models import Consent, ConsentItem, Meeting, Session, Speaker, SpeakerFile
from intersession.meetings.views import exports
from intersession.record import actions
from intersession.reports import actions as reports
from tests import factories, public_record, test_access
from tests.meetings import speaking

pytestmark = pytest.mark.django_db

NAMES = (speaking.REAL, speaking.PSEUDONYM, speaking.OFFICE)
TITLE = "Slides of Amina Zeta"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def voice():
    """A migrant who speaks at the workshop: in its programme and its list, with a file."""
    public_record.make()
    meeting = Meeting.objects.get(key="workshop")
    speaker = speaking.voice(meeting)
    speaker.session.kind = "keynote"
    speaker.session.save()
    factories.registration(meeting, person=speaker.person, name=speaking.REAL)
    factories.speaker_file(meeting, speaker.person, title=TITLE, session=speaker.session)
    return speaker


def allow(speaker):
    speaking.allow(speaker, "name", speaking.PSEUDONYM)
    speaking.allow(speaker, "office", speaking.OFFICE)
    speaking.allow(speaker, "quotation")


def plain(text):
    """The text as a search would read it: without tags, accents and case, spaces as one."""
    read = html.unescape(re.sub(r"<[^>]*>", "", text))
    return " ".join(unicodedata.normalize("NFKC", read).split()).casefold()


def public_pages(client):
    """Everything that anybody may open, by address."""
    found = {}
    for language in test_access.LANGUAGES:
        for name, arguments in test_access.PUBLIC.items():
            address = test_access.address(name, arguments, language)
            found[address] = read(client.get(address))
        for ending in exports.FORMATS:
            address = test_access.address("meetings:export", ("workshop", ending), language)
            found[address] = read(client.get(address))
        for session in Session.objects.filter(meeting__key="workshop").exclude(day=None):
            for name in ("meetings:session_calendar", "meetings:session_page"):
                address = test_access.address(name, ("workshop", session.key), language)
                found[address] = read(client.get(address))
        for file in SpeakerFile.objects.values_list("pk", flat=True):
            address = test_access.address("meetings:file", (file,), language)
            response = client.get(address)
            found[address] = str(response.headers) + read(response)
    return found


def read(response):
    """What an answer says; a workbook is unpacked, and a calendar's lines are unfolded."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            content = b" ".join(book.read(name) for name in book.namelist())
    return content.decode(errors="replace").replace("\r\n ", "")


def papers():
    """The working paper with the outline of the Council session, as it is composed."""
    files = reports.compose_files("IC/2009/10", languages=test_access.LANGUAGES, formats=("html", "akn"))
    return {file.name: file.content.decode() for file in files}


def package(tmp_path):
    return {str(file): file.read_text() for file in actions.dump(tmp_path / "package", force=True)}


def shows(found):
    """What shows one of the names: where, and which."""
    return {(where, name) for where, text in found.items() for name in NAMES if plain(name) in plain(text)}


def everything(client, tmp_path):
    return public_pages(client) | package(tmp_path) | mails()


def mails():
    return {f"mail {number}": letter.subject + letter.body for number, letter in enumerate(mail.outbox)}


def test_real_name_is_nowhere_before_and_after_any_decision(client, voice, tmp_path):
    before = shows(everything(client, tmp_path))
    allow(voice)
    during = shows(everything(client, tmp_path))

    assert before == set()
    assert {name for _where, name in during} == {speaking.PSEUDONYM, speaking.OFFICE}


def test_pseudonym_stands_in_programme_files_and_package_while_it_is_allowed(client, voice, tmp_path):
    allow(voice)
    SpeakerFile.objects.update(shown=True)

    found = everything(client, tmp_path)

    for language in test_access.LANGUAGES:
        page = found[f"/{language}/meetings/workshop/"]
        assert speaking.PSEUDONYM in page
        assert TITLE in page
        for ending in exports.FORMATS:
            assert speaking.PSEUDONYM in found[f"/{language}/meetings/workshop/programme.{ending}"]
    assert any(speaking.PSEUDONYM in text for where, text in found.items() if where.endswith(".yaml"))


@pytest.mark.parametrize("over", ["taken back", "run out", "protected anew"])
def test_withdrawn_voice_is_nowhere(client, voice, tmp_path, over, django_capture_on_commit_callbacks):
    allow(voice)
    SpeakerFile.objects.update(shown=True)
    assert shows(public_pages(client))

    if over == "taken back":
        token = speaking.link(voice)
        client.post(speaking.address("withdraw_consent", token, "all"))
    elif over == "run out":  # no task has run, no row was written since
        Consent.objects.update(until=timezone.localdate() - dt.timedelta(days=1))
    else:
        Consent.objects.all().delete()
        Speaker.objects.filter(pk=voice.pk).update(name=speaking.REAL, withheld=False)
    with django_capture_on_commit_callbacks(execute=True):
        speakers.mail_link(voice.meeting, voice.person, now=timezone.now())

    assert len(mail.outbox) == 1
    found = public_pages(client) | mails()
    assert shows(found) == set()
    assert not any(TITLE in text for text in found.values())
    if over != "protected anew":
        assert shows(package(tmp_path)) == set()


def test_withdrawn_voice_leaves_papers_and_their_files():
    actions.load(actions.DEMO)
    session = Session.objects.filter(meeting__kind="council", kind="keynote").earliest("pk")
    speaker = factories.speaker(session.meeting, session=session, name=speaking.REAL, role={})
    known = speakers.Known("Real", "Name", "", "es", protected=True, honorific={})
    speakers.attach(speaker, known=known, now=timezone.now())
    allow(speaker)
    during = papers()
    files = reports.compose_files("IC/2009/10", languages=("en",), formats=("html", "akn"))
    reports.publish("IC/2009/10", files)

    consents.withdraw(speaker.meeting, speaker.person, items=ConsentItem.values, now=timezone.now())

    assert {name for _where, name in shows(during)} == {speaking.PSEUDONYM, speaking.OFFICE}
    assert shows(papers()) == set()
    assert not Rendition.objects.exists()


def test_no_page_of_the_desk_of_others_tells_the_name(client, voice):
    client.force_login(factories.user())

    pages = [client.get(speaking.address("desk_speakers", "workshop")), client.get("/en/desk/")]

    assert not shows({str(number): read(page) for number, page in enumerate(pages)})
