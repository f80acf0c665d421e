"""The surveys of the training workshop: one that is open, and one that is closed with invented answers."""

import random
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from intersession.accounts.models import User
from intersession.evaluations import bank
from intersession.evaluations.actions import closing, questionnaires, responses, surveys
from intersession.evaluations.definition import Definition, Item, Kind
from intersession.evaluations.models import Mode, Survey, Version
from intersession.meetings.models import Meeting

SEED = 2099
RETURNED, HANDED_OUT = 43, 100
TITLE = {
    "en": "Training evaluation (invented)",
    "fr": "Évaluation d'exercice (inventée)",
    "es": "Evaluación de práctica (inventada)",
}
WEIGHTS = (5, 9, 3, 2, 1, 1)
"""How often each option of a list is chosen, the first ones most; longer lists repeat the last."""
COMMENTS = ("Invented comment: more time for debate.", "Comentario inventado: faltó interpretación.")


def build(meeting: Meeting, by: User, now: datetime) -> None:
    """Make the questionnaire of the workshop; one survey was closed after 43 forms on paper, one is open."""
    asked = bank.for_meeting(meeting)
    version = questionnaires.make(key="training", meeting=meeting, title=TITLE, made=asked, by=by)
    closed = _opened(meeting, version, "training-closed", by, now - timedelta(days=2))
    surveys.hand_out(closed, number=HANDED_OUT)
    chance = random.Random(SEED)  # noqa: S311 - invented answers, no secret
    for _number in range(RETURNED):
        responses.enter_paper(closed, asked, _answers(asked, chance), group="")
    closing.close(closed, now=now)
    _opened(meeting, version, "training-open", by, now)


def _opened(meeting: Meeting, version: Version, key: str, by: User, now: datetime) -> Survey:
    survey = surveys.make(
        meeting=meeting,
        version=version,
        mode=Mode.ANONYMOUS,
        by=by,
        key=key,
        closes_at=now + timedelta(days=14),
        fictional=True,
    )
    return surveys.open_for_responses(survey, now=now)


def _answers(asked: Definition, chance: random.Random) -> Mapping[str, Any]:
    """Answer most questions; a few are left blank, and every fifth person writes a comment."""
    given: dict[str, Any] = {}
    for item in asked.items.values():
        if chance.random() < 0.9:  # noqa: PLR2004 - nine of ten questions are answered
            answer = _answer(asked, item, chance)
            given |= {item.code: answer} if answer else {}
    return given or {next(iter(asked.items)): asked.options(next(iter(asked.items.values())))[0].code}


def _answer(asked: Definition, item: Item, chance: random.Random) -> Any:
    codes = [option.code for option in asked.options(item)]
    match item.kind:
        case Kind.SINGLE | Kind.SCALE:
            return chance.choices(codes, WEIGHTS[: len(codes)])[0]
        case Kind.MULTIPLE:
            return [code for code in codes if chance.random() < 0.4]  # noqa: PLR2004 - two of five
        case Kind.TEXT:
            return chance.choice(COMMENTS) if chance.random() < 0.2 else ""  # noqa: PLR2004 - one of five
        case _:
            return None
