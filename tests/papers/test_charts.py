"""Charts: what is drawn is what was counted, in colour and in grey, in a page and in the PDF."""

import io
import itertools
from dataclasses import replace

import pikepdf
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from intersession.papers import charts
from tests.papers import sample

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(\"1\")</script> & ]]> #panic $x$ @y 'z'"
SCALE = (("very good", "good"), ("good", "good"), ("fair", "neutral"), ("poor", "bad"), ("very poor", "bad"))


def drawing(shape, *bars, title="Answers"):
    return charts.Drawing(shape, bars, "en", title)


def bar(*counts, label="First", value="", scale=SCALE):
    parts = zip(scale, counts, strict=False)
    return charts.Bar(label, tuple(charts.Part(name, count, tone) for (name, tone), count in parts), value)


def drawn(picture, description="what it shows"):
    return etree.fromstring(charts.svg(picture, description))


def segments(svg):
    """Tone, left and right of every segment of a bar; the samples of the legend are lower."""
    found = []
    for rect in svg.iter(f"{SVG}rect"):
        if "edge-" in rect.get("class", "") and rect.get("height") == f"{charts.TALL - 2:g}":
            left, width = float(rect.get("x")), float(rect.get("width"))
            found.append((rect.get("class").split()[0].removeprefix("edge-"), left - 1, left + width + 1))
    return found


def words(svg):
    return [" ".join(tspan.text or "" for tspan in text) for text in svg.iter(f"{SVG}text")]


def sample_drawing(language):
    (chart,) = (block for block in sample.paper(language).blocks if hasattr(block, "drawing"))
    return chart.drawing


def lightness(colour):
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_svg_is_the_same_for_the_same_drawing():
    assert charts.svg(sample_drawing("en"), "words") == charts.svg(sample_drawing("en"), "words")


def test_svg_ids_differ_between_two_drawings_on_one_page():
    first = charts.svg(sample_drawing("en"), "words")
    second = charts.svg(sample_drawing("fr"), "words")

    ids = [
        node.get("id") for svg in (first, second) for node in etree.fromstring(svg).iter() if node.get("id")
    ]

    assert len(ids) == len(set(ids))
    assert len(ids) == 6


def test_svg_is_named_and_described_for_who_cannot_see_it():
    svg = drawn(sample_drawing("fr"), "ce qu'elle montre")

    named = {node.get("id"): node.text for node in svg if node.tag in {f"{SVG}title", f"{SVG}desc"}}
    assert svg.get("role") == "img"
    assert svg.get("lang") == "fr"
    assert [named[key] for key in svg.get("aria-labelledby").split()] == [
        "Satisfaction quant aux objectifs",
        "ce qu'elle montre",
    ]


@pytest.mark.parametrize("shape", charts.SHAPES)
def test_svg_carries_no_style_that_a_strict_policy_would_refuse(shape):
    svg = drawn(drawing(shape, bar(1, 2, 3, 4, 5)))

    assert not [node for node in svg.iter() if node.get("style") or node.tag == f"{SVG}style"]


@pytest.mark.parametrize("shape", charts.SHAPES)
def test_svg_shows_hostile_words_as_words(shape):
    scale = ((HOSTILE, "good"), (HOSTILE + "2", "bad"))

    svg = drawn(drawing(shape, bar(1, 2, label=HOSTILE, value=HOSTILE, scale=scale), title=HOSTILE), HOSTILE)

    assert HOSTILE in words(svg)
    assert not [node for node in svg.iter() if node.tag.endswith("script")]


@pytest.mark.parametrize("shape", charts.SHAPES)
def test_svg_of_nothing_is_still_a_drawing(shape):
    assert drawn(drawing(shape)).tag == f"{SVG}svg"
    assert segments(drawn(drawing(shape, bar(0, 0, 0, 0, 0)))) == []


def test_svg_refuses_a_shape_that_it_cannot_draw():
    with pytest.raises(ValueError, match="no chart has the shape 'pie'; choose one of stacked"):
        charts.svg(drawing("pie", bar(1)), "")


def test_svg_refuses_an_unknown_tone():
    with pytest.raises(ValueError, match="no tone is called 'red'"):
        charts.svg(drawing("stacked", bar(1, scale=(("answers", "red"),))), "")


def test_svg_refuses_a_negative_count():
    with pytest.raises(ValueError, match="'very good' of 'First' counts -1"):
        charts.svg(drawing("stacked", bar(-1)), "")


@settings(max_examples=50)
@given(st.lists(st.integers(20, 500), min_size=5, max_size=5))
def test_stacked_parts_fill_the_width_in_proportion(counts):
    found = segments(drawn(drawing("stacked", bar(*counts))))

    assert found[0][1] == 0
    assert [right - left for _, left, right in found] == pytest.approx(
        [count / sum(counts) * charts.WIDTH for count in counts], abs=0.02
    )


@settings(max_examples=50)
@given(st.lists(st.lists(st.integers(0, 60), min_size=6, max_size=6), min_size=1, max_size=4))
def test_diverging_puts_bad_left_good_right_and_blank_apart(rows):
    scale = (*SCALE, ("no answer", "blank"))
    svg = drawn(drawing("diverging", *(bar(*counts, scale=scale) for counts in rows)))
    (zero, *_) = {
        path.get("d").partition(" ")[0] for path in svg.iter(f"{SVG}path") if path.get("class") == "rule"
    }
    zero = float(zero.removeprefix("M"))

    found = segments(svg)

    wide = [(tone, left, right) for tone, left, right in found if right - left > 2.6]  # drawn at true width
    assert all(right <= zero + 0.1 for tone, _, right in wide if tone == "bad")
    assert all(left >= zero - 0.1 for tone, left, _ in wide if tone == "good")
    assert all(
        left + right == pytest.approx(2 * zero, abs=0.1) for tone, left, right in wide if tone == "neutral"
    )
    farthest = max((right for tone, _, right in found if tone != "blank"), default=0.0)
    assert all(left >= farthest + charts.GAP - 2.6 for tone, left, _ in found if tone == "blank")
    assert all(left >= -0.1 and right <= charts.WIDTH + 2.6 for _, left, right in found)


def test_diverging_reads_a_scale_from_either_end():
    best_first = bar(5, 10, 7, 4, 3)
    worst_first = replace(best_first, parts=best_first.parts[::-1])

    assert segments(drawn(drawing("diverging", best_first))) == segments(
        drawn(drawing("diverging", worst_first))
    )


def test_diverging_gives_the_outermost_degree_the_full_colour():
    svg = drawn(drawing("diverging", bar(5, 10, 7, 4, 3)))

    pale = [
        rect.get("fill-opacity")
        for rect in svg.iter(f"{SVG}rect")
        if rect.get("height") == f"{charts.TALL - 2:g}"
    ]
    assert pale == [None, "0.5", None, "0.5", None]


def test_bars_are_as_long_as_their_values_and_print_them():
    svg = drawn(
        drawing("bars", bar(69, value="69"), bar(23, label="Second", value="23"), bar(0, value="none"))
    )

    widths = [right - left for _, left, right in segments(svg)]
    assert widths == pytest.approx([charts.WIDTH, charts.WIDTH / 3], abs=0.02)
    assert words(svg) == ["First", "69", "Second", "23", "First", "none"]


def year(label, count):
    return bar(*(() if count is None else (count,)), label=label, value=f"{count}%")


def test_lines_leave_a_gap_for_a_year_without_a_value():
    years = (year("2006", 20), year("2007", 30), year("2008", None), year("2009", 40), year("2010", 10))

    svg = drawn(drawing("lines", *years))

    runs = [line.get("points").count(",") for line in svg.iter(f"{SVG}polyline")]
    assert runs == [2, 2]
    assert [word for word in words(svg) if word.endswith("%")] == ["20%", "30%", "40%", "10%"]


def test_lines_keep_years_at_their_true_distance_and_start_at_zero():
    svg = drawn(drawing("lines", year("2006", 40), year("2007", 20), year("2010", 0)))

    points = [(float(dot.get("cx")), float(dot.get("cy"))) for dot in svg.iter(f"{SVG}circle")]
    (floor,) = (path.get("d") for path in svg.iter(f"{SVG}path") if path.get("class") == "rule")
    steps = [right - left for (left, _), (right, _) in itertools.pairwise(points)]
    heights = [float(floor.split()[-1]) - y for _, y in points]
    assert steps[1] == pytest.approx(3 * steps[0], abs=0.2)
    assert heights == pytest.approx([charts.PLOT, charts.PLOT / 2, 0], abs=0.1)


def test_lines_of_several_series_differ_without_colour():
    scale = (("Members", "plain"), ("observers", "plain"), ("others", "plain"))

    svg = drawn(
        drawing("lines", bar(1, 2, 3, label="2008", scale=scale), bar(2, 3, 4, label="2009", scale=scale))
    )

    dashes = [line.get("stroke-dasharray") for line in svg.iter(f"{SVG}polyline")]
    assert len(set(dashes)) == 3
    assert words(svg)[:3] == ["Members", "observers", "others"]


def test_long_labels_wrap_and_lose_nothing():
    label = "Better understanding of the subject and of what others do about it, at home and abroad"

    svg = drawn(drawing("stacked", bar(1, 2, label=label, value="88% (37 of 42)")))

    (text,) = (text for text in svg.iter(f"{SVG}text") if len(text) > 1)
    assert " ".join(line.text for line in text) == label
    assert all(len(line.text) * charts.LETTER < charts.WIDTH for line in text)


def test_tones_are_told_apart_in_grey():
    svg = drawn(drawing("stacked", bar(1, 1, 1, 1, scale=(*SCALE[1:4], ("none", "blank")))))

    rects = {
        rect.get("class").split()[0]: rect
        for rect in svg.iter(f"{SVG}rect")
        if rect.get("height") == f"{charts.TALL - 2:g}"
    }
    shades = sorted(lightness(charts.FILL[tone]) for tone in ("good", "neutral", "bad"))
    assert all(lighter - darker > 20 for darker, lighter in itertools.pairwise(shades))
    assert rects["edge-bad"].get("fill").startswith("url(#chart-")
    assert (rects["edge-blank"].get("fill"), rects["edge-blank"].get("stroke-dasharray")) == ("none", "3 2")


def test_words_are_drawn_in_the_pdf_with_the_fonts_of_the_typesetter():
    svg = charts.svg(sample_drawing("fr"), "words").encode()
    files = {"main.typ": b'#image("chart.svg")', "chart.svg": svg}

    pdf = pikepdf.open(io.BytesIO(typst.compile(files, ignore_system_fonts=True)))

    fonts = {
        str(thing["/BaseFont"])
        for thing in pdf.objects
        if isinstance(thing, pikepdf.Dictionary) and "/BaseFont" in thing
    }
    assert {font.partition("+")[2].removesuffix("-Identity-H") for font in fonts} == {
        "LibertinusSerif-Regular",
        "LibertinusSerif-Bold",
    }
