"""Reads of what Members propose: the list for all, what a delegation has to do, the list at the desk."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from intersession.accounts import rules as accounts
from intersession.consultations.models import LIVING, Consultation, CoSponsor, Proposal, ProposalState, State
from intersession.core import wording
from intersession.cycles.models import Candidate, Cycle
from intersession.membership import queries as membership
from intersession.membership.models import Entity
from intersession.membership.order import sort_key
from intersession.membership.rules import acting


@dataclass(frozen=True, slots=True)
class Shown:
    """A proposal as pages show it, with names in the language of the page.

    `supporters` are the co-sponsors that have confirmed; `regions` the groups of the lead and of these.
    """

    proposal: Proposal
    lead: str
    supporters: tuple[str, ...]
    regions: tuple[str, ...]
    merged: tuple[tuple[Proposal, str], ...]  # what was merged into it, with the lead of each
    into: str  # the lead of the proposal into which it was or is to be merged


@dataclass(frozen=True, slots=True)
class Region:
    """How many proposals have their lead in a regional group, and how many a lead or co-sponsor there."""

    name: str
    led: int
    supported: int


@dataclass(frozen=True, slots=True)
class _Members:
    """Names and regional groups of Members on a day; the key of no group is empty."""

    names: Mapping[int, str]
    groups: Mapping[int, str]
    group_names: Mapping[str, str]


def public(cycle: Cycle, consultation: Consultation | None, today: date) -> tuple[list[Shown], list[Region]]:
    """Return what Members have submitted for a year, or in one consultation, in the order of submission.

    Drafts are not among them; those withdrawn or not admitted are. The counts by region leave those out. At
    most seven queries.
    """
    found = _complete(Proposal.objects.filter(cycle=cycle).exclude(state=ProposalState.DRAFT))
    rows = list(found.filter(consultation=consultation) if consultation else found)
    known = _members(cycle, today)
    return [_shown(row, known) for row in rows], list(_regions(rows, known))


def number(**where: Cycle | Consultation) -> int:
    """Return how many proposals were submitted, for a year or in a consultation."""
    return Proposal.objects.filter(**where).exclude(state=ProposalState.DRAFT).count()


def leads(candidates: QuerySet[Candidate, Any]) -> dict[int, str]:
    """Return by candidate the name of the Member that proposed it, as it is called today; two queries."""
    rows = Proposal.objects.filter(candidate__in=candidates).values_list("candidate", "lead")
    names = membership.names_at(timezone.localdate(), wording.language())
    return {candidate: names.get(lead, "") for candidate, lead in rows if candidate}


def one(proposal: Proposal, today: date) -> Shown:
    """Return a proposal as its page shows it."""
    found = _complete(Proposal.objects.filter(pk=proposal.pk)).get()
    return _shown(found, _members(found.cycle, today))


def for_desk(today: date) -> list[Shown]:
    """Return what was submitted for all years, what asks for work first; four queries."""
    rows = list(_complete(Proposal.objects.exclude(state=ProposalState.DRAFT)))
    language = wording.language()
    known = _Members(membership.names_at(today, language), {}, {})
    rows.sort(key=lambda row: DESK.index(row.state))
    return [_shown(row, known) for row in rows]


DESK = (
    ProposalState.SUBMITTED,
    ProposalState.ASKED_BACK,
    ProposalState.ADMITTED,
    ProposalState.MERGED,
    ProposalState.DECLINED,
    ProposalState.WITHDRAWN,
)
"""The states in the order in which they ask for work."""
COUNTED = (ProposalState.SUBMITTED, ProposalState.ASKED_BACK, ProposalState.ADMITTED, ProposalState.MERGED)


def _complete(rows: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Return proposals with all that pages show of them, in the order of submission."""
    supporters = CoSponsor.objects.filter(confirmed_at__isnull=False)
    merged = Proposal.objects.filter(state=ProposalState.MERGED).order_by("submitted_at", "pk")
    related = rows.select_related("cycle", "consultation", "candidate", "merge_into")
    return related.prefetch_related(
        Prefetch("co_sponsors", supporters, to_attr="supporters"),
        Prefetch("merged", merged, to_attr="joined"),
    ).order_by("submitted_at", "pk")


def _members(cycle: Cycle, today: date) -> _Members:
    """Return the Members as they are today, or as they were at the end of a year that is past."""
    language, day = wording.language(), min(today, date(cycle.year, 12, 31))
    groups = membership.members_by_group(day, language)
    counted = {place.member.id: group.key for group in groups for place in group.places if place.counted}
    return _Members(
        names=membership.names_at(day, language),
        groups=counted,
        group_names={group.key: str(group.name) or group.key for group in groups},
    )


def _shown(row: Proposal, known: _Members) -> Shown:
    language = wording.language()
    supporters = [co_sponsor.entity_id for co_sponsor in _supporters(row)]
    names = [known.names.get(entity, "") for entity in supporters]
    covered = {known.groups.get(entity, "") for entity in (row.lead_id, *supporters)}
    joined: list[Proposal] = getattr(row, "joined", [])
    return Shown(
        proposal=row,
        lead=known.names.get(row.lead_id, ""),
        supporters=tuple(sorted(names, key=lambda name: sort_key(name, language))),
        regions=tuple(name for key, name in known.group_names.items() if key and key in covered),
        merged=tuple((other, known.names.get(other.lead_id, "")) for other in joined),
        into=known.names.get(row.merge_into.lead_id, "") if row.merge_into else "",
    )


def _supporters(row: Proposal) -> list[CoSponsor]:
    found: list[CoSponsor] = getattr(row, "supporters", [])
    return found


