"""Checks the published record of a consultation: python3 verify.py record.zip [receipt.json].

One file, standard library only, nothing of the program that wrote the record. It recounts the replies, names
the records that were changed or taken out, and compares every published head; with a receipt it shows that
this reply is in the record. It shows neither that no reply was left out before it was logged (the receipts
are for that) nor who sat at a keyboard. The exit code is 0 when all holds, 1 when not, 2 without a record.
"""

import hashlib
import json
import sys
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

Record = dict[str, Any]


def main(arguments: Sequence[str]) -> int:
    """Say every fault, or that there is none."""
    if len(arguments) not in {1, 2} or arguments[0] in {"-h", "--help"}:
        print(__doc__)
        return 2
    try:
        files = unpacked(arguments[0])
        faults = list(checked(files))
        if len(arguments) > 1:
            given = json.loads(Path(arguments[1]).read_text(encoding="utf-8"))
            faults += receipt(given, lines_of(files))
    except (OSError, zipfile.BadZipFile, ValueError, LookupError, TypeError, AttributeError) as error:
        print(f"This cannot be read as a record and its receipt: {type(error).__name__}: {error}")
        return 2
    for fault in faults:
        print("FAULT: " + fault)
    heads = len(json.loads(files["heads.json"]))
    print(
        f"Records: {len(lines_of(files))}. Heads: {heads}. " + ("NOT as" if faults else "As") + " published."
    )
    return 1 if faults else 0


def unpacked(path: str) -> dict[str, str]:
    """The texts in the record, by the names of their files."""
    with zipfile.ZipFile(path) as bundle:
        return {name: bundle.read(name).decode() for name in bundle.namelist()}


def lines_of(files: Mapping[str, str]) -> list[str]:
    """The records as they were hashed, one a line."""
    return files["records.jsonl"].split("\n")[:-1]


def checked(files: Mapping[str, str]) -> Iterator[str]:
    """Every fault of the record, in words."""
    lines, terms = lines_of(files), json.loads(files["options.json"])
    records: list[Record] = [json.loads(line) for line in lines]
    yield from order(records)
    yield from chain(lines, records, json.loads(files["heads.json"]))
    yield from made_on(files["options.json"], terms, records)
    yield from recount(terms, records, json.loads(files["result.json"]))
    if "members.json" in files:
        yield from opened(json.loads(files["members.json"]), records)


# The log


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


def order(records: Sequence[Record]) -> Iterator[str]:
    """Each record stands at its place, once."""
    places = [record["place"] for record in records]
    for place, times in Counter(places).items():
        if times > 1:
            yield f"record {place} stands {times} times"
    for place in sorted(set(range(1, max(places, default=0) + 1)) - set(places)):
        yield f"record {place} is missing"
    if places != sorted(places):
        yield "the records are out of order"


def chain(lines: Sequence[str], records: Sequence[Record], heads: Sequence[Record]) -> Iterator[str]:
    """Each record names the one before it, and each head is that of the records it was made over.

    A record holds the hash of the one before, so a changed record can be named: its own hash differs from
    the one that its follower holds. Where a head agrees with the hashes so held, this is certain.
    """
    own = {record["place"]: leaf(line) for line, record in zip(lines, records, strict=True)}
    held = {record["place"] - 1: bytes.fromhex(record["previous"]) for record in records}
    if held.pop(0, b""):
        yield "record 1 names a record before it"
    astray = [place for place in held if place in own and own[place] != held[place]]
    largest = max(heads, key=lambda head: head["size"], default={"size": 0, "digest": ""})
    under = [place for place in astray if place <= largest["size"]]
    changed = settled(own, held, under, largest)
    yield from (f"record {place} was changed" for place in changed)
    for place in astray:
        if not changed or place not in under:
            yield f"record {place + 1} does not follow record {place}: one of them was changed"
    for head in heads:
        if head["size"] < min(astray, default=head["size"] + 1):
            yield from top(own, held, head)


def settled(
    own: Mapping[int, bytes], held: Mapping[int, bytes], astray: Sequence[int], head: Record
) -> list[int]:
    """The places of the records that were changed, if the head proves which; none where it cannot.

    The hashes that followers hold are taken for true, or all but one of them, whose follower was changed.
    """
    for wrong in (0, *astray) if astray else ():
        true = {**own, **held, **({wrong: own[wrong]} if wrong else {})}
        leaves = [true.get(place, b"") for place in range(1, head["size"] + 1)]
        if root(leaves).hex() == head["digest"]:
            return [place for place in astray if place != wrong]
    return []


def top(own: Mapping[int, bytes], held: Mapping[int, bytes], head: Record) -> Iterator[str]:
    """A head is that of its records; where some are missing, of the hashes that others hold of them."""
    true = {**own, **held}
    size = head["size"]
    lost = [place for place in range(1, size + 1) if place not in true]
    if lost:
        yield f"a head was made over {size} records; missing: " + ", ".join(f"record {n}" for n in lost)
    elif root([true[place] for place in range(1, size + 1)]).hex() != head["digest"]:
        yield (
            f"the records do not give the head over {size}: record {size} or the head was changed, or "
            "records up to there were written anew"
        )


# The count


