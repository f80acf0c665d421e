"""What it takes to answer a survey: CPU for a form and its post, and how many a real site accepts a second.

The first figure is taken in a process without a network: a section of questions shown, and posted back. The
second sends finished responses to `intersession serve` with two processes, eight at a time, by HTTP. Ratios
are to 10 ms, and to 200 a second, of CPU time of the site on two processors, which decides; our own asking
and whatever else the machine does have their part in the time taken.
Usage: python bench/responses.py [responses]
"""

import json
import os
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))  # the tests know how to run a site
from bench.replies import cpu_of
from tests.chaos import responses
from tests.chaos.replies import Sent
from tests.chaos.site import Site

BUDGET = 10.0  # ms of CPU for a form and its post
RATE = 200.0  # responses a second
CORES = 2
TOGETHER = 8


def main(number: int) -> int:
    """Measure; the exit code says whether both are within what was promised and nothing was lost."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o711)  # the database runs by an account of its own
        site = Site(Path(folder) / "home", workers=2)
        *tokens, left = json.loads(site.run("tests.chaos.within", "survey", str(number + 1)))
        site.start()
        try:
            taken, cpu, sent = measured(site, tokens)
        finally:
            site.stop()
        faults = list(responses.faults(site, sent))
        form = float(site.run("bench.responses", "form", left))
    ratio = cpu / number * RATE / CORES
    print(f"form and post: {form:.1f} ms of CPU, ratio {form / BUDGET:.2f}")
    print(f"{len(sent.acknowledged)} of {number} acknowledged, {len(faults)} faults: {faults[:3]}")
    print(f"{number / taken:.0f} a second were accepted, ratio {RATE * taken / number:.2f}")
    print(f"{cpu * 1000 / number:.1f} ms of CPU of the site a response, ratio {ratio:.2f}")
    return int(form > BUDGET or ratio > 1 or bool(faults) or len(sent.acknowledged) < number)


def measured(site: Site, tokens: list[str]) -> tuple[float, float, Sent]:
    """Send the responses; return the seconds taken, those of CPU of the site, and what became of them."""
    sent = Sent()
    before, began = cpu_of(site), time.monotonic()
    with ThreadPoolExecutor(TOGETHER) as participants:
        list(participants.map(lambda token: responses.send(site, token, sent), tokens))
    return time.monotonic() - began, cpu_of(site) - before, sent


def form_and_post(token: str, times: int = 200) -> float:
    """Return the ms of CPU of this process to show a section and take it when it is posted; run in a home."""
    from django.test import Client

    address = f"/en/survey/{token}/pages/whole/"
    client = Client(HTTP_HOST="localhost")
    for once in (20, times):
        began = time.process_time()
        for _time in range(once):
            client.get(address)
            client.post(address, {"overall": "critical", "why": "Too long"})
        taken = (time.process_time() - began) * 1000 / once
    return taken


if __name__ == "__main__":
    if sys.argv[1:2] == ["form"]:
        import django

        os.environ["DJANGO_SETTINGS_MODULE"] = "intersession.settings"
        django.setup()
        from django.conf import settings

        from intersession import database
        from intersession.core import schema

        with database.running(settings.HOME, settings.DATABASE_URL):
            print(form_and_post(sys.argv[2]))
            schema.disconnect()
        raise SystemExit
    raise SystemExit(main(int(sys.argv[1]) if sys.argv[1:] else 1000))
