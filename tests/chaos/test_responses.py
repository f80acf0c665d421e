"""Kill -9 between “send” and the answer: what was acknowledged is there, once; the rest once or not."""

import json
import os
import random
import sys
import time

import pytest

from tests.chaos import responses
from tests.chaos.site import Site
from tests.conftest import Program

pytestmark = pytest.mark.slow
TIMES = int(os.environ.get("CHAOS", "10"))


@pytest.fixture
def site(prepared: Program):
    site = Site(prepared.home)
    yield site
    site.stop()


def test_no_acknowledged_response_is_lost_and_none_is_there_twice(site: Site, tmp_path, capsys):
    tokens = json.loads(site.run("tests.chaos.within", "survey", str(TIMES * responses.TOGETHER)))
    site.start()

    seed = int(time.time())
    sent = responses.storm(site, tokens, random.Random(seed))  # noqa: S311 - no secret
    site.stop()

    there = responses.kept(site)
    with capsys.disabled():
        sys.stdout.write(
            f"\n{TIMES} kills, seed {seed}: {len(sent.acknowledged)} acknowledgements of "
            f"{len(set(sent.acknowledged))} links, {len(sent.cut)} cut off; "
            f"{len(there)} responses are there\n"
        )
    assert list(responses.faults(site, sent)) == []
    assert sent.cut, "no kill came between sending and answer"
    site.run("tests.chaos.within", "close-survey", str(tmp_path))
    assert (tmp_path / "counted").read_text() == str(len(there))
