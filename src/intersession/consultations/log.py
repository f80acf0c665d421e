"""The log of a consultation's replies: canonical records that only add up, their head, and receipts.

A record names the Member by a commitment (SHA-256 of a salt and its key): whoever has the salt can show whose
it is. The salt is told to the Member alone, and to all where replies are published with their authors.
"""

import hashlib
from collections.abc import Iterable
from datetime import UTC
from typing import Any

from intersession.consultations import queries
from intersession.consultations.models import Consultation, Head, Reply
from intersession.counting import canonical, merkle


def commitment(salt: str, entity: str) -> str:
    """Commit to an entity without naming it."""
    return hashlib.sha256(f"{salt}:{entity}".encode()).hexdigest()


def terms_digest(consultation: Consultation) -> str:
    """Return the digest of the terms as they were put, so that a record cannot be read on others."""
    return canonical.digest(terms_of(consultation)).hex()


def terms_of(consultation: Consultation) -> dict[str, Any]:
    """Return the terms that a count needs, what was announced for a tie and of publication, the options."""
    options = consultation.options.select_related("candidate")
    return {
        "consultation": consultation.key,
        "kind": consultation.kind,
        "seats": consultation.seats,
        "capped": consultation.capped,
        "no_objection": consultation.no_objection,
        "abstention": consultation.abstention,
        "tie_policy": consultation.tie_policy,
        "publication": consultation.publication,
        "closes": closing(consultation),
        "options": [{"letter": option.letter, "title": queries.title_of(option)} for option in options],
    }


def closing(consultation: Consultation) -> str:
    """Return the closing time in UTC, whole: a reply of that very moment is late."""
    closes = consultation.closes_at
    return closes.astimezone(UTC).isoformat() if closes else ""


def record_of(reply: Reply, *, entity: str, terms: str, previous: str) -> dict[str, Any]:
    """Return the record of a reply; texts stand in it as a digest, since they are not published."""
    texts = {"comment": reply.comment, "others": reply.others, "instruction": reply.instruction}
    return {
        "answer": reply.answer,
        "channel": reply.channel,
        "choices": sorted(reply.choices),
        "counted": reply.counted,
        "late": reply.late,
        "member": commitment(reply.salt, entity),
        "place": reply.place,
        "positions": reply.positions,
        "previous": previous,
        "received": reply.received_at.astimezone(UTC).isoformat(timespec="microseconds"),
        "terms": terms,
        "texts": canonical.digest(texts).hex(),
        "version": reply.version,
    }


def sealed(reply: Reply, *, entity: str, terms: str, previous: str) -> Reply:
    """Write the canonical record and its digest into a reply that is about to be kept."""
    content = canonical.record_bytes(record_of(reply, entity=entity, terms=terms, previous=previous))
    reply.record = content.decode()
    reply.digest = merkle.leaf_hash(content).hex()
    return reply


def tree_of(records: Iterable[str]) -> merkle.Tree:
    """Return the tree over records in their order."""
    return merkle.grown(record.encode() for record in records)


def records(consultation: Consultation) -> list[str]:
    """Return the records of a consultation in the order of the log."""
    return list(consultation.replies_received.order_by("place").values_list("record", flat=True))


def head(consultation: Consultation, *, closing: bool = False) -> Head:
    """Return the head of the log as it stands, keeping it if it is new."""
    tree = tree_of(records(consultation))
    known = consultation.heads.filter(size=tree.size, digest=tree.head.hex(), closing=closing).first()
    return known or Head.objects.create(
        consultation=consultation, size=tree.size, digest=tree.head.hex(), closing=closing
    )


def receipt(reply: Reply) -> dict[str, Any]:
    """Return what a Member keeps: its record, the salt, a head, and the proof that the record is under it."""
    tree = tree_of(records(reply.consultation))
    return {
        "consultation": reply.consultation.key,
        "member": reply.entity.key,
        "salt": reply.salt,
        "record": reply.record,
        "index": reply.place - 1,
        "size": tree.size,
        "head": tree.head.hex(),
        "proof": [step.hex() for step in tree.inclusion(reply.place - 1)],
    }
