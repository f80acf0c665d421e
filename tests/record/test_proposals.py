"""Proposals in a package: what is wrong with one is refused with its line, and nothing is loaded."""

import pytest

from intersession.consultations.models import Proposal
from intersession.record import actions

WHOLE = """proposals:
- cycle: 2010
  number: 1
  lead: afg
  title: {fr: Les villes}
  text: {fr: Pourquoi}
  submitted_at: 2009-10-05 09:00:00+00:00
  co_sponsors:
  - entity: ago
    confirmed_at: 2009-10-06 09:00:00+00:00
- cycle: 2010
  number: 2
  lead: ago
  title: {en: Islands}
  text: {en: Why}
  submitted_at: 2009-10-05 09:00:00+00:00
"""
FIRST, SECOND = "number: 1\n", "number: 2\n"
FAULTS = {
    "draft": ((FIRST, f"{FIRST}  state: draft\n"), "state: A draft is seen by its delegation only"),
    "admitted_without_candidate": (
        (FIRST, f"{FIRST}  state: admitted\n"),
        "candidate: A proposal names a candidate if it is admitted, and only then.",
    ),
    "candidate_of_one_not_admitted": (
        (FIRST, f"{FIRST}  candidate: 2010/A\n"),
        "candidate: A proposal names a candidate if it is admitted, and only then.",
    ),
    "candidate_of_another_year": (
        (FIRST, f"{FIRST}  state: admitted\n  candidate: 2009/A\n"),
        "candidate: “2009/A” is of another year; those here begin with “2010/”.",
    ),
    "merged_without_consents": (
        (FIRST, f"{FIRST}  state: merged\n  merge_into: 2010/2\n"),
        "merge_into: A merged proposal names the one it was merged into",
    ),
    "merged_into_itself": (
        (FIRST, f"{FIRST}  merge_into: 2010/1\n"),
        "merge_into: A proposal is not merged into itself.",
    ),
    "merged_into_nothing": (
        (FIRST, f"{FIRST}  merge_into: 2010/7\n"),
        "merge_into: There is no proposal “2010/7” in the package.",
    ),
    "number_twice": ((SECOND, FIRST), "number “1” is already that of the entry in"),
    "moment_without_its_zone": (
        ("2009-10-06 09:00:00+00:00", "2009-10-06 09:00:00"),
        "confirmed_at: “2009-10-06 09:00:00” is not understood; write it like 2009-07-09 10:00:00+00:00.",
    ),
}


@pytest.fixture
def package(folder):
    """Write the proposals into the package, changed from one text to another."""

    def write(*changes):
        content = WHOLE
        for old, new in changes:
            assert content.count(old) == 1
            content = content.replace(old, new)
        (folder / "proposals.yaml").write_text(content, encoding="utf-8")

    return write


@pytest.mark.django_db
def test_proposals_are_loaded_with_those_who_support_them(folder, package):
    package()

    actions.load(folder)

    first, second = Proposal.objects.order_by("number")
    assert (first.title, first.state, second.title) == ({"fr": "Les villes"}, "submitted", {"en": "Islands"})
    assert [row.entity.key for row in first.co_sponsors.all()] == ["ago"]


@pytest.mark.parametrize("fault", FAULTS)
def test_load_refuses_a_proposal(fault, package, complaints):
    change, expected = FAULTS[fault]
    package(change)

    assert any(expected in said for said in complaints())


def test_load_refuses_a_chain_of_mergings(package, complaints):
    package(
        (FIRST, f"{FIRST}  merge_into: 2010/2\n"),
        (SECOND, f"{SECOND}  merge_into: 2010/1\n"),
    )

    assert [said.split(": ", 1)[1] for said in complaints()] == [
        f"merge_into: “2010/{number}” is itself merged into another one; name that one." for number in (2, 1)
    ]
