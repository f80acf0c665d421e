"""The questionnaire of a meeting, made from its programme."""

import pytest

from intersession.evaluations import bank, definition, faults
from intersession.evaluations.forms.answers import SectionForm
from tests import factories

pytestmark = pytest.mark.django_db

ALL = ("en", "fr", "es")


def titled(text):
    return {code: f"{text} ({code})" for code in ALL}


@pytest.fixture
def workshop():
    """The second workshop of 2009 as the record knows it."""
    meeting = factories.meeting(key="2009-workshop-2")
    for number in (1, 2, 3):
        meeting.aims.create(position=number, text=titled(f"to do {number}"))
    for number, (key, kind) in enumerate(
        (("opening", "opening"), ("migrants-voice", "voices"), ("side-event", "side_event"))
    ):
        factories.session(
            meeting, key=key, kind=kind, position=number, title=titled(key) if number == 1 else {}
        )
    return meeting


def items(read, **wanted):
    return [
        item.code for item in read.items.values() if all(getattr(item, k) == v for k, v in wanted.items())
    ]


def test_questions_are_the_lines_of_the_annex(workshop):
    made = bank.for_meeting(workshop)

    assert items(made, topic="overall") == ["overall"]
    assert items(made, index="objectives") == [
        "understanding",
        "cooperation",
        "mutual_learning",
        "effective_policies",
    ]
    assert items(made, index="aims") == ["aim_1", "aim_2", "aim_3"]
    assert items(made, topic="content") == ["presentations", "panels", "discussion", "migrants_voice"]
    assert items(made, topic="side_event", base="respondents", session="side-event") == ["side_event"]
    assert "opening" not in made.items


def test_questionnaire_of_a_meeting_can_be_sent_at_once(workshop):
    assert faults.faults(bank.for_meeting(workshop)) == ()
    assert faults.faults(bank.for_meeting(None)) == ()


def test_session_without_a_title_is_named_by_its_kind(workshop):
    label = bank.for_meeting(workshop).items["side_event"].label

    assert set(label) == set(ALL)
    assert label["en"] == "Side event"


def test_side_event_may_be_missed(workshop):
    made = bank.for_meeting(workshop)

    codes = {option.code: option.tone for option in made.options(made.items["side_event"])}

    assert codes["did_not_attend"] == ""
    assert codes["not_satisfied_at_all"] == "critical"


def test_codes_of_sessions_are_never_taken_twice(workshop):
    long = "a-very-long-name-of-a-session-that-goes-on-and-on"
    for number, key in enumerate(("comments", "2-panel", f"{long}-1", f"{long}-2"), start=10):
        factories.session(workshop, key=key, kind="panel", position=number, title=titled(key))

    made = bank.for_meeting(workshop)

    found = items(made, matrix="sessions")
    assert found[:3] == ["migrants_voice", "session_comments", "session_2_panel"]
    assert len(set(found)) == 5
    assert faults.faults(made) == ()


def test_cancelled_session_is_not_asked_about(workshop):
    workshop.sessions.update(cancelled=True)

    assert items(bank.for_meeting(workshop), matrix="sessions") == []


def test_definition_is_kept_as_json(workshop):
    made = bank.for_meeting(workshop)

    assert definition.read(definition.written(made)) == made


def test_eleven_questions_are_answered_section_by_section(workshop):
    made, answers = bank.for_meeting(workshop), {}

    for section in made.sections:
        asked = [item for item in section.items if item.kind == "scale"]
        form = SectionForm(made, section, answers, "es", {item.code: "satisfied" for item in asked})
        assert form.is_valid()
        answers = form.answers()

    assert len(answers) == 15
    assert set(answers.values()) == {"satisfied"}
