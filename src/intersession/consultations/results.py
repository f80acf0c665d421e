"""The result of a consultation, put together from the counting kernels and kept as plain figures."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from intersession.consultations.models import (
    Answer,
    Consultation,
    Entitlement,
    Head,
    Kind,
    Publication,
    Result,
)
from intersession.consultations.queries import Standing, standings
from intersession.counting import ballots, committees, groups, straw

NEUTRAL = {Answer.NO_OBJECTION: ballots.Neutral.NO_OBJECTION, Answer.ABSTENTION: ballots.Neutral.ABSTENTION}
GREAT, TWO_THIRDS, MAJORITY = (3, 4), (2, 3), (1, 2)
FLOOR = (1, 2)
"""A word such as “great majority” takes replies of half of those entitled, and a share of the replies."""


def store(consultation: Consultation, *, head: Head) -> Result:
    """Count and keep the result under a head of the log."""
    result, _new = Result.objects.update_or_create(
        consultation=consultation, defaults={"figures": count(consultation), "head": head}
    )
    return result


def count(consultation: Consultation) -> dict[str, Any]:
    """Count the timely replies of Members as they stand now; late ones and observers are shown apart."""
    found = standings(consultation)
    members = [standing for standing in found if standing.counted]
    timely = [standing for standing in members if standing.standing == "registered"]
    figures = {
        "turnout": _turnout(members),
        "late": sum(standing.standing == "late" for standing in members),
        "observers": sum(not standing.counted and standing.answer != "" for standing in found),
        "entitled": len(members),
        "replies": len(timely),
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
        row = found.setdefault(standing.group, {"entitled": 0, "registered": 0, "late": 0})
        row["entitled"] += 1
        if standing.standing in row:
            row[standing.standing] += 1
    return [{"group": group, **found[group]} for group in sorted(found)]


def _opinions(letters: Sequence[str], timely: Iterable[Standing]) -> list[dict[str, Any]]:
    replies = [
        {letter: straw.Opinion(opinion) for letter, opinion in standing.positions.items()}
        for standing in timely
    ]
    tally = straw.tally(letters, replies)
    return [{"letter": letter, **dict(tally[letter].parts)} for letter in letters]


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
    cutoff = ballots.cutoff(profile, consultation.seats, len(members))
    return {
        "no_objection": profile.no_objection,
        "abstentions": profile.abstentions,
        "support": _support(profile, len(members)),
        "certain": list(leading.certain),
        "tied": list(leading.tied),
        "places_left": leading.places_left,
        "cutoff": None
        if cutoff is None
        else {
            "margin": cutoff.margin,
            "to_tie": cutoff.to_tie,
            "to_overtake": cutoff.to_overtake,
            "is_open": cutoff.is_open,
        },
        "groups": _groups(consultation, letters, timely, cap),
        "rules": _rules(profile, consultation.seats),
        "majority": _majority(ballots.counts(profile), leading.certain, profile.replies, len(members)),
    }


def _support(profile: ballots.Profile, entitled: int) -> list[dict[str, Any]]:
    return [
        {
            "letter": support.option,
            "count": support.share.count,
            "base": support.share.base,
            "percent": support.share.percent,
            "least": support.least.percent,
            "most": support.most.percent,
        }
        for support in ballots.support(profile, entitled)
    ]


def _groups(
    consultation: Consultation, letters: Sequence[str], timely: Sequence[Standing], cap: int | None
) -> list[dict[str, Any]]:
    """Give the table by regional group; what would reveal a State is left out unless attributed."""
    profiles = groups.split(letters, [(standing.group, ballot(standing)) for standing in timely], cap)
    if not profiles:
        return []
    attributed = consultation.publication == Publication.ATTRIBUTED
    return [_group(row, attributed=attributed) for row in groups.table(profiles, consultation.seats)]


def _group(row: groups.Row, *, attributed: bool) -> dict[str, Any]:
    shown = {
        "group": row.group,
        "replies": row.profile.replies,
        "withheld": row.is_withheld and not attributed,
    }
    if shown["withheld"]:
        return shown
    hidden = () if attributed else row.uniform
    counts = {letter: count for letter, count in ballots.counts(row.profile).items() if letter not in hidden}
    return shown | {
        "counts": counts,
        "without": {"certain": list(row.without.certain), "tied": list(row.without.tied)},
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


def _majority(counts: Mapping[str, int], certain: Sequence[str], replies: int, entitled: int) -> str:
    """Return the word that the least supported certain option deserves, or none under the floor."""
    if not certain or replies * FLOOR[1] < entitled * FLOOR[0]:
        return ""
    least = min(counts[letter] for letter in certain)
    if least * GREAT[1] >= replies * GREAT[0]:
        return "great_majority"
    if least * TWO_THIRDS[1] >= replies * TWO_THIRDS[0]:
        return "two_thirds"
    return "majority" if least * MAJORITY[1] > replies * MAJORITY[0] else ""


def follows(consultation: Consultation, chosen: Iterable[str]) -> bool:
    """Whether the count allows a decision: every certain option, and tied ones for the places left."""
    figures = count(consultation)
    taken, certain, tied = set(chosen), set(figures["certain"]), set(figures["tied"])
    return (
        certain <= taken <= certain | tied
        and len(taken) == len(certain) + bool(tied) * figures["places_left"]
    )


def entitled(consultation: Consultation) -> int:
    """Return how many Members may reply."""
    return Entitlement.objects.filter(consultation=consultation, counted=True).count()
