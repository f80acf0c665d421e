"""What the secretariat keeps for its papers: lists as they were issued, worded sentences, templates."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from intersession.accounts.models import User
from intersession.core.history import tracked
from intersession.core.translated import TranslatedField
from intersession.documents.models import Document
from intersession.meetings.models import Meeting
from intersession.meetings.statistics import Basis


class ListKind(models.TextChoices):
    """What an issued list of participants is."""

    PROVISIONAL = "provisional", pgettext_lazy("list of participants", "provisional")
    FINAL = "final", pgettext_lazy("list of participants", "final")
    CORRIGENDUM = "corrigendum", pgettext_lazy("list of participants", "corrigendum")


class IssuedList(models.Model):
    """A list of participants as it was issued: its document, and the entries that it stands for.

    `entries` are those of the whole list; a corrigendum holds them as corrected. Not tracked, for it holds
    names: one that was shown by a consent leaves it when the list is reissued.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="+")
    document = models.OneToOneField(Document, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=ListKind)
    basis = models.CharField(max_length=12, choices=Basis)
    corrects = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="corrections"
    )  # the list, for a corrigendum
    entries = models.JSONField(default=list)
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("meeting", "issued_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind="corrigendum", corrects__isnull=False)
                | (~models.Q(kind="corrigendum") & models.Q(corrects__isnull=True)),
                name="a_corrigendum_and_nothing_else_corrects_a_list",
            ),
        )

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.kind}"


@tracked
class WordedSentence(models.Model):
    """The sentence on who took part as a person worded it, in place of the composed one, by language.

    Figures are named in braces and stay bound: {participants}, {governments}.
    """

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="+")
    text = TranslatedField()

    class Meta:
        ordering = ("meeting",)

    def __str__(self) -> str:
        return f"sentence of {self.meeting_id}"


class LetterKind(models.TextChoices):
    """The letters to a person who takes part."""

    INVITATION = "invitation", _("letter of invitation, for a visa")
    CONFIRMATION = "confirmation", _("confirmation of registration")
    ATTENDANCE = "attendance", _("certificate of attendance")


@tracked
class LetterTemplate(models.Model):
    """The wording of a letter in place of the one that comes with the program.

    `title` and `body` name fields in braces; the body is Markdown: paragraphs, emphasis, strong.
    """

    kind = models.CharField(max_length=12, choices=LetterKind, unique=True)
    title = TranslatedField()
    body = TranslatedField()

    class Meta:
        ordering = ("kind",)

    def __str__(self) -> str:
        return self.kind
