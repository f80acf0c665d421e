"""Elements of WordprocessingML, each built in one call, with text that can never become markup."""

import re
from hashlib import sha256

from lxml import etree

Element = etree._Element  # noqa: SLF001 - lxml has no public name for the type of an element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
SPACES = {"w": W, "r": R, "wp": WP, "a": A, "pic": PIC}
PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
RELATED = f"{{{R}}}id"
ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LONGEST = 64  # characters of a title or tag of a content control (ECMA-376)
NAME = re.compile(r"[a-z0-9_]{1,36}")


def legal(text: str) -> str:
    """Replace each character that XML forbids by U+FFFD."""
    return ILLEGAL.sub("\ufffd", text)


def w(tag: str, *children: Element | None, **attributes: str | int) -> Element:
    """One element of the main namespace, as are its attributes; children that are `None` are left out."""
    element = etree.Element(f"{{{W}}}{tag}", nsmap=SPACES)
    for name, value in attributes.items():
        element.set(f"{{{W}}}{name}", legal(str(value)))
    element.extend(child for child in children if child is not None)
    return element


def text(content: str, tag: str = "t") -> Element:
    """Make a text element that keeps its spaces."""
    element = w(tag)
    element.text = legal(content)
    element.set(PRESERVE, "preserve")
    return element


def short(name: str) -> str:
    """Cut a name that is longer than a content control may bear; a digest then tells it from others."""
    return name if len(name) <= LONGEST else name[: LONGEST - 17] + "-" + _digest(name, 16)


def bookmark(identity: str) -> str:
    """Name the bookmark of a block: `id_` and its id where Word allows it, else a readable, distinct name.

    A bookmark has 40 characters at most, no hyphen, and capitals do not tell it from another.
    """
    if NAME.fullmatch(identity):
        return f"id_{identity}"
    return f"id_{re.sub(r'[^a-z0-9]+', '_', identity.lower())[:26]}_{_digest(identity, 10)}"


def _digest(name: str, length: int) -> str:
    return sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:length]
