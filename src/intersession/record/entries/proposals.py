"""Entries on what Members proposed: the topics, who supported them, and what became of them."""

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from intersession.consultations import models as consultations
from intersession.consultations.models import ProposalState
from intersession.cycles.models import Candidate, Cycle
from intersession.membership.models import Entity
from intersession.record.schema import Entry, Key, Moment, Refers, Text, wrong


class CoSponsor(Entry):
    """A Member that confirmed that it supports the proposal; requests that wait are not in the record."""

    table: ClassVar = consultations.CoSponsor
    parent: ClassVar = "proposal"
    narrowed: ClassVar = {"confirmed_at__isnull": False}
    identity: ClassVar = ("entity",)
    entity: Annotated[Key, Refers(Entity)]
    confirmed_at: Moment


class Proposal(Entry):
    """A topic that a Member submitted; neither drafts are in the record nor the consultation it came in."""

    table: ClassVar = consultations.Proposal
    narrowed: ClassVar = {"number__isnull": False}
    identity: ClassVar = ("cycle", "number")
    cycle: Annotated[Key, Refers(Cycle)]
    number: int
    lead: Annotated[Key, Refers(Entity)]
    on_behalf_of: Text = {}
    title: Annotated[Text, Field(min_length=1)]
    text: Annotated[Text, Field(min_length=1)]
    submitted_at: Moment
    state: ProposalState = ProposalState.SUBMITTED
    reason: Text = {}
    answer: Text = {}
    candidate: Annotated[str, Refers(Candidate)] = ""
    merge_into: Annotated[str, Refers(consultations.Proposal)] = ""
    merge_agreed_at: Moment | None = None
    merge_accepted_at: Moment | None = None
    co_sponsors: list[CoSponsor] = []

    @model_validator(mode="after")
    def _state_has_what_it_needs(self) -> Self:
        if self.state == ProposalState.DRAFT:
            raise wrong("state", "A draft is seen by its delegation only and is not in the record.")
        if (self.state == ProposalState.ADMITTED) != bool(self.candidate):
            raise wrong("candidate", "A proposal names a candidate if it is admitted, and only then.")
        both = self.merge_into and self.merge_agreed_at and self.merge_accepted_at
        if self.state == ProposalState.MERGED and not both:
            reason = "A merged proposal names the one it was merged into, and when the lead of each agreed."
            raise wrong("merge_into", reason)
        if self.merge_into == f"{self.cycle}/{self.number}":
            raise wrong("merge_into", "A proposal is not merged into itself.")
        return self

    @model_validator(mode="after")
    def _names_its_own_year(self) -> Self:
        for name in ("candidate", "merge_into"):
            address = getattr(self, name)
            if address and not address.startswith(f"{self.cycle}/"):
                raise wrong(name, f"“{address}” is of another year; those here begin with “{self.cycle}/”.")
        return self
