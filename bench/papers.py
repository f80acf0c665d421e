"""CPU seconds for a paper of some 200 pages in each form: `PYTHONPATH=src:. python bench/papers.py [copies]`.

The paper is the sample of the tests, its blocks set over and over with new ids. A form that cannot be
imported is named and left out.
"""

import importlib
import io
import sys
import time
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from typing import Any

import pikepdf

from intersession.papers import tree
from tests.papers import sample

COPIES = 176
NOON = datetime(2026, 10, 9, 12, tzinfo=UTC)
FORMS: dict[str, Callable[[Any, tree.Paper], str | bytes]] = {
    "html": lambda form, paper: form.render(paper),
    "typst": lambda form, paper: form.render(paper, timestamp=NOON),
    "docx": lambda form, paper: form.render(paper, timestamp=NOON),
    "akn": lambda form, paper: form.render(paper),
}


def long(language: str, copies: int) -> tree.Paper:
    """The sample with its blocks repeated; sections are not, since there are few in a paper of any length."""
    paper = sample.paper(language)
    repeated = [block for block in paper.blocks if not (isinstance(block, tree.Heading) and block.level == 1)]
    own = {block.id for block in repeated}
    again = [_renamed(block, f"-{copy}", own) for copy in range(1, copies) for block in repeated]
    return replace(paper, blocks=(*paper.blocks, *again))


def _renamed(value: Any, suffix: str, own: set[str]) -> Any:
    """The same value with new ids, and references inside the copied blocks following them."""
    if isinstance(value, tuple):
        return tuple(_renamed(part, suffix, own) for part in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {name.name: _renamed(getattr(value, name.name), suffix, own) for name in fields(value)}
    if "id" in changed:
        changed["id"] += suffix
    if changed.get("target") in own:
        changed["target"] += suffix
    return replace(value, **changed)


def main() -> None:
    """Print one line for each form: CPU seconds, size, and how many times the first form it takes."""
    paper = long("fr", int(sys.argv[1]) if sys.argv[1:] else COPIES)
    first = 0.0
    for name, render in FORMS.items():
        try:
            form = importlib.import_module(f"intersession.papers.{name}")
        except ImportError as error:
            print(f"{name:6} not measured: {error}")
            continue
        start = time.process_time()
        made = render(form, paper)
        seconds = time.process_time() - start
        first = first or seconds
        print(f"{name:6} {seconds:6.2f} s {len(made) / 1e6:6.2f} MB {seconds / first:6.1f} x{_pages(made)}")


def _pages(made: str | bytes) -> str:
    if not (isinstance(made, bytes) and made.startswith(b"%PDF")):
        return ""
    with pikepdf.open(io.BytesIO(made)) as document:
        return f"  {len(document.pages)} pages"


if __name__ == "__main__":
    main()
