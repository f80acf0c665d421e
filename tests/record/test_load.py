"""Loading: what the package says is in the record, once, with one event for each change."""

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from intersession.core.refusals import Refused
from intersession.cycles.models import Candidate, Cycle, GuidingQuestion
from intersession.documents.models import Document, WrittenParagraph
from intersession.evaluations.models import LinePart
from intersession.meetings.models import Meeting, Participation, Speaker
from intersession.membership.models import Entity
from intersession.record import actions
from intersession.record.package import KINDS
from tests import factories

pytestmark = pytest.mark.django_db


def events() -> int:
    """How many events the history of the whole record has."""
    models = (apps.get_model(f"{kind.table._meta.label}Event") for kind in KINDS)
    return sum(model.objects.count() for model in models)


def test_load_creates_every_row_of_the_demo_with_one_event_each():
    report = actions.load(actions.DEMO)

    rows = sum(kind.table._default_manager.count() for kind in KINDS)
    assert report.total.created == rows == events()
    assert (report.total.changed, report.total.unchanged, report.total.removed) == (0, 0, 0)


def test_load_keeps_the_facts_of_the_dialogue():
    actions.load(actions.DEMO)

    assert list(Cycle.objects.order_by("year").values_list("year", flat=True)) == list(range(2001, 2017))
    assert Document.objects.get(symbol="IC/2009/10").date == "2009-09-24"
    assert Document.objects.get(symbol="IC/2009/10").sort_key == "IC/000002009/000000010"
    over = Participation.objects.get(meeting__key="2009-workshop-2", counted="participants")
    assert (over.qualifier, over.number) == ("over", 200)
    assert Participation.objects.get(meeting__key="2009-workshop-2", counted="media").number is None
    assert Candidate.objects.get(cycle__year=2010, letter="D").came_back.year == 2015
    assert Candidate.objects.get(cycle__year=2010, letter="T2").came_back.year == 2014
    assert GuidingQuestion.objects.filter(candidate__letter="D").count() == 6
    assert Meeting.objects.get(key="2007-workshop-1").start == "2007-07"
    assert Meeting.objects.get(key="2007-workshop-1").unverified == ["start"]


def test_load_keeps_the_counts_that_the_printed_figures_imply():
    actions.load(actions.DEMO)

    satisfied = LinePart.objects.filter(answer="satisfied", count__isnull=False).order_by("line__position")
    assert list(satisfied.values_list("count", "line__base", "printed")) == [
        (43, 43, 100),
        (37, 42, 88),
        (33, 42, 79),
        (34, 42, 81),
        (31, 42, 74),
        (26, 43, 60),
    ]


def test_load_names_nobody_whose_name_is_withheld():
    actions.load(actions.DEMO)

    assert list(Speaker.objects.filter(withheld=True).values_list("name", flat=True)) == [""]


def test_load_again_changes_nothing_and_leaves_no_event():
    first = actions.load(actions.DEMO)
    before = events()

    again = actions.load(actions.DEMO)

    assert again.is_empty
    assert again.changes == []
    assert again.total.unchanged == first.total.created
    assert events() == before


def test_load_asks_once_a_table_and_not_once_a_row():
    actions.load(actions.DEMO)

    with CaptureQueriesContext(connection) as queries:
        actions.load(actions.DEMO)

    assert len(queries) <= len(KINDS) + 2  # one for each table, and the ends of the transaction


def test_load_of_one_changed_line_is_one_change_and_one_event(folder, spoil):
    actions.load(folder)
    before = events()
    spoil("cycles/2009.yaml", "short_address: www.iom.int/idmtrafexp", "short_address: www.iom.int/idm")

    report = actions.load(folder)

    assert [str(change) for change in report.changes] == [
        "meetings.Meeting 2009-workshop-2: short_address: “www.iom.int/idmtrafexp” -> “www.iom.int/idm”"
    ]
    assert (report.total.created, report.total.changed, report.total.removed) == (0, 1, 0)
    assert events() == before + 1


def test_load_shows_only_the_language_that_changed(folder, spoil):
    actions.load(folder)
    spoil("outcomes.yaml", "es: las ponencias presentadas en el taller", "es: las ponencias del taller")

    report = actions.load(folder)

    (change,) = report.changes
    assert str(change) == (
        "outcomes.Request 2009-workshop-2/presentations: text.es: "
        "“las ponencias presentadas en el taller” -> “las ponencias del taller”"
    )


def test_load_shows_a_reference_by_its_address(folder, spoil):
    actions.load(folder)
    spoil("cycles/2010.yaml", "came_back: 2015", "came_back: 2016")

    report = actions.load(folder)

    assert [str(change) for change in report.changes] == [
        "cycles.Candidate 2010/D: came_back: “2015” -> “2016”"
    ]


def test_load_removes_what_was_taken_away_under_an_entry(folder, spoil):
    actions.load(folder)
    before = events()
    spoil("cycles/2010.yaml", "  - letter: D\n    candidate: 2010/D\n", "")

    report = actions.load(folder)

    assert [str(change) for change in report.changes] == ["consultations.Option 2010-topics/D: removed"]
    assert report.total.removed == 1
    assert events() == before + 1


def test_load_leaves_alone_what_the_package_does_not_mention():
    theirs = factories.member("Atlantis", key="atlantis")
    document = factories.document(key="ic-2009-10", symbol="IC/2009/10")
    written = factories.written_paragraph(document)

    actions.load(actions.DEMO)

    assert Entity.objects.filter(pk=theirs.pk).exists()
    assert WrittenParagraph.objects.filter(pk=written.pk).exists()


def test_load_refuses_what_a_row_outside_the_package_stands_against():
    factories.document(key="another", symbol="IC/2009/10")

    with pytest.raises(Refused) as refusal:
        actions.load(actions.DEMO)

    assert refusal.value.reason == (
        "Nothing was loaded: an entry that is not in the package stands in the way. "
        "Key (symbol)=(IC/2009/10) already exists."
    )
    assert not Cycle.objects.exists()


def test_load_refuses_to_remove_what_others_still_use(folder, spoil):
    actions.load(folder)
    candidate = Candidate.objects.get(cycle__year=2010, letter="D")
    factories.option(
        factories.consultation(factories.cycle(year=2020), key="elsewhere"), letter="D", candidate=candidate
    )
    text = (folder / "cycles/2010.yaml").read_text(encoding="utf-8")
    start, end = text.index("  - letter: D\n"), text.index("meetings:\n")
    changed = (text[:start] + text[end:]).replace("  - letter: D\n    candidate: 2010/D\n", "")
    (folder / "cycles/2010.yaml").write_text(changed, encoding="utf-8")

    with pytest.raises(Refused) as refusal:
        actions.load(folder)

    assert refusal.value.reason == (
        "Nothing was loaded: a candidate that the package no longer has is still used by elsewhere/D."
    )
    assert Candidate.objects.filter(pk=candidate.pk).exists()


def test_load_tells_how_far_it_is():
    told: list[tuple[int, int, str]] = []

    actions.load(actions.DEMO, progress=lambda done, total, table: told.append((done, total, table)))

    assert [done for done, _, _ in told] == list(range(len(KINDS) + 1))
    assert {total for _, total, _ in told} == {len(KINDS)}
