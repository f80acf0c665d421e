"""A copy of the packaged demo that a test may spoil."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from intersession.record import actions, problems

Spoil = Callable[[str, str, str], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The demo in a folder of its own."""
    return Path(shutil.copytree(actions.DEMO, tmp_path / "package"))


@pytest.fixture
def spoil(folder: Path) -> Spoil:
    """Replaces a text that stands once in a file of the package."""

    def replace(file: str, old: str, new: str) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"“{old}” stands {text.count(old)} times in {file}"
        (folder / file).write_text(text.replace(old, new), encoding="utf-8")

    return replace


@pytest.fixture
def complaints(folder: Path) -> Callable[[], list[str]]:
    """The problems for which the package is refused."""

    def load() -> list[str]:
        with pytest.raises(problems.Invalid) as refusal:
            actions.load(folder)
        return [str(problem) for problem in refusal.value.problems]

    return load
