"""Who took part answers on a telephone in Spanish: eleven questions, an error, and on from another device."""

import time
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from intersession.evaluations.actions import closing, release
from intersession.evaluations.models import Comment, Response, Step, Survey, Tabulation, Unfinished
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LANGUAGES = [code for code, _name in settings.LANGUAGES]
TELEPHONE = {"width": 390, "height": 844}
AIMS = ("comprensión", "cooperación", "aprendizaje", "políticas")


def said(text: str) -> dict[str, str]:
    return {"en": f"{text} (en)", "fr": f"{text} (fr)", "es": text}


def scale(code: str, label: str, **more: object) -> dict[str, object]:
    return {"code": code, "kind": "scale", "options": "satisfaction", "label": said(label), **more}


ELEVEN = {
    "languages": LANGUAGES,
    "lists": {
        "satisfaction": [
            {"code": code, "label": said(label), "tone": tone}
            for code, label, tone in (
                ("5", "Muy satisfecho", "satisfied"),
                ("4", "Satisfecho", "satisfied"),
                ("3", "Ni lo uno ni lo otro", "neutral"),
                ("2", "Insatisfecho", "critical"),
                ("1", "Muy insatisfecho", "critical"),
            )
        ],
        "yes_no": [{"code": "yes", "label": said("Sí")}, {"code": "no", "label": said("No")}],
    },
    "sections": [
        {
            "key": "whole",
            "title": said("El taller en su conjunto"),
            "items": [
                scale("overall", "¿Qué le pareció el taller?", required=True),
                *(scale(f"aim-{n}", f"Objetivo: {aim}", matrix="aims") for n, aim in enumerate(AIMS)),
            ],
        },
        {
            "key": "side",
            "title": said("Actividad paralela"),
            "items": [
                {
                    "code": "went",
                    "kind": "single",
                    "options": "yes_no",
                    "label": said("¿Asistió a la actividad paralela?"),
                },
                scale("side", "¿Qué le pareció?", when=["in", "went", ["yes"]]),
            ],
        },
        {
            "key": "words",
            "title": said("Sus palabras"),
            "items": [
                {
                    "code": "days",
                    "kind": "number",
                    "label": said("¿Cuántos días asistió?"),
                    "low": 1,
                    "high": 2,
                },
                {"code": "learned", "kind": "text", "label": said("¿Qué aprendió de otros?")},
                {"code": "change", "kind": "text", "label": said("¿Qué cambiaría?")},
                {"code": "quotation", "kind": "consent", "label": said("Se me puede citar sin nombre.")},
            ],
        },
    ],
}


@pytest.fixture
def site() -> Iterator[str]:
    server = LiveServer("localhost")
    yield server.url
    server.stop()


@pytest.fixture
def survey() -> Survey:
    factories.organization(key="organization", time_zone="Europe/Zurich")
    version = factories.questionnaire_version(ELEVEN)
    held = factories.meeting(title=said("Taller sobre el retorno"), start="2009-07-09", end="2009-07-10")
    return factories.open_survey(version=version, meeting=held, introduction=said("Dos minutos bastan."))


@pytest.fixture
def address(site: str, survey: Survey) -> str:
    with translation.override("es"):
        token = factories.survey_token(survey.invitations.first())
        return site + reverse("evaluations:survey", args=[token])


@pytest.fixture
def telephone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=TELEPHONE, java_script_enabled=False)
    yield context.new_page()
    context.close()


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Guardar y continuar").click()


