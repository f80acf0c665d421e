"""Document symbols as the organization and the United Nations write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intersession.papers import symbols

SERIES = (
    "IC/{year}/{n}",
    "MC/{n}",
    "MC/INF/{n}",
    "C/{session}/{n}",
    "C/{session}/L/{n}",
    "E/CN.4/{year}/WP.{n}",
)
SEEN = (
    "IC/2009/10",
    "MC/2210",
    "MC/2210/Rev.1",
    "MC/2398/Rev.1",
    "MC/INF/293",
    "MC/EX/671",
    "C/106/54/Rev.1",
    "C/115/RES/1412",
    "C/Sp/7/L/1",
    "E/CN.4/Sub.2/AC.2/1987/WP.4/Add.1",
    "A/HRC/43/15",
    "A/HRC/S-12/1",
    "A/CONF.231/3",
    "ST/CS/SER.A/44/Rev.1",
    "ST/AI/189/Add.9/Rev.2",
    "IC/2009/10/Corr.1",
)


@pytest.mark.parametrize("text", SEEN)
def test_parse_gives_back_a_symbol_as_printed(text):
    assert str(symbols.parse(text)) == text


def test_parse_tells_the_base_from_its_chain_of_suffixes():
    parsed = symbols.parse("E/CN.4/Sub.2/AC.2/1987/WP.4/Rev.2/Add.1")

    assert parsed.base == "E/CN.4/Sub.2/AC.2/1987/WP.4"
    assert parsed.suffixes == (symbols.Suffix("Rev", 2), symbols.Suffix("Add", 1))


def test_parse_counts_the_reissues_and_ignores_outer_spaces():
    parsed = symbols.parse("  IC/2009/10/Rev.1** ")

    assert (parsed.base, parsed.reissues) == ("IC/2009/10", 2)
    assert parsed.plain == "IC/2009/10/Rev.1"
    assert str(parsed) == "IC/2009/10/Rev.1**"


@pytest.mark.parametrize(
    "text, reason",
    [
        ("", "empty"),
        ("  ", "empty"),
        ("**", "empty"),
        ("IC 2009 10", "space"),
        ("IC/2009/10/Corr.1 (French)", "parentheses"),
        ("IC*/2009/10", "asterisk"),
        ("2009/10", "body"),
        ("/2009/10", "body"),
        ("ic/2009/10", "body"),
        ("Rev.1", "body"),
        ("IC/2009/10/", "part"),
        ("IC//10", "part"),
        ("IC/2009/n10", "part"),
        ("IC/2009/WP.4.5", "part"),
        ("IC-2009-10", "part"),
        ("IC", "number"),
        ("MC/INF", "number"),
        ("MC/2210/Rev", "suffix"),
        ("MC/2210/Rev1", "suffix"),
        ("MC/2210/rev.1", "suffix"),
        ("MC/2210/Rev.0", "suffix"),
        ("MC/2210/REV.1", "suffix"),
        ("MC/2210/Rev.1/4", "after_suffix"),
    ],
)
def test_parse_refuses_with_the_rule_that_is_broken(text, reason):
    with pytest.raises(symbols.SymbolRefused) as refused:
        symbols.parse(text)

    assert refused.value.reason == reason
    assert str(refused.value) == f"{text!r} is no document symbol: {symbols.REASONS[reason]}"


def test_sort_key_reads_numbers_as_numbers_and_puts_a_base_first():
    in_order = [
        "C/106/9",
        "C/106/54",
        "C/106/54/Rev.1",
        "IC/2009/9",
        "IC/2009/10",
        "IC/2009/10*",
        "IC/2009/10/Add.2",
        "IC/2009/10/Add.10",
        "IC/2009/10/Corr.1",
        "IC/2009/10/Rev.1",
        "IC/2009/10/Rev.1/Add.1",
        "IC/2009/11",
        "IC/2010/1",
        "MC/2210",
        "MC/INF/293",
    ]

    keys = [symbols.parse(text).sort_key.encode() for text in in_order]

    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


@given(st.tuples(st.integers(1, 10**8), st.integers(1, 10**8)))
def test_sort_key_agrees_with_the_numbers(numbers):
    keys = [symbols.parse(f"MC/{n}").sort_key for n in numbers]

    assert (keys[0] < keys[1]) == (numbers[0] < numbers[1])


@pytest.mark.parametrize(
    "text, expected",
    [
        ("IC/2009/10", "IC-2009-10"),
        ("MC/2210/Rev.1", "MC-2210-Rev.1"),
        ("IC/2009/10*", "IC-2009-10_reissue1"),
    ],
)
def test_file_name_is_one_a_disk_takes(text, expected):
    assert symbols.parse(text).file_name == expected


@pytest.mark.parametrize(
    "pattern, symbol, expected",
    [
        ("IC/{year}/{n}", "IC/2009/10", {"year": 2009, "n": 10}),
        ("IC/{year}/{n}", "IC/2009/10/Rev.1*", {"year": 2009, "n": 10}),
        ("IC/{year}/{n}", "IC/106/10", None),
        ("IC/{year}/{n}", "IC/2009/010", None),
        ("MC/{n}", "MC/2210", {"n": 2210}),
        ("MC/{n}", "MC/INF/293", None),
        ("MC/INF/{n}", "MC/INF/293", {"n": 293}),
        ("C/{session}/{n}", "C/106/54/Rev.1", {"session": 106, "n": 54}),
        ("C/{session}/{n}", "MC/106/54", None),
        ("E/CN.4/{year}/WP.{n}", "E/CN.4/1987/WP.4", {"year": 1987, "n": 4}),
        ("E/CN.4/{year}/WP.{n}", "E/CN/4/1987/WP.4", None),
    ],
)
def test_fields_of_a_series(pattern, symbol, expected):
    assert symbols.fields(pattern, symbol) == expected
    assert symbols.matches(pattern, symbol) == (expected is not None)


def test_fields_refuse_a_pattern_with_an_unknown_field():
    with pytest.raises(ValueError, match="unknown fields: number"):
        symbols.matches("IC/{number}", "IC/1")


def test_compose_writes_the_next_symbol_of_a_series():
    assert symbols.compose("IC/{year}/{n}", year=2009, n=11) == "IC/2009/11"
    with pytest.raises(symbols.SymbolRefused, match="fits no series"):
        symbols.compose("IC/{year}/{n}", year=209, n=11)
    with pytest.raises(KeyError, match="year"):
        symbols.compose("IC/{year}/{n}", n=11)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("mc inf 293", "MC/INF/293"),
        ("MC/INF293", "MC/INF/293"),
        ("ic-2009-10", "IC/2009/10"),
        ("IC/2009/010", "IC/2009/10"),
        ("ic_2009_10 rev. 1", "IC/2009/10/Rev.1"),
        ("IC-2009-10-Rev1-corr2", "IC/2009/10/Rev.1/Corr.2"),
        ("ic/2009/10*", "IC/2009/10*"),
        ("c 106 54", "C/106/54"),
        ("c.106.l.2", "C/106/L/2"),
        ("e cn 4 1987 wp 4 add 1", "E/CN.4/1987/WP.4/Add.1"),
    ],
)
def test_normalise_finds_the_symbol_meant(text, expected):
    assert symbols.normalise(text, SERIES) == expected


@pytest.mark.parametrize(
    "text", ["", "ic 2009", "ic 209 10", "ic 2009 10 rev", "ic 2009 10 note 4", "mc 0", "xy 1"]
)
def test_normalise_refuses_what_fits_no_series(text):
    with pytest.raises(symbols.SymbolRefused) as refused:
        symbols.normalise(text, SERIES)

    assert refused.value.reason == "series"


@given(
    st.sampled_from(SERIES),
    st.integers(1, 9999),
    st.integers(1900, 2099),
    st.lists(st.sampled_from("AC"), max_size=2),
)
def test_normalise_finds_any_symbol_again_from_its_file_name(pattern, n, year, kinds):
    suffixes = "".join(f"/{'Add' if kind == 'A' else 'Corr'}.{i}" for i, kind in enumerate(kinds, start=1))
    symbol = symbols.compose(pattern, n=n, year=year, session=year - 1899) + suffixes

    assert symbols.normalise(symbols.parse(symbol).file_name.lower(), SERIES) == symbol
