"""Names by the UN guidelines (AKN4UN): of a paper, of its type, and of each block in it (eId)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib import parse

from intersession.papers import numbering, tree
from intersession.papers.akn import xml

LANGUAGES = {"ar": "ara", "en": "eng", "es": "spa", "fr": "fra", "ru": "rus", "zh": "zho"}  # ISO 639-2/T


@dataclass(frozen=True, slots=True)
class Kind:
    """How the guidelines model a kind of paper; `subtype` is prescribed, `name` only suggested."""

    element: str
    name: str
    subtype: str


KINDS = {
    "working_paper": Kind("doc", "progressReport", "paper"),
    "position_paper": Kind("doc", "positionPaper", "paper"),
    "policy_paper": Kind("doc", "policy", "paper"),
    "background_paper": Kind("doc", "backgroundPaper", "paper"),
    "conference_room_paper": Kind("doc", "conferenceRoomPaper", "paper"),
    "information_paper": Kind("doc", "informationPaper", "paper"),
    "provisional_agenda": Kind("debateReport", "agendaListing", "agenda"),
    "programme": Kind("debateReport", "agendaListing", "agenda"),
    "annotated_agenda": Kind("debateReport", "agendaAnnotated", "agenda"),
    "report": Kind("debateReport", "report", "report"),
    "minutes": Kind("debateReport", "minute", "minute"),
    "letter": Kind("doc", "letter", "communication"),
    "note_verbale": Kind("doc", "note", "communication"),
    "result": Kind("doc", "consultationResult", "paper"),
    "statement": Kind("doc", "statement", "communication"),
    "decision": Kind("statement", "decision", "deliberation"),
    "resolution": Kind("statement", "resolution", "deliberation"),
}


@dataclass(frozen=True, slots=True)
class Addresses:
    """The names of a paper at the three levels: the work, one language version, its XML."""

    work: str
    expression: str
    manifestation: str


@dataclass(frozen=True, slots=True)
class Names:
    """The eId of each block, item and note by its own id, and of the alinea around what has no number."""

    element: dict[str, str]
    alinea: dict[str, str]


def address(meta: tree.Meta) -> Addresses:
    """Return the paper's AKN4UN names; refuse a paper without actor, or with neither symbol nor number.

    Refuses also a kind or a language that the guidelines know no name for.
    Source: AKN4UN guidelines, naming convention (`/akn/un/{type}/{subtype}/{actor}/{date}/{number}`).
    """
    for part, what in ((number(meta), "symbol"), (meta.actor, "machine name of its issuing body (actor)")):
        if not part.strip():
            raise ValueError(f"the paper {meta.symbol or meta.title!r} has no {what}; its address needs one")
    model = kind(meta)
    place = f"{model.element}/{model.subtype}/{segment(meta.actor)}/{meta.date.isoformat()}"
    work = f"/akn/un/{place}/{segment(number(meta))}"
    expression = f"{work}/{code(meta.language)}@{meta.date.isoformat()}"
    return Addresses(work, expression, f"{expression}/.xml")


def number(meta: tree.Meta) -> str:
    """Return what names the work among those of its kind and day: its symbol, if it bears one."""
    return meta.symbol or meta.number


def names(paper: tree.Paper, numbers: numbering.Numbers) -> Names:
    """Return the eIds of the whole paper: the same in each language version, since the numbers are.

    Source: OASIS Akoma Ntoso Naming Convention 1.0 (abbreviations `sec`, `para`, `al`, `att`).
    """
    found = Names({}, {})
    _name_blocks(paper.blocks, "", numbers.label, found)
    for position, annex in enumerate(paper.annexes, start=1):
        found.element[annex.id] = f"att_{position}"
        _name_blocks(annex.blocks, f"att_{position}__", numbers.label, found)
    return found


def kind(meta: tree.Meta) -> Kind:
    """Return how the guidelines model this kind of paper; refuse a kind they give no type for."""
    if meta.kind not in KINDS:
        raise ValueError(f"no Akoma Ntoso type for the kind {meta.kind!r}; known: {', '.join(KINDS)}")
    return KINDS[meta.kind]


def code(language: str) -> str:
    """Return the three-letter code of an official language of the United Nations; refuse any other."""
    primary = language.partition("-")[0].lower()
    if primary not in LANGUAGES:
        raise ValueError(f"no three-letter code for the language {language!r}; known: {', '.join(LANGUAGES)}")
    return LANGUAGES[primary]


def segment(text: str) -> str:
    """Make one step of an address: `/` becomes `-` and a space `_` (AKN4UN), the rest is percent-encoded."""
    return parse.quote(xml.clean(text.strip()).replace("/", "-").replace(" ", "_"), safe="")


def _figure(label: str) -> str:
    """Take the number out of a label and its brackets: `(a)` and `a)` give a."""
    return re.sub(r"\W", "", label)


def _name_blocks(blocks: Iterable[tree.Block], prefix: str, labels: dict[str, str], found: Names) -> None:
    section, loose, headings = prefix, 0, 0
    for block in blocks:
        match block:
            case tree.Heading(level=1):
                headings += 1
                found.element[block.id] = f"{prefix}sec_{_figure(labels[block.id]) or headings}"
                section = f"{found.element[block.id]}__"
            case tree.Heading():
                headings += 1
                found.element[block.id] = f"{section}title_{_figure(labels[block.id]) or headings}"
            case tree.Para(numbered=True):
                found.element[block.id] = f"{prefix}para_{labels[block.id]}"
            case _:
                loose += 1
                found.alinea[block.id] = f"{prefix}al_{loose}"
                _name_loose(block, prefix, labels, found)
        if isinstance(block, tree.Para):
            _name_items(block.items, found.element[block.id], labels, found)
        _name_notes(block, prefix, labels, found)


def _name_loose(block: tree.Block, prefix: str, labels: dict[str, str], found: Names) -> None:
    match block:
        case tree.Table():
            found.element[block.id] = f"{prefix}table_{labels[block.id]}"
        case tree.Chart():
            found.element[block.id] = f"{prefix}img_{labels[block.id]}"
            found.element[block.table.id] = f"{found.element[block.id]}__table_1"
        case _:
            found.element[block.id] = found.alinea[block.id]


def _name_items(items: Iterable[tree.Item], parent: str, labels: dict[str, str], found: Names) -> None:
    for item in items:
        found.element[item.id] = f"{parent}__list_1__point_{_figure(labels[item.id])}"
        _name_items(item.items, found.element[item.id], labels, found)


def _name_notes(block: tree.Block, prefix: str, labels: dict[str, str], found: Names) -> None:
    own = isinstance(block, tree.Table | tree.Chart)
    start = f"{found.element[block.id]}__" if own else prefix
    for inlines in tree.contents(block):
        for note in tree.notes(inlines):
            found.element[note.id] = f"{start}authorialNote_{labels[note.id]}"
