"""XML elements of Akoma Ntoso, and the characters that they may hold."""

import re

from lxml import etree

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
FIGURES = "urn:intersession:figures"  # ours: `approved`, for which the standard has no attribute
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production Char
LANGUAGE_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")  # the schema's xsd:language


def clean(text: str) -> str:
    """Replace each character that XML cannot hold by U+FFFD."""
    return NOT_XML.sub("\ufffd", text)


def word(text: str) -> str:
    """Make an id of the text: the schema allows no white space in one."""
    return re.sub(r"\s", "_", clean(text))


def add(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    """Append an element; a keyword that Python reserves is written with an underscore (`as_`, `class_`)."""
    cleaned = {name.rstrip("_"): clean(value) for name, value in attributes.items()}
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", cleaned)


def write(parent: etree._Element, text: str) -> None:
    """Append text after what the element already holds."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + clean(text)
    else:
        parent.text = (parent.text or "") + clean(text)


def speak(element: etree._Element, language: str) -> None:
    """Mark the language of the element; what is no language tag is undetermined (`und`)."""
    element.set(LANG, language if LANGUAGE_TAG.fullmatch(language) else "und")
