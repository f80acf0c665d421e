"""Responses that are sent while processes of the site are killed, and what must hold afterwards."""

import http.client
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import psycopg

from intersession import database
from tests.chaos.replies import Sent
from tests.chaos.site import Site, Visitor
from tests.chaos.site import storm as storm_of

TOGETHER = 4  # participants who send at the same moment, each twice: a double click
KEPT = """
    SELECT answers->>'comment' FROM evaluations_response
    UNION ALL SELECT answers->>'comment' FROM evaluations_unfinished WHERE step = 'sent'
"""


def send(site: Site, token: str, sent: Sent) -> None:
    """Send what was answered by a link, and note whether the server acknowledged it."""
    try:
        answer = Visitor(site.port).post(f"/en/survey/{token}/check/", {})
    except (OSError, http.client.HTTPException):
        sent.cut.append(token)
        return
    done = (answer.status, answer.location) == (http.HTTPStatus.FOUND, f"/en/survey/{token}/sent/")
    (sent.acknowledged if done else sent.cut).append(token)


def storm(site: Site, tokens: Sequence[str], chance: random.Random) -> Sent:
    """Let participants send together, and kill something meanwhile, until all links were used."""
    sent = Sent()

    def sends(token: str) -> Callable[[], None]:
        return lambda: send(site, token, sent)

    starts = range(0, len(tokens), TOGETHER)
    rounds = ([sends(token) for token in tokens[start : start + TOGETHER] * 2] for start in starts)
    storm_of(site, chance, rounds)
    return sent


def faults(site: Site, sent: Sent) -> Iterator[str]:
    """Give everything that is not as it must be after the storm."""
    there = Counter(kept(site))
    yield from (f"acknowledged, but not there: {one}" for one in set(sent.acknowledged) if not there[one])
    yield from (f"there twice: {one}" for one, number in there.items() if number > 1)
    yield from (f"nobody sent it: {one}" for one in there.keys() - {*sent.acknowledged, *sent.cut})


def kept(site: Site) -> list[str]:
    """Return the links that were sent, as the comments of what is kept say."""
    parameters = database.Cluster(site.home).parameters()
    with database.running(site.home), psycopg.connect(**parameters) as connection:
        return [link for (link,) in connection.execute(KEPT)]
