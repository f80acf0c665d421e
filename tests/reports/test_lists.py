"""The list of participants as a paper: what stands on it, its table, its corrigendum, its CSV."""

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from intersession.meetings.statistics import Basis
from intersession.papers import tree
from intersession.reports import actions, issuing, lists
from tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)


@pytest.fixture
def meeting():
    factories.organization()
    found = factories.meeting(key="workshop", start="2009-07-09", end="2009-07-10", place={"en": "Geneva"})
    factories.admission(found, listing="consent", corrections_until=datetime(2026, 10, 9, tzinfo=UTC))
    atlantis = factories.member("Atlantis")
    factories.registration(
        found,
        entity=atlantis,
        honorific="H.E. Ms.",
        name="Ana Díaz",
        lines=["Ambassador", "", "Geneva"],
        listed=True,
    )
    factories.registration(found, entity=atlantis, name="Hidden Name", listed=False)
    factories.registration(found, kind="ngo", represents="=HYPERLINK(1)", name="Bo Li", listed=True)
    factories.registration(found, kind="media", represents="Radio", name="Not Named", listed=False)
    return found


def edition(meeting, kind="provisional", **given):
    return replace(issuing.draft(meeting, kind=kind, now=NOW), symbol="MC/INF/294", **given)


def said(paper):
    """What each block says, by its id."""
    found = {}
    for block in paper.blocks:
        found[block.id] = " ".join(tree.plain(inlines) for inlines in tree.contents(block))
    return found


def test_list_bears_heads_of_blocks_and_entities_and_one_line_a_person(meeting):
    found = list(said(lists.compose(edition(meeting), "en")).values())

    assert found[1:9] == [
        "Member States",
        "Atlantis",
        "H.E. Ms. Ana Díaz, Ambassador, Geneva",
        "and 1 person who is not named",
        "Non-governmental organizations",
        "=HYPERLINK(1)",
        "Bo Li",
        "Media",
    ]
    assert found[9] == "Radio: 1 person"
    assert not any("Hidden" in text or "Not Named" in text for text in found)


def test_provisional_list_says_its_base_its_rule_and_until_when_it_is_corrected(meeting):
    about = said(lists.compose(edition(meeting), "en"))["about"]

    assert about == (
        "This provisional list bears those who had registered on the day of issue. Those who agreed to it "
        "are named; others are only counted. Corrections are to reach the secretariat by 9 October 2026."
    )


def test_table_counts_everybody_with_the_base_in_its_caption(meeting):
    table = lists.table(meeting, Basis.REGISTERED, "en")

    assert tree.plain(table.caption) == "Entities represented and persons, of those who registered"
    assert [tuple(map(tree.plain, row)) for row in table.rows] == [
        ("Member States", "1", "2"),
        ("Non-governmental organizations", "1", "1"),
        ("Media", "1", "1"),
        ("All participants", "3", "4"),
    ]


def test_sum_stands_under_the_last_of_several_blocks(meeting):
    factories.registration(meeting, entity=factories.entity())
    factories.registration(meeting, kind="igo", represents="A bank")

    heads = [tree.plain(row[0]) for row in lists.table(meeting, Basis.REGISTERED, "en").rows]

    assert heads == [
        "Member States",
        "Observer States and other non-member States",
        "All States",
        "Other intergovernmental organizations",
        "Non-governmental organizations",
        "All organizations",
        "Media",
        "All participants",
    ]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("format_name", issuing.FORMATS)
def test_list_is_set_in_every_language_and_format(meeting, language, format_name):
    assert issuing.rendered(edition(meeting), language, format_name)


def test_same_edition_gives_the_same_pdf(meeting):
    paper = lists.compose(edition(meeting), "en")

    assert actions.render(paper, "pdf") == actions.render(paper, "pdf")


def test_csv_has_a_row_a_person_and_no_formula(meeting):
    text = lists.as_csv(edition(meeting), "en").decode("utf-8-sig")

    rows = list(csv.reader(io.StringIO(text)))

    assert rows[1:] == [
        ["Member States", "Atlantis", "H.E. Ms. Ana Díaz", "Ambassador", "Geneva", ""],
        ["Member States", "Atlantis", "and 1 person who is not named", "", "", ""],
        ["Non-governmental organizations", "'=HYPERLINK(1)", "Bo Li", "", "", ""],
        ["Media", "Radio", "1 person", "", "", ""],
    ]


def test_corrigendum_tells_what_to_read_in_place_of_what(meeting):
    before = edition(meeting).entries
    meeting_row = factories.Registration.objects.get(name="Ana Díaz")
    meeting_row.lines = ["Minister"]
    meeting_row.save()
    factories.Registration.objects.filter(name="Bo Li").update(standing="withdrawn")
    after = edition(meeting, before=before, kind="provisional").entries

    changes = lists.Edition(
        meeting,
        "corrigendum",
        Basis.REGISTERED,
        "MC/INF/294/Corr.1",
        date(2026, 10, 2),
        after,
        before,
        "MC/INF/294",
    )
    table = next(block for block in lists.compose(changes, "en").blocks if block.id == "table-changes")

    assert [tuple(map(tree.plain, row)) for row in table.rows] == [
        ("Atlantis", "H.E. Ms. Ana Díaz, Ambassador, Geneva", "H.E. Ms. Ana Díaz, Minister"),
        ("=HYPERLINK(1)", "Bo Li", "–"),
    ]


def test_corrigendum_never_prints_again_a_name_that_was_taken_back(meeting):
    person = factories.person(protected=True)
    factories.registration(meeting, person=person, kind="migrants")
    consent = factories.consent(meeting, person, shown_as="Lina")
    before = edition(meeting).entries
    consent.withdrawn_at = NOW
    consent.save()

    corrected = edition(meeting, before=before)
    paper = lists.compose(replace(corrected, kind="corrigendum", corrects="MC/INF/294"), "en")

    assert "Lina" in {entry.name for entry in before}
    assert not any("Lina" in text for text in said(paper).values())
