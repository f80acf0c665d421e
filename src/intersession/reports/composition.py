"""Composes a working paper from the record: every domain's sections, in the order of IC/2009/10."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from intersession.consultations import sections as consultation_sections
from intersession.consultations.models import Consultation
from intersession.consultations.models import Kind as ConsultationKind
from intersession.core import partial_dates, translated
from intersession.core.models import Organization
from intersession.core.refusals import Refused
from intersession.cycles import sections as cycle_sections
from intersession.cycles.models import Cycle
from intersession.documents.models import Document, Part
from intersession.evaluations import sections as evaluation_sections
from intersession.evaluations.queries import Results, results_of
from intersession.meetings import sections as meeting_sections
from intersession.meetings.models import Kind, Meeting
from intersession.outcomes import sections as outcome_sections
from intersession.papers import dates, tree
from intersession.reports import approvals, insertions, sentences


@dataclass(frozen=True, slots=True)
class Reported:
    """A workshop that the paper reports on."""

    workshop: Meeting
    conclusions: tuple[tree.Para, ...]
    results: Results | None


@dataclass(frozen=True, slots=True)
class Material:
    """What a working paper is composed from."""

    document: Document
    issued: date
    consultations: Meeting
    cycle: Cycle
    workshops: tuple[Reported, ...]


def compose(symbol: str, language: str) -> tree.Paper:
    """Compose one language version from the record, which is only read; refuses a symbol without material."""
    with translation.override(language):
        found = material(symbol, language)
        paper = tree.Paper(
            meta=_meta(found, language),
            blocks=(_purpose(found, language), *_year(found, language), *_following(found, language)),
            annexes=tuple(_annexes(found, language)),
        )
    return approvals.marked(insertions.inserted(paper, found.document, language), found.document)


def material(symbol: str, language: str) -> Material:
    """Find what the paper with that symbol is composed from, or refuse with the reason."""
    document = Document.objects.filter(symbol=symbol).first()
    if document is None:
        raise Refused(f"No document bears the symbol {symbol}: look at the register, or load it first.")
    issued = partial_dates.whole(document.date)
    if issued is None:
        raise Refused(f"{symbol} has no date of issue: give it one in the register first.")
    meetings = Meeting.objects.filter(kind=Kind.CONSULTATIONS, documents__document=document)
    meeting = meetings.select_related("cycle").first()
    if meeting is None or meeting.cycle is None:
        raise Refused(
            f"{symbol} is not composed from the record: only papers for informal consultations are."
        )
    return Material(document, issued, meeting, meeting.cycle, _reported(meeting.cycle, document, language))


def _reported(cycle: Cycle, document: Document, language: str) -> tuple[Reported, ...]:
    """List the workshops that ended before the paper is issued and have something to report."""
    workshops = Meeting.objects.filter(cycle=cycle, kind=Kind.WORKSHOP, end__lte=document.date).exclude(
        end=""
    )
    all_of_them = (
        Reported(workshop, outcome_sections.conclusions(workshop, language), results_of(workshop.key))
        for workshop in workshops
    )
    return tuple(reported for reported in all_of_them if reported.conclusions or reported.results)


def _meta(found: Material, language: str) -> tree.Meta:
    organization = Organization.objects.first()
    document, meeting = found.document, found.consultations
    part = Part.objects.filter(document=document, number=0).first()
    day = partial_dates.whole(meeting.start)
    return tree.Meta(
        symbol=document.symbol or "",
        title=document.title.get(language) or _named(organization, found.cycle, language),
        subtitle=str(translated.pick(found.cycle.theme, language)),
        language=language,
        original=part.original if part and part.original else language,
        date=found.issued,
        organization=str(translated.pick(organization.name, language)) if organization else "",
        occasion=_occasion(meeting, dates.day(day, language) if day else "", language),
        distribution=document.distribution,
        kind=document.kind,
        actor=document.body.key if document.body else "",
    )


def _named(organization: Organization | None, cycle: Cycle, language: str) -> str:
    """Return the title of a paper that has none in this language: the name of the dialogue, and the year."""
    dialogue = translated.pick(organization.dialogue, language) if organization else _("Dialogue")
    return f"{dialogue} {cycle.year}"


def _occasion(meeting: Meeting, day: str, language: str) -> str:
    name = str(translated.pick(meeting.title, language)) or str(Kind.CONSULTATIONS.label)
    return f"{name}, {day}" if day else name


def _purpose(found: Material, language: str) -> tree.Para:
    earlier = (
        Meeting.objects.filter(
            cycle=found.cycle, kind=Kind.CONSULTATIONS, start__lt=found.consultations.start
        )
        .order_by("-start")
        .first()
    )
    first = tree.fill(
        _(
            "This paper reports to Members on the dialogue held in %(year)s under the overarching theme "
            "%(theme)s, and sets out what is proposed for %(next)s."
        ),
        year=str(found.cycle.year),
        theme=cycle_sections.theme(found.cycle, language),
        next=str(found.cycle.year + 1),
    )
    day = meeting_sections.on_days(found.consultations, language)
    if earlier is None:
        second = _("It is submitted for the informal consultations to be held %(day)s.") % {"day": day}
    else:
        second = _(
            "It follows the informal consultations held %(earlier)s and is submitted for those "
            "to be held %(day)s."
        ) % {"earlier": meeting_sections.on_days(earlier, language), "day": day}
    return tree.Para("purpose", tree.sentences(first, (second,)))


def _year(found: Material, language: str) -> Iterable[tree.Block]:
    year = str(found.cycle.year)
    yield tree.Heading(f"year-{year}", tree.fill(_("The dialogue in %(year)s"), year=year))
    yield tree.Heading(f"workshops-{year}", (_("Intersessional workshop"),), level=2)
    several = sum(reported.results is not None for reported in found.workshops) > 1
    for reported in found.workshops:
        yield from _workshop(reported, language, several=several)
    for council in Meeting.objects.filter(cycle=found.cycle, kind=Kind.COUNCIL):
        yield tree.Heading(f"council-{year}", (_("Session of the Council"),), level=2)
        yield meeting_sections.council(council, language)


def _workshop(reported: Reported, language: str, *, several: bool) -> Iterable[tree.Block]:
    workshop = reported.workshop
    took_part = sentences.took_part(workshop, language).inlines
    yield meeting_sections.workshop(
        workshop, language, conclusions=len(reported.conclusions), took_part=took_part
    )
    yield from reported.conclusions
    if reported.results:
        improvements = outcome_sections.improvements(workshop, language)
        annex = evaluation_sections.annex_id(reported.results) if several else ""
        yield evaluation_sections.summary(reported.results, language, annex=annex, improvements=improvements)


def _following(found: Material, language: str) -> Iterable[tree.Block]:
    cycle = Cycle.objects.filter(year=found.cycle.year + 1).first()
    if cycle is None:
        return
    put = {put.kind: put for put in Consultation.objects.filter(cycle=cycle).select_related("cycle")}
    theme, topics = put.get(ConsultationKind.THEME), put.get(ConsultationKind.TOPICS)
    blocks = cycle_sections.topics(cycle, language)
    told = [
        consultation_sections.choice_of_theme(theme, language) if theme else (),
        consultation_sections.invitation(topics, blocks, language) if topics and blocks else (),
    ]
    if not any(told):
        return
    year = str(cycle.year)
    yield tree.Heading(f"year-{year}", tree.fill(_("The dialogue in %(year)s"), year=year))
    yield tree.Para(f"choice-{year}", tree.sentences(*told))
    yield from blocks


def _annexes(found: Material, language: str) -> Iterable[tree.Annex]:
    originals = dict(Part.objects.filter(document=found.document).values_list("number", "original"))
    evaluated = ((reported.workshop, reported.results) for reported in found.workshops if reported.results)
    for number, (workshop, results) in enumerate(evaluated, start=1):
        yield evaluation_sections.annex(
            results,
            language,
            title=meeting_sections.evaluation_title(workshop, language),
            original=originals.get(number) or originals.get(0) or language,
            requests=outcome_sections.requests(workshop, language),
        )
