"""Lists are issued as documents in every language and format, corrected, and reissued without a name."""

from datetime import UTC, datetime, timedelta

import pytest

from intersession.core.refusals import Refused
from intersession.documents.models import Document, Rendition
from intersession.meetings.models import Registration
from intersession.reports import issuing
from intersession.reports.models import IssuedList
from tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=1)


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def meeting():
    factories.organization()
    found = factories.meeting(start="2026-09-28")
    factories.admission(found, listing="all")
    factories.registration(found, kind="ngo", represents="Open Roads", name="Ana Díaz", standing="attended")
    factories.registration(found, kind="ngo", represents="Open Roads", name="Bo Li", standing="registered")
    return found


@pytest.fixture
def lina(meeting):
    """The consent of a protected person who attended."""
    person = factories.person(protected=True, family_name="Secret")
    factories.registration(meeting, person=person, kind="migrants", standing="attended")
    return factories.consent(meeting, person, shown_as="Lina")


def issue(meeting, kind="final", symbol="MC/INF/294", now=NOW):
    return issuing.issue(meeting, kind=kind, symbol=symbol, by=None, now=now)


def read(issued, ending="csv", language="en"):
    rendition = Rendition.objects.get(document=issued.document, format=ending, language=language)
    with rendition.file.open("rb") as file:
        return file.read().decode("utf-8-sig")


def named(issued):
    return [entry["name"] for entry in issued.entries]


def test_list_is_registered_with_its_meeting_and_has_every_file(meeting):
    series = factories.series(pattern="MC/INF/{n}")

    issued = issue(meeting)

    document = issued.document
    assert (document.symbol, document.series, document.date) == ("MC/INF/294", series, "2026-10-01")
    assert set(document.title) == {"en", "fr", "es"}
    assert meeting.documents.get().document == document
    assert document.renditions.count() == 3 * len(issuing.FORMATS)


@pytest.mark.parametrize("kind, people", [("provisional", ["Ana Díaz", "Bo Li"]), ("final", ["Ana Díaz"])])
def test_edition_stands_on_its_base(meeting, kind, people):
    assert named(issue(meeting, kind)) == people


@pytest.mark.parametrize("symbol", ["", "294", "MC INF 294", "MC/INF/294 (E)"])
def test_what_is_no_symbol_is_refused_and_nothing_is_kept(meeting, symbol):
    with pytest.raises(Refused, match="is no document symbol"):
        issue(meeting, symbol=symbol)

    assert not Document.objects.exists()


def test_symbol_that_is_taken_is_refused(meeting):
    factories.document(symbol="MC/INF/294")

    with pytest.raises(Refused, match="bears the symbol MC/INF/294 already"):
        issue(meeting)


@pytest.mark.parametrize(
    "kind, reason",
    [
        ("provisional", "Nobody has registered"),
        ("final", "Nobody is recorded as having attended"),
        ("corrigendum", "No list of this meeting was issued"),
    ],
)
def test_list_of_nobody_is_refused(kind, reason):
    with pytest.raises(Refused, match=reason):
        issue(factories.meeting(), kind)


def test_corrigendum_without_a_difference_is_refused(meeting):
    issue(meeting)

    with pytest.raises(Refused, match="nothing to correct"):
        issue(meeting, "corrigendum", "MC/INF/294/Corr.1")


def test_corrigendum_holds_the_list_as_corrected_and_the_next_one_starts_from_it(meeting):
    issued = issue(meeting)
    Registration.objects.filter(name="Bo Li").update(standing="attended")
    corrigendum = issue(meeting, "corrigendum", "MC/INF/294/Corr.1", LATER)

    with pytest.raises(Refused, match="nothing to correct"):
        issue(meeting, "corrigendum", "MC/INF/294/Corr.2", LATER)

    assert corrigendum.corrects == issued
    assert (named(issued), named(corrigendum)) == (["Ana Díaz"], ["Ana Díaz", "Bo Li"])


def test_issued_list_is_kept_when_the_record_moves_on(meeting):
    issued = issue(meeting)
    before = read(issued)
    Registration.objects.update(name="Somebody Else")

    assert read(IssuedList.objects.get()) == before


@pytest.mark.parametrize(
    "kind, issued, proposed",
    [
        ("final", [], ""),
        ("final", ["MC/INF/294"], "MC/INF/294/Rev.1"),
        ("corrigendum", ["MC/INF/294"], "MC/INF/294/Corr.1"),
        ("corrigendum", ["MC/INF/294", "MC/INF/294/Corr.1"], "MC/INF/294/Corr.2"),
    ],
)
def test_next_symbol_is_proposed_after_the_latest(meeting, kind, issued, proposed):
    for symbol in issued[:1]:
        issue(meeting, symbol=symbol)
    for symbol in issued[1:]:
        factories.document(symbol=symbol)

    assert issuing.proposed_symbol(meeting, kind) == proposed


def test_name_that_was_taken_back_withholds_the_files_until_the_list_is_reissued(meeting, lina):
    issued = issue(meeting)
    before = issuing.is_withheld(issued.document, LATER.date())
    lina.withdrawn_at = NOW
    lina.save()
    withheld = issuing.is_withheld(issued.document, LATER.date())

    issuing.reissue(issued, now=LATER)

    assert (before, withheld) == (False, True)
    assert not issuing.is_withheld(issued.document, LATER.date())
    assert named(issued) == ["Ana Díaz"]
    for language in ("en", "fr", "es"):
        for ending in ("csv", "akn", "html"):
            assert "Lina" not in read(issued, ending, language)


def test_consent_that_has_run_out_withholds_too(meeting, lina):
    lina.until = NOW.date()
    lina.save()
    issued = issue(meeting)

    assert not issuing.is_withheld(issued.document, NOW.date())
    assert issuing.is_withheld(issued.document, LATER.date())


def test_list_without_a_withdrawn_name_is_not_reissued(meeting, lina):
    with pytest.raises(Refused, match="nothing to reissue"):
        issuing.reissue(issue(meeting), now=LATER)


def test_document_that_is_no_list_is_never_withheld():
    assert not issuing.is_withheld(factories.document(), NOW.date())
