"""The log of replies: canonical records that follow each other, heads over them, receipts that prove them."""

import json
from datetime import UTC, datetime
from hashlib import sha256

import pytest

from intersession.consultations import log
from intersession.consultations.actions import terms
from intersession.counting import canonical, merkle
from intersession.membership.models import Entity
from tests import factories

pytestmark = pytest.mark.django_db
CLOSED = datetime(2026, 10, 30, 17, tzinfo=UTC)


def state(number=0):
    return Entity.objects.get(key=f"state-{number}")


@pytest.fixture
def consultation():
    return factories.open_consultation()


@pytest.fixture
def logged(consultation):
    """Four records: the first State replied twice, the third one late."""
    return [
        factories.reply(consultation, state(0), "A"),
        factories.reply(consultation, state(1), "B", "C"),
        factories.reply(consultation, state(0), "D"),
        factories.reply(consultation, state(2), "D", now=CLOSED),
    ]


def test_record_says_what_was_received_and_names_nobody(consultation, logged):
    record = json.loads(logged[3].record)

    known = {name: record[name] for name in ("answer", "channel", "choices", "counted", "late", "received")}
    assert known == {
        "answer": "choice",
        "channel": "online",
        "choices": ["D"],
        "counted": True,
        "late": True,
        "received": "2026-10-30T17:00:00.000000+00:00",
    }
    assert (record["place"], record["version"]) == (4, 1)
    assert record["terms"] == log.terms_digest(consultation)
    assert record["member"] == sha256(f"{logged[3].salt}:state-2".encode()).hexdigest()
    assert "state-2" not in logged[3].record


def test_record_is_canonical_and_its_digest_is_its_leaf(logged):
    for reply in logged:
        content = canonical.record_bytes(json.loads(reply.record))

        assert reply.record.encode() == content
        assert reply.digest == sha256(b"\x00" + content).hexdigest()


def test_each_record_names_the_one_before_it(consultation, logged):
    previous = [json.loads(record)["previous"] for record in log.records(consultation)]

    assert previous == ["", *(reply.digest for reply in logged[:3])]


def test_salt_is_secret_of_256_bits_and_one_for_all_versions_of_a_member(logged):
    first, second, again, late = (reply.salt for reply in logged)

    assert first == again
    assert len({first, second, late}) == 3
    assert {len(bytes.fromhex(salt)) for salt in (first, second, late)} == {32}


@pytest.mark.parametrize(
    "other",
    [
        {"seats": 1},
        {"capped": False},
        {"abstention": True},
        {"no_objection": True},
        {"tie_policy": "lots"},
        {"publication": "attributed"},
        {"closes_at": CLOSED.replace(day=31)},
        {"options": [terms.Offered(letter, title=factories.words(f"Other {letter}")) for letter in "ABCD"]},
        {"options": [terms.Offered(letter, title=factories.words(f"Topic {letter}")) for letter in "BACD"]},
    ],
)
def test_digest_of_the_terms_is_another_for_other_terms(consultation, other):
    cycle = consultation.cycle
    changed = factories.open_consultation(0, key="other", cycle=cycle, **other)

    theirs = log.terms_of(changed) | {"consultation": consultation.key}

    assert canonical.digest(theirs) != canonical.digest(log.terms_of(consultation))


def test_correction_of_a_candidate_after_opening_does_not_change_the_digest():
    year = factories.cycle(year=2027)
    offered = [factories.candidate(year, letter=letter) for letter in "ABC"]
    options = [terms.Offered(row.letter, candidate=row) for row in offered]
    consultation = factories.open_consultation(cycle=year, options=options)
    before = log.terms_digest(consultation)

    offered[0].title = factories.words("Corrected")
    offered[0].save()

    assert log.terms_digest(consultation) == before


def test_head_of_an_empty_log_is_that_of_no_record(consultation):
    head = log.head(consultation)

    assert (head.size, head.digest) == (0, merkle.EMPTY.hex())


def test_head_is_kept_once_and_a_later_one_only_adds_to_it(consultation):
    factories.reply(consultation, state(0), "A")
    first, again = log.head(consultation), log.head(consultation)
    factories.reply(consultation, state(1), "A")

    later = log.head(consultation)

    tree = log.tree_of(log.records(consultation))
    assert first == again
    assert (later.size, later.digest) == (2, tree.head.hex())
    heads = bytes.fromhex(first.digest), bytes.fromhex(later.digest)
    assert merkle.is_consistent(first.size, heads[0], later.size, heads[1], tree.consistency(1))


def test_receipt_of_every_version_proves_its_record_against_the_head(consultation, logged):
    head = log.head(consultation)

    for reply in logged:
        receipt = log.receipt(reply)
        proof = [bytes.fromhex(step) for step in receipt["proof"]]
        stands = receipt["record"].encode(), receipt["index"], receipt["size"], proof

        assert (receipt["size"], receipt["head"]) == (head.size, head.digest)
        assert merkle.is_included(*stands, bytes.fromhex(receipt["head"]))
        assert json.loads(receipt["record"])["member"] == log.commitment(receipt["salt"], receipt["member"])


def test_receipt_of_another_record_proves_nothing(logged):
    mine, other = log.receipt(logged[0]), log.receipt(logged[1])
    proof = [bytes.fromhex(step) for step in mine["proof"]]

    assert not merkle.is_included(
        other["record"].encode(), mine["index"], mine["size"], proof, bytes.fromhex(mine["head"])
    )
