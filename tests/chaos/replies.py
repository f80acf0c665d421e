"""Replies that are submitted while processes of the site are killed, and what must hold afterwards."""

import hashlib
import http.client
import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import psycopg

from intersession import database
from intersession.counting import canonical
from tests.chaos.site import Site, Visitor
from tests.chaos.site import storm as storm_of
from tests.chaos.within import KEY

TOGETHER = 4  # delegates who submit at the same moment
ROWS = """
    SELECT reply.place, reply.digest, reply.record, reply.instruction, reply.comment, reply.others,
        reply.answer, reply.choices, reply.version
    FROM consultations_reply reply JOIN consultations_consultation held ON held.id = reply.consultation_id
    WHERE held.key = %s ORDER BY reply.place
"""


@dataclass(slots=True)
class Sent:
    """What was submitted, by the words that name its instruction: what was acknowledged, what was cut off."""

    acknowledged: list[str] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)


def page(entity: str, step: str) -> str:
    """Return the address of a step of a reply."""
    return f"/en/consultations/{KEY}/reply/{entity}/{step}/"


def submit(visitor: Visitor, entity: str, seen: str, instruction: str, sent: Sent) -> None:
    """Submit the draft of an entity, and note whether the server acknowledged it.

    It is acknowledged by being sent on to the receipt; anything else is not, a page of an error included.
    """
    try:
        answer = visitor.post(page(entity, "submission"), {"seen": seen, "instruction": instruction})
    except (OSError, http.client.HTTPException):
        sent.cut.append(instruction)
        return
    done = (answer.status, answer.location) == (http.HTTPStatus.FOUND, page(entity, "receipt"))
    (sent.acknowledged if done else sent.cut).append(instruction)


def storm(site: Site, sessions: dict[str, str], times: int, chance: random.Random) -> Sent:
    """Let delegates submit together and kill something at a random moment of it, so many times."""
    sent = Sent()

    def submits(attempt: int, entity: str) -> Callable[[], None]:
        visitor = Visitor(site.port, sessions[entity])
        seen = visitor.get(page(entity, "submission")).hidden["seen"]
        return lambda: submit(visitor, entity, seen, f"attempt {attempt} of {entity}", sent)

    chosen = (chance.sample(sorted(sessions), TOGETHER) for _attempt in range(times))
    rounds = ([submits(number, entity) for entity in some] for number, some in enumerate(chosen))
    storm_of(site, chance, rounds)
    return sent


def faults(site: Site, sent: Sent) -> Iterator[str]:
    """Give everything that is not as it must be in the database after the storm."""
    rows = _rows(site)
    kept = Counter(row["instruction"] for row in rows)
    yield from (f"acknowledged, but not there: {one}" for one in sent.acknowledged if not kept[one])
    yield from (
        f"registered twice: {one}" for one, number in kept.items() if number > 1 and one != "training"
    )
    yield from _gaps(rows)
    for row in rows:
        yield from (f"record {row['place']} is not whole: {name}" for name in _broken(row))


def _rows(site: Site) -> list[dict[str, object]]:
    with (
        database.running(site.home),
        psycopg.connect(
            **database.Cluster(site.home).parameters(), row_factory=psycopg.rows.dict_row
        ) as connection,
    ):
        return connection.execute(ROWS, [KEY]).fetchall()


def _gaps(rows: list[dict[str, object]]) -> Iterator[str]:
    """The log has no gap, and each record names the one before it."""
    before = ""
    for place, row in enumerate(rows, start=1):
        if row["place"] != place or json.loads(row["record"])["previous"] != before:
            yield f"the log has a gap before {row['place']}"
        before = row["digest"]


def _broken(row: dict[str, object]) -> Iterator[str]:
    """The row says what its record says, and the digest is that of the record."""
    record = json.loads(row["record"])
    texts = {name: row[name] for name in ("comment", "others", "instruction")}
    if record["texts"] != canonical.digest(texts).hex():
        yield "texts"
    if row["digest"] != hashlib.sha256(b"\0" + row["record"].encode()).hexdigest():
        yield "digest"
    yield from (name for name in ("answer", "choices", "place", "version") if record[name] != row[name])


def told(site: Site, sent: Sent) -> str:
    """Say in one line what became of what was submitted."""
    kept = {row["instruction"] for row in _rows(site)}
    there, whole = (sum(one in kept for one in found) for found in (sent.acknowledged, sent.cut))
    return (
        f"{there} of {len(sent.acknowledged)} acknowledged are there; of {len(sent.cut)} cut off before the "
        f"answer {whole} are there whole, {len(sent.cut) - whole} not at all"
    )
