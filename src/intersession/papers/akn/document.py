"""The whole document: metadata, masthead, text, and each annex as a document attached to it."""

from dataclasses import replace

from lxml import etree

from intersession.papers import numbering, tree, typography, words
from intersession.papers.akn import body, front, naming, xml


def render(paper: tree.Paper) -> bytes:
    """Write one language version as one XML file; the same paper gives the same bytes.

    Refuses with ValueError what `address` refuses, and a reference to a block that the paper lacks.
    Characters that XML cannot hold become U+FFFD.
    """
    ready = typography.typeset(paper)
    numbers = numbering.number(ready)
    figures = front.figures(ready)
    part = body.Part(ready.meta.language, numbers.label, naming.names(ready, numbers), figures)
    root = etree.fromstring(f'<akomaNtoso xmlns="{xml.NAMESPACE}" xmlns:figures="{xml.FIGURES}"/>')
    kind = naming.kind(ready.meta)
    document = xml.add(root, kind.element, name=kind.name)
    meta = xml.add(document, "meta")
    front.identification(meta, ready.meta, "!main", ready.meta.language, ready.meta.original)
    front.references(meta, ready, figures)
    front.cover(document, ready.meta)
    part.body(document, ready.blocks)
    if ready.annexes:
        attachments = xml.add(document, "attachments")
        for annex in ready.annexes:
            _annex(attachments, annex, ready.meta, replace(part, language=annex.language))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _annex(attachments: etree._Element, annex: tree.Annex, meta: tree.Meta, part: body.Part) -> None:
    eid = part.names.element[annex.id]
    attachment = xml.add(attachments, "attachment", eId=eid, wId=xml.word(annex.id))
    document = xml.add(attachment, "doc", name="annex")
    component = eid.replace("att_", "!annex_")
    front.identification(xml.add(document, "meta"), meta, component, annex.language, annex.original)
    preface = xml.add(document, "preface")
    xml.speak(preface, annex.language)
    label = f"{words.label('annex', annex.language)} {part.labels[annex.id]}"
    xml.write(xml.add(xml.add(preface, "p"), "docNumber"), label.strip())
    shown = front.original(annex.original, annex.language)
    line = xml.add(xml.add(preface, "p"), "inline", name="original", refersTo=f"#{shown.eid}")
    xml.write(line, f"[{shown.text}]")  # in square brackets: UN Editorial Manual, masthead
    part.inlines(xml.add(xml.add(preface, "p"), "docTitle"), annex.title)
    part.body(document, annex.blocks)
