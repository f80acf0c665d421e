"""What was put to Members: the candidates, the rule, and the outcome as far as it was published."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from intersession.core.history import tracked
from intersession.core.models import Sourced
from intersession.core.partial_dates import PartialDateField
from intersession.core.translated import TranslatedField
from intersession.cycles.models import Candidate, Cycle
from intersession.meetings.models import Meeting


class Kind(models.TextChoices):
    """What Members choose."""

    THEME = "theme", _("Choice of the overarching theme")
    TOPICS = "topics", _("Choice of the workshop topics")


@tracked
class Consultation(Sourced):
    """A choice put to Members for a cycle; figures are null where none were published."""

    key = models.SlugField(max_length=60, unique=True)
    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="+")
    proposed_by = TranslatedField()
    proposed_on = PartialDateField()
    asked_on = PartialDateField()
    method = TranslatedField()
    seats = models.PositiveSmallIntegerField(default=1)  # how many of the candidates are to be chosen
    others_welcome = models.BooleanField(default=False)
    outcome = TranslatedField()
    replies = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("cycle", "kind")
        constraints = (
            models.UniqueConstraint(fields=("cycle", "kind"), name="one_consultation_of_a_kind_a_year"),
        )

    def __str__(self) -> str:
        return self.key


@tracked
class Option(models.Model):
    """A candidate that is offered; `votes` is null where no count was published."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="options")
    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="+")
    votes = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("consultation", "candidate")
        constraints = (
            models.UniqueConstraint(
                fields=("consultation", "candidate"), name="a_candidate_once_a_consultation"
            ),
        )

    def __str__(self) -> str:
        return f"{self.consultation_id} {self.candidate_id}"
