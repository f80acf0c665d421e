"""The bank of standard questions, and the questionnaire that a meeting's own programme makes of them.

The codes are those of the lines of an annex, the same year after year, so that years compare: overall
satisfaction; the objectives of every meeting of the dialogue, pooled in one index; the aims of this one,
pooled in another; content and format with one question for each session; side events.
"""

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.utils.translation import override

from intersession.counting import shares
from intersession.evaluations.definition import Definition, Item, Kind, Option, Section, Words
from intersession.evaluations.models import Answer, Topic
from intersession.meetings.models import Meeting, Session, SessionKind

UNASKED = (SessionKind.OPENING, SessionKind.PROCEDURE, SessionKind.BREAK, SessionKind.RECEPTION)
"""Kinds of sessions that nobody is asked to judge."""
SATISFACTION, ATTENDED, USED = "satisfaction", "satisfaction_attended", "satisfaction_used"
OBJECTIVES, AIMS, CONTENT = "objectives", "aims", "content_and_format"
LONGEST = 40  # characters of a code


def _words(en: str, fr: str, es: str) -> Words:
    return {"en": en, "fr": fr, "es": es}


SCALE = (
    Option(
        "very_satisfied", _words("Very satisfied", "Très satisfait(e)", "Muy satisfecho/a"), Answer.SATISFIED
    ),
    Option("satisfied", _words("Satisfied", "Satisfait(e)", "Satisfecho/a"), Answer.SATISFIED),
    Option(
        "neither",
        _words(
            "Neither satisfied nor dissatisfied",
            "Ni satisfait(e) ni insatisfait(e)",
            "Ni satisfecho/a ni insatisfecho/a",
        ),
        Answer.NEUTRAL,
    ),
    Option("not_satisfied", _words("Not satisfied", "Pas satisfait(e)", "No satisfecho/a"), Answer.CRITICAL),
    Option(
        "not_satisfied_at_all",
        _words("Not satisfied at all", "Pas du tout satisfait(e)", "Nada satisfecho/a"),
        Answer.CRITICAL,
    ),
)
LISTS = {
    SATISFACTION: SCALE,
    ATTENDED: (
        *SCALE,
        Option("did_not_attend", _words("I did not attend", "Je n'y ai pas assisté", "No asistí")),
    ),
    USED: (
        *SCALE,
        Option("did_not_use", _words("I did not use it", "Je n'y ai pas eu recours", "No la utilicé")),
    ),
}
INDICES = {
    OBJECTIVES: _words(
        "Learning benefit", "Apport en matière d'apprentissage", "Provecho en materia de aprendizaje"
    ),
    AIMS: _words("Aims of the meeting", "Buts de la réunion", "Fines de la reunión"),
    CONTENT: _words(
        "Satisfaction with content and format",
        "Satisfaction quant au contenu et à la forme",
        "Satisfacción con el contenido y el formato",
    ),
}
BENEFITS = {
    "understanding": _words(
        "Better understanding of the subject",
        "Meilleure compréhension du sujet",
        "Mejor comprensión del tema",
    ),
    "cooperation": _words(
        "Stronger cooperation", "Renforcement de la coopération", "Fortalecimiento de la cooperación"
    ),
    "mutual_learning": _words("Learning from one another", "Apprentissage mutuel", "Aprendizaje mutuo"),
    "effective_policies": _words(
        "More effective policies", "Politiques plus efficaces", "Políticas más eficaces"
    ),
}
FORMAT = {
    "presentations": _words(
        "Quality of the presentations", "Qualité des exposés", "Calidad de las ponencias"
    ),
    "panels": _words(
        "Composition of the panels", "Composition des panels", "Composición de las mesas redondas"
    ),
    "discussion": _words("Time for discussion", "Temps consacré au débat", "Tiempo dedicado al debate"),
}
HOW_SATISFIED = {
    "objectives": _words(
        "How satisfied are you with what the meeting brought you?",
        "Dans quelle mesure êtes-vous satisfait(e) de ce que la réunion vous a apporté ?",
        "¿Cuál es su grado de satisfacción con lo que le aportó la reunión?",
    ),
    "aims": _words(
        "The meeting had these aims. How satisfied are you with what it achieved?",
        "La réunion avait les buts suivants. Dans quelle mesure êtes-vous satisfait(e) des résultats ?",
        "La reunión tenía los fines siguientes. ¿Cuál es su grado de satisfacción con lo logrado?",
    ),
    "content": _words(
        "How satisfied are you with content and format?",
        "Dans quelle mesure êtes-vous satisfait(e) du contenu et de la forme ?",
        "¿Cuál es su grado de satisfacción con el contenido y el formato?",
    ),
    "sessions": _words(
        "How satisfied are you with each session? Leave out a session that you did not attend.",
        "Êtes-vous satisfait(e) de chaque séance ? Passez celles que vous n'avez pas suivies.",
        "¿Cuál es su grado de satisfacción con cada sesión? Omita aquellas a las que no asistió.",
    ),
}
OVERALL = _words("Overall satisfaction", "Satisfaction générale", "Satisfacción general")


