"""The workshop of the training cycle: an invented programme, released, with invented people who take part."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import NamedTuple

from intersession.accounts.models import User
from intersession.cycles.models import Candidate
from intersession.meetings.actions import meetings, programme, releases
from intersession.meetings.actions.programme import Speaks
from intersession.meetings.models import Admission, Meeting, Person, Quota, Registration, Standing
from intersession.membership.models import Entity

KEY = "training-workshop"
TITLE = {
    "en": "Training workshop (invented)",
    "fr": "Atelier d'exercice (inventé)",
    "es": "Taller de práctica (inventado)",
}
PLACE = {"en": "Geneva", "fr": "Genève", "es": "Ginebra"}
AIM = {
    "en": "To let a newcomer try everything.",
    "fr": "Permettre à un nouveau venu de tout essayer.",
    "es": "Permitir que un recién llegado lo pruebe todo.",
}
ROOMS = (
    ({"en": "Room A", "fr": "Salle A", "es": "Sala A"}, 300, 3),
    ({"en": "Room B", "fr": "Salle B", "es": "Sala B"}, 40, 0),
)
KEPT = {
    "en": "Invented persons only. The secretariat sees what you write; names are listed with consent.",
    "fr": "Personnes inventées. Le secrétariat lit ce que vous écrivez ; les noms paraissent avec accord.",
    "es": "Personas inventadas. La secretaría lee lo que escribe; los nombres salen con consentimiento.",
}
SPEAKERS = {
    "chair": Speaks(None, "Ana Ejemplo", does="chair"),
    "keynote": Speaks(None, "Jean Exemple", does="keynote"),
    "first": Speaks(None, "Kofi Sample", does="panellist"),
    "second": Speaks(None, "Mei Example", does="panellist"),
    "moderator": Speaks(None, "Olga Primer", does="moderator"),
    "voice": Speaks(None, "", does="speaker", withheld=True),
}


class Planned(NamedTuple):
    """A session of the workshop: its day and times, room, kind and who speaks."""

    day: int
    start: str
    end: str
    room: int
    kind: str
    speakers: tuple[str, ...]
    interpreted: bool = True


TITLES = {
    "opening": ("Opening", "Ouverture", "Apertura"),
    "keynote": (
        "Invented keynote: moving for work",
        "Allocution inventée : partir pour travailler",
        "Discurso inventado: desplazarse para trabajar",
    ),
    "panel": (
        "Invented panel: recruiters",
        "Panel inventé : les recruteurs",
        "Panel inventado: reclutadores",
    ),
    "side_event": (
        "Invented side event",
        "Manifestation parallèle inventée",
        "Actividad paralela inventada",
    ),
    "voices": ("Voices of migrants", "La parole aux migrants", "La voz de los migrantes"),
    "round_table": (
        "Invented round table: ports",
        "Table ronde inventée : les ports",
        "Mesa redonda inventada: los puertos",
    ),
    "interactive_debate": ("Interactive debate", "Débat interactif", "Debate interactivo"),
    "other": ("Closing", "Clôture", "Clausura"),
}
SESSIONS = (
    Planned(0, "09:30", "10:00", 0, "opening", ("chair",)),
    Planned(0, "10:00", "11:15", 0, "keynote", ("keynote",)),
    Planned(0, "11:30", "13:00", 0, "panel", ("moderator", "first", "second")),
    Planned(0, "13:15", "14:45", 1, "side_event", ("second",), interpreted=False),
    Planned(0, "15:00", "17:30", 0, "voices", ("moderator", "voice")),
    Planned(1, "10:00", "13:00", 0, "round_table", ("chair", "first")),
    Planned(1, "15:00", "17:00", 0, "interactive_debate", ("moderator",)),
    Planned(1, "17:00", "17:30", 0, "other", ("chair",)),
)


def build(topic: Candidate, members: Sequence[Entity], by: User, now: datetime) -> Meeting:
    """Build the workshop of a topic, on today and tomorrow: released, with registrations of invented persons.

    No mail is sent: nobody invented has an address.
    """
    days = [(now + timedelta(days=number)).date() for number in (0, 1)]
    meeting = meetings.make(
        aims=[AIM],
        name="training",
        key=KEY,
        cycle=topic.cycle,
        kind="workshop",
        candidate=topic,
        title=TITLE,
        start=days[0].isoformat(),
        end=days[1].isoformat(),
        place=PLACE,
    )
    rooms = [meetings.RoomTerms(None, name, seats, booths) for name, seats, booths in ROOMS]
    team = meetings.TeamTerms(None, "EN-FR-ES", ("en", "fr", "es"))
    meetings.keep_rooms(meeting, rooms=rooms, teams=[team])
    for planned in SESSIONS:
        _add(meeting, planned, now)
    seen = releases.draft(meeting).token
    releases.release(meeting, by=by, version="provisional", note={}, seen=seen, now=now)
    _admit(meeting, now)
    _register(meeting, members, now)
    return meeting


def _add(meeting: Meeting, planned: Planned, now: datetime) -> None:
    title: Mapping[str, str] = dict(zip(("en", "fr", "es"), TITLES[planned.kind], strict=True))
    programme.add(
        meeting,
        speakers=[SPEAKERS[name] for name in planned.speakers],
        day=(now + timedelta(days=planned.day)).date(),
        start=time.fromisoformat(planned.start),
        end=time.fromisoformat(planned.end),
        kind=planned.kind,
        title=title,
        room=meeting.rooms.order_by("position")[planned.room],
        team=meeting.teams.get() if planned.interpreted else None,
        languages=["en", "fr", "es"] if planned.interpreted else ["en"],
        interpreted=["en", "fr", "es"] if planned.interpreted else [],
        interpretation=planned.interpreted,
    )


def _admit(meeting: Meeting, now: datetime) -> None:
    month = timedelta(days=30)
    Admission.objects.create(
        meeting=meeting,
        opens_at=now - 2 * month,
        closes_at=now + timedelta(days=1),
        side_events_until=now + timedelta(days=1),
        personal_data=KEPT,
        purge_on=(now + 12 * month).date(),
    )
    for kind, each in (("state", 4), ("ngo", 2), ("academia", 1)):
        Quota.objects.create(meeting=meeting, kind=kind, each=each)


def _register(meeting: Meeting, members: Sequence[Entity], now: datetime) -> None:
    """Let two invented persons of each Member take part; every second delegation was there already."""
    for number, entity in enumerate(members):
        for position, place in enumerate(("head", "member")):
            person = Person.objects.create(
                given_name="Invented", family_name=f"Person {2 * number + position}"
            )
            Registration.objects.create(
                meeting=meeting,
                person=person,
                entity=entity,
                kind=entity.kind,
                name=str(person),
                place=place,
                position=position,
                standing=Standing.REGISTERED if number % 2 else Standing.ATTENDED,
                listed=True,
                entered_at=now,
            )
