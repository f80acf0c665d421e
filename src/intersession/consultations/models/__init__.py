"""What is put to Members, what they reply and what they propose: one aggregate a file."""

from intersession.consultations.models.capital import CapitalLink
from intersession.consultations.models.proposals import LIVING, CoSponsor, Proposal, ProposalState
from intersession.consultations.models.replies import (
    Answer,
    Channel,
    Draft,
    Head,
    Progress,
    Reply,
    Result,
)
from intersession.consultations.models.terms import (
    Addendum,
    Consultation,
    Decision,
    Entitlement,
    Kind,
    Manner,
    Option,
    Publication,
    Reminder,
    State,
    TiePolicy,
)

__all__ = [
    "LIVING",
    "Addendum",
    "Answer",
    "CapitalLink",
    "Channel",
    "CoSponsor",
    "Consultation",
    "Decision",
    "Draft",
    "Entitlement",
    "Head",
    "Kind",
    "Manner",
    "Option",
    "Progress",
    "Proposal",
    "ProposalState",
    "Publication",
    "Reminder",
    "Reply",
    "Result",
    "State",
    "TiePolicy",
]
