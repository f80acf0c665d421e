"""The secretariat's pages on those who take part: figures and sentence, lists, badges, letters."""

import pytest

from intersession.meetings.models import Registration
from intersession.reports.models import IssuedList, LetterTemplate, WordedSentence
from tests import factories

pytestmark = pytest.mark.django_db
DESK = "/en/desk/meetings/workshop"


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def desk(client):
    factories.organization()
    client.force_login(factories.user(is_secretariat=True))
    return client


@pytest.fixture
def registration():
    meeting = factories.meeting(key="workshop", start="2009-07-09")
    factories.admission(meeting, listing="all")
    return factories.registration(
        meeting, entity=factories.member("Atlantis"), name="Ana Díaz", standing="attended"
    )


def text(response):
    return response.content.decode()


def test_figures_show_every_base_in_its_own_column(desk, registration):
    factories.registration(registration.meeting, kind="ngo", standing="nominated")

    tables = desk.get(f"{DESK}/figures/").context["tables"]

    assert tables[0].heads == ("invited", "confirmed", "registered", "attended")
    assert tables[0].rows == (
        ("Member States", ("1", "1", "1", "1")),
        ("Non-governmental organizations", ("1", "–", "–", "–")),
        ("Total", ("2", "1", "1", "1")),
    )


def test_sentence_is_worded_and_given_back(desk, registration):
    typed = {"text_en": "{participants} came.", "text_fr": "", "text_es": ""}
    desk.post(f"{DESK}/figures/", typed)
    worded = text(desk.get(f"{DESK}/figures/"))

    desk.post(f"{DESK}/figures/", {})

    assert "one participant came." in worded
    assert not WordedSentence.objects.exists()


def test_sentence_with_an_unknown_figure_is_refused_beside_its_field_and_kept(desk, registration):
    page = text(desk.post(f"{DESK}/figures/", {"text_fr": "{people} sont venus."}))

    assert "There is no figure {people}" in page
    assert "{people} sont venus." in page
    assert not WordedSentence.objects.exists()


def test_list_is_issued_and_then_stands_on_the_page(desk, registration):
    answer = desk.post(f"{DESK}/list/", {"kind": "final", "symbol": "MC/INF/294"}, follow=True)

    assert "Issued as MC/INF/294." in text(answer)
    assert IssuedList.objects.get().kind == "final"


def test_refused_list_keeps_what_was_typed_and_says_why(desk, registration):
    page = text(desk.post(f"{DESK}/list/", {"kind": "final", "symbol": "no symbol"}))

    assert "“no symbol” is no document symbol" in page
    assert 'value="no symbol"' in page


@pytest.mark.parametrize("ending", ["pdf", "docx", "csv"])
def test_draft_is_given_as_a_file_and_kept_nowhere(desk, registration, ending):
    answer = desk.get(f"{DESK}/list/final.fr.{ending}")

    assert answer.status_code == 200
    assert answer["Content-Disposition"] == f'attachment; filename="workshop-final.fr.{ending}"'
    assert not IssuedList.objects.exists()


@pytest.mark.parametrize("name", ["final.en.exe", "final.xx.pdf", "last.en.pdf"])
def test_draft_of_nothing_known_is_not_found(desk, registration, name):
    assert desk.get(f"{DESK}/list/{name}").status_code == 404


def test_draft_that_cannot_be_made_says_why(desk, registration):
    answer = desk.get(f"{DESK}/list/corrigendum.en.pdf", follow=True)

    assert "there is nothing to correct" in text(answer)


def test_reissue_without_a_reason_says_why(desk, registration):
    desk.post(f"{DESK}/list/", {"kind": "final", "symbol": "MC/INF/294"})
    issued = IssuedList.objects.get()

    answer = desk.post(f"{DESK}/list/{issued.pk}/reissue/", follow=True)

    assert "there is nothing to reissue" in text(answer)


def test_badges_are_given_as_sheets(desk, registration):
    answer = desk.get(f"{DESK}/badges/?pdf=1&block=members")

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_badges_of_nobody_say_so_on_the_form(desk, registration):
    assert "Nobody is in this selection" in text(desk.get(f"{DESK}/badges/?pdf=1&block=media"))


@pytest.mark.parametrize("query, found", [("", True), ("?q=díaz", True), ("?q=nobody", False)])
def test_letters_are_found_by_a_part_of_the_name(desk, registration, query, found):
    assert ("Ana Díaz" in text(desk.get(f"{DESK}/letters/{query}"))) == found


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_letter_is_given_as_a_file(desk, registration, ending):
    answer = desk.get(f"{DESK}/letters/attendance/{registration.pk}.{ending}")

    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]


def test_certificate_for_who_was_not_there_is_refused_in_words(desk, registration):
    Registration.objects.update(standing="registered")

    answer = desk.get(f"{DESK}/letters/attendance/{registration.pk}.pdf", follow=True)

    assert "Ana Díaz: no certificate of attendance for who is registered." in text(answer)


@pytest.mark.parametrize("path", ["nothing/1.pdf", "attendance/0.pdf", "attendance/1.exe"])
def test_letter_that_is_none_is_not_found(desk, registration, path):
    assert desk.get(f"{DESK}/letters/{path}").status_code == 404


def typed(**given):
    titles = {f"title_{code}": "Title" for code in ("en", "fr", "es")}
    return titles | {f"body_{code}": "Dear {name}" for code in ("en", "fr", "es")} | given


def test_wording_is_kept(desk):
    desk.post("/en/desk/letters/invitation/", typed())

    assert LetterTemplate.objects.get().body == dict.fromkeys(("en", "fr", "es"), "Dear {name}")


def test_preview_keeps_nothing(desk):
    page = text(desk.post("/en/desk/letters/invitation/", typed(show="1")))

    assert "Dear [name]" in page
    assert not LetterTemplate.objects.exists()


def test_wording_with_an_unknown_field_is_refused_beside_it(desk):
    page = text(desk.post("/en/desk/letters/invitation/", typed(body_es="Hola {nombre}")))

    assert "There is no field {nombre}" in page
    assert not LetterTemplate.objects.exists()


@pytest.mark.parametrize("role", ["participant", "is_administrator"])
@pytest.mark.parametrize("path", ["list/final.en.pdf", "letters/attendance/1.pdf"])
def test_files_are_for_the_secretariat(client, registration, role, path):
    rights = {} if role == "participant" else {role: True}
    client.force_login(factories.user(**rights))

    assert client.get(f"{DESK}/{path}").status_code == 403
