"""CPU seconds for counting, beside what is allowed: `PYTHONPATH=src:. python bench/ballots.py [ballots]`.

Ballots are drawn at random from a fixed seed. The last column is the share of what is allowed, or for one
rule how many times the approval count it takes.
"""

import random
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

from intersession.counting import ballots, canonical, committees, groups, merkle

Made = TypeVar("Made")

MILLION = 1_000_000
MEMBERS, REPLIES = 190, 127
REGIONS = "ABCDE"


def drawn(options: list[str], number: int, cap: int) -> list[frozenset[str]]:
    """Ballots with 1 to `cap` approvals, some options better liked than others."""
    source = random.Random(2010)  # noqa: S311  a repeatable sample, no secret
    weights = range(len(options), 0, -1)
    return [frozenset(source.choices(options, weights, k=source.randint(1, cap))) for _ in range(number)]


def timed(make: Callable[[], Made], times: int = 1) -> tuple[float, Made]:
    """CPU seconds of one run, the least of several, and what was made."""
    least = float("inf")
    for _ in range(times):
        start = time.process_time()
        made = make()
        least = min(least, time.process_time() - start)
    return least, made


def print_line(name: str, seconds: float, allowed: float) -> None:
    """Print a figure beside what is allowed."""
    print(f"{name:48} {seconds * 1e3:10.2f} ms of {allowed * 1e3:6.0f} ms  {seconds / allowed:6.1%}")


def whole_result(options: list[str], replies: list[frozenset[str]], places: int) -> None:
    """All that the result page shows: support, bounds, cut-off, groups and every rule."""
    profile = ballots.collect(options, replies)
    ballots.support(profile, MEMBERS)
    ballots.leading(ballots.counts(profile), places)
    ballots.cutoff(profile, places, MEMBERS)
    by_group = groups.split(options, ((REGIONS[n % 5], reply) for n, reply in enumerate(replies)))
    groups.table(by_group, places)
    for rule in committees.RULES.values():
        rule(profile, places)


def bench_rules(options: list[str], replies: list[frozenset[str]], places: int) -> None:
    """Each rule by itself, beside the approval count."""
    profile = ballots.collect(options, replies)
    first = 0.0
    for name, rule in committees.RULES.items():
        seconds, result = timed(partial(rule, profile, places))
        first = first or seconds
        given = f"gave up: {result}" if isinstance(result, committees.TooMany) else f"{len(result)} set(s)"
        print(f"    {name:44} {seconds * 1e3:10.2f} ms {seconds / first:10.1f} x  {given}")


def bench_small() -> None:
    """127 replies, every rule and bound, for several ballot papers."""
    for number, places in [(4, 2), (10, 2), (10, 4), (20, 4)]:
        options = [f"topic-{n}" for n in range(number)]
        replies = drawn(options, REPLIES, number // 2)
        seconds, _ = timed(partial(whole_result, options, replies, places), times=5)
        print_line(f"{REPLIES} replies, {places} of {number}, all rules", seconds, 0.05)
        bench_rules(options, replies, places)


def exported(replies: list[frozenset[str]]) -> Iterator[str]:
    """Lines of an export, each a record of one reply in canonical JSON."""
    for number, reply in enumerate(replies):
        record = {
            "ballot": sorted(reply),
            "consultation": "2010-topics",
            "member": f"M{number}",
            "version": 1,
        }
        yield canonical.record_bytes(record).decode()


def _read(lines: list[str]) -> Iterator[frozenset[str]]:
    """The ballots of an export; anything but lists of text in it would be refused by `collect`."""
    return (frozenset(record["ballot"]) for record in canonical.records(lines))


def bench_large(number: int) -> None:
    """Many ballots over 10 options: from values, from lines of text and from an export of records."""
    options = [f"topic-{n}" for n in range(10)]
    replies = drawn(options, number, 10)
    allowed = 2.0 * number / MILLION
    seconds, profile = timed(lambda: ballots.collect(options, iter(replies)))
    print_line(f"{number} ballots grouped from values", seconds, allowed)
    lines = list(exported(replies))
    seconds, read = timed(lambda: ballots.collect(options, _read(lines)))
    print_line(f"{number} ballots grouped from records in JSON", seconds, allowed)
    if read != profile:
        raise SystemExit("The export does not give the same profile.")
    print(f"  {len(profile.approvals)} different ballots; the rules after grouping:")
    bench_rules(options, replies, 4)


def bench_tree(number: int) -> None:
    """A tree of many records, one proof and its check."""
    records = [b"%0200d" % index for index in range(number)]
    allowed = 3.0 * number / MILLION
    seconds, tree = timed(lambda: merkle.grown(records))
    print_line(f"Merkle tree of {number} records of 200 bytes", seconds, allowed)
    tenth, _ = timed(lambda: merkle.grown(records[: number // 10]))
    print(f"  ten times a tenth of them: {10 * tenth / seconds:.2f} of it")
    index = number // 3
    seconds, proof = timed(lambda: tree.inclusion(index), times=100)
    checking, holds = timed(
        lambda: merkle.is_included(records[index], index, number, proof, tree.head), times=100
    )
    print(
        f"  proof {seconds * 1e6:.0f} us, check {checking * 1e6:.0f} us, {len(proof)} hashes, holds: {holds}"
    )


def main() -> None:
    """Print every figure; a smaller number of ballots and records may be given."""
    number = int(sys.argv[1]) if sys.argv[1:] else MILLION
    bench_small()
    bench_large(number)
    bench_tree(number)


if __name__ == "__main__":
    main()
