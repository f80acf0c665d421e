"""Checks the published record of a consultation: python3 verify.py record.zip [receipt.json].

One file, standard library only, nothing of the program that wrote the record. It recounts the replies and
recomputes the head of the log; with a receipt it shows that this reply is in the record. It proves neither
that no reply was left out before it was logged (that is what receipts are for) nor who sat at a keyboard.
"""

import hashlib
import json
import sys
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

Record = dict[str, Any]


def main(arguments: Sequence[str]) -> int:
    """Say what was checked; the exit code is 0 when all of it holds."""
    if not arguments or arguments[0] in {"-h", "--help"}:
        print(__doc__)
        return 2
    with zipfile.ZipFile(arguments[0]) as bundle:
        lines = bundle.read("records.jsonl").decode().splitlines()
        heads = json.loads(bundle.read("heads.json"))
        terms_text = bundle.read("options.json").decode()
        result = json.loads(bundle.read("result.json"))
    records = [json.loads(line) for line in lines]
    faults = [*chain(lines, records), *tops(lines, heads), *options(terms_text, records)]
    faults += recount(json.loads(terms_text), records, result)
    if len(arguments) > 1:
        faults += receipt(json.loads(Path(arguments[1]).read_text(encoding="utf-8")), lines)
    for fault in faults:
        print("FAULT: " + fault)
    print(
        f"{len(records)} records, {len(heads)} heads: " + ("NOT as published." if faults else "as published.")
    )
    return 1 if faults else 0


def leaf(line: str) -> bytes:
    """Hash a record as a leaf (RFC 6962)."""
    return hashlib.sha256(b"\x00" + line.encode()).digest()


def root(leaves: Sequence[bytes]) -> bytes:
    """Hash leaves into the head of their tree (RFC 6962)."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    level = list(leaves)
    while len(level) > 1:
        single = [level.pop()] if len(level) % 2 else []
        pairs = zip(level[::2], level[1::2], strict=True)
        level = [hashlib.sha256(b"\x01" + left + right).digest() for left, right in pairs] + single
    return level[0]


def chain(lines: Sequence[str], records: Sequence[Record]) -> Iterator[str]:
    """Each record has its place and names the record before it."""
    previous = ""
    for place, (line, record) in enumerate(zip(lines, records, strict=True), start=1):
        if record["place"] != place:
            yield f"record {place} says that it is at place {record['place']}"
        if record["previous"] != previous:
            yield f"record {place} does not follow the record before it: one of them was changed"
        previous = leaf(line).hex()


def tops(lines: Sequence[str], heads: Sequence[Record]) -> Iterator[str]:
    """Each head is that of the records it was made over."""
    leaves = [leaf(line) for line in lines]
    for head in heads:
        if head["size"] > len(leaves):
            missing = head["size"] - len(leaves)
            yield f"a head was made over {head['size']} records, of which {missing} are missing"
        elif root(leaves[: head["size"]]).hex() != head["digest"]:
            yield f"the records do not give the head over {head['size']} of them: one of them was changed"


def options(text: str, records: Sequence[Record]) -> Iterator[str]:
    """Every record was made on the options that are published."""
    digest = hashlib.sha256(text.strip().encode()).hexdigest()
    for record in records:
        if record["terms"] != digest:
            yield f"record {record['place']} was made on other options"


def standing(records: Sequence[Record]) -> list[Record]:
    """The reply that counts for each Member: the last timely one."""
    found: dict[str, Record] = {}
    for record in records:
        if record["counted"] and not record["late"]:
            found[record["member"]] = record
    return list(found.values())


def recount(terms: Record, records: Sequence[Record], result: Record) -> Iterator[str]:
    """The count of approvals, the certain options and the tied ones are those published."""
    if terms["kind"] not in {"theme", "topics"}:
        return
    replies = standing(records)
    counts = {option["letter"]: 0 for option in terms["options"]}
    for record in replies:
        for letter in record["choices"]:
            counts[letter] += 1
    published = {row["letter"]: row["count"] for row in result["support"]}
    if len(replies) != result["replies"]:
        yield f"{len(replies)} replies count, {result['replies']} are published"
    for letter, count in counts.items():
        if published.get(letter) != count:
            yield f"option {letter} has {count}, {published.get(letter)} are published"
    line = sorted(counts.values(), reverse=True)[terms["seats"] - 1]
    above = sorted(letter for letter, count in counts.items() if count > line)
    level = sorted(letter for letter, count in counts.items() if count == line)
    fits = len(above) + len(level) == terms["seats"]
    certain, tied = (sorted(above + level), []) if fits else (above, level)
    if sorted(result["certain"]) != certain or sorted(result["tied"]) != tied:
        yield f"certain are {certain} and tied {tied}, published are {result['certain']} and {result['tied']}"


def receipt(given: Record, lines: Sequence[str]) -> Iterator[str]:
    """The record of a receipt is in the log, is its Member's, and its proof leads to its head."""
    index = given["index"]
    if index >= len(lines) or lines[index] != given["record"]:
        yield "the record of the receipt is not in the log at its place"
        return
    named = hashlib.sha256(f"{given['salt']}:{given['member']}".encode()).hexdigest()
    if json.loads(given["record"])["member"] != named:
        yield "the record of the receipt is not that of its Member"
    if climbed(leaf(given["record"]), index, given["size"], given["proof"]).hex() != given["head"]:
        yield "the proof of the receipt does not lead to its head"
    if root([leaf(line) for line in lines[: given["size"]]]).hex() != given["head"]:
        yield "the log does not give the head of the receipt: it was changed after the receipt was written"


def climbed(digest: bytes, index: int, size: int, proof: Sequence[str]) -> bytes:
    """The head that a proof of inclusion leads to (RFC 6962, section 2.1.1)."""
    last = size - 1
    for step in proof:
        other = bytes.fromhex(step)
        if index % 2 or index == last:
            digest = hashlib.sha256(b"\x01" + other + digest).digest()
            while index % 2 == 0 and index:
                index, last = index // 2, last // 2
        else:
            digest = hashlib.sha256(b"\x01" + digest + other).digest()
        index, last = index // 2, last // 2
    return digest


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
