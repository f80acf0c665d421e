"""A training cycle beside the record: invented replies of all Members, marked as fictional on every page.

The generator is seeded, so that everybody sees the same. Nothing of it can be taken for the real dialogue:
the cycle is marked `fictional`, and its people have addresses at example.org.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from intersession.accounts import actions as accounts
from intersession.accounts.models import User
from intersession.consultations.actions import replies, terms
from intersession.consultations.models import Consultation, Kind, Reply
from intersession.cycles.models import Candidate, CandidateKind, Cycle
from intersession.membership.models import Delegate, DelegateRole, Delegation, Entity
from intersession.membership.queries import members_at, standing_at
from intersession.record import training_meetings, training_proposals, training_surveys

YEAR = 2099
SEED = 2009
DOMAIN = "example.org"
THEME = {"en": "Training theme", "fr": "Thème d’exercice", "es": "Tema de ejercicio"}
TOPICS = {
    "A": {
        "en": "Invented topic: borders",
        "fr": "Thème inventé : frontières",
        "es": "Tema inventado: fronteras",
    },
    "B": {"en": "Invented topic: cities", "fr": "Thème inventé : villes", "es": "Tema inventado: ciudades"},
    "C": {
        "en": "Invented topic: skills",
        "fr": "Thème inventé : compétences",
        "es": "Tema inventado: competencias",
    },
    "D": {"en": "Invented topic: health", "fr": "Thème inventé : santé", "es": "Tema inventado: salud"},
}
WEIGHTS = {"A": 3, "B": 5, "C": 4, "D": 2}
TITLES = {
    Kind.TOPICS: {
        "en": "Training: choose two of four topics",
        "fr": "Exercice : choisir deux thèmes de débat sur quatre",
        "es": "Ejercicio: elegir dos temas de cuatro",
    },
    Kind.STRAW_POLL: {
        "en": "Training: straw poll on four topics",
        "fr": "Exercice : sondage indicatif sur quatre thèmes de débat",
        "es": "Ejercicio: votación indicativa sobre cuatro temas",
    },
    Kind.SILENCE: {
        "en": "Training: silence procedure on the dates",
        "fr": "Exercice : approbation tacite des dates",
        "es": "Ejercicio: procedimiento de acuerdo tácito sobre las fechas",
    },
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to sign in as, and what they are."""

    email: str
    role: str


@transaction.atomic
def build(*, now: datetime) -> list[Person]:
    """Build the training cycle unless it is there, and return whom to sign in as."""
    if not Cycle.objects.filter(year=YEAR).exists():
        cycle = Cycle.objects.create(year=YEAR, theme=THEME, fictional=True)
        candidates = [
            Candidate.objects.create(cycle=cycle, letter=letter, kind=CandidateKind.TOPIC, title=title)
            for letter, title in TOPICS.items()
        ]
        people = _delegations(now)
        desk = _staff()
        _consult(cycle, candidates, people, now)
        members = list(members_at(now.date()).order_by("key"))
        training_proposals.build(cycle, members, now)
        workshop = training_meetings.build(candidates[0], members[:30], desk, now)
        training_surveys.build(workshop, desk, now)
    return list(_shown())


def _staff() -> User:
    accounts.appoint_administrator(email=f"administrator@{DOMAIN}", name="Training administrator")
    rights = accounts.Rights(is_secretariat=True)
    desk = accounts.register(email=f"secretariat@{DOMAIN}", name="Training secretariat", language="en")
    accounts.change_rights(person=desk, rights=rights)
    desk.refresh_from_db()
    return desk


def _delegations(now: datetime) -> dict[int, User]:
    """Give every Member and observer without a delegation a focal point, and the first Member a delegate."""
    day = now.date() - timedelta(days=90)
    entities = Entity.objects.filter(pk__in=dict(standing_at(now.date())), delegations__isnull=True)
    languages = [code for code, _name in settings.LANGUAGES]
    people: dict[int, User] = {}
    for number, entity in enumerate(entities.order_by("key")):
        name = f"focal-{entity.iso2 or entity.key}".lower()
        language = languages[number % len(languages)]
        people[entity.pk] = accounts.register(
            email=f"{name}@{DOMAIN}", name=f"Training {name}", language=language
        )
        delegation = Delegation.objects.create(entity=entity, start=day)
        _placed(delegation, people[entity.pk], DelegateRole.FOCAL_POINT, now)
        if number == 0:
            delegate = accounts.register(email=f"delegate@{DOMAIN}", name="Training delegate", language="fr")
            _placed(delegation, delegate, DelegateRole.DELEGATE, now)
    return people


