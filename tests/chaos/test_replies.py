"""Kill -9 between “submit” and the answer: what was acknowledged is there, the rest whole or not at all."""

import json
import os
import random
import sys
import time

import pytest

from tests.chaos import replies
from tests.chaos.site import Site
from tests.conftest import Program

pytestmark = pytest.mark.slow
TIMES = int(os.environ.get("CHAOS", "10"))
MEMBERS = 8


@pytest.fixture
def site(prepared: Program):
    site = Site(prepared.home)
    yield site
    site.stop()


def test_no_acknowledged_reply_is_lost_and_none_is_there_by_half(site: Site, tmp_path, capsys):
    sessions = json.loads(site.run("tests.chaos.within", "seed", str(MEMBERS)))
    site.start()

    seed = int(time.time())
    sent = replies.storm(site, sessions, TIMES, random.Random(seed))  # noqa: S311 - no secret
    site.stop()

    with capsys.disabled():
        sys.stdout.write(f"\n{TIMES} kills, seed {seed}: {replies.told(site, sent)}\n")
    assert list(replies.faults(site, sent)) == []
    assert sent.cut, "no kill came between submission and answer"
    site.run("tests.chaos.within", "close", str(tmp_path))
    record, receipt = tmp_path / "record.zip", tmp_path / "receipt.json"
    site.run("intersession", "verify", str(record), "--receipt", str(receipt))
    site.run("intersession.consultations.verify", str(record), str(receipt))
