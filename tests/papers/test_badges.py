"""Badges: ten on a sheet, the kind in words, a code that can be made again, names that fit."""

from datetime import UTC, datetime

import pytest

from intersession.papers import badges
from tests.papers import pdf_reading

NOW = datetime(2026, 10, 1, tzinfo=UTC)


def made(*several, **given):
    known = {"name": "Ana Díaz", "entity": "Atlantis", "kind": "Member State", "shape": "disc", "code": "abc"}
    found = several or (badges.Badge(**known | given),)
    return badges.render(found, meeting="Workshop", title="Badges", timestamp=NOW)


def badge(number):
    return badges.Badge(f"Person {number}", "Atlantis", "Member State", "disc", f"code-{number}")


@pytest.mark.parametrize("number, pages", [(1, 1), (10, 1), (11, 2), (30, 3)])
def test_sheet_takes_ten(number, pages):
    assert pdf_reading.pages(made(*map(badge, range(number)))) == pages


def test_same_badges_give_the_same_file():
    assert made() == made()


@pytest.mark.parametrize("shape", badges.SHAPES)
def test_every_shape_can_be_set(shape):
    assert made(shape=shape).startswith(b"%PDF")


@pytest.mark.parametrize(
    "given",
    [
        {"name": "Maximiliana-Konstanze " * 6},
        {"entity": "An association with a very long name " * 6},
        {"name": "", "entity": ""},
        {"name": '#quote "\\', "entity": "$x$ *a*"},
    ],
)
def test_long_empty_and_odd_words_are_set_on_one_sheet(given):
    assert pdf_reading.pages(made(**given)) == 1


def test_shape_that_is_none_is_refused():
    with pytest.raises(ValueError, match="no badge has the shape 'star'; choose one of disc"):
        made(shape="star")


def test_no_badge_is_refused():
    with pytest.raises(ValueError, match="choose whom they are for"):
        badges.render([], meeting="", title="", timestamp=NOW)
