"""What the chaos does inside a home folder, by a process of its own: make a training cycle, close it.

python -m tests.chaos.within seed MEMBERS     prints, as JSON, the delegations and their sessions
python -m tests.chaos.within close FOLDER     closes the consultation; writes record.zip and receipt.json
"""

import json
import os
import sys
from pathlib import Path

import django

KEY = "training-choice"  # the consultation of the training cycle that is open


def seed(members: int) -> None:
    """Make so many Members and the training cycle; each has a draft, and a focal point who is signed in."""
    from django.utils import timezone

    from intersession.consultations.actions import replies
    from intersession.consultations.models import Consultation
    from intersession.membership.models import Delegate
    from intersession.record import training
    from tests import factories

    for number in range(members):
        factories.member(f"State {number}", key=f"state-{number}")
    training.build(now=timezone.now())
    consultation = Consultation.objects.get(key=KEY)
    words = replies.Words("choice", ["A", "B"], comment="Ours")
    places = Delegate.objects.filter(role="focal_point").select_related("user", "delegation__entity")
    found = {}
    for place in places:
        entity = place.delegation.entity
        replies.save_draft(consultation, entity, by=place.user, words=words, version=0, now=timezone.now())
        found[entity.key] = _session(place.user)
    print(json.dumps(found))  # noqa: T201 - it is read by who started us


def _session(person) -> str:
    from django.test import Client

    client = Client()
    client.force_login(person)
    return client.cookies["sessionid"].value


def close(folder: Path) -> None:
    """Close the consultation as at its closing time; write its record, and the receipt of its last reply."""
    from intersession.consultations import bundle, log
    from intersession.consultations.actions import terms
    from intersession.consultations.models import Consultation

    consultation = Consultation.objects.get(key=KEY)
    terms.close(consultation, now=consultation.closes_at)
    consultation.refresh_from_db()
    (folder / "record.zip").write_bytes(bundle.packed(consultation))
    last = consultation.replies_received.order_by("place").last()
    (folder / "receipt.json").write_text(json.dumps(log.receipt(last)))


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "intersession.settings"
    django.setup()
    from django.conf import settings

    from intersession import database
    from intersession.core import schema

    with database.running(settings.HOME, settings.DATABASE_URL):
        schema.prepare()
        seed(int(sys.argv[2])) if sys.argv[1] == "seed" else close(Path(sys.argv[2]))
        schema.disconnect()
