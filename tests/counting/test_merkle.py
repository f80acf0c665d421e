"""Merkle trees against the vectors of Certificate Transparency, the definition in RFC 6962, and laws."""

from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intersession.counting import merkle

INPUTS = [
    b"",
    b"\x00",
    b"\x10",
    b"\x20\x21",
    b"\x30\x31",
    bytes(range(0x40, 0x44)),
    bytes(range(0x50, 0x58)),
    bytes(range(0x60, 0x70)),
]
HEADS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
few_examples = settings(max_examples=80, deadline=None)
record_lists = st.lists(st.binary(max_size=4), min_size=1, max_size=40)


def by_definition(records):
    """The head as RFC 6962, section 2.1, defines it."""
    if not records:
        return sha256().digest()
    if len(records) == 1:
        return sha256(b"\0" + records[0]).digest()
    left = max(2**power for power in range(20) if 2**power < len(records))
    return sha256(b"\1" + by_definition(records[:left]) + by_definition(records[left:])).digest()


@pytest.mark.parametrize("size", range(9))
def test_head_equals_the_vectors_of_certificate_transparency(size):
    assert merkle.grown(INPUTS[:size]).head.hex() == HEADS[size]


def test_inclusion_equals_the_vector_of_certificate_transparency():
    assert [part.hex() for part in merkle.grown(INPUTS).inclusion(0)] == [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ]


def test_consistency_equals_the_vector_of_certificate_transparency():
    assert [part.hex() for part in merkle.grown(INPUTS).consistency(6)] == [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]


def test_a_node_does_not_pass_for_a_record():
    tree = merkle.grown([b"x", b"y"])
    forged = merkle.leaf_hash(b"x") + merkle.leaf_hash(b"y")

    assert not merkle.is_included(forged, 0, 1, (), tree.head)


@pytest.mark.parametrize("index", [-1, 3])
def test_inclusion_refuses_a_record_that_is_not_there(index):
    with pytest.raises(ValueError, match=f"There is no record {index}: the tree has 3"):
        merkle.grown([b"a", b"b", b"c"]).inclusion(index)


@pytest.mark.parametrize("size", [-1, 4])
def test_consistency_refuses_a_size_the_tree_never_had(size):
    with pytest.raises(ValueError, match=f"The tree has 3 records and was never a tree of {size}"):
        merkle.grown([b"a", b"b", b"c"]).consistency(size)


def test_proofs_hold_for_every_index_and_size_up_to_33():
    records = [bytes([number]) for number in range(33)]
    trees = [merkle.grown(records[:size]) for size in range(34)]

    for size, tree in enumerate(trees):
        assert tree.head == by_definition(records[:size])
        for index in range(size):
            proof = tree.inclusion(index)
            assert merkle.is_included(records[index], index, size, proof, tree.head)
            assert len(proof) <= (size - 1).bit_length()
        for earlier in range(size + 1):
            proof = tree.consistency(earlier)
            assert merkle.is_consistent(earlier, trees[earlier].head, size, tree.head, proof)


def test_consistency_with_the_empty_tree_needs_both_heads_and_no_proof():
    head = merkle.grown([b"a"]).head

    assert merkle.is_consistent(0, merkle.EMPTY, 1, head, ())
    assert merkle.is_consistent(0, merkle.EMPTY, 0, merkle.EMPTY, ())
    assert not merkle.is_consistent(0, head, 1, head, ())
    assert not merkle.is_consistent(0, merkle.EMPTY, 0, head, ())
    assert not merkle.is_consistent(0, merkle.EMPTY, 1, head, (head,))


@few_examples
@given(record_lists, st.data())
def test_a_changed_record_changes_the_head_and_fails(records, data):
    index = data.draw(st.integers(0, len(records) - 1))
    changed = data.draw(st.binary(max_size=4).filter(lambda other: other != records[index]))
    tree = merkle.grown(records)

    other = merkle.grown([*records[:index], changed, *records[index + 1 :]])

    assert other.head != tree.head
    assert not merkle.is_included(changed, index, len(records), tree.inclusion(index), tree.head)
    assert not merkle.is_included(records[index], index, len(records), other.inclusion(index), other.head)


@few_examples
@given(record_lists, st.data())
def test_a_proof_holds_for_its_own_place_and_length_only(records, data):
    records = [bytes([number]) + record for number, record in enumerate(records)]
    size = len(records)
    index = data.draw(st.integers(0, size - 1))
    claimed = data.draw(st.integers(-1, size + 1).filter(lambda other: other != index))
    tree = merkle.grown(records)
    proof = tree.inclusion(index)
    spot = data.draw(st.integers(0, len(proof)))

    assert not merkle.is_included(records[index], claimed, size, proof, tree.head)
    assert not merkle.is_included(
        records[index], index, size, (*proof[:spot], tree.head, *proof[spot:]), tree.head
    )
    if proof:
        assert not merkle.is_included(records[index], index, size, proof[1:], tree.head)
        assert not merkle.is_included(records[index], index, size, proof[:-1], tree.head)
        assert not merkle.is_included(records[index], index, size, (proof[0] + b"\0", *proof[1:]), tree.head)


@few_examples
@given(record_lists, st.data())
def test_a_rewritten_past_is_not_consistent(records, data):
    earlier = data.draw(st.integers(1, len(records)))
    index = data.draw(st.integers(0, earlier - 1))
    before = merkle.grown(records[:earlier])
    after = merkle.grown([*records[:index], records[index] + b"!", *records[index + 1 :]])

    proof = after.consistency(earlier)

    assert not merkle.is_consistent(earlier, before.head, len(records), after.head, proof)


@few_examples
@given(record_lists, st.data())
def test_a_consistency_proof_of_another_length_fails(records, data):
    size = len(records)
    earlier = data.draw(st.integers(1, size))
    before, after = merkle.grown(records[:earlier]), merkle.grown(records)
    proof = after.consistency(earlier)
    spot = data.draw(st.integers(0, len(proof)))
    longer = (*proof[:spot], after.head, *proof[spot:])

    assert not merkle.is_consistent(earlier, before.head, size, after.head, longer)
    if proof:
        assert not merkle.is_consistent(earlier, before.head, size, after.head, proof[1:])
        assert not merkle.is_consistent(earlier, before.head, size, after.head, proof[:-1])


@pytest.mark.parametrize("earlier, size", [(-1, 2), (3, 2)])
def test_is_consistent_is_false_for_sizes_that_cannot_be(earlier, size):
    head = merkle.grown([b"a", b"b"]).head

    assert not merkle.is_consistent(earlier, head, size, head, ())