def _placed(delegation: Delegation, person: User, role: str, now: datetime) -> None:
    Delegate.objects.create(
        delegation=delegation, user=person, role=role, start=delegation.start, confirmed_at=now
    )


def _consult(cycle: Cycle, candidates: list[Candidate], people: dict[int, User], now: datetime) -> None:
    chance = random.Random(SEED)  # noqa: S311 - invented replies, no secret
    month, week = timedelta(days=30), timedelta(days=7)
    offered = [terms.Offered(candidate.letter, candidate=candidate) for candidate in candidates]
    closed = _opened(cycle, "training-topics", Kind.TOPICS, offered, now - 2 * month, now - week)
    _answer(closed, people, chance, share=1.0)
    terms.close(closed, now=now)
    poll = _opened(cycle, "training-poll", Kind.STRAW_POLL, offered, now - month, now - week)
    _answer(poll, people, chance, share=0.8)
    terms.close(poll, now=now)
    running = _opened(cycle, "training-choice", Kind.TOPICS, offered, now - week, now + 3 * week)
    _answer(running, people, chance, share=0.5)
    _opened(cycle, "training-silence", Kind.SILENCE, [], now - week, now + week)


def _opened(
    cycle: Cycle, key: str, kind: Kind, options: list[terms.Offered], opens: datetime, closes: datetime
) -> Consultation:
    prepared = terms.prepare(
        key=key,
        kind=kind,
        cycle=cycle,
        title=TITLES[kind],
        seats=2 if kind == Kind.TOPICS else 1,
        no_objection=kind == Kind.TOPICS,
        abstention=kind == Kind.TOPICS,
        others_welcome=kind == Kind.TOPICS,
        opens_at=opens,
        closes_at=closes,
        options=options,
    )
    return terms.open_for_replies(prepared, now=opens)


def _answer(
    consultation: Consultation, people: dict[int, User], chance: random.Random, *, share: float
) -> None:
    """Let a share of the Members reply, at invented times while it was open; the first one does not."""
    opens = consultation.opens_at
    members = list(members_at(opens.date()).order_by("key")) if opens else []
    for number, entity in enumerate(members):
        if opens and entity.pk in people and number and chance.random() <= share:
            reply = Reply(
                submitted_by=people[entity.pk],
                received_at=opens + timedelta(hours=number + 1),
                instruction="training",
            )
            replies.register(consultation, entity, reply, _words(consultation, chance))


def _words(consultation: Consultation, chance: random.Random) -> replies.Words:
    if consultation.kind == Kind.STRAW_POLL:
        opinions = ("support", "do_not_support", "no_opinion")
        return replies.Words("choice", positions={letter: chance.choice(opinions) for letter in TOPICS})
    if chance.random() < 0.05:  # noqa: PLR2004 - a few are neutral
        return replies.Words(chance.choice(("abstention", "no_objection")))
    letters: set[str] = set()
    while len(letters) < consultation.seats:
        letters |= set(chance.choices(list(WEIGHTS), list(WEIGHTS.values())))
    return replies.Words("choice", sorted(letters))


def _shown() -> Iterator[Person]:
    for email, role in (("administrator", "administrator"), ("secretariat", "secretariat")):
        yield Person(f"{email}@{DOMAIN}", role)
    first = Delegate.objects.filter(user__email=f"delegate@{DOMAIN}").select_related("delegation").first()
    if first:
        focal = first.delegation.delegates.select_related("user").get(role=DelegateRole.FOCAL_POINT)
        yield Person(focal.user.email, "focal point")
        yield Person(f"delegate@{DOMAIN}", "delegate")
