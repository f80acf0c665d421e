"""The documents say what the program does: layers, verbs, options, settings, words, links, decisions."""

import argparse
import importlib
import re
import tomllib
from pathlib import Path

import pytest
from django.apps import apps

from intersession import __main__ as program
from intersession import environment
from intersession.counting import shares

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
DECISIONS = sorted((DOCS / "decisions").glob("*.md"))
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
VARIABLE = re.compile(r"\b(?:INTERSESSION_[A-Z_]*[A-Z]|DATABASE_URL)\b")
LONGEST_DECISION = 40  # lines


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def section(page: str, title: str) -> str:
    """Return what stands under a heading of level two, up to the next one."""
    _, found, after = page.partition(f"\n## {title}\n")
    assert found, f"there is no heading {title}"
    return after.partition("\n## ")[0]


def rows(text: str) -> list[list[str]]:
    """Return the cells of every table of the text without the backticks, its head left out."""
    tables = re.findall(r"^\|[ -]+(?:\|[ -]+)+\|\n((?:\|.*\n)+)", text + "\n", re.MULTILINE)
    lines = "".join(tables).splitlines()
    return [[cell.strip().replace("`", "") for cell in line.strip("|").split("|")] for line in lines]


def names(text: str) -> set[str]:
    """Return the names in the first column of the tables of the text."""
    return {name for first, *_ in rows(text) for name in first.split()}


def options(verb: str) -> set[str]:
    """Return what the help of a verb tells: its options, and its arguments in capitals."""
    package, _ = program.VERBS[verb]
    module = f"intersession.{package}.management.commands.{verb.replace('-', '_')}"
    command = importlib.import_module(module).Command()
    actions = command.create_parser("intersession", verb)._actions
    told = [action for action in actions if action.help != argparse.SUPPRESS and action.dest != "help"]
    return {action.option_strings[-1] if action.option_strings else action.dest.upper() for action in told}


def resolved(name: str) -> object:
    """Return what a name of the glossary names."""
    module, _, attribute = name.rpartition(".")
    return getattr(importlib.import_module(f"intersession.{module}"), attribute)


def dead(page: Path) -> list[str]:
    """Return the links of a page to files that are not there."""
    targets = [target.partition("#")[0] for target in LINK.findall(page.read_text(encoding="utf-8"))]
    inner = [target for target in targets if target and not re.match(r"[a-z]+:", target)]
    return [target for target in inner if not (page.parent / target).exists()]


def test_layers_are_those_of_the_linter():
    block = section(read("docs/architecture.md"), "Layers").split("```")[1]
    contracts = tomllib.loads(read("pyproject.toml"))["tool"]["importlinter"]["contracts"]

    documented = [re.split(r" {2,}", line)[0] for line in block.strip().splitlines()]

    assert documented == contracts[0]["layers"]


def test_verbs_are_documented():
    page = read("docs/operate/commands.md").partition("\n## ")[0]

    assert dict(rows(page)) == {verb: does for verb, (_, does) in program.VERBS.items()}


def test_exit_codes_are_documented():
    table = rows(section(read("docs/operate/commands.md"), "Exit codes"))

    assert {int(code): meaning for code, meaning in table} == program.CODES


@pytest.mark.parametrize("verb", program.VERBS)
def test_options_of_a_verb_are_documented(verb):
    table = rows(section(read("docs/operate/commands.md"), "Options"))

    assert {option for of, option, _ in table if of == verb} == options(verb)


def test_settings_are_documented_in_the_words_of_the_program():
    table = rows(read("docs/operate/settings.md"))

    documented = {name: f"{says} ({without})" if without else says for name, says, without in table}

    assert documented == environment.VARIABLES


def test_settings_that_the_sources_and_documents_name_exist():
    sources = [*(ROOT / "src").rglob("*.py"), *PAGES]

    named = {name for path in sources for name in VARIABLE.findall(path.read_text(encoding="utf-8"))}

    assert named == environment.VARIABLES.keys()


def test_tables_are_in_the_glossary():
    ours = [config.label for config in apps.get_app_configs() if config.name.startswith("intersession.")]
    models = [model for label in ours for model in apps.get_app_config(label).get_models()]
    tables = {model._meta.label for model in models if not hasattr(model, "pgh_tracked_model")}

    assert names(section(read("docs/glossary.md"), "The record")) == tables


def test_names_in_the_glossary_exist():
    found = names(section(read("docs/glossary.md"), "Other names in the code"))

    assert all(resolved(name) for name in found)
    assert "papers.tree.Bound" in found


def test_kinds_of_base_are_in_the_glossary():
    assert names(section(read("docs/glossary.md"), "Kinds of base")) == set(shares.Kind)


def test_terms_are_in_three_languages():
    table = rows(section(read("docs/glossary.md"), "Terms of the field"))

    assert [row for row in table if len(row) != 3 or not all(row)] == []


def test_links_between_documents_resolve():
    found = {page.relative_to(ROOT).as_posix(): dead(page) for page in PAGES}

    assert {page: targets for page, targets in found.items() if targets} == {}


def test_a_dead_link_is_found(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("[a](page.md#x) [b](gone.md) [c](https://example.org/x) [d](#y) ![e](gone.png)", "utf-8")

    assert dead(page) == ["gone.md", "gone.png"]


def test_decisions_are_numbered_without_a_gap():
    numbers = [int(page.name[:4]) for page in DECISIONS]

    assert numbers == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.stem)
def test_a_decision_says_its_cost_on_one_page(page):
    lines = page.read_text(encoding="utf-8").splitlines()

    assert lines[0].startswith(f"# {int(page.name[:4])}. ")
    assert [line for line in lines if line.startswith("## ")] == [
        "## Context",
        "## Decision",
        "## Cost",
        "## When to revisit",
    ]
    assert len(lines) < LONGEST_DECISION
