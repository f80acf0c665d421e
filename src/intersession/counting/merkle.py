"""Merkle trees after RFC 6962: one head for a list of records, and short proofs against it.

A head that was published holds the list still: a record can be shown to be in it, and a later head to have
only added to it. It does not show that a record was never left out; for that there is the receipt.
Hashes are SHA-256, 32 bytes; a leaf is hashed after 0x00, a node after 0x01, so neither passes for the other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import zip_longest

LEAF, NODE = b"\x00", b"\x01"
EMPTY = sha256(b"").digest()
"""The head of a tree without records."""


def leaf_hash(record: bytes) -> bytes:
    """Hash one record as a leaf."""
    return sha256(LEAF + record).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash two parts of a tree into the part that holds both."""
    return sha256(NODE + left + right).digest()


@dataclass(frozen=True, slots=True)
class Tree:
    """All hashes of a list of records, made by `grown`: the leaves, then each level of nodes up to the head.

    A node without a neighbour moves up unchanged. Takes about 150 MB a million records.
    """

    levels: tuple[tuple[bytes, ...], ...]

    @property
    def size(self) -> int:
        """The number of records."""
        return len(self.levels[0])

    @property
    def head(self) -> bytes:
        """The hash over all records (the root)."""
        return self.levels[-1][0] if self.size else EMPTY

    def inclusion(self, index: int) -> tuple[bytes, ...]:
        """Prove that the record at an index, from 0, is in the tree: its neighbours on the way up."""
        if not 0 <= index < self.size:
            raise ValueError(f"There is no record {index}: the tree has {self.size}, counted from 0.")
        steps = ((level, (index >> height) ^ 1) for height, level in enumerate(self.levels))
        return tuple(level[neighbour] for level, neighbour in steps if neighbour < len(level))

    def consistency(self, size: int) -> tuple[bytes, ...]:
        """Prove that the tree only adds to its first `size` records; empty for none and for all of them."""
        if not 0 <= size <= self.size:
            raise ValueError(f"The tree has {self.size} records and was never a tree of {size}.")
        return self._added(size, 0, self.size, known=True) if size else ()

    def _added(self, size: int, start: int, end: int, *, known: bool) -> tuple[bytes, ...]:
        """Prove it for the part from `start` to `end`; whoever checks knows the earlier head if `known`."""
        if size == end - start:
            return () if known else (self._part(start, end),)
        middle = start + _left(end - start)
        if size <= middle - start:
            return (*self._added(size, start, middle, known=known), self._part(middle, end))
        return (*self._added(size - (middle - start), middle, end, known=False), self._part(start, middle))

    def _part(self, start: int, end: int) -> bytes:
        height = (end - start - 1).bit_length()
        return self.levels[height][start >> height]


def grown(records: Iterable[bytes]) -> Tree:
    """Build the tree of all records in their order, in one pass over them."""
    levels = [tuple([sha256(LEAF + record).digest() for record in records])]
    while len(levels[-1]) > 1:
        levels.append(_level_above(levels[-1]))
    return Tree(tuple(levels))


def is_included(record: bytes, index: int, size: int, proof: Sequence[bytes], head: bytes) -> bool:
    """Check that a record stands at an index, from 0, of the tree with this size and head.

    False for every proof that does not show it, also for one of the wrong length.
    """
    if not 0 <= index < size:
        return False
    return _climbed(leaf_hash(record), index, size, tuple(proof)) == head


def is_consistent(
    earlier_size: int, earlier_head: bytes, size: int, head: bytes, proof: Sequence[bytes]
) -> bool:
    """Check that the tree with `size` and `head` only adds records to the earlier one.

    False for every proof that does not show it, also for one of the wrong length.
    """
    if not 0 <= earlier_size <= size:
        return False
    if earlier_size == 0:
        return not proof and earlier_head == EMPTY and (size > 0 or head == EMPTY)
    return _both(earlier_size, size, tuple(proof), earlier_head) == (earlier_head, head)


def _level_above(level: tuple[bytes, ...]) -> tuple[bytes, ...]:
    pairs = zip_longest(level[::2], level[1::2])
    return tuple([left if right is None else sha256(NODE + left + right).digest() for left, right in pairs])


def _left(size: int) -> int:
    """The number of leaves left of the middle: the largest power of two under the size."""
    return 1 << (size - 1).bit_length() - 1


def _climbed(leaf: bytes, index: int, size: int, proof: tuple[bytes, ...]) -> bytes | None:
    """The head that a proof leads to; None where it is too short or too long."""
    if size == 1 or not proof:
        return leaf if size == 1 and not proof else None
    left = _left(size)
    if index < left:
        below = _climbed(leaf, index, left, proof[:-1])
        return below and node_hash(below, proof[-1])
    below = _climbed(leaf, index - left, size - left, proof[:-1])
    return below and node_hash(proof[-1], below)


def _both(
    earlier: int, size: int, proof: tuple[bytes, ...], known: bytes | None
) -> tuple[bytes, bytes] | None:
    """The earlier and the later head that a proof leads to; None where it is too short or too long."""
    if earlier == size:
        return _start(proof, known)
    if not proof:
        return None
    left, other = _left(size), proof[-1]
    if earlier <= left:
        below = _both(earlier, left, proof[:-1], known)
        return below and (below[0], node_hash(below[1], other))
    below = _both(earlier - left, size - left, proof[:-1], None)
    return below and (node_hash(other, below[0]), node_hash(other, below[1]))


def _start(proof: tuple[bytes, ...], known: bytes | None) -> tuple[bytes, bytes] | None:
    """Where both trees agree: the earlier head itself where it is known, otherwise the one hash left."""
    if known is not None:
        return None if proof else (known, known)
    return (proof[0], proof[0]) if len(proof) == 1 else None
