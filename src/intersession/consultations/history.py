"""What became of a proposal, in words: read from the history of its rows, which nobody can alter.

It is for all to see, so it begins with the submission, names Members and no persons, and tells of a request
to co-sponsor only once it was confirmed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

from intersession.consultations.models import Proposal, ProposalState
from intersession.core import wording
from intersession.membership.queries import names_at

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened when; `text` is the reason, question or answer that goes with it."""

    at: datetime
    what: str
    text: Mapping[str, str]


def of_proposal(proposal: Proposal, today: date) -> list[Happening]:
    """Return what happened to a proposal since its submission, the latest first; three queries."""
    names = names_at(today, wording.language())
    told = [*_of_proposal(proposal, names), *_of_co_sponsors(proposal, names)]
    told.reverse()  # the later one first, too, of what happened at the same moment
    return sorted(told, key=lambda happening: happening.at, reverse=True)


def _events(model: str, **which: int) -> Iterator[tuple[datetime, str, Row | None, Row]]:
    """Give each change of rows: when, what the database did, the row before it and after it."""
    rows = apps.get_model("consultations", model)._default_manager.filter(**which).order_by("pgh_id")
    last: dict[int, Row] = {}
    for row in rows:
        after = vars(row)
        yield row.pgh_created_at, row.pgh_label, last.get(row.pgh_obj_id), after
        last[row.pgh_obj_id] = after


def _of_proposal(proposal: Proposal, names: Mapping[int, str]) -> Iterator[Happening]:
    lead = names.get(proposal.lead_id, "")
    for at, _label, before, after in _events("ProposalEvent", id=proposal.pk):
        if before is None or after["submitted_at"] is None:
            continue
        if before["state"] != after["state"]:
            yield Happening(at, _of_state(before, after, lead), _text(before, after))
        elif what := _of_merging(before, after):
            yield Happening(at, what, {})


def _of_state(before: Row, after: Row, lead: str) -> str:
    told = {
        ProposalState.ASKED_BACK: _("Question of the secretariat"),
        ProposalState.ADMITTED: _("Admission by the secretariat"),
        ProposalState.MERGED: _("Merging, with the consent of both leads"),
        ProposalState.DECLINED: _("Not admitted by the secretariat"),
        ProposalState.WITHDRAWN: _("Withdrawal by %(member)s") % {"member": lead},
    }
    if after["state"] in told:
        return told[after["state"]]
    again = {
        ProposalState.ASKED_BACK: _("Answer and new submission by %(member)s") % {"member": lead},
        ProposalState.MERGED: _("Stands alone again: the proposal it was merged into is withdrawn"),
    }
    return again.get(before["state"], _("Submission by %(member)s") % {"member": lead})


def _text(before: Row, after: Row) -> Mapping[str, str]:
    """Return the words that go with a change of state: the reason, the question, or the answer to it."""
    answered = (before["state"], after["state"]) == (ProposalState.ASKED_BACK, ProposalState.SUBMITTED)
    text: Mapping[str, str] = after["answer"] if answered else after["reason"]
    return text


def _of_merging(before: Row, after: Row) -> str:
    if after["merge_into_id"] and before["merge_into_id"] != after["merge_into_id"]:
        return _("Merging proposed by the secretariat")
    if before["merge_into_id"] and not after["merge_into_id"]:
        return _("The merging that was proposed did not take place")
    return ""


def _of_co_sponsors(proposal: Proposal, names: Mapping[int, str]) -> Iterator[Happening]:
    for at, label, before, after in _events("CoSponsorEvent", proposal=proposal.pk):
        member = {"member": names.get(after["entity_id"], "")}
        was, confirmed = bool(before and before["confirmed_at"]), bool(after["confirmed_at"])
        if label == "delete":
            if was:
                yield Happening(at, _("%(member)s co-sponsors it no longer") % member, {})
        elif confirmed and not was:
            yield Happening(at, _("%(member)s confirms that it co-sponsors it") % member, {})
        elif was and not confirmed:
            yield Happening(at, _("%(member)s is asked to confirm anew: the words have changed") % member, {})
