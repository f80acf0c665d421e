"""The count of a survey as stored at its closing, and the sentences of the annex with who approved them."""

from django.db import models
from django.utils.translation import pgettext_lazy

from intersession.accounts.models import User
from intersession.core.history import tracked
from intersession.core.translated import TranslatedField
from intersession.evaluations.models.responses import Survey


@tracked
class Tabulation(models.Model):
    """The count cube of a survey: made at its closing, read by pages, papers and exports."""

    survey = models.OneToOneField(Survey, models.CASCADE, related_name="tabulation")
    cube = models.JSONField(default=list)
    responses = models.PositiveIntegerField()
    complete = models.PositiveIntegerField()
    made_at = models.DateTimeField(auto_now=True)
    approved_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("survey",)

    def __str__(self) -> str:
        return f"count of {self.survey_id}"


class Verdict(models.TextChoices):
    """What a person made of a sentence that the program proposed."""

    PROPOSED = "proposed", pgettext_lazy("sentence of the annex", "proposed")
    KEPT = "kept", pgettext_lazy("sentence of the annex", "kept")
    EDITED = "edited", pgettext_lazy("sentence of the annex", "edited")
    DROPPED = "dropped", pgettext_lazy("sentence of the annex", "dropped")


@tracked
class Sentence(models.Model):
    """A sentence of the annex; `words` are those of a person, with the figures as fields that stay bound."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="sentences")
    key = models.SlugField(max_length=80)
    position = models.PositiveSmallIntegerField(default=0)
    verdict = models.CharField(max_length=10, choices=Verdict, default=Verdict.PROPOSED)
    words = TranslatedField()
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("survey", "position")
        constraints = (models.UniqueConstraint(fields=("survey", "key"), name="one_sentence_of_a_key"),)

    def __str__(self) -> str:
        return self.key
