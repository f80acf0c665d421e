"""What the worker does on consultations."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from intersession.consultations import log, tasks
from intersession.consultations.actions import terms
from intersession.consultations.models import Consultation, Head
from intersession.membership.models import Entity
from tests import factories

pytestmark = pytest.mark.django_db


def test_consultations_are_closed_when_their_time_has_come():
    now = timezone.now()
    times = {"opens_at": now - timedelta(days=2), "now": now - timedelta(days=2)}
    factories.open_consultation(key="due", closes_at=now - timedelta(seconds=1), **times)
    factories.open_consultation(
        states=0, key="running", cycle=factories.cycle(year=2028), closes_at=now + timedelta(hours=1), **times
    )

    tasks.close_due(timestamp=0)

    assert dict(Consultation.objects.values_list("key", "state")) == {"due": "closed", "running": "open"}


def test_head_of_an_open_log_is_kept_each_night_once_for_each_size():
    consultation = factories.open_consultation()
    factories.reply(consultation, Entity.objects.get(key="state-0"), "A")

    for _night in range(2):
        tasks.keep_heads(timestamp=0)
    factories.reply(consultation, Entity.objects.get(key="state-1"), "B")
    tasks.keep_heads(timestamp=0)

    kept = [(head.size, head.closing) for head in consultation.heads.all()]
    assert kept == [(1, False), (2, False)]
    assert consultation.heads.last().digest == log.tree_of(log.records(consultation)).head.hex()


def test_heads_of_an_open_log_are_public(client):
    now = timezone.now()
    consultation = factories.open_consultation(
        opens_at=now - timedelta(days=2), now=now - timedelta(days=2), closes_at=now + timedelta(days=2)
    )
    factories.reply(consultation, Entity.objects.get(key="state-0"), "A", now=now)
    terms.keep_heads()

    page = client.get(reverse("consultations:consultation", args=[consultation.key])).content.decode()

    assert consultation.heads.get().digest in page


def test_no_head_is_kept_of_a_log_that_is_empty_or_closed():
    empty = factories.open_consultation(key="empty")
    closed = factories.open_consultation(states=0, key="closed", cycle=factories.cycle(year=2028))
    factories.reply(closed, Entity.objects.get(key="state-0"), "A")
    terms.close(closed, now=closed.closes_at)

    assert terms.keep_heads() == 0
    assert [(head.consultation, head.closing) for head in Head.objects.all()] == [(closed, True)]
    assert not empty.heads.exists()
