"""The result of a consultation, put together from the counting kernels and kept as plain figures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from intersession.consultations.models import Answer, Consultation, Head, Kind, Progress, Publication, Result
from intersession.consultations.queries import Standing, standings
from intersession.counting import ballots, committees, groups, quantifiers, shares, straw
from intersession.membership.order import sort_key
from intersession.membership.queries import names_at

NEUTRAL = {Answer.NO_OBJECTION: ballots.Neutral.NO_OBJECTION, Answer.ABSTENTION: ballots.Neutral.ABSTENTION}
MAJORITIES = quantifiers.Vocabulary(
    (
        quantifiers.Rung(""),
        quantifiers.Rung("majority", share=Fraction(1, 2), majority=True),
        quantifiers.Rung("two_thirds", share=Fraction(2, 3), majority=True),
        quantifiers.Rung("great_majority", share=Fraction(3, 4), majority=True),
    )
)
"""Words for a share of the replies. No official scale was found, so they never stand without the figures."""
FLOOR = Fraction(1, 2)
"""No such word is used unless this share of those entitled has replied."""


def store(consultation: Consultation, *, head: Head) -> Result:
    """Count and keep the result under a head of the log."""
    result, _new = Result.objects.update_or_create(
        consultation=consultation, defaults={"figures": count(consultation), "head": head}
    )
    return result


def count(consultation: Consultation) -> dict[str, Any]:
    """Count the timely replies of Members as they stand now; late ones and observers are shown apart.

    `awaiting` are Members that had said so and gave no reply; they are among the `silent`.
    """
    found = standings(consultation)
    members = [standing for standing in found if standing.counted]
    timely = [standing for standing in members if standing.standing == "registered"]
    figures = {
        "turnout": _turnout(members),
        "entitled": len(members),
        "replies": len(timely),
        "late": sum(standing.standing == "late" for standing in members),
        "awaiting": sum(standing.standing == Progress.AWAITING for standing in members),
        "silent": sum(not standing.answer for standing in members),
        "observers": sum(not standing.counted and standing.answer != "" for standing in found),
    }
    letters = list(consultation.options.values_list("letter", flat=True))
    match consultation.kind:
        case Kind.SILENCE:
            return figures | {"objections": sum(standing.answer == Answer.OBJECTION for standing in timely)}
        case Kind.STRAW_POLL:
            return figures | {"opinions": _opinions(letters, timely)}
        case _:
            return figures | _choice(consultation, letters, members, timely)


def _turnout(members: Iterable[Standing]) -> list[dict[str, Any]]:
    """Count those entitled, replied, late and silent in each regional group."""
    found: dict[str, dict[str, int]] = {}
    for standing in members:
        row = found.setdefault(standing.group, {"entitled": 0, "registered": 0, "late": 0, "silent": 0})
        row["entitled"] += 1
        row[standing.standing if standing.answer else "silent"] += 1
    return [{"group": group, **found[group]} for group in sorted(found, key=_last_without_a_name)]


def _last_without_a_name(group: str) -> tuple[bool, str]:
    """Order groups by their keys, and those in none after them."""
    return not group, group


def _opinions(letters: Sequence[str], timely: Iterable[Standing]) -> list[dict[str, Any]]:
    """Count the opinions on each option; one that a reply leaves out is unanswered, not “no opinion”."""
    replies = [
        {letter: straw.Opinion(opinion) for letter, opinion in standing.positions.items()}
        for standing in timely
    ]
    tally = straw.tally(letters, replies)
    return [{"letter": letter, shares.UNANSWERED: 0, **dict(tally[letter].parts)} for letter in letters]


def ballot(standing: Standing) -> ballots.Ballot:
    """Return a reply as the kernels take it."""
    return NEUTRAL.get(Answer(standing.answer)) or frozenset(standing.choices)


def _choice(
    consultation: Consultation,
    letters: Sequence[str],
    members: Sequence[Standing],
    timely: Sequence[Standing],
) -> dict[str, Any]:
    cap = consultation.seats if consultation.capped else None
    profile = ballots.collect(letters, [ballot(standing) for standing in timely], cap)
    leading = ballots.leading(ballots.counts(profile), consultation.seats)
    worded = profile.replies >= FLOOR * len(members)
    return {
        "no_objection": profile.no_objection,
        "abstentions": profile.abstentions,
        "worded": worded,
        "support": [_support(row, worded=worded) for row in ballots.support(profile, len(members))],
        "certain": list(leading.certain),
        "tied": list(leading.tied),
        "places_left": leading.places_left,
        "cutoff": _cutoff(profile, consultation.seats, len(members)),
        "groups": _groups(consultation, letters, timely, leading),
        "rules": _rules(profile, consultation.seats),
    }


def _support(row: ballots.Support, *, worded: bool) -> dict[str, Any]:
    """Give the share of an option, its bounds over all entitled, and the word that its share deserves."""
    word = quantifiers.quantifier(row.share.count, row.share.base, MAJORITIES) if worded else None
    return {
        "letter": row.option,
        "count": row.share.count,
        "base": row.share.base,
        "percent": row.share.percent,
        "least": {"count": row.least.count, "percent": row.least.percent},
        "most": {"count": row.most.count, "percent": row.most.percent},
        "word": word or "",
    }


def _cutoff(profile: ballots.Profile, seats: int, entitled: int) -> dict[str, Any] | None:
    cutoff = ballots.cutoff(profile, seats, entitled)
    if cutoff is None:
        return None
    return {
        "margin": cutoff.margin,
        "to_tie": cutoff.to_tie,
        "to_overtake": cutoff.to_overtake,
        "outstanding": ballots.outstanding(profile, entitled),
        "is_open": cutoff.is_open,
    }


def _groups(
    consultation: Consultation,
    letters: Sequence[str],
    timely: Sequence[Standing],
    leading: ballots.Leading,
) -> list[dict[str, Any]]:
    """Give the table by regional group; what would reveal a State is left out unless attributed."""
    cap = consultation.seats if consultation.capped else None
    profiles = groups.split(letters, [(standing.group, ballot(standing)) for standing in timely], cap)
    table = groups.table(profiles, consultation.seats, cap=cap) if profiles else ()
    rows = sorted(table, key=lambda row: _last_without_a_name(row.group))
    everything = consultation.publication == Publication.ATTRIBUTED
    return [_group(row, leading, everything=everything) for row in rows]


def _group(row: groups.Row, leading: ballots.Leading, *, everything: bool) -> dict[str, Any]:
    """Give a row, with None for what is hidden; the set without a group would tell of what is hidden."""
    shown = {"group": row.group, "replies": row.profile.replies, "withheld": False}
    hidden: frozenset[str] = frozenset() if everything else row.hidden
    if row.is_withheld and not everything:
        return shown | {"withheld": True}
    counts = {**ballots.counts(row.profile), **dict.fromkeys(hidden)}
    without = {
        "certain": list(row.without.certain),
        "tied": list(row.without.tied),
        "same": row.without == leading,
    }
    return shown | {
        "cells": [{"letter": letter, "count": number} for letter, number in counts.items()],
        "without": None if hidden else without,
    }


def _rules(profile: ballots.Profile, seats: int) -> list[dict[str, Any]]:
    """Compare every other rule with the approval count: the same sets, other sets, or given up."""
    approval = committees.RULES["av"](profile, seats)
    found = []
    for name, rule in committees.RULES.items():
        if name != "av":
            sets = rule(profile, seats)
            shown = [] if isinstance(sets, committees.TooMany) else [sorted(chosen) for chosen in sets]
            found.append({"rule": name, "same": committees.is_same(sets, approval), "sets": shown})
    return found


def follows(consultation: Consultation, chosen: Iterable[str]) -> bool:
    """Whether the count allows a decision: every certain option, and tied ones for the places left."""
    figures = count(consultation)
    taken, certain, tied = set(chosen), set(figures["certain"]), set(figures["tied"])
    return (
        certain <= taken <= certain | tied
        and len(taken) == len(certain) + bool(tied) * figures["places_left"]
    )


@dataclass(frozen=True, slots=True)
class Said:
    """What a Member replied, where replies are published with their authors."""

    name: str
    answer: str
    choices: tuple[str, ...]
    positions: Mapping[str, str]
    late: bool


def attributed(consultation: Consultation, language: str) -> list[Said]:
    """Return the reply of each Member in the order of names; empty unless that was announced."""
    if consultation.publication != Publication.ATTRIBUTED or consultation.opens_at is None:
        return []
    names = names_at(consultation.opens_at.date(), language)
    replied = [row for row in standings(consultation) if row.counted and row.answer]
    said = [
        Said(names.get(row.entity, row.key), row.answer, row.choices, row.positions, row.standing == "late")
        for row in replied
    ]
    return sorted(said, key=lambda row: sort_key(row.name, language))
