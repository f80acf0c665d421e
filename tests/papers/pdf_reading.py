"""Reads a tagged PDF as a screen reader does: the structure tree, each element with its text, in order."""

import io
import re
from collections import defaultdict
from dataclasses import dataclass

import pikepdf

MAPPED = re.compile(rb"<([0-9A-F]+)> <([0-9A-F]+)>")


@dataclass(frozen=True)
class Element:
    """One element of the structure tree, with the pieces of text below it, each with its language."""

    tag: str
    pieces: tuple[tuple[str, str], ...]
    alt: str

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.pieces)


def pages(pdf: bytes) -> int:
    """Count the pages."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return len(file.pages)


def elements(pdf: bytes) -> list[Element]:
    """Every element of the structure tree in reading order, each before those inside it."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        marked = {page.obj.objgen: _marked(page) for page in document.pages}
        return list(_walk(document.Root.StructTreeRoot.K, marked, None, str(document.Root.Lang)))


def texts(pdf: bytes, tag: str) -> list[str]:
    """The text of each element with that tag."""
    return [element.text for element in elements(pdf) if element.tag == tag]


def running_heads(pdf: bytes) -> list[str]:
    """The running head of each page."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [_marked(page)["head"][0] for page in document.pages]


def spoken(pdf: bytes, language: str) -> str:
    """All text that a voice of that language reads."""
    return "".join(text for text, own in elements(pdf)[0].pieces if own == language)


def letters(string: str) -> str:
    """The string without spaces and hyphens, which a line break of the page adds or takes."""
    return re.sub(r"[\s\-\u00ad\u2010]", "", string)


def _walk(node, marked, page, language):
    if isinstance(node, pikepdf.Dictionary) and "/S" in node:
        pieces = tuple(_pieces(node, marked, page, language))
        yield Element(str(node.S)[1:], pieces, str(node.get("/Alt", "")))
    if isinstance(node, pikepdf.Array | pikepdf.Dictionary):
        page, language = _around(node, page, language)
        for child in _children(node):
            yield from _walk(child, marked, page, language)


def _pieces(node, marked, page, language):
    if isinstance(node, pikepdf.Array | pikepdf.Dictionary):
        page, language = _around(node, page, language)
        for child in _children(node):
            yield from _pieces(child, marked, page, language)
    else:
        text, own = marked[page.objgen][int(node)]
        yield text, own or language


def _children(node):
    if isinstance(node, pikepdf.Array):
        return list(node)
    return [node[key] for key in ("/MCID", "/K") if key in node]


def _around(node, page, language):
    if isinstance(node, pikepdf.Array):
        return page, language
    return node.get("/Pg", page), str(node.get("/Lang", language))


def _marked(page) -> dict[object, tuple[str, str]]:
    """Marked content by its key: text and language."""
    fonts = {name: _letters_of(font) for name, font in page.resources.get("/Font", {}).items()}
    found = defaultdict(lambda: ("", ""))
    marks, font = [], {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC" | "BMC":
                marks.append(_key_and_language(operands[-1]))
            case "EMC":
                marks.pop()
            case "Tf":
                font = fonts[str(operands[0])]
            case "Tj" | "TJ":
                key, language = next((mark for mark in reversed(marks) if mark[0] is not None), (None, ""))
                found[key] = (found[key][0] + _shown(operands[0], font), language)
    return found


def _key_and_language(properties):
    """The number of marked content, or `head` for a running head, which is outside the structure tree."""
    if not isinstance(properties, pikepdf.Dictionary):
        return None, ""
    if properties.get("/Subtype") == "/Header":
        return "head", ""
    return properties.get("/MCID"), str(properties.get("/Lang", ""))


def _shown(operand, font: dict[int, str]) -> str:
    parts = operand if isinstance(operand, pikepdf.Array) else [operand]
    codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
    return "".join(font[int.from_bytes(codes[at : at + 2])] for at in range(0, len(codes), 2))


def _letters_of(font) -> dict[int, str]:
    table = font.ToUnicode.read_bytes()
    return {
        int(code, 16): bytes.fromhex(to.decode()).decode("utf-16-be") for code, to in MAPPED.findall(table)
    }