def _regions(rows: Iterable[Proposal], known: _Members) -> Iterator[Region]:
    """Give the counts of each regional group, those of no group last; a group without any is told too."""
    counted = [row for row in rows if row.state in COUNTED]
    leads = [known.groups.get(row.lead_id, "") for row in counted]
    covered = [
        {
            known.groups.get(entity, "")
            for entity in (row.lead_id, *(one.entity_id for one in _supporters(row)))
        }
        for row in counted
    ]
    for key, name in known.group_names.items():
        yield Region(name, leads.count(key), sum(key in groups for groups in covered))


@dataclass(frozen=True, slots=True)
class Own:
    """A proposal in which a Member takes part: as its lead, as one asked to support it, or by a merging.

    `step` is what the Member has to do: answer, confirm, agree or submit; empty when nothing waits for it.
    """

    proposal: Proposal
    entity: Entity
    member: str
    step: str


STEPS = ("answer", "agree", "confirm", "submit", "")


def of_person(person: accounts.Person, now: datetime) -> list[Own]:
    """Return the proposals in which the Members of a person take part, what waits for them first.

    Four queries, however many there are.
    """
    entities = {place.delegation.entity_id: place.delegation.entity for place in acting(person, now.date())}
    others = Q(co_sponsors__entity__in=entities) | Q(merge_into__lead__in=entities)
    rows = (
        Proposal.objects.filter(Q(lead__in=entities) | ~Q(state=ProposalState.DRAFT) & others)
        .distinct()
        .select_related("cycle", "merge_into")
        .prefetch_related("co_sponsors")
        .order_by("-pk")
    )
    names = membership.names_at(now.date(), wording.language())
    found = [
        Own(row, entity, names.get(pk, entity.key), step)
        for row in rows
        for pk, entity in entities.items()
        if (step := _step(row, pk)) is not None
    ]
    return sorted(found, key=lambda own: STEPS.index(own.step))


def _step(row: Proposal, entity: int) -> str | None:
    """Return what a proposal waits for from an entity; None where the entity takes no part in it."""
    asked = next((one for one in row.co_sponsors.all() if one.entity_id == entity), None)
    is_other = row.merge_into is not None and row.merge_into.lead_id == entity
    if entity != row.lead_id and asked is None and not is_other:
        return None
    if row.lead_id == entity and row.state in (ProposalState.DRAFT, ProposalState.ASKED_BACK):
        return "submit" if row.state == ProposalState.DRAFT else "answer"
    if entity in waiting_for(row):
        return "agree"
    return "confirm" if asked and not asked.confirmed_at and row.state in LIVING else ""


def waiting_for(proposal: Proposal) -> set[int]:
    """Return the leads whose consent a proposed merging waits for; none where no merging is proposed."""
    if proposal.merge_into is None or proposal.state == ProposalState.MERGED:
        return set()
    consents = {
        proposal.lead_id: proposal.merge_agreed_at,
        proposal.merge_into.lead_id: proposal.merge_accepted_at,
    }
    return {lead for lead, at in consents.items() if at is None}


def waiting(person: accounts.Person, now: datetime) -> list[Own]:
    """Return the proposals that wait for a Member of the person to answer, agree or confirm."""
    return [own for own in of_person(person, now) if own.step in ("answer", "agree", "confirm")]


def members_of(person: accounts.Person, now: datetime) -> list[tuple[Entity, str]]:
    """Return the Members for which a person can write a proposal, with their names; no observers."""
    entities = {place.delegation.entity_id: place.delegation.entity for place in acting(person, now.date())}
    members = membership.members_at(now.date()).filter(pk__in=entities).values_list("pk", flat=True)
    names = membership.names_at(now.date(), wording.language())
    return [(entities[pk], names.get(pk, entities[pk].key)) for pk in members]


def welcoming(now: datetime) -> list[tuple[Cycle, Consultation | None]]:
    """Return for what Members can propose topics now: open consultations that welcome them, coming years."""
    opened = Consultation.objects.filter(state=State.OPEN, others_welcome=True, closes_at__gt=now)
    consultations = list(opened.select_related("cycle").order_by("closes_at"))
    covered = {consultation.cycle_id for consultation in consultations}
    years = Cycle.objects.filter(year__gte=now.year).exclude(pk__in=covered).order_by("year")
    return [*((row.cycle, row) for row in consultations), *((cycle, None) for cycle in years)]


def mergeable(proposal: Proposal) -> QuerySet[Proposal]:
    """Return the proposals for the same year into which one can be merged."""
    same = Proposal.objects.filter(cycle=proposal.cycle_id, state__in=LIVING, merge_into__isnull=True)
    return same.exclude(pk=proposal.pk).order_by("submitted_at", "pk")


def askable(proposal: Proposal, today: date) -> list[tuple[int, str]]:
    """Return the Members that can still be asked to co-sponsor, in protocol order."""
    asked = {proposal.lead_id, *proposal.co_sponsors.values_list("entity_id", flat=True)}
    members = membership.members_in_order(today, wording.language())
    return [(member.id, str(member.name)) for member in members if member.id not in asked]


def asked_of(proposal: Proposal, today: date) -> list[tuple[CoSponsor, str]]:
    """Return those who were asked to co-sponsor with their names, whether they have confirmed or not."""
    rows = list(proposal.co_sponsors.select_related("entity"))
    language = wording.language()
    names = membership.names_at(today, language) if rows else {}
    told = [(row, names.get(row.entity_id, row.entity.key)) for row in rows]
    return sorted(told, key=lambda pair: sort_key(pair[1], language))
