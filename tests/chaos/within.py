"""What the chaos does inside a home folder, by its own process: make a consultation or survey, close it.

python -m tests.chaos.within seed MEMBERS     prints, as JSON, the delegations and their sessions
python -m tests.chaos.within close FOLDER     closes the consultation; writes record.zip and receipt.json
python -m tests.chaos.within survey LINKS     opens a survey to so many; prints, as JSON, their links
python -m tests.chaos.within close-survey FOLDER    closes the survey; writes into counted how many responses
"""

import json
import os
import sys
from pathlib import Path

import django

KEY = "training-choice"  # the consultation of the training cycle that is open
SURVEY = "storm"


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


def survey(links: int) -> None:
    """Open a survey to so many; each has answered and not sent, with the link as the comment."""
    from tests import factories

    found = factories.open_survey({"state": links}, key=SURVEY)
    tokens = [factories.survey_token(invitation) for invitation in found.invitations.all()]
    for token in tokens:
        asked, answers = factories.respondents.respondent(token), {"overall": "satisfied", "comment": token}
        factories.responses.keep(found, asked.digest, answers, now=factories.timezone.now())
    print(json.dumps(tokens))  # noqa: T201 - it is read by who started us


def close_survey(folder: Path) -> None:
    """Close the survey; write how many responses were counted."""
    from django.utils import timezone

    from intersession.evaluations.actions import closing
    from intersession.evaluations.models import Survey

    found = closing.close(Survey.objects.get(key=SURVEY), now=timezone.now())
    (folder / "counted").write_text(str(found.tabulation.responses))


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
        verb, given = sys.argv[1:3]
        match verb:
            case "seed":
                seed(int(given))
            case "survey":
                survey(int(given))
            case "close":
                close(Path(given))
            case "close-survey":
                close_survey(Path(given))
        schema.disconnect()
