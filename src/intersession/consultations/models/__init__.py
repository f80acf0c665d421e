"""What is put to Members, what they reply and what they propose: one aggregate a file."""

from intersession.consultations.models.capital import CapitalLink
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
    "Addendum",
    "Answer",
    "CapitalLink",
    "Channel",
    "Consultation",
    "Decision",
    "Draft",
    "Entitlement",
    "Head",
    "Kind",
    "Manner",
    "Option",
    "Progress",
    "Publication",
    "Reminder",
    "Reply",
    "Result",
    "State",
    "TiePolicy",
]
