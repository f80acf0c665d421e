"""Dumping: the record comes out as the package that it came in as."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from intersession.consultations.models import CoSponsor, Proposal
from intersession.core.refusals import Refused
from intersession.cycles.models import Candidate
from intersession.membership.models import Entity
from intersession.record import actions
from intersession.record.package import KINDS
from tests import factories

pytestmark = pytest.mark.django_db


def _texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def _empty_the_record() -> None:
    Proposal.objects.filter(merge_into__isnull=False).delete()  # they protect what they were merged into
    for kind in reversed(KINDS):
        kind.table._default_manager.all().delete()


def _one_row_of_each_kind() -> None:
    meeting = factories.meeting(cycle=factories.cycle(), body=factories.body(), start="2019-05", number=1)
    document = factories.document(series=factories.series(), symbol="IC/2019/2", title={"ar": "و", "en": "A"})
    evaluation = factories.evaluation(meeting, distributed=9, returned=8, sources=[factories.source().key])
    candidate = factories.candidate(meeting.cycle)
    session = factories.session(meeting, start="09:30", end="10:15", interpretation=False)
    group = factories.regional_group()
    state = factories.member("Atlantis: a State")
    factories.organization()
    factories.group_name(group, valid_until="2010-12-31")
    factories.group_name(group, valid_from="2011-01-01")
    factories.group_membership(group, state, counted=False)
    factories.part(document)
    factories.written_paragraph(document, position=0, key="b")
    factories.written_paragraph(document, position=0, key="a")
    factories.publication(identifiers={"issn": "0000-0000", "isbn": "9789210026833"})
    factories.guiding_question(candidate)
    factories.milestone(meeting.cycle, start="2019")
    factories.title_variant(meeting, position=1)
    factories.aim(meeting, position=1)
    factories.partner(meeting, position=1, sponsor=True)
    factories.participation(meeting, number=7, qualifier="about")
    factories.speaker(meeting, session=session, position=1)
    factories.meeting_document(meeting, document=document)
    factories.meeting_publication(meeting, publication=factories.publication())
    factories.option(factories.consultation(meeting.cycle, meeting=meeting), candidate=candidate, votes=3)
    factories.line_part(factories.line(evaluation, base=8, index=factories.index(evaluation)), count=8)
    factories.coded_comment(evaluation, quantifier=factories.quantifier(at_least="12.50").key)
    factories.conclusion(meeting, document=document, paragraph=3)
    factories.request(meeting)
    factories.improvement(meeting)
    _proposals(state, candidate)


def _proposals(lead: Entity, candidate: Candidate) -> None:
    """An admitted proposal with a co-sponsor, and one of a lower number that was merged into it."""
    now = datetime(2019, 5, 1, 10, 0, 0, 250, tzinfo=UTC)
    known = {"cycle": candidate.cycle, "lead": lead, "title": {"ar": "مدن"}, "text": {"ar": "لماذا"}}
    admitted = Proposal.objects.create(
        **known, number=2, state="admitted", submitted_at=now, candidate=candidate, on_behalf_of={"en": "G"}
    )
    consents = {"merge_into": admitted, "merge_agreed_at": now, "merge_accepted_at": now}
    Proposal.objects.create(**known, number=1, state="merged", submitted_at=now, **consents)
    CoSponsor.objects.create(proposal=admitted, entity=factories.member("Utopia"), confirmed_at=now)


def test_dump_of_the_demo_is_the_demo(tmp_path):
    actions.load(actions.DEMO)

    actions.dump(tmp_path / "dump")

    assert _texts(tmp_path / "dump") == _texts(actions.DEMO)


def test_dump_and_load_into_an_empty_record_gives_an_equal_dump(tmp_path):
    _one_row_of_each_kind()
    assert all(kind.table._default_manager.exists() for kind in KINDS), "a kind has no row in this test"
    actions.dump(tmp_path / "first")
    _empty_the_record()

    actions.load(tmp_path / "first")
    actions.dump(tmp_path / "second")

    assert _texts(tmp_path / "first") == _texts(tmp_path / "second")


def test_dump_and_load_into_the_same_record_changes_nothing(tmp_path):
    actions.load(actions.DEMO)
    actions.dump(tmp_path / "dump")

    report = actions.load(tmp_path / "dump")

    assert report.is_empty


def test_drafts_and_requests_that_wait_stay_out_of_the_dump(tmp_path):
    cycle, lead = factories.cycle(year=2027), factories.member("Atlantis", key="atlantis")
    factories.draft_proposal(lead, cycle, "Secret")
    open_to_all = factories.proposal(lead, cycle, "Cities")
    waits = CoSponsor.objects.create(proposal=open_to_all, entity=factories.member("Utopia", key="utopia"))
    actions.dump(tmp_path / "dump")
    dumped = _texts(tmp_path / "dump")["cycles/2027.yaml"]

    report = actions.load(tmp_path / "dump")

    assert "Cities" in dumped
    assert "Secret" not in dumped
    assert "utopia" not in dumped
    assert report.is_empty
    assert CoSponsor.objects.get() == waits


def test_dump_names_its_files(tmp_path):
    factories.cycle(year=2010)

    files = actions.dump(tmp_path / "dump")

    names = [file.relative_to(tmp_path / "dump").as_posix() for file in files]
    assert names == ["cycles/2010.yaml", "record.yaml"]


def test_dump_refuses_a_folder_that_holds_something(tmp_path):
    (tmp_path / "record.yaml").write_text("mine", encoding="utf-8")

    with pytest.raises(Refused) as refusal:
        actions.dump(tmp_path)

    assert refusal.value.reason == (
        f"{tmp_path} is not empty; name another folder, or add --force to replace it."
    )
    assert _texts(tmp_path) == {"record.yaml": "mine"}


def test_dump_never_replaces_what_is_no_package(tmp_path):
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(Refused) as refusal:
        actions.dump(tmp_path, force=True)

    assert refusal.value.reason == (
        f"{tmp_path} holds something that is no record package; name another folder."
    )
    assert _texts(tmp_path) == {"mine.txt": "mine"}


def test_dump_refuses_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    folder = tmp_path / "file" / "dump"

    with pytest.raises(Refused) as refusal:
        actions.dump(folder)

    assert refusal.value.reason == f"{folder} cannot be written: File exists. It is as it was before."


def test_dump_by_force_replaces_the_folder(tmp_path):
    folder = tmp_path / "dump"
    folder.mkdir()
    (folder / "record.yaml").write_text("schema: 1", encoding="utf-8")
    (folder / "old.yaml").write_text("old", encoding="utf-8")

    actions.dump(folder, force=True)

    assert _texts(folder) == {"record.yaml": "schema: 1\n"}
    assert [path.name for path in tmp_path.iterdir()] == ["dump"], "nothing is left beside it"


def test_dump_refuses_a_file(tmp_path):
    file = tmp_path / "file"
    file.write_text("mine", encoding="utf-8")

    with pytest.raises(Refused) as refusal:
        actions.dump(file, force=True)

    assert refusal.value.reason == f"{file} is no folder; name one that is empty or does not exist."
