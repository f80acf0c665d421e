"""Anybody reads a result in a real browser, on any screen, and checks the record that it offers."""

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.urls import reverse
from django.utils import translation
from pytest_django.live_server_helper import LiveServer

from intersession.consultations.actions import terms
from intersession.consultations.models import Consultation
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LANGUAGES = [code for code, _name in settings.LANGUAGES]
TELEPHONE = {"width": 360, "height": 740}
CLOSED = datetime(2026, 10, 30, 17, tzinfo=UTC)
SETS = [("A", "B"), ("A", "C"), ("A", "B"), ("B", "D"), ("A", "C"), ("C", "D")]


@pytest.fixture
def site() -> Iterator[str]:
    server = LiveServer("localhost")
    yield server.url
    server.stop()


def counted(key: str, **given: object) -> Consultation:
    """A closed consultation that everybody has answered but two; the last reply was late."""
    consultation = factories.open_consultation(states=0, key=key, **given)
    rows = list(consultation.entitlements.order_by("entity__key").values_list("entity__key", flat=True))
    said = {
        "straw_poll": {"positions": {"A": "support"}},
        "silence": {"answer": "objection", "comment": "No."},
    }
    for number, state in enumerate(rows[:-2]):
        choices = SETS[number % len(SETS)] if consultation.kind == "topics" else ()
        factories.registered(consultation, state, *choices, **said.get(consultation.kind, {}))
    closed = terms.close(consultation, now=CLOSED)
    if consultation.kind == "topics":
        factories.registered(consultation, rows[-1], "A", now=CLOSED)
    return closed


@pytest.fixture
def results() -> list[str]:
    """The keys of counted consultations of every kind."""
    factories.organization(time_zone="Europe/Zurich")
    factories.consultation_by_groups({"AFR": 12, "APG": 9, "EEG": 3}, key="open")
    cycle = factories.cycle(year=2099, fictional=True)
    counted("choice", cycle=cycle, no_objection=True, abstention=True)
    counted("attributed", cycle=cycle, publication="attributed")
    counted("poll", cycle=cycle, kind="straw_poll", seats=1)
    counted("silence", cycle=cycle, kind="silence", options=[], seats=1)
    return ["choice", "attributed", "poll", "silence"]


def address(language: str, key: str) -> str:
    with translation.override(language):
        return reverse("consultations:consultation", args=(key,))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_result_has_a_fault_of_access_or_is_wider_than_a_telephone(site, page, results, language, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(TELEPHONE)
    found: list[str] = []
    for key in results:
        page.goto(site + address(language, key))
        violations = Axe().run(page).response["violations"]
        found += [
            f"{key} {rule['id']}: {node['html'][:120]}" for rule in violations for node in rule["nodes"]
        ]
        width = page.evaluate("document.documentElement.scrollWidth")
        found += [f"{key} is {width} wide"] if width > TELEPHONE["width"] else []

    assert found == []


def test_member_of_the_public_downloads_the_record_and_checks_it(site, page, results, tmp_path: Path):
    page.goto(site + address("en", "choice"))
    head = page.locator("#check + p code").inner_text()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download the record").click()
    record = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(record)

    with zipfile.ZipFile(record) as files:
        program = Path(files.extract("verify.py", tmp_path))
        heads = files.read("heads.json").decode()
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-I", program, record], capture_output=True, text=True, check=False
    )

    assert record.name == "record-choice.zip"
    assert head in heads
    assert done.stdout == "Records: 23. Heads: 2. As published.\n"
    assert program.name in page.locator("#check ~ p code").last.inner_text()
