"""Comments and how they are coded: the frame, segments, what each coder says, and what was agreed."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from intersession.accounts.models import User
from intersession.core.history import tracked
from intersession.core.translated import TranslatedField
from intersession.evaluations.models.responses import Response, Survey
from intersession.evaluations.models.results import Stance


@tracked
class Code(models.Model):
    """A code of the frame: what it means, an example, what it leaves out; whether it asks for something."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="codes")
    key = models.SlugField(max_length=60)
    position = models.PositiveSmallIntegerField(default=0)
    label = TranslatedField()
    definition = TranslatedField()
    example = TranslatedField()
    leaves_out = TranslatedField()
    says = TranslatedField()  # a clause that completes “participants …” in the annex
    stance = models.CharField(max_length=12, choices=Stance)
    request = models.BooleanField(default=False)
    improvement = models.BooleanField(default=False)
    retired = models.BooleanField(default=False)

    class Meta:
        ordering = ("survey", "position", "key")
        constraints = (
            models.UniqueConstraint(fields=("survey", "key"), name="one_code_of_a_key_in_a_frame"),
        )

    def __str__(self) -> str:
        return self.key


class Comment(models.Model):
    """A free text of a response, cut out at the closing. Not tracked, as responses are not."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    response = models.ForeignKey(Response, models.CASCADE, related_name="comments")
    item = models.CharField(max_length=60)  # the code of the item it answers
    text = models.TextField()
    language = models.CharField(max_length=12)
    quotable = models.BooleanField(default=False)  # the participant agreed to be quoted
    settled = models.BooleanField(default=False)  # its codes were agreed upon, were it none

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("response", "item"), name="one_comment_of_a_response_to_an_item"),
        )

    def __str__(self) -> str:
        return f"comment {self.id}"


class Segment(models.Model):
    """A part of a comment that says one thing, by its first character and the one after its last."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="segments")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ("comment", "start")
        constraints = (
            models.UniqueConstraint(fields=("comment", "start", "end"), name="one_segment_of_a_place"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="a_segment_has_a_length"),
        )

    def __str__(self) -> str:
        return f"{self.comment_id} {self.start}-{self.end}"


class Assignment(models.Model):
    """A coder gives a segment a code; `final` ones were agreed and are the only ones counted.

    `suggested` says that the program proposed it and the coder accepted.
    """

    segment = models.ForeignKey(Segment, models.CASCADE, related_name="assignments")
    code = models.ForeignKey(Code, models.CASCADE, related_name="+")
    coder = models.ForeignKey(User, models.PROTECT, related_name="+")
    final = models.BooleanField(default=False)
    suggested = models.BooleanField(default=False)
    assigned_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("segment", "code")
        verbose_name = _("assignment of a code")
        constraints = (
            models.UniqueConstraint(
                fields=("segment", "code", "coder", "final"), name="a_coder_gives_a_code_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.segment_id} {self.code_id}"


@tracked
class Reading(models.Model):
    """A coder has read a comment to its end: where they gave no code, that is what they decided."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="readings")
    coder = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("comment", "coder")
        constraints = (
            models.UniqueConstraint(fields=("comment", "coder"), name="a_coder_reads_a_comment_once"),
        )

    def __str__(self) -> str:
        return f"{self.comment_id} read"
