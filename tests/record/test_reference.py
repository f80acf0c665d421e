"""The reference page of the package is what the schema says."""

from pathlib import Path

from intersession.record import reference
from intersession.record.package import KINDS, SECTIONS

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "record.md"


def test_page_in_the_documentation_is_that_of_the_schema():
    assert PAGE.read_text(encoding="utf-8") == reference.page(), (
        "The schema has changed: write intersession.record.reference.page() to docs/reference/record.md."
    )


def test_page_describes_every_section_and_every_entry():
    lines = reference.page().splitlines()

    assert [line for line in lines if line.startswith("### ")] == [f"### {name}" for name in SECTIONS]
    tops = set(SECTIONS.values())
    inner = [f"#### {kind.__name__}" for kind in KINDS if kind not in tops]
    assert [line for line in lines if line.startswith("#### ")] == inner


def test_page_says_how_values_are_written():
    lines = reference.page().splitlines()

    for row in (
        "| `distribution` | one of `general`, `limited`, `restricted` | `general` |",
        "| `day` | day |  |",
        "| `start` | time |  |",
        "| `start` | date |  |",
        "| `submitted_at` | moment | refused |",
        "| `at_least` | number |  |",
        "| `interpretation` | `true` or `false` |  |",
        "| `counted` | `true` or `false` | `true` |",
        "| `background` | text in every language |  |",
        "| `title` | text by language | refused |",
        "| `cycle` | address of one of the cycles | refused |",
        "| `identifiers` | keys with texts |  |",
        "| `questions` | list of [GuidingQuestion](#guidingquestion) |  |",
    ):
        assert row in lines
