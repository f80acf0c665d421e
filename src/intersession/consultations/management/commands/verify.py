"""`intersession verify`: a published record checked and recounted by this program's own kernels."""

import json
import zipfile
from argparse import ArgumentParser
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from intersession.core.refusals import Refused
from intersession.core.verbs import Needs, Verb
from intersession.counting import ballots, canonical, merkle

NEUTRAL = {kind.value: kind for kind in ballots.Neutral}


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
        try:
            with zipfile.ZipFile(options["file"]) as bundle:
                found = {name: bundle.read(name).decode() for name in bundle.namelist()}
            receipt = json.loads(options["receipt"].read_text()) if options["receipt"] else None
            faults = list(checked(found, receipt))
        except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
            raise Refused(f"{options['file']} is no record of a consultation: {error}") from error
        if faults:
            raise Refused("\n".join((*faults, "The record is not as published.")))
        self.stdout.write("The record is as published: counts, places and heads agree.")


def checked(files: dict[str, str], receipt: dict[str, Any] | None) -> Iterator[str]:
    """Give every fault of a record, and of the receipt if there is one."""
    lines = files["records.jsonl"].splitlines()
    records = list(canonical.records(lines))
    tree = merkle.grown(line.encode() for line in lines)
    for head in json.loads(files["heads.json"]):
        if head["size"] > tree.size:
            yield f"A head was made over {head['size']} records; the record has {tree.size}."
            continue
        earlier = merkle.grown(line.encode() for line in lines[: head["size"]]).head
        proof = tree.consistency(head["size"])
        known = bytes.fromhex(head["digest"])
        if earlier != known or not merkle.is_consistent(head["size"], known, tree.size, tree.head, proof):
            yield f"The first {head['size']} records do not give the published head."
    yield from _changed(lines, records, files["options.json"])
    yield from _miscounted(json.loads(files["options.json"]), records, json.loads(files["result.json"]))
    if receipt:
        yield from _astray(receipt, lines)


def _changed(lines: list[str], records: list[dict[str, Any]], terms: str) -> Iterator[str]:
    digest = sha256(terms.encode()).hexdigest()
    before = ""
    for place, (line, record) in enumerate(zip(lines, records, strict=True), start=1):
        if (record["place"], record["previous"], record["terms"]) != (place, before, digest):
            yield f"Record {place} was changed, or the one before it, or the options."
        before = merkle.leaf_hash(line.encode()).hex()


def _miscounted(
    terms: dict[str, Any], records: list[dict[str, Any]], result: dict[str, Any]
) -> Iterator[str]:
    if terms["kind"] not in {"theme", "topics"}:
        return
    last = {record["member"]: record for record in records if record["counted"] and not record["late"]}
    letters = [option["letter"] for option in terms["options"]]
    cap = terms["seats"] if terms["capped"] else None
    profile = ballots.collect(letters, map(_ballot, last.values()), cap)
    counts = ballots.counts(profile)
    leading = ballots.leading(counts, terms["seats"])
    published = {row["letter"]: row["count"] for row in result["support"]}
    if (profile.replies, counts) != (result["replies"], published):
        yield f"The recount gives {counts} of {profile.replies} replies, not what was published."
    if (list(leading.certain), list(leading.tied)) != (result["certain"], result["tied"]):
        yield "The recount gives another leading set than was published."


def _ballot(record: dict[str, Any]) -> ballots.Ballot:
    return NEUTRAL.get(record["answer"]) or frozenset(record["choices"])


def _astray(receipt: dict[str, Any], lines: list[str]) -> Iterator[str]:
    record = receipt["record"].encode()
    proof = [bytes.fromhex(step) for step in receipt["proof"]]
    size, head = receipt["size"], bytes.fromhex(receipt["head"])
    if not merkle.is_included(record, receipt["index"], size, proof, head):
        yield "The proof of the receipt does not lead to its head."
    if merkle.grown(line.encode() for line in lines[:size]).head != head:
        yield "The record does not give the head of the receipt; it was changed since."
    named = sha256(f"{receipt['salt']}:{receipt['member']}".encode()).hexdigest()
    if json.loads(receipt["record"])["member"] != named:
        yield "The record of the receipt is not that of its Member."