def test_eleven_questions_in_spanish_with_an_error_and_on_from_another_device(  # noqa: PLR0915 - a journey
    browser, telephone, address, survey
):
    began = time.monotonic()
    page = telephone
    page.goto(address)
    page.locator("main a.button").first.click()
    page.locator("[name=aim-0][value='5']").check()
    page.locator("main form button[type=submit]").first.click()  # the question that needs an answer has none
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("[name=aim-0][value='5']")).to_be_checked()
    page.locator("[name=overall][value='4']").check()
    for number in range(1, 4):
        page.locator(f"[name=aim-{number}][value='4']").check()
    page.locator("main form button[type=submit]").first.click()
    expect(page).to_have_url(f"{address}pages/side/")
    expect(page.locator("[name=side]")).to_have_count(0)
    page.locator("[name=went][value=yes]").check()
    page.locator("main form button[type=submit]").first.click()  # opens a question
    page.locator("[name=side][value='2']").check()
    page.locator("main form button[type=submit]").first.click()
    expect(page).to_have_url(f"{address}pages/words/")

    other = browser.new_context()  # another device, which has the link and nothing else
    page = other.new_page()
    page.goto(address)
    page.locator("main a.button").first.click()
    expect(page.locator("[name=overall][value='4']")).to_be_checked()
    for _section in range(2):
        page.locator("main form button[type=submit]").first.click()
    page.locator("[name=days]").fill("2")
    page.locator("[name=learned]").fill("Cómo vuelven otros: «con tiempo».")
    page.locator("[name=change]").fill("Más interpretación")
    page.locator("[name=quotation]").check()
    page.locator("main form button[type=submit]").first.click()
    expect(page.locator("main dl dt")).to_have_count(11)
    page.locator("main form button[type=submit]").first.click()
    expect(page).to_have_url(f"{address}sent/")
    other.close()

    assert time.monotonic() - began < 120
    assert Unfinished.objects.get().step == Step.SENT
    closing.close(survey, now=timezone.now())
    found = Response.objects.get()
    assert found.complete
    assert (found.answers["side"], found.answers["days"], found.answers["overall"]) == ("2", "2", "4")
    assert [comment.quotable for comment in Comment.objects.all()] == [True, True]
    assert ["overall", "", "4", 1] in Tabulation.objects.get().cube


def faults(page: Page) -> list[str]:
    """Say what axe finds wrong on the page, and what is wider than the window."""
    found = Axe().run(page).response["violations"]
    told = [f"{page.url} {rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]
    width = page.evaluate("document.documentElement.scrollWidth")
    most = page.viewport_size["width"]
    return told if width <= most else [*told, f"{page.url} is {width} wide"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_of_who_answers_has_a_fault_of_access(page, address, language, width):
    page.set_viewport_size({"width": width, "height": 844})
    start = address.replace("/es/", f"/{language}/")
    found = []
    page.goto(start)
    found += faults(page)
    page.goto(f"{start}pages/whole/")
    found += faults(page)
    page.locator("main form button[type=submit]").first.click()  # nothing is answered
    found += faults(page)
    page.locator("[name=overall][value='4']").check()
    for step in ("side", "words", "check"):
        page.locator("main form button[type=submit]").first.click()
        expect(page).to_have_url(f"{start}{'check/' if step == 'check' else f'pages/{step}/'}")
        found += faults(page)
    page.locator("main form button[type=submit]").first.click()
    expect(page).to_have_url(f"{start}sent/")
    found += faults(page)

    assert found == []


def test_no_page_of_the_desk_has_a_fault_of_access(page, site, survey):
    client = Client()
    client.force_login(factories.user(is_secretariat=True))
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])
    page.set_viewport_size(TELEPHONE)
    factories.survey(key="draft", meeting=survey.meeting)
    for invitation in survey.invitations.all()[:6]:
        factories.sent_response(invitation, overall="4")
    release.release(survey)
    Survey.objects.filter(pk=survey.pk).update(handed_out=3)
    found = []
    names = ("desk", "invite", "remind", "close", "hand_out", "paper")
    pages = [reverse(f"evaluations:survey_{name}", args=[survey.key]) for name in names]
    pages += [reverse(f"evaluations:survey_{name}", args=["draft"]) for name in ("desk", "revise", "open")]
    pages += [reverse("evaluations:surveys"), reverse("evaluations:survey_make")]
    for path in pages:
        page.goto(site + path)
        found += faults(page)
    closing.close(survey, now=timezone.now())
    page.goto(site + pages[0])
    found += faults(page)

    assert found == []


def test_secretariat_keys_forms_on_paper_by_the_keyboard_alone(page, site, survey):
    client = Client()
    client.force_login(factories.user(is_secretariat=True))
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])
    Survey.objects.filter(pk=survey.pk).update(handed_out=3)
    page.goto(site + reverse("evaluations:survey_paper", args=[survey.key]))
    for form in (1, 2):
        for keyed in ("1", "2", "2", "1", "", "2", "5", "2"):  # who did not go to the side event judged it
            page.keyboard.type(keyed)
            page.keyboard.press("Tab")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_contain_text(f"Form {form} is entered.")
        expect(page.locator("[name=paper-overall]")).to_be_focused()

    papers = Response.objects.filter(on_paper=True)
    assert [(row.answers["overall"], row.answers["went"], "side" in row.answers) for row in papers] == [
        ("5", "no", False)
    ] * 2
