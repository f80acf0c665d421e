"""What Members propose themselves: other topics, their sponsors, and what became of them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from intersession.accounts.models import User
from intersession.consultations.models.terms import Consultation
from intersession.core.history import tracked
from intersession.core.translated import TranslatedField
from intersession.cycles.models import Candidate, Cycle
from intersession.membership.models import Entity


class ProposalState(models.TextChoices):
    """Where a proposal stands; from its submission on, state and reason are for all to see."""

    DRAFT = "draft", pgettext_lazy("state of a proposal", "draft")
    SUBMITTED = "submitted", pgettext_lazy("state of a proposal", "submitted")
    ASKED_BACK = "asked_back", _("clarification asked for")
    ADMITTED = "admitted", pgettext_lazy("state of a proposal", "admitted")
    MERGED = "merged", pgettext_lazy("state of a proposal", "merged")
    DECLINED = "declined", _("not admitted")
    WITHDRAWN = "withdrawn", pgettext_lazy("state of a proposal", "withdrawn")


LIVING = (ProposalState.SUBMITTED, ProposalState.ASKED_BACK, ProposalState.ADMITTED)
"""The states in which others may still support a proposal, or be merged into it."""


@tracked
class Proposal(models.Model):
    """A topic that a Member proposes for a cycle, in any working language; its lead may speak for a group.

    `reason` is the question that was asked back, or why the proposal was not admitted or was withdrawn;
    `answer` is what the lead replied to the question. `merge_into` with a consent missing is only proposed.
    """

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="+")
    consultation = models.ForeignKey(
        Consultation, models.PROTECT, null=True, blank=True, related_name="proposals"
    )
    lead = models.ForeignKey(Entity, models.PROTECT, related_name="+")
    on_behalf_of = TranslatedField()
    title = TranslatedField()
    text = TranslatedField()
    state = models.CharField(max_length=10, choices=ProposalState, default=ProposalState.DRAFT)
    reason = TranslatedField()
    answer = TranslatedField()
    merge_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    merge_agreed_at = models.DateTimeField(null=True, blank=True)  # by the lead of this proposal
    merge_accepted_at = models.DateTimeField(null=True, blank=True)  # by the lead of the other one
    candidate = models.OneToOneField(Candidate, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)  # two persons at once: the second is told
    number = models.PositiveSmallIntegerField(null=True, blank=True)  # in its year, from its submission on
    submitted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("cycle", "submitted_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=("cycle", "number"), name="one_proposal_of_a_number"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(submitted_at__isnull=False, number__isnull=False),
                name="a_submitted_proposal_has_its_time_and_number",
            ),
            models.CheckConstraint(
                condition=Q(state="admitted", candidate__isnull=False)
                | ~Q(state="admitted") & Q(candidate__isnull=True),
                name="an_admitted_proposal_is_a_candidate",
            ),
            models.CheckConstraint(
                condition=~Q(state="merged")
                | Q(
                    merge_into__isnull=False,
                    merge_agreed_at__isnull=False,
                    merge_accepted_at__isnull=False,
                ),
                name="a_merged_proposal_has_both_consents",
            ),
            models.CheckConstraint(
                condition=Q(merge_into__isnull=True) | ~Q(merge_into=F("id")),
                name="a_proposal_is_not_merged_into_itself",
            ),
        )

    def __str__(self) -> str:
        return f"proposal {self.number} of {self.lead_id}"


@tracked
class CoSponsor(models.Model):
    """A Member that the lead asks to support a proposal; it confirms by its own delegation."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="co_sponsors")
    entity = models.ForeignKey(Entity, models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("proposal", "entity")
        constraints = (
            models.UniqueConstraint(fields=("proposal", "entity"), name="a_co_sponsor_of_a_proposal_once"),
        )

    def __str__(self) -> str:
        return f"{self.entity_id} for {self.proposal_id}"
