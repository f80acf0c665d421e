"""What participants thought of a meeting: returns, lines with counts or printed figures, coded comments."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from intersession.core.history import tracked
from intersession.core.models import Sourced
from intersession.core.partial_dates import PartialDateField
from intersession.core.translated import TranslatedField
from intersession.meetings.models import Meeting


class Origin(models.TextChoices):
    """Where the counts come from."""

    COUNTED = "counted", _("counted from the responses")
    RECONSTRUCTED = "reconstructed", _("simplest reconstruction of the printed figures")


@tracked
class Evaluation(Sourced):
    """The evaluation of one meeting: how many questionnaires went out and came back."""

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="+")
    distributed = models.PositiveIntegerField(null=True, blank=True)
    returned = models.PositiveIntegerField(null=True, blank=True)
    printed_rate = models.PositiveSmallIntegerField(null=True, blank=True)
    start = PartialDateField()
    end = PartialDateField()
    rule = TranslatedField()
    origin = models.CharField(max_length=16, choices=Origin, default=Origin.COUNTED)
    note = TranslatedField()
    wording = models.JSONField(default=dict, blank=True)  # sentences as persons worded them, by their key

    class Meta:
        ordering = ("meeting",)
        constraints = (
            models.CheckConstraint(
                condition=Q(returned__isnull=True)
                | Q(distributed__isnull=True)
                | Q(returned__lte=F("distributed")),
                name="no_more_returned_than_distributed",
            ),
        )

    def __str__(self) -> str:
        return f"evaluation of {self.meeting_id}"


class Topic(models.TextChoices):
    """What a line is about, in the order of the annex."""

    OVERALL = "overall", _("Overall satisfaction")
    OBJECTIVES = "objectives", _("Objectives")
    CONTENT = "content", _("Content and format")
    SIDE_EVENT = "side_event", _("Side event")


@tracked
class Index(models.Model):
    """Several lines taken together: their counts are pooled, printed figures are never averaged."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="indices")
    key = models.SlugField(max_length=40)
    position = models.PositiveSmallIntegerField(default=0)
    label = TranslatedField()
    printed = models.PositiveSmallIntegerField(null=True, blank=True)
    approximate = models.BooleanField(default=False)

    class Meta:
        ordering = ("evaluation", "position")
        verbose_name_plural = "indices"
        constraints = (models.UniqueConstraint(fields=("evaluation", "key"), name="one_index_of_a_key"),)

    def __str__(self) -> str:
        return self.key


class BaseKind(models.TextChoices):
    """What a line is counted on; the same words as `counting.shares.Kind`."""

    ANSWERED = "answered", _("those who answered the question")
    RESPONDENTS = "respondents", _("all who returned the questionnaire")


@tracked
class Line(Sourced):
    """One line of the results; its base is null where only the line's name was published."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="lines")
    index = models.ForeignKey(Index, models.SET_NULL, null=True, blank=True, related_name="lines")
    key = models.SlugField(max_length=40)
    topic = models.CharField(max_length=12, choices=Topic)
    position = models.PositiveSmallIntegerField(default=0)
    label = TranslatedField()
    base = models.PositiveIntegerField(null=True, blank=True)
    base_kind = models.CharField(max_length=12, choices=BaseKind, default=BaseKind.ANSWERED)

    class Meta:
        ordering = ("evaluation", "position")
        constraints = (models.UniqueConstraint(fields=("evaluation", "key"), name="one_line_of_a_key"),)

    def __str__(self) -> str:
        return self.key


class Answer(models.TextChoices):
    """Classes of answers, in the order they are drawn."""

    SATISFIED = "satisfied", _("satisfied")
    NEUTRAL = "neutral", _("neutral")
    CRITICAL = "critical", _("critical")
    UNANSWERED = "unanswered", _("unanswered")


@tracked
class LinePart(models.Model):
    """The answers of one class on a line: the count, and the per cent as it was printed."""

    line = models.ForeignKey(Line, models.CASCADE, related_name="parts")
    answer = models.CharField(max_length=12, choices=Answer)
    count = models.PositiveIntegerField(null=True, blank=True)
    printed = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("line", "answer")
        constraints = (models.UniqueConstraint(fields=("line", "answer"), name="one_part_of_an_answer"),)

    def __str__(self) -> str:
        return f"{self.line_id} {self.answer}"


class Stance(models.TextChoices):
    """Whether comments of a code praise, criticize or ask."""

    POSITIVE = "positive", _("positive")
    CRITICAL = "critical", _("critical")
    SUGGESTION = "suggestion", _("suggestion")


@tracked
class CodedComment(Sourced):
    """What comments of one code said, with their count if known and else the published quantifier."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="comments")
    key = models.SlugField(max_length=60)
    position = models.PositiveSmallIntegerField(default=0)
    stance = models.CharField(max_length=12, choices=Stance)
    text = TranslatedField()  # a clause that completes “participants …”
    count = models.PositiveIntegerField(null=True, blank=True)
    printed = models.PositiveSmallIntegerField(null=True, blank=True)
    quantifier = models.SlugField(max_length=40, blank=True, default="")

    class Meta:
        ordering = ("evaluation", "position")
        constraints = (models.UniqueConstraint(fields=("evaluation", "key"), name="one_code_of_a_key"),)

    def __str__(self) -> str:
        return self.key


@tracked
class Quantifier(models.Model):
    """A word for a share of participants, in each language; `at_least` is its lower bound in per cent.

    A word without a bound is editorial: a person chose it, and no count stands behind it.
    """

    key = models.SlugField(max_length=40, unique=True)
    position = models.PositiveSmallIntegerField(default=0)
    words = TranslatedField()
    at_least = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering = ("position", "key")

    def __str__(self) -> str:
        return self.key
