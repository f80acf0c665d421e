"""The secretariat codes comments with two coders and makes the annex of a survey, on a screen and a phone."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from intersession.evaluations.models import Evaluation, Survey
from intersession.evaluations.queries import comments as queries
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SCREEN, TELEPHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
COMMENTS = (
    "The panels were good. Please bring interpretation to the side events.",
    "Il faudrait plus de temps pour le débat.",
    "Más tiempo para el debate, por favor.",
)


@pytest.fixture
def site() -> Iterator[str]:
    server = LiveServer("localhost")
    yield server.url
    server.stop()


@pytest.fixture
def survey() -> Survey:
    factories.organization(key="organization", time_zone="Europe/Zurich")
    items = (
        factories.satisfaction("overall", topic="overall", label=factories.words("Overall satisfaction")),
        factories.satisfaction("understanding", index="benefit", label=factories.words("Understanding")),
        factories.satisfaction("cooperation", index="benefit", label=factories.words("Cooperation")),
        factories.satisfaction("documents", topic="", label=factories.words("Documents")),
        {"code": "comment", "kind": "text", "label": factories.words("Comments")},
    )
    asked = factories.asking(*items, indices={"benefit": factories.words("Benefit")})
    answers = ["satisfied"] * 34 + ["neutral"] * 4 + ["critical"] * 5
    given = [{"overall": "satisfied", "understanding": one, "cooperation": one} for one in answers]
    given = [{**one, "documents": "satisfied"} if place % 2 else one for place, one in enumerate(given)]
    for answer, comment in zip(given, COMMENTS, strict=False):
        answer["comment"] = comment
    groups = ["state"] * 24 + ["organization"] * 19
    held = factories.meeting(title=factories.words("Workshop on return"), start="2009-07-09", key="held")
    version = factories.questionnaire_version(asked)
    made = factories.closed_survey(given, groups, version=version, meeting=held)
    says = factories.words("asked for more time for discussion")
    label = factories.words("More time for discussion")
    factories.code(made, "time", label=label, stance="suggestion", request=True, says=says)
    factories.code(made, "panels", label=factories.words("Panels praised"), position=1)
    return made


def signed_in(browser: Browser, site: str, viewport: dict[str, int]) -> Page:
    client = Client()
    client.force_login(factories.user(is_secretariat=True))
    context = browser.new_context(viewport=viewport, java_script_enabled=False)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}
    context.add_cookies([cookie])
    return context.new_page()


def address(site: str, name: str, survey: Survey, *more: str) -> str:
    return site + reverse(f"evaluations:survey_{name}", args=(survey.key, *more))


def code_all(page: Page, site: str, survey: Survey) -> None:
    page.goto(address(site, "read", survey))
    for _comment in COMMENTS:
        text = page.locator("blockquote").inner_text()
        page.get_by_label("Panels praised" if "panels" in text else "More time for discussion").check()
        page.get_by_role("button", name="Save and go to the next comment").click()


def settle_all(page: Page, site: str, survey: Survey) -> None:
    page.goto(address(site, "settle", survey))
    for _comment in COMMENTS:
        page.get_by_role("button", name="Agree and go to the next comment").click()


def test_two_coders_and_one_annex(browser: Browser, site: str, survey: Survey) -> None:
    one, other = signed_in(browser, site, SCREEN), signed_in(browser, site, TELEPHONE)
    code_all(one, site, survey)
    code_all(other, site, survey)
    settle_all(one, site, survey)
    assert queries.counts(survey) == {"time": 2, "panels": 1}

    one.goto(address(site, "annex", survey))
    while one.locator("li:has(.tag.warn) button[value=kept]").count():
        one.locator("li:has(.tag.warn) button[value=kept]").first.click()
    one.get_by_role("button", name="Approve").click()

    expect(one.get_by_text("Papers and the public page print these figures and words.")).to_be_visible()
    assert Evaluation.objects.get().comments.count() == 2


@pytest.mark.parametrize("viewport", [SCREEN, TELEPHONE], ids=["screen", "telephone"])
def test_pages_can_be_used_by_everybody(
    browser: Browser, site: str, survey: Survey, viewport: dict[str, int]
) -> None:
    page = signed_in(browser, site, viewport)
    pages = [(name, ()) for name in ("results", "annex", "comments", "read", "settle", "code_new")]
    pages += [("sentence", ("line-overall",)), ("preview", ("es",)), ("code", ("time",))]
    context = browser.new_context(viewport=viewport, storage_state=page.context.storage_state())
    page = context.new_page()

    for name, more in pages:
        page.goto(address(site, name, survey, *more))

        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"][:120]) for one in found] == [], name
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), name
    context.close()
