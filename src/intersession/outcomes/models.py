"""What came of a meeting: conclusions, requests and what was taken up for the next ones."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from intersession.core.history import tracked
from intersession.core.models import Sourced
from intersession.core.translated import TranslatedField
from intersession.documents.models import Document
from intersession.meetings.models import Meeting


class Kind(models.TextChoices):
    """Kinds of conclusions."""

    LESSON = "lesson", _("lesson")
    PRACTICE = "practice", _("effective practice")
    SOLUTION = "solution", _("practical solution")
    PARTNERSHIP = "partnership", _("partnership")
    QUESTION = "question", _("question left open")


@tracked
class Conclusion(Sourced):
    """A numbered conclusion of a meeting, and the paragraph that reports it."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=Kind)
    text = TranslatedField()
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")
    paragraph = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("meeting", "number")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "number"), name="one_conclusion_of_a_number"),
        )

    def __str__(self) -> str:
        return f"{self.meeting_id}.{self.number}"


@tracked
class Request(Sourced):
    """Something participants asked for; nothing asked may be lost."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="+")
    key = models.SlugField(max_length=60)
    position = models.PositiveSmallIntegerField(default=0)
    text = TranslatedField()

    class Meta:
        ordering = ("meeting", "position")
        constraints = (models.UniqueConstraint(fields=("meeting", "key"), name="one_request_of_a_key"),)

    def __str__(self) -> str:
        return self.key


@tracked
class Improvement(Sourced):
    """What the secretariat took up from the comments for the next meetings."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="+")
    key = models.SlugField(max_length=60)
    position = models.PositiveSmallIntegerField(default=0)
    text = TranslatedField()

    class Meta:
        ordering = ("meeting", "position")
        constraints = (models.UniqueConstraint(fields=("meeting", "key"), name="one_improvement_of_a_key"),)

    def __str__(self) -> str:
        return self.key
