"""What a meeting is called."""

import pytest
from django.utils import translation

from intersession.meetings import wording
from tests import factories

COUNCIL = {"en": "Council", "fr": "Conseil"}


@pytest.mark.parametrize(
    "kind, number, said",
    [
        ("workshop", 2, "Second intersessional workshop"),
        ("workshop", None, "Intersessional workshop"),
        ("consultations", 2, "Informal consultations II"),
        ("council", 98, "Council, ninety-eighth session"),
        ("council", 103, "Council, 103rd session"),
    ],
)
def test_kind_of_a_meeting_bears_its_number(kind, number, said):
    with translation.override("en"):
        assert wording.kind(kind, number, COUNCIL) == said


def test_session_of_an_unnamed_body_is_just_a_session():
    with translation.override("en"):
        assert wording.kind("council", 98, None) == "Ninety-eighth session"


@pytest.mark.django_db
def test_kind_stands_in_for_a_missing_title():
    meeting = factories.meeting(kind="consultations", number=1, title={})

    with translation.override("en"):
        heading = wording.heading(meeting)

    assert (heading.kind, heading.name, heading.plain) == ("Informal consultations I",) * 3
