"""A year of the dialogue: its overarching theme, the candidates and their fate, its milestones."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from intersession.core.history import tracked
from intersession.core.models import Sourced
from intersession.core.partial_dates import PartialDateField
from intersession.core.translated import TranslatedField


@tracked
class Cycle(Sourced):
    """One year of the dialogue under one overarching theme."""

    year = models.PositiveSmallIntegerField(unique=True)
    theme = TranslatedField()
    chosen_by = TranslatedField()
    note = TranslatedField()
    fictional = models.BooleanField(default=False)  # for training: every page about it says so

    class Meta:
        ordering = ("-year",)

    def __str__(self) -> str:
        return str(self.year)


class CandidateKind(models.TextChoices):
    """What a candidate stands for."""

    THEME = "theme", _("Overarching theme")
    TOPIC = "topic", _("Topic")


class Fate(models.TextChoices):
    """What became of a candidate."""

    OPEN = "open", _("not decided yet")
    CHOSEN = "chosen", _("chosen")
    NOT_CHOSEN = "not_chosen", _("not chosen")


@tracked
class Candidate(Sourced):
    """A theme or topic proposed for a cycle, with its purpose; rejected ones may come back years later."""

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="candidates")
    letter = models.CharField(max_length=4)
    kind = models.CharField(max_length=10, choices=CandidateKind)
    title = TranslatedField()
    background = TranslatedField()
    purpose = TranslatedField()
    fate = models.CharField(max_length=12, choices=Fate, default=Fate.OPEN)
    came_back = models.ForeignKey(
        Cycle, models.SET_NULL, null=True, blank=True, related_name="returned_candidates"
    )
    came_back_as = TranslatedField()

    class Meta:
        ordering = ("cycle", "kind", "letter")
        constraints = (models.UniqueConstraint(fields=("cycle", "letter"), name="one_candidate_of_a_letter"),)

    def __str__(self) -> str:
        return f"{self.cycle_id} {self.letter}"


@tracked
class GuidingQuestion(models.Model):
    """A question that a topic would put to the participants."""

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    text = TranslatedField()

    class Meta:
        ordering = ("candidate", "position")
        constraints = (
            models.UniqueConstraint(fields=("candidate", "position"), name="one_question_at_a_position"),
        )

    def __str__(self) -> str:
        return f"{self.candidate_id}.{self.position}"


@tracked
class Milestone(Sourced):
    """A step of the yearly process, as far as its date is known."""

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="milestones")
    key = models.SlugField(max_length=60)
    start = PartialDateField()
    end = PartialDateField()
    what = TranslatedField()

    class Meta:
        ordering = ("cycle", "start", "key")
        constraints = (models.UniqueConstraint(fields=("cycle", "key"), name="one_milestone_of_a_key"),)

    def __str__(self) -> str:
        return self.key
