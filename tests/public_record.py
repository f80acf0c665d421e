"""A small public record with one of everything a page can show, made by the factories."""

import datetime as dt

from tests import factories


def make() -> None:
    """Create two years, a meeting with all that belongs to it, its paper, Members and a publication."""
    factories.organization(dialogue=factories.words("Dialogue"))
    source = factories.source(key="paper").key
    cycle = factories.cycle(year=2009, sources=[source])
    factories.milestone(cycle, start="2009-07-09", end="2009-07-10", sources=[source])
    topic = factories.candidate(factories.cycle(year=2010), letter="A", purpose=factories.words("Purpose"))
    factories.guiding_question(topic)
    factories.consultation(topic.cycle)
    factories.open_consultation(states=1, key="put", closes_at=dt.datetime(2100, 1, 1, tzinfo=dt.UTC))
    meeting = factories.meeting(key="workshop", cycle=cycle, number=2, start="2009-07-09", end="2009-07-10")
    _programme(meeting)
    _results(meeting)
    document = factories.document(symbol="IC/2009/10", title=factories.words("Paper"), date="2009-09-24")
    factories.part(document)
    factories.meeting_document(meeting, document=document)
    factories.conclusion(meeting, document=document, paragraph=3)
    factories.request(meeting)
    factories.improvement(meeting)
    factories.publication(number=9, title=factories.words("Volume"))
    state = factories.member("Egypt")
    factories.group_membership(factories.regional_group(key="AFR"), state)


def _programme(meeting):
    session = factories.session(
        meeting, key="opening", day=dt.date(2009, 7, 9), start=dt.time(10), end=dt.time(13)
    )
    factories.session(meeting, day=None, languages=["en"], interpretation=False)
    factories.speaker(meeting, session=session)
    factories.speaker(meeting, name="", withheld=True)
    factories.speaker(meeting, presence="excused")
    factories.participation(meeting, number=200, qualifier="over")
    factories.participation(meeting, counted="media", number=None)
    factories.title_variant(meeting)
    factories.aim(meeting)
    factories.partner(meeting)


def _results(meeting):
    evaluation = factories.evaluation(meeting, distributed=190, returned=43, origin="reconstructed")
    line = factories.line(evaluation, base=43, base_kind="respondents")
    for answer, count in [("satisfied", 26), ("critical", 2), ("unanswered", 15)]:
        factories.line_part(line, answer=answer, count=count)
    factories.coded_comment(evaluation, count=5)