def made_on(text: str, terms: Record, records: Sequence[Record]) -> Iterator[str]:
    """Every record was made on the published terms, and is late if it came after the closing time."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    others = [record["place"] for record in records if record["terms"] != digest]
    if others and len(others) == len(records):
        yield "options.json was changed: every record was made on other options"
    else:
        yield from (f"record {place} was made on other options" for place in others)
    if not terms["closes"]:
        return
    closes = datetime.fromisoformat(terms["closes"])
    for record in records:
        after = datetime.fromisoformat(record["received"]) >= closes
        if record["late"] and not after:
            yield f"record {record['place']} is marked late, but came before closing"
        elif after and not record["late"]:
            yield f"record {record['place']} came after closing, but is not marked late"


def standing(records: Iterable[Record]) -> list[Record]:
    """The reply that counts for each Member: the last timely one."""
    timely = (record for record in records if record["counted"] and not record["late"])
    return list({record["member"]: record for record in timely}.values())


def recount(terms: Record, records: Sequence[Record], result: Record) -> Iterator[str]:
    """Replies, late ones, views of observers, and what the replies say, are those published."""
    replies = standing(records)
    timely = {record["member"] for record in replies}
    found = {
        "replies": len(replies),
        "late": len({record["member"] for record in records if record["counted"]} - timely),
        "observers": len({record["member"] for record in records if not record["counted"]}),
    }
    if terms["kind"] == "silence":
        found["objections"] = sum(record["answer"] == "objection" for record in replies)
    for name, number in found.items():
        if result[name] != number:
            yield f"{name}: {number} in the records, {result[name]} published"
    if terms["kind"] == "straw_poll":
        yield from opinions(terms, replies, result)
    elif terms["kind"] in {"theme", "topics"}:
        yield from approvals(terms, replies, result)


def opinions(terms: Record, replies: Sequence[Record], result: Record) -> Iterator[str]:
    """The opinions on each option of a straw poll are those published."""
    published = {row["letter"]: row for row in result["opinions"]}
    for letter in letters_of(terms):
        found = Counter(record["positions"].get(letter, "unanswered") for record in replies)
        row = published.get(letter, {})
        for name in sorted({*found, *row} - {"letter"}):
            if found[name] != row.get(name, 0):
                yield f"option {letter}, {name}: {found[name]} in the records, {row.get(name, 0)} published"


def approvals(terms: Record, replies: Sequence[Record], result: Record) -> Iterator[str]:
    """The approvals of each option, the certain options and the tied ones are those published."""
    letters, seats = letters_of(terms), terms["seats"]
    for record in replies:
        chosen = record["choices"]
        if len({*chosen} & {*letters}) < len(chosen) or (terms["capped"] and len(chosen) > seats):
            yield f"record {record['place']} chooses what was not offered: {', '.join(chosen)}"
    counts = {letter: sum(letter in record["choices"] for record in replies) for letter in letters}
    published = {row["letter"]: row["count"] for row in result["support"]}
    for letter, count in counts.items():
        if published.get(letter) != count:
            yield f"option {letter}: {count} in the records, {published.get(letter)} published"
    last = sorted(counts.values(), reverse=True)[seats - 1]
    certain = [letter for letter in letters if counts[letter] > last]
    tied = [letter for letter in letters if counts[letter] == last]
    if len(certain) + len(tied) == seats:
        certain, tied = [letter for letter in letters if counts[letter] >= last], []
    if result["certain"] != certain or result["tied"] != tied:
        yield (
            f"certain {certain} and tied {tied} by the records, "
            f"certain {result['certain']} and tied {result['tied']} published"
        )


def letters_of(terms: Record) -> list[str]:
    """The letters of the options in their order."""
    return [option["letter"] for option in terms["options"]]


# Members and receipts


def committed(salt: str, member: str) -> str:
    """The commitment to a Member, as records carry it."""
    return hashlib.sha256(f"{salt}:{member}".encode()).hexdigest()


def opened(members: Mapping[str, Record], records: Iterable[Record]) -> Iterator[str]:
    """Where Members are named, each record is one Member's, and each Member has one commitment."""
    for record in records:
        told = members.get(record["member"])
        if told is None or committed(told["salt"], told["member"]) != record["member"]:
            yield f"record {record['place']} is not that of the Member named for it"
    for member, times in Counter(told["member"] for told in members.values()).items():
        if times > 1:
            yield f"{member} stands behind {times} commitments and is counted more than once"


def receipt(given: Record, lines: Sequence[str]) -> Iterator[str]:
    """The record of a receipt is in the log, is its Member's, and its proof leads to its head."""
    index, size = given["index"], given["size"]
    if not 0 <= index < len(lines) or lines[index] != given["record"]:
        yield f"the record of the receipt is not record {index + 1} of this log"
        return
    if json.loads(given["record"])["member"] != committed(given["salt"], given["member"]):
        yield f"record {index + 1} is not that of the Member of the receipt"
    if climbed(leaf(given["record"]), index, size, given["proof"]).hex() != given["head"]:
        yield "the proof of the receipt does not lead to its head"
    if len(lines) < size or root([leaf(line) for line in lines[:size]]).hex() != given["head"]:
        yield f"the first {size} records do not give the head of the receipt: they were changed since"


def climbed(digest: bytes, index: int, size: int, proof: Iterable[str]) -> bytes:
    """The head that a proof of inclusion leads to (RFC 9162, section 2.1.3.2); empty for a wrong length."""
    last = size - 1
    for step in proof:
        if last == 0:
            return b""
        other = bytes.fromhex(step)
        if index % 2 or index == last:
            digest = hashlib.sha256(b"\x01" + other + digest).digest()
            while index % 2 == 0 and index:
                index, last = index // 2, last // 2
        else:
            digest = hashlib.sha256(b"\x01" + digest + other).digest()
        index, last = index // 2, last // 2
    return digest if last == 0 else b""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
