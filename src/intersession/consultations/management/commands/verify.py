"""`intersession verify`: a published record checked and recounted by this program's own kernels."""

import json
import zipfile
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

from intersession.core.refusals import Refused
from intersession.core.verbs import Needs, Verb
from intersession.counting import ballots, canonical, merkle, straw

NEUTRAL = {kind.value: kind for kind in ballots.Neutral}
Record = Mapping[str, Any]
WRONG = (OSError, KeyError, TypeError, ValueError, AttributeError, zipfile.BadZipFile)
"""What a file raises that is no record, or one whose parts are not what they must be."""


class Command(Verb):
    """Check the published record of a consultation."""

    help = "Check the published record of a consultation: recount it, and compare its heads."
    needs = Needs.NOTHING

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the file and the receipt."""
        parser.add_argument("file", type=Path, metavar="FILE", help="record.zip, as it was downloaded")
        parser.add_argument(
            "--receipt", type=Path, help="receipt of a reply, to show that it is in the record"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Print what holds; refuses a record that is not as published, naming each fault."""
        faults = [*_read(options["file"], "record of a consultation", _faults)]
        if options["receipt"]:
            lines = _lines(_unpacked(options["file"]))
            faults += _read(options["receipt"], "receipt of a reply", lambda path: _astray(path, lines))
        if faults:
            raise Refused("\n".join((*faults, "The record is not as published.")))
        self.stdout.write("The record is as published: counts, places and heads agree.")


def _read(path: Path, what: str, check: Callable[[Path], Iterable[str]]) -> list[str]:
    try:
        return list(check(path))
    except WRONG as error:
        raise Refused(f"{path} is no {what}: {error}.") from error


def _unpacked(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as bundle:
        return {name: bundle.read(name).decode() for name in bundle.namelist()}


def _lines(files: Mapping[str, str]) -> list[str]:
    return files["records.jsonl"].split("\n")[:-1]


def _faults(path: Path) -> Iterator[str]:
    """Give every fault of a record."""
    files = _unpacked(path)
    lines, terms = _lines(files), json.loads(files["options.json"])
    records = list(canonical.records(lines))
    yield from _changed(lines, records, files["options.json"])
    yield from _headed(lines, json.loads(files["heads.json"]))
    yield from _miscounted(terms, records, json.loads(files["result.json"]))
    if "members.json" in files:
        yield from _misnamed(json.loads(files["members.json"]), records)


def _changed(lines: Sequence[str], records: Sequence[Record], terms: str) -> Iterator[str]:
    """Records are canonical, at their places, on these terms, and each follows the one before."""
    digest = sha256(terms.encode()).hexdigest()
    for place, (line, record) in enumerate(zip(lines, records, strict=True), start=1):
        if record["place"] != place:
            yield f"Record {record['place']} stands at place {place}: one is missing or out of order."
        if canonical.record_bytes(record) != line.encode():
            yield f"Record {record['place']} is not written as records are."
        if record["terms"] != digest:
            yield f"Record {record['place']} was made on other options."
    if records and records[0]["previous"]:
        yield "The first record names one before it."
    for line, (before, after) in zip(lines[:-1], pairwise(records), strict=True):
        if after["previous"] != merkle.leaf_hash(line.encode()).hex():
            yield f"Record {after['place']} does not follow record {before['place']} as it is here."


def _headed(lines: Sequence[str], heads: Sequence[Record]) -> Iterator[str]:
    """Every head is that of the first records, and the whole log only adds to it."""
    tree = merkle.grown(line.encode() for line in lines)
    for head in heads:
        size, known = head["size"], bytes.fromhex(head["digest"])
        if size > tree.size:
            yield f"A head was made over {size} records; the record has {tree.size}."
        elif not merkle.is_consistent(size, known, tree.size, tree.head, tree.consistency(size)):
            yield f"The first {size} records do not give the published head."


def _miscounted(terms: Record, records: Sequence[Record], result: Record) -> Iterator[str]:
    last = {record["member"]: record for record in records if record["counted"] and not record["late"]}
    late = {record["member"] for record in records if record["counted"] and record["late"]} - last.keys()
    if (len(last), len(late)) != (result["replies"], result["late"]):
        yield f"The recount gives {len(last)} replies and {len(late)} late ones, not what was published."
    replies = list(last.values())
    match terms["kind"]:
        case "silence":
            objections = sum(record["answer"] == "objection" for record in replies)
            if objections != result["objections"]:
                yield f"The recount gives {objections} objections; {result['objections']} were published."
        case "straw_poll":
            yield from _opinions(terms, replies, result)
        case _:
            yield from _approvals(terms, replies, result)


def _opinions(terms: Record, replies: Sequence[Record], result: Record) -> Iterator[str]:
    given = [
        {letter: straw.Opinion(said) for letter, said in record["positions"].items()} for record in replies
    ]
    tally = straw.tally(_letters(terms), given)
    published = {row["letter"]: row for row in result["opinions"]}
    for letter, line in tally.items():
        counted = {name: number for name, number in line.parts if number}
        if counted != {
            name: number for name, number in published[letter].items() if name != "letter" and number
        }:
            yield f"The recount gives other opinions on {letter} than were published."


def _approvals(terms: Record, replies: Sequence[Record], result: Record) -> Iterator[str]:
    cap = terms["seats"] if terms["capped"] else None
    profile = ballots.collect(_letters(terms), map(_ballot, replies), cap)
    counts = ballots.counts(profile)
    leading = ballots.leading(counts, terms["seats"])
    published = {row["letter"]: row["count"] for row in result["support"]}
    if counts != published:
        yield f"The recount gives {_told(counts)}; published are {_told(published)}."
    if (list(leading.certain), list(leading.tied)) != (result["certain"], result["tied"]):
        yield "The recount gives another leading set than was published."


def _letters(terms: Record) -> list[str]:
    return [option["letter"] for option in terms["options"]]


def _told(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{letter} {number}" for letter, number in counts.items())


def _ballot(record: Record) -> ballots.Ballot:
    return NEUTRAL.get(record["answer"]) or frozenset(record["choices"])


def _misnamed(members: Mapping[str, Record], records: Sequence[Record]) -> Iterator[str]:
    """Where Members are named, each stands behind one commitment, and behind that of its records."""
    named = {
        commitment: told["member"] for commitment, told in members.items() if _commitment(told) == commitment
    }
    for record in records:
        if record["member"] not in named:
            yield f"Record {record['place']} is not that of the Member named for it."
    for member in sorted(set(named.values())):
        if list(named.values()).count(member) > 1:
            yield f"{member} stands behind several commitments: it is counted more than once."


def _commitment(told: Record) -> str:
    return sha256(f"{told['salt']}:{told['member']}".encode()).hexdigest()


def _astray(path: Path, lines: Sequence[str]) -> Iterator[str]:
    """Give every fault of a receipt held against the log."""
    receipt = json.loads(path.read_text(encoding="utf-8"))
    index, size, head = receipt["index"], receipt["size"], bytes.fromhex(receipt["head"])
    record, proof = receipt["record"], [bytes.fromhex(step) for step in receipt["proof"]]
    if record not in lines[index : index + 1]:
        yield f"The record of the receipt is not record {index + 1} of this log."
    if not merkle.is_included(record.encode(), index, size, proof, head):
        yield "The proof of the receipt does not lead to its head."
    if merkle.grown(line.encode() for line in lines[:size]).head != head:
        yield "The record does not give the head of the receipt; it was changed since."
    if json.loads(record)["member"] != _commitment(receipt):
        yield "The record of the receipt is not that of its Member."
