"""Where things are: file roles and sizes, names, imports inside functions, templates that keep to the policy.

The roles, the names that are none, and the reasons are read from docs/architecture.md: the page is the rule.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "intersession"
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")

MOST_LINES = 400
WRITTEN = {".py", ".html", ".txt", ".css", ".typ"}  # catalogues of messages are collected, not written
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "services", "data"}
REASONS = ("slow", "optional", "app ready", "after setup", "settings")
INLINE = {
    "a style sheet": re.compile(r"<style\b", re.IGNORECASE),
    "a script": re.compile(r"<script\b(?![^>]*\bsrc=)", re.IGNORECASE),
    "a style": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "an event": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
}


def first_column(title: str) -> set[str]:
    """Read the names in the first column of the table under a heading of the page."""
    _, _, after = PAGE.partition(f"## {title}\n")
    section, _, _ = after.partition("\n## ")
    return {
        name
        for row in re.findall(r"^\| (`[^|]+)\|", section, re.MULTILINE)
        for name in re.findall("`([^`]+)`", row)
    }


ROLES = first_column("The files of a domain")
EXCEPTIONS = first_column("Files that are no role")
KERNELS = {"papers", "counting"}


def written() -> list[Path]:
    """List what people wrote in the package."""
    paths = (path for path in SOURCE.rglob("*") if path.suffix in WRITTEN)
    return sorted(path for path in paths if "migrations" not in path.parts)


def named(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def without_role(path: Path) -> bool:
    """Whether a file of a domain is neither in a role of the page nor in its list of exceptions."""
    domain, *inner = path.relative_to(SOURCE).parts
    if not inner or domain in KERNELS or path.name == "__init__.py":
        return False
    place = f"{inner[0]}/" if len(inner) > 1 else inner[0]
    return place not in ROLES and not {f"{domain}/{place}", f"{domain}/"} & EXCEPTIONS


def unreasoned(text: str) -> Iterator[int]:
    """Give the lines of imports in functions that no accepted reason stands beside."""
    lines = text.splitlines()
    functions = (
        node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    inner = (node for function in functions for node in ast.walk(function))
    for node in inner:
        if isinstance(node, ast.Import | ast.ImportFrom):
            _, _, comment = lines[node.lineno - 1].partition("#")
            if not any(reason in comment for reason in REASONS):
                yield node.lineno


def inline(template: str) -> list[str]:
    """Name what a template holds that the content policy of the site forbids."""
    return [name for name, pattern in INLINE.items() if pattern.search(template)]


def test_files_are_under_400_lines():
    long = [
        named(path) for path in written() if len(path.read_text(encoding="utf-8").splitlines()) >= MOST_LINES
    ]

    assert long == []


def test_names_of_modules_say_what_is_in_them():
    empty = [named(path) for path in written() if {path.stem, path.parent.name} & EMPTY_NAMES]

    assert empty == []


def test_files_have_a_role_of_the_page():
    astray = [named(path) for path in written() if without_role(path)]

    assert astray == []


def test_exceptions_of_the_page_exist():
    gone = [name for name in sorted(EXCEPTIONS) if not (SOURCE / name).exists()]

    assert gone == []


def test_a_file_without_a_role_is_found():
    assert without_role(SOURCE / "cycles" / "models.py") is False
    assert without_role(SOURCE / "cycles" / "templates" / "cycles" / "list.html") is False
    assert without_role(SOURCE / "cycles" / "calculations.py") is True
    assert without_role(SOURCE / "cycles" / "parts" / "models.py") is True


def test_imports_in_functions_have_an_accepted_reason():
    found = [
        f"{named(path)}:{line}"
        for path in written()
        if path.suffix == ".py"
        for line in unreasoned(path.read_text(encoding="utf-8"))
    ]

    assert found == []


def test_an_import_in_a_function_without_a_reason_is_found():
    planted = (
        "import a\ndef f():\n    import b\n    import c  # slow: 0.2 s\n    from d import e  # circular\n"
    )

    assert list(unreasoned(planted)) == [3, 5]


def test_templates_have_nothing_inline():
    found = {
        named(path): inline(path.read_text(encoding="utf-8")) for path in written() if path.suffix == ".html"
    }

    assert {name: faults for name, faults in found.items() if faults} == {}


def test_what_is_inline_in_a_template_is_found():
    planted = (
        '<p\nstyle="color:red" onclick="f()">the style = plain</p><script>f()</script><style>p{}</style>'
    )

    assert inline(planted) == ["a style sheet", "a script", "a style", "an event"]
    assert inline('<script src="a.js"></script><p class="style">style="x"</p>') == []
