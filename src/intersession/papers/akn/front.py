"""What comes before the text: identification, references, masthead."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias
from urllib import parse

from lxml import etree

from intersession.papers import dates, tree, typography, words
from intersession.papers.akn import naming, xml


@dataclass(frozen=True, slots=True)
class Concept:
    """What the paper refers to: its element, its eId in the file, its name, and the words that show it."""

    element: str
    eid: str
    name: str
    text: str


Line: TypeAlias = tuple[str, str, dict[str, str]]
"""One line of the masthead: its element, its text, its attributes."""


def original(language: str, shown: str) -> Concept:
    """Return the original language as the masthead shows it in the language `shown`."""
    name = f"original_{naming.code(language)}"
    return Concept("TLCConcept", name, name, typography.text(words.original(language, shown), shown))


def distribution(meta: tree.Meta) -> Concept:
    """Return the distribution (general, limited, restricted) in the paper's language."""
    name = f"distribution_{naming.segment(meta.distribution)}"
    return Concept("TLCConcept", name, name, _spread(meta))


def _spread(meta: tree.Meta) -> str:
    key = f"distribution_{meta.distribution}"
    if key not in words.LABELS:
        raise ValueError(f"no distribution {meta.distribution!r}; use general, limited or restricted")
    return typography.text(words.label(key, meta.language), meta.language)


def figures(paper: tree.Paper) -> dict[str, str]:
    """Give each bound figure of the paper an eId by its key: the same in each language version."""
    keys = sorted({figure.key for figure in tree.figures(paper)})
    return {key: f"figure_{position}" for position, key in enumerate(keys, start=1)}


def identification(
    parent: etree._Element, meta: tree.Meta, component: str, language: str, written: str
) -> None:
    """Name the work, the language version and the XML of one component (`!main`, `!annex_1`).

    `language` is the component's own, `written` the one that it was first written in.
    """
    places = naming.address(meta)
    element = xml.add(parent, "identification", source="#organization")
    work = xml.add(element, "FRBRWork")
    _properties(work, f"{places.work}/{component}", places.work, meta)
    xml.add(work, "FRBRcountry", value="un")
    xml.add(work, "FRBRsubtype", value=naming.kind(meta).subtype)
    xml.add(work, "FRBRnumber", value=naming.segment(naming.number(meta)), showAs=naming.number(meta))
    expression = xml.add(element, "FRBRExpression")
    _properties(expression, f"{places.expression}/{component}", places.expression, meta)
    xml.add(expression, "FRBRlanguage", language=naming.code(language))
    if written and language != written:  # what is written in every language is nobody's translation
        source = naming.address(replace(meta, language=written)).expression
        _translation(expression, f"{source}/{component}", written)
    manifestation = xml.add(element, "FRBRManifestation")
    _properties(manifestation, f"{places.expression}/{component}.xml", places.manifestation, meta)
    xml.add(manifestation, "FRBRformat", value="application/akn+xml")


def _properties(level: etree._Element, this: str, uri: str, meta: tree.Meta) -> None:
    xml.add(level, "FRBRthis", value=this)
    xml.add(level, "FRBRuri", value=uri)
    xml.add(level, "FRBRdate", date=meta.date.isoformat(), name="document")
    xml.add(level, "FRBRauthor", href="#organization", as_="#author")


def _translation(expression: etree._Element, href: str, language: str) -> None:
    # Each version bears the symbol and is issued by the body itself: none is a courtesy translation.
    source = {"href": href.removesuffix("/!main"), "fromLanguage": naming.code(language)}
    xml.add(expression, "FRBRtranslation", **source, by="#organization", authoritative="true")


def references(parent: etree._Element, paper: tree.Paper, figures: dict[str, str]) -> None:
    """Define all that the paper refers to, its annexes included."""
    element = xml.add(parent, "references", source="#organization")
    for concept in (*_bodies(paper.meta), *_concepts(paper, figures)):
        href = f"/akn/ontology/{concept.element.removeprefix('TLC').lower()}/un/{concept.name}"
        xml.add(element, concept.element, eId=concept.eid, href=href, showAs=concept.text)


def _bodies(meta: tree.Meta) -> Iterator[Concept]:
    yield Concept("TLCOrganization", "organization", naming.segment(meta.actor), meta.organization)
    yield Concept("TLCRole", "author", "author", "author")


def _concepts(paper: tree.Paper, figures: dict[str, str]) -> Iterator[Concept]:
    yield distribution(paper.meta)
    for language in sorted({paper.meta.original, *(annex.original for annex in paper.annexes)} - {""}):
        yield original(language, paper.meta.language)
    bases = {figure.key: figure.basis or figure.text for figure in reversed(list(tree.figures(paper)))}
    for key, eid in figures.items():
        yield Concept("TLCConcept", eid, f"figure_{parse.quote(xml.clean(key), safe='')}", bases[key])


def cover(document: etree._Element, meta: tree.Meta) -> None:
    """Write the masthead with what identifies the paper (UN Editorial Manual, masthead)."""
    element = xml.add(document, "coverPage")
    xml.speak(element, meta.language)
    masthead = xml.add(element, "container", name="masthead", eId="container_1")
    spread = distribution(meta)
    lines: tuple[Line, ...] = (
        ("docAuthority", meta.organization, {"refersTo": "#organization"}),
        ("docNumber", meta.symbol, {}),
        ("inline", spread.text, {"name": "distribution", "refersTo": f"#{spread.eid}"}),
        *_original(meta),
        ("docDate", dates.day(meta.date, meta.language), {"date": meta.date.isoformat()}),
        ("session", meta.occasion, {}),
        ("docTitle", meta.title, {}),
        ("inline", meta.subtitle, {"name": "subtitle"}),
    )
    for tag, text, attributes in lines:
        if text:
            xml.write(xml.add(xml.add(masthead, "p"), tag, **attributes), text)


def _original(meta: tree.Meta) -> Iterator[Line]:
    if meta.original:
        first = original(meta.original, meta.language)
        yield "inline", first.text, {"name": "original", "refersTo": f"#{first.eid}"}
