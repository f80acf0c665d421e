"""Questionnaires and their versions; a version never changes once somebody has answered it."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from intersession.accounts.models import User
from intersession.core.history import tracked
from intersession.core.translated import TranslatedField
from intersession.meetings.models import Meeting


@tracked
class Questionnaire(models.Model):
    """A questionnaire; without a meeting it is one of the bank, from which others are made."""

    key = models.SlugField(max_length=60, unique=True)
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="+")
    title = TranslatedField()
    made_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("key",)

    def __str__(self) -> str:
        return self.key


FROZEN = "OLD.frozen_at IS NOT NULL AND (OLD.* IS DISTINCT FROM NEW.*)"


@pgtrigger.register(
    pgtrigger.Protect(
        name="version_is_frozen", operation=pgtrigger.Update, condition=pgtrigger.Condition(FROZEN)
    )
)
@tracked
class Version(models.Model):
    """A version of a questionnaire: `definition` is what `evaluations.definition` reads and writes.

    It is frozen by its first response. `codes` maps codes of an earlier version to those of this one, so that
    years compare.
    """

    questionnaire = models.ForeignKey(Questionnaire, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    definition = models.JSONField(default=dict)
    codes = models.JSONField(default=dict, blank=True)
    frozen_at = models.DateTimeField(null=True, blank=True)
    edits = models.PositiveIntegerField(default=0)  # goes up with every change, to tell two writers apart

    class Meta:
        ordering = ("questionnaire", "-number")
        verbose_name = _("version of a questionnaire")
        constraints = (
            models.UniqueConstraint(fields=("questionnaire", "number"), name="one_version_of_a_number"),
        )

    def __str__(self) -> str:
        return f"{self.questionnaire_id} {self.number}"
