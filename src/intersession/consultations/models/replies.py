"""What Members reply: drafts that change, replies that are only added, and the log they form."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from intersession.accounts.models import User
from intersession.consultations.models.terms import Consultation
from intersession.core.history import appended
from intersession.membership.models import Entity


class Progress(models.TextChoices):
    """Where an entity stands before it has replied."""

    NOT_SEEN = "not_seen", _("not seen")
    AWAITING = "awaiting", _("awaiting instructions")
    DRAFT = "draft", pgettext_lazy("progress of a reply", "draft")


class Draft(models.Model):
    """What a delegation is preparing: one for each entity, seen by its delegates only."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="drafts")
    entity = models.ForeignKey(Entity, models.CASCADE, related_name="+")
    progress = models.CharField(max_length=10, choices=Progress, default=Progress.NOT_SEEN)
    answer = models.CharField(max_length=12, blank=True, default="")
    choices = ArrayField(models.CharField(max_length=4), default=list, blank=True)
    positions = models.JSONField(default=dict, blank=True)
    comment = models.TextField(blank=True, default="")
    others = models.TextField(blank=True, default="")
    version = models.PositiveIntegerField(
        default=1
    )  # two delegates at once: the second is told, nothing is lost
    edited_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    edited_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("consultation", "entity")
        constraints = (
            models.UniqueConstraint(fields=("consultation", "entity"), name="one_draft_of_an_entity"),
        )

    def __str__(self) -> str:
        return f"draft of {self.entity_id}"


class Answer(models.TextChoices):
    """What a reply says as a whole."""

    CHOICE = "choice", pgettext_lazy("answer", "choice")
    NO_OBJECTION = "no_objection", _("no objection to any")
    ABSTENTION = "abstention", _("abstention")
    OBJECTION = "objection", pgettext_lazy("answer in a silence procedure", "objection")


class Channel(models.TextChoices):
    """How a reply came."""

    ONLINE = "online", _("on this site")
    PAPER = "paper", _("on paper, entered by the secretariat")


@appended
class Reply(models.Model):
    """One version of the reply of an entity; the last one in time counts, all are kept.

    `record` is the canonical record, `digest` its leaf in the consultation's log, `place` its place there,
    `salt` hides the entity in a download that is not attributed and is told to nobody but it.
    """

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="replies_received")
    entity = models.ForeignKey(Entity, models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField()
    place = models.PositiveIntegerField()
    counted = models.BooleanField(default=True)  # false for an observer
    late = models.BooleanField(default=False)
    channel = models.CharField(max_length=8, choices=Channel, default=Channel.ONLINE)
    answer = models.CharField(max_length=12, choices=Answer)
    choices = ArrayField(models.CharField(max_length=4), default=list, blank=True)
    positions = models.JSONField(
        default=dict, blank=True
    )  # of a straw poll: {letter: support | oppose | none}
    comment = models.TextField(blank=True, default="")
    others = models.TextField(blank=True, default="")
    instruction = models.CharField(max_length=200, blank=True, default="")
    submitted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    scan = models.FileField(upload_to="replies/", blank=True, max_length=200)
    record = models.TextField()
    digest = models.CharField(max_length=64)
    salt = models.CharField(max_length=64)

    class Meta:
        ordering = ("consultation", "place")
        constraints = (
            models.UniqueConstraint(
                fields=("consultation", "entity", "version"), name="one_reply_of_a_version"
            ),
            models.UniqueConstraint(fields=("consultation", "place"), name="one_reply_at_a_place_in_the_log"),
        )

    def __str__(self) -> str:
        return f"{self.consultation_id} {self.entity_id} {self.version}"


@appended
class Head(models.Model):
    """The head of a consultation's log at one size: printed, mailed, and comparable ever after."""

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="heads")
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)
    closing = models.BooleanField(default=False)

    class Meta:
        ordering = ("consultation", "made_at", "pk")

    def __str__(self) -> str:
        return self.digest


class Result(models.Model):
    """The result as it was counted, kept so that its page need not count again; it can be made anew."""

    consultation = models.OneToOneField(Consultation, models.CASCADE, related_name="result")
    figures = models.JSONField(default=dict)
    head = models.ForeignKey(Head, models.PROTECT, related_name="+")
    counted_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("consultation",)

    def __str__(self) -> str:
        return f"result of {self.consultation_id}"
