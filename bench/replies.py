"""How long a real site takes to register 500 replies by HTTP, and whether each of them is there.

Starts `intersession serve` with two processes on a home folder of its own, with a training cycle of 127
invented Members. Signed-in focal points look at the page of submission and submit, eight at a time, each
about four times. Ratios are to the 30 seconds of the issue, 1.00 being all of them: of the time taken, in
which our own asking and whatever else the machine does have their part, and of the CPU time of the site on
two processors, which decides. Usage: python bench/replies.py [replies]
"""

import itertools
import json
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil

sys.path.append(str(Path(__file__).parents[1]))  # the tests know how to run a site
from tests.chaos import replies
from tests.chaos.site import Site, Visitor

BUDGET = 30.0  # seconds for 500 replies
CORES = 2
MEMBERS = 127
TOGETHER = 8


def main(number: int) -> int:
    """Measure; the exit code says whether all replies are there, within the CPU time."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o711)  # the database runs by an account of its own
        site = Site(Path(folder) / "home", workers=2)
        sessions = json.loads(site.run("tests.chaos.within", "seed", str(MEMBERS)))
        site.start()
        try:
            taken, cpu, sent = measured(site, sessions, number)
        finally:
            site.stop()
        faults = list(replies.faults(site, sent))
    allowed = BUDGET * number / 500
    ratio = cpu / (allowed * CORES)
    print(f"{len(sent.acknowledged)} of {number} replies acknowledged, {len(faults)} faults: {faults[:3]}")
    print(f"{taken:.1f} s, ratio {taken / allowed:.2f}")
    print(f"{cpu * 1000 / number:.0f} ms of CPU a reply, ratio {ratio:.2f}")
    return int(ratio > 1 or bool(faults) or len(sent.acknowledged) < number)


def measured(site: Site, sessions: dict[str, str], number: int) -> tuple[float, float, replies.Sent]:
    """Submit so many replies; return the seconds taken, those of CPU of the site, and what became of them."""
    sent = replies.Sent()
    order = list(itertools.islice(itertools.cycle(sorted(sessions)), number))

    def one(nth: int) -> None:
        entity = order[nth]
        visitor = Visitor(site.port, sessions[entity])
        seen = visitor.get(replies.page(entity, "submission")).hidden["seen"]
        replies.submit(visitor, entity, seen, f"reply {nth}", sent)

    before, began = cpu_of(site), time.monotonic()
    with ThreadPoolExecutor(TOGETHER) as delegates:
        list(delegates.map(one, range(number)))
    return time.monotonic() - began, cpu_of(site) - before, sent


def cpu_of(site: Site) -> float:
    """Return the seconds of CPU of the site so far: its server, and the processes of its database."""
    postmaster = int((site.home / "postgres" / "postmaster.pid").read_text().split()[0])
    roots = [psutil.Process(site.server.pid), psutil.Process(postmaster)]
    processes = [*roots, *(child for root in roots for child in root.children(recursive=True))]
    return sum(sum(process.cpu_times()[:2]) for process in processes)


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if sys.argv[1:] else 500))