def for_meeting(meeting: Meeting | None) -> Definition:
    """Return the questionnaire of a meeting, made of its aims and the sessions of its programme.

    Without a meeting it asks what every meeting is asked.
    """
    aims = list(meeting.aims.order_by("position")) if meeting else []
    found = meeting.sessions.filter(cancelled=False).order_by("position") if meeting else ()
    sessions = [session for session in found if session.kind not in UNASKED]
    side = [session for session in sessions if session.kind == SessionKind.SIDE_EVENT]
    coded = _Codes()
    sections = (
        Section("overall", OVERALL, (_scale("overall", OVERALL, Topic.OVERALL),)),
        Section(
            "objectives", _words("Objectives", "Objectifs", "Objetivos"), (*_benefits(), *_aims(aims, coded))
        ),
        Section(
            "content",
            _words("Content and format", "Contenu et forme", "Contenido y formato"),
            (*_format(), *_sessions((one for one in sessions if one not in side), coded)),
        ),
        Section(
            "side_events",
            _words("Side events", "Manifestations parallèles", "Actividades paralelas"),
            tuple(_side_event(session, coded) for session in side),
        ),
        Section("services", _words("Services", "Services", "Servicios"), tuple(_services())),
        Section(
            "comments", _words("Your comments", "Vos observations", "Sus observaciones"), tuple(_comments())
        ),
    )
    used = {item.index for section in sections for item in section.items} - {""}
    lists = {item.options for section in sections for item in section.items} - {""}
    return Definition(
        languages=tuple(code for code, _name in settings.LANGUAGES),
        sections=tuple(section for section in sections if section.items),
        lists={name: options for name, options in LISTS.items() if name in lists},
        indices={key: label for key, label in INDICES.items() if key in used},
    )


class _Codes:
    """Codes for questions made of a programme, none of them twice nor that of a standard question."""

    def __init__(self) -> None:
        self.taken = {
            "overall",
            *BENEFITS,
            *FORMAT,
            "interpretation",
            "documents",
            "comments",
            "suggestions",
            "quoted",
        }

    def of(self, name: str) -> str:
        code = name.replace("-", "_")[:LONGEST]
        if code in self.taken or not code[:1].isalpha():
            code = f"session_{code}"[:LONGEST]
        number = 1
        while code in self.taken:
            number += 1
            code = f"{code[: LONGEST - 4]}_{number}"
        self.taken.add(code)
        return code


def _scale(code: str, label: Words, topic: str, options: str = SATISFACTION, **more: object) -> Item:
    return Item(code, Kind.SCALE, label, options=options, topic=topic, **more)  # type: ignore[arg-type]  # the fields of an item


def _asked(code: str) -> Item:
    """A note that asks the question whose subjects follow it as rows of a table."""
    return Item(f"about_{code}", Kind.NOTE, HOW_SATISFIED[code])


def _benefits() -> Iterator[Item]:
    yield _asked("objectives")
    for code, label in BENEFITS.items():
        yield _scale(code, label, Topic.OBJECTIVES, index=OBJECTIVES, matrix="objectives")


def _aims(aims: Iterable[object], coded: _Codes) -> Iterator[Item]:
    for number, aim in enumerate(aims, start=1):
        if number == 1:
            yield _asked("aims")
        label = {code: f"{text[:1].upper()}{text[1:]}" for code, text in aim.text.items()}  # type: ignore[attr-defined]  # an aim
        yield _scale(
            coded.of(f"aim_{number}"), label, Topic.OBJECTIVES, index=AIMS, matrix="aims", aim=number
        )


def _format() -> Iterator[Item]:
    yield _asked("content")
    for code, label in FORMAT.items():
        yield _scale(code, label, Topic.CONTENT, index=CONTENT, matrix="content")


def _sessions(sessions: Iterable[Session], coded: _Codes) -> Iterator[Item]:
    for number, session in enumerate(sessions):
        if number == 0:
            yield _asked("sessions")
        more = {"index": CONTENT, "matrix": "sessions", "session": session.key}
        yield _scale(coded.of(session.key), _title(session), Topic.CONTENT, **more)


def _side_event(session: Session, coded: _Codes) -> Item:
    base = {"base": shares.Kind.RESPONDENTS, "session": session.key}
    return _scale(coded.of(session.key), _title(session), Topic.SIDE_EVENT, ATTENDED, **base)


def _title(session: Session) -> Words:
    """Return the title of a session in each language; where it has none at all, the name of its kind."""
    if session.title:
        return dict(session.title)
    titles = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            titles[code] = str(SessionKind(session.kind).label)
    return titles


def _services() -> Iterator[Item]:
    yield _scale("interpretation", _words("Interpretation", "Interprétation", "Interpretación"), "", USED)
    documents = _words("Documents of the meeting", "Documents de la réunion", "Documentos de la reunión")
    yield _scale("documents", documents, "")


def _comments() -> Iterator[Item]:
    comments = _words(
        "What did you find most useful, and what should have been different?",
        "Qu'avez-vous trouvé le plus utile, et qu'est-ce qui aurait dû être différent ?",
        "¿Qué le resultó más útil y qué debería haber sido diferente?",
    )
    suggestions = _words(
        "What do you suggest for the next meetings?",
        "Que proposez-vous pour les prochaines réunions ?",
        "¿Qué propone para las próximas reuniones?",
    )
    quoted = _words(
        "My comments may be quoted without my name.",
        "Mes observations peuvent être citées sans mon nom.",
        "Mis observaciones pueden citarse sin mi nombre.",
    )
    hint = _words("Please name nobody.", "Veuillez ne nommer personne.", "Le rogamos que no nombre a nadie.")
    yield Item("comments", Kind.TEXT, comments, hint=hint)
    yield Item("suggestions", Kind.TEXT, suggestions, hint=hint)
    yield Item("quoted", Kind.CONSENT, quoted)
