"""Chooses and words the badges of a meeting."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _now

from intersession.core.refusals import Refused
from intersession.meetings import participants, statistics, wording
from intersession.meetings.models import TAKES_A_PLACE, Meeting, Place, Registration
from intersession.membership import queries as membership
from intersession.membership.models import Kind
from intersession.membership.order import sort_key
from intersession.papers import badges

SHAPES: Mapping[str, str] = {
    statistics.MEMBERS: "disc",
    statistics.OTHER_STATES: "ring",
    **dict.fromkeys((Kind.UN_BODY, Kind.SPECIALIZED_AGENCY, Kind.IGO), "square"),
    **dict.fromkeys((Kind.NGO, Kind.PRIVATE_SECTOR, Kind.ACADEMIA, Kind.MIGRANTS), "diamond"),
    Kind.MEDIA: "triangle",
    Kind.SECRETARIAT: "bars",
}
"""Shapes for the door: States, observers, international organizations, others, media, secretariat."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Whose badges: standings, blocks and part of a name narrow it; what is empty narrows nothing."""

    standings: Sequence[str] = ()
    blocks: Sequence[str] = ()
    name: str = ""
    language: str = ""
    registrations: Sequence[int] = field(default=())


def render(meeting: Meeting, selection: Selection, *, now: datetime) -> bytes:
    """Give the chosen badges as one PDF in the order of the list; refuses a selection of nobody."""
    found = list(chosen(meeting, selection, now.date()))
    if not found:
        raise Refused(_now("Nobody is in this selection: choose more kinds or standings."))
    return badges.render(
        found,
        meeting=wording.heading(meeting).plain,
        title=_now("Badges"),
        timestamp=now.replace(microsecond=0),
    )


def chosen(meeting: Meeting, selection: Selection, today: date) -> Iterator[badges.Badge]:
    """Return the badges of a selection in the order of the list; a language not chosen is each person's."""
    day = statistics.day_of(meeting)
    members = set(membership.members_at(day).values_list("pk", flat=True))
    names = {code: membership.names_at(day, code) for code, _name in settings.LANGUAGES}
    words = {code: _kind_names(code) for code in names}
    shown = dict(participants.consents(meeting, today).values_list("person_id", "shown_as"))
    order = list(statistics.BLOCKS)
    found = []
    for row in _registrations(meeting, selection):
        block = statistics.block_of(row.kind, member=row.entity_id in members)
        language = _language(row.person.language, selection.language)
        entity = names[language].get(row.entity_id or 0, row.represents)
        name = shown.get(row.person_id, "") if row.person.protected else f"{row.honorific} {row.name}".strip()
        if _is_wanted(selection, block, name, entity, language):
            key = (
                order.index(block),
                sort_key(entity, language),
                row.place != Place.HEAD,
                row.position,
                row.pk,
            )
            made = badges.Badge(name, entity, words[language][block], SHAPES[block], row.code, language)
            found.append((key, made))
    return (made for _key, made in sorted(found, key=lambda item: item[0]))


def _kind_names(language: str) -> dict[str, str]:
    with translation.override(language):
        return {block: str(name) for block, name in wording.ON_BADGES.items()}


def _registrations(meeting: Meeting, selection: Selection) -> Iterator[Registration]:
    standings = selection.standings or TAKES_A_PLACE
    found = Registration.objects.filter(
        meeting=meeting, standing__in=standings, person__merged_into=None
    ).select_related("person")
    if selection.registrations:
        found = found.filter(pk__in=selection.registrations)
    return found.order_by("pk").iterator()


def _is_wanted(selection: Selection, block: str, name: str, entity: str, language: str) -> bool:
    if selection.blocks and block not in selection.blocks:
        return False
    sought = sort_key(selection.name, language)[0]
    return not sought or any(sought in sort_key(text, language)[0] for text in (name, entity))


def _language(of_person: str, chosen: str) -> str:
    languages = [code for code, _name in settings.LANGUAGES]
    return next((code for code in (chosen, of_person) if code in languages), languages[0])
