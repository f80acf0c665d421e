"""Reading YAML: text stays text, lines are known, nothing raises."""

from pathlib import Path

import pytest

from intersession.record import reading


def _read(tmp_path: Path, content: str | bytes) -> reading.Read:
    file = tmp_path / "file.yaml"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return reading.read(file, "file.yaml")


def _said(result: reading.Read) -> list[str]:
    return [str(problem) for problem in result.problems]


def test_read_keeps_every_value_as_text(tmp_path):
    result = _read(tmp_path, "iso2: NO\nyear: 2009\nstart: 10:00\nsymbol: 007\ndate: 2009-07-09\n")

    assert result.content == {
        "iso2": "NO",
        "year": "2009",
        "start": "10:00",
        "symbol": "007",
        "date": "2009-07-09",
    }


def test_read_drops_keys_without_value_but_keeps_quoted_words(tmp_path):
    result = _read(tmp_path, "a:\nb: null\nc: ~\nd: 'null'\ne: ''\n")

    assert result.content == {"d": "null", "e": ""}


def test_read_knows_the_line_of_each_key(tmp_path):
    result = _read(tmp_path, "entities:\n- key: a\n  names:\n  - short:\n      en: A\n")

    assert result.line(("entities", 0, "key")) == 2
    assert result.line(("entities", 0, "names", 0, "short", "en")) == 5
    assert result.line(("entities", 0, "kind")) == 2, "a key that is missing is missing from its entry"


def test_read_reports_a_key_that_stands_twice(tmp_path):
    result = _read(tmp_path, "key: a\nkind: state\nkey: b\n")

    assert _said(result) == ["file.yaml, line 3: key: The key stands twice, first on line 1; remove one."]
    assert result.content == {"key": "a", "kind": "state"}


def test_read_reports_broken_yaml_with_its_line(tmp_path):
    result = _read(tmp_path, "a: b\nc: d: e\n")

    assert "\n".join(_said(result)) == (
        "file.yaml, line 2: The YAML is broken here: "
        "There is a colon where none may be; put the text in quotes."
    )


def test_read_reports_a_character_that_yaml_cannot_hold(tmp_path):
    result = _read(tmp_path, b"a: b\nc: \x01\n")

    assert len(result.problems) == 1
    assert result.content is None


def test_read_reports_text_that_is_not_utf8(tmp_path):
    result = _read(tmp_path, "a: b\nc: é\n".encode("latin-1"))

    assert _said(result) == ["file.yaml, line 2: The file is not in UTF-8; save it in that encoding."]


def test_read_unfolds_no_aliases(tmp_path):
    result = _read(tmp_path, "a: &list [x]\nb: *list\n")

    assert _said(result) == ["file.yaml, line 2: b: An alias (*) is not read here; write the values out."]


@pytest.mark.parametrize("escape", ["\\0", "\\ud800"])
def test_read_refuses_characters_that_no_database_keeps(tmp_path, escape):
    result = _read(tmp_path, f'a: b\nc: "x{escape}"\n')

    (problem,) = result.problems
    assert (problem.file, problem.line) == ("file.yaml", 2)


def test_read_survives_depth(tmp_path):
    result = _read(tmp_path, "[" * 5000 + "]" * 5000)

    assert len(result.problems) == 1


def test_read_survives_a_list_within_itself(tmp_path):
    result = _read(tmp_path, "a: &list [*list]\n")

    assert len(result.problems) == 1
