"""A migrant who speaks decides on a telephone, in Spanish, what is shown of her, and takes it back."""

import datetime as dt
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.urls import reverse
from django.utils import translation
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from intersession.meetings.models import Consent, Speaker, SpeakerFile
from tests import factories
from tests.meetings import speaking

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LANGUAGES = [code for code, _name in settings.LANGUAGES]
TELEPHONE = {"width": 390, "height": 844}


@pytest.fixture
def site() -> Iterator[str]:
    server = LiveServer("localhost")
    yield server.url
    server.stop()


@pytest.fixture
def speaker(settings, tmp_path) -> Speaker:
    settings.MEDIA_ROOT = tmp_path
    meeting = factories.meeting(key="workshop", title={"es": "Taller"}, time_zone="Europe/Zurich")
    speaker = speaking.voice(meeting)
    speaker.session.room = factories.room(meeting)
    speaker.session.title = {"en": "Voices", "fr": "Témoignages", "es": "Voces"}
    speaker.session.languages, speaker.session.interpreted = ["en"], ["fr", "es"]
    speaker.session.interpretation = True
    speaker.session.save()
    return speaker


@pytest.fixture
def telephone(page: Page) -> Page:
    page.set_viewport_size(TELEPHONE)
    return page


def address(language: str, name: str, *arguments: object) -> str:
    with translation.override(language):
        return reverse(name, args=arguments)


def seen(page: Page, site: str) -> str:
    """Return what the pages of the meeting and of its speakers show to everybody."""
    said = ""
    for name in ("web:meeting", "meetings:speakers_page"):
        page.goto(site + address("es", name, "workshop"))
        said += page.locator("main").inner_text()
    return said


def test_speaker_sends_a_presentation_chooses_a_pseudonym_and_takes_it_back(
    telephone: Page, site: str, speaker: Speaker
):
    page, home = telephone, site + address("es", "meetings:speaker", speaking.link(speaker))

    page.goto(home)
    page.locator("#files ~ p a.button").click()
    page.set_input_files("#id_file", {"name": "x.pdf", "mimeType": "", "buffer": factories.pdf().read()})
    page.fill("#id_title", "Las cuidadoras")
    page.check("#id_shown")
    page.locator("form.stack button").click()
    expect(page).to_have_url(home)
    page.locator("a[href*='consent/name']").click()
    page.check("#id_choice_1")
    page.fill("#id_other", speaking.PSEUDONYM)
    page.locator("form.stack button").click()
    expect(page).to_have_url(home)
    page.locator("a[href*='consent/quotation']").click()
    page.check("#id_allowed")
    page.locator("form.stack button").click()
    expect(page).to_have_url(home)

    shown = seen(page, site)
    page.goto(home)
    page.locator("a[href*='withdraw/all']").click()
    page.locator("main form button").click()
    expect(page).to_have_url(home)
    after = seen(page, site)

    assert speaking.PSEUDONYM in shown
    assert "Las cuidadoras" in shown
    assert speaking.PSEUDONYM not in after
    assert "Las cuidadoras" not in after
    assert not Consent.objects.filter(withdrawn_at=None).exists()
    assert SpeakerFile.objects.get().withdrawn_at is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_a_speaker_are_fit_for_everybody(
    telephone: Page, site: str, speaker: Speaker, language: str
):
    speaking.allow(speaker, "name", speaking.PSEUDONYM, dt.date(2100, 1, 1))
    file = factories.speaker_file(speaker.meeting, speaker.person)
    token = speaking.link(speaker)
    names = [("speaker", ()), ("send", ()), ("own_file", (file.pk,)), ("withdraw_consent", ("all",))]
    names += [("consent", (item,)) for item in ("name", "office", "picture")]

    for name, more in names:
        telephone.goto(site + address(language, f"meetings:{name}", token, *more))
        assert faults(telephone) == []


@pytest.mark.parametrize("width", [390, 1280])
def test_pages_of_the_desk_are_fit_for_everybody(page: Page, site: str, speaker: Speaker, client, width: int):
    speaking.allow(speaker, "picture")
    factories.speaker_file(speaker.meeting, speaker.person)
    client.force_login(factories.user(is_secretariat=True))
    page.set_viewport_size({"width": width, "height": 844})
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])

    for name, more in (("desk_speakers", ()), ("desk_speaker", (speaker.position,))):
        page.goto(site + address("en", f"meetings:{name}", "workshop", *more))
        assert faults(page) == []


def faults(page: Page) -> list[str]:
    """Say what axe finds wrong on the page, and what is wider than the screen."""
    found = [f"{fault['id']}: {fault['nodes']}" for fault in Axe().run(page).response["violations"]]
    width = page.evaluate("document.documentElement.scrollWidth")
    return found + [f"{width} wide"] * (width > page.viewport_size["width"])
