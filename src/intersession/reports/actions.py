"""Writes papers: their files in every language and format, the files of the site, and approvals."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import transaction

from intersession.core.refusals import Refused
from intersession.documents.models import Approval, Document, Rendition
from intersession.papers import akn, docx, html, tree, typst
from intersession.reports import approvals, composition, letters, programmes, questionnaires, results

FORMATS = ("html", "pdf", "docx", "akn")
ENDINGS = {"html": "html", "pdf": "pdf", "docx": "docx", "akn": "xml", "csv": "csv"}
SENT = ("pdf", "docx")
"""The formats of a paper that is sent from the desk; each is also the end of its name."""
BY_KEY = {
    "note-verbale": letters.compose_note_verbale,
    "result": results.compose_result,
    "programme": programmes.compose_programme,
    "questionnaire": questionnaires.compose_questionnaire,
}
"""Papers without a symbol, by their kind: each is composed from the key of what it is about."""


@dataclass(frozen=True, slots=True)
class File:
    """One language version in one format."""

    language: str
    format: str
    name: str
    content: bytes


def compose_files(name: str, *, languages: Iterable[str], formats: Iterable[str]) -> Iterator[File]:
    """Compose a paper once a language and render it in each format that it has, ready to be written.

    `name` is a symbol (`IC/2009/10`) or names a paper by its kind (`result/2027-topics`,
    `programme/council-98`). The files depend on the record alone: their time is the paper's date, so equal
    records give equal bytes.
    """
    languages = tuple(languages)
    wanted = [name for name in FORMATS if name in set(formats)]
    for language in languages:
        paper = compose(name, language)
        paper = replace(paper, meta=replace(paper.meta, languages=languages))
        for format_name in wanted:
            if akn.number(paper.meta) or format_name != "akn":  # else it has no address as a work
                content = _rendered(paper, name, format_name)
                yield File(language, format_name, f"{_stem(name)}.{language}.{ENDINGS[format_name]}", content)


def compose(name: str, language: str) -> tree.Paper:
    """Compose a paper by its symbol, or by its kind and the key of what it is about."""
    kind, _slash, key = name.partition("/")
    return BY_KEY[kind](key, language) if kind in BY_KEY else composition.compose(name, language)


def _stem(name: str) -> str:
    return name.replace("/", "-")


def _rendered(paper: tree.Paper, name: str, format_name: str) -> bytes:
    try:
        return render(paper, format_name)
    except ValueError as error:  # the renderers name the block and the fault
        what = f"{name} cannot be set in {paper.meta.language} as {format_name}"
        raise Refused(f"{what}: {error}") from error


def render(paper: tree.Paper, format_name: str) -> bytes:
    """Render the paper in one of FORMATS; the PDF carries the Akoma Ntoso text inside."""
    at = datetime.combine(paper.meta.date, time(), UTC)
    match format_name:
        case "html":
            return html.page(paper).encode()
        case "pdf":
            number = akn.number(paper.meta)
            attached = {f"{_stem(number)}.xml": akn.render(paper)} if number else {}
            return typst.render(paper, timestamp=at, attachments=attached)
        case "docx":
            return docx.render(paper, timestamp=at)
        case "akn":
            return akn.render(paper)
        case _:
            raise Refused(f"“{format_name}” is no format: choose among {', '.join(FORMATS)}.")


def write(files: Iterable[File], folder: Path) -> list[Path]:
    """Write the files into the folder, each whole or not at all, and return where they are."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [_written(file, folder) for file in files]
    except OSError as error:
        reason = f"The files cannot be written to {folder}: {error.strerror}. Choose another --out."
        raise Refused(reason) from error


def _written(file: File, folder: Path) -> Path:
    path = folder / file.name
    partial = path.with_name(f".{file.name}.part")
    partial.write_bytes(file.content)
    partial.replace(path)
    return path


@transaction.atomic
def publish(symbol: str, files: Iterable[File]) -> list[Rendition]:
    """Store the files for the site's page of the document, in place of those composed before."""
    document = Document.objects.get(symbol=symbol)
    return [_stored(document, file) for file in files]


def _stored(document: Document, file: File) -> Rendition:
    digest = hashlib.sha256(file.content).hexdigest()
    place = {"document": document, "language": file.language, "format": file.format}
    before = Rendition.objects.filter(**place).first()
    if before and before.sha256 == digest:
        return before
    if before:
        storage, name = before.file.storage, str(before.file.name)
        transaction.on_commit(lambda: storage.delete(name))
        before.delete()
    content = ContentFile(file.content, name=f"{digest[:12]}/{file.name}")
    return Rendition.objects.create(**place, file=content, sha256=digest, size=len(file.content))


@transaction.atomic
def approve(symbol: str, *, language: str) -> Approval:
    """Keep the figures of that language version as they stand now; later changes of the record are marked."""
    paper = composition.compose(symbol, language)
    document = Document.objects.get(symbol=symbol)
    return Approval.objects.create(document=document, language=language, figures=approvals.figures(paper))
