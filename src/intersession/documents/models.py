"""The register of official documents: series and symbols, languages and originals, approvals and files."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from intersession.core.history import appended, tracked
from intersession.core.models import Sourced
from intersession.core.partial_dates import PartialDateField
from intersession.core.translated import TranslatedField
from intersession.membership.models import Body


class Distribution(models.TextChoices):
    """Who may read a document."""

    GENERAL = "general", _("General")
    LIMITED = "limited", _("Limited")
    RESTRICTED = "restricted", _("Restricted")


class Kind(models.TextChoices):
    """Classes of documents."""

    WORKING_PAPER = "working_paper", _("Working paper")
    INFORMATION_PAPER = "information_paper", _("Information paper")
    DRAFT_REPORT = "draft_report", _("Draft report")
    REPORT = "report", _("Report")
    OTHER = "other", _("Document")


@tracked
class Series(Sourced):
    """A series of symbols: its pattern, the body that issues it and the use it has."""

    key = models.SlugField(max_length=40, unique=True)
    pattern = models.CharField(max_length=60, unique=True)
    use = TranslatedField()
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    distribution = models.CharField(max_length=12, choices=Distribution, default=Distribution.GENERAL)

    class Meta:
        ordering = ("key",)
        verbose_name_plural = "series"

    def __str__(self) -> str:
        return self.pattern


@tracked
class Document(Sourced):
    """A document; all its language versions bear one symbol, which may not have been found."""

    key = models.SlugField(max_length=80, unique=True)
    symbol = models.CharField(max_length=60, unique=True, null=True, blank=True)
    sort_key = models.CharField(max_length=200, db_collation="C", blank=True, default="")
    series = models.ForeignKey(Series, models.PROTECT, null=True, blank=True, related_name="documents")
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.OTHER)
    title = TranslatedField()
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    session_number = models.PositiveSmallIntegerField(null=True, blank=True)
    date = PartialDateField()
    distribution = models.CharField(max_length=12, choices=Distribution, default=Distribution.GENERAL)
    approved_by = models.CharField(max_length=120, blank=True, default="")
    note = TranslatedField()

    class Meta:
        ordering = ("sort_key", "key")

    def __str__(self) -> str:
        return self.symbol or self.key


@tracked
class Part(Sourced):
    """The text of a document (number 0) or one of its annexes: original language and known versions."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="parts")
    number = models.PositiveSmallIntegerField(default=0)
    original = models.CharField(max_length=12, blank=True, default="")
    languages = ArrayField(models.CharField(max_length=12), default=list, blank=True)

    class Meta:
        ordering = ("document", "number")
        constraints = (models.UniqueConstraint(fields=("document", "number"), name="one_part_of_a_number"),)

    def __str__(self) -> str:
        return f"{self.document_id} {self.number}"


@tracked
class WrittenParagraph(Sourced):
    """A paragraph that a person wrote, set after the composed block `after`; recomposing keeps it."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="written_paragraphs")
    key = models.SlugField(max_length=60)
    after = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField(default=0)
    text = TranslatedField()

    class Meta:
        ordering = ("document", "after", "position", "key")
        constraints = (
            models.UniqueConstraint(fields=("document", "key"), name="one_written_paragraph_of_a_key"),
        )

    def __str__(self) -> str:
        return self.key


@appended
class Approval(models.Model):
    """The figures of one language version as printed when it was approved: never changed afterwards."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="approvals")
    language = models.CharField(max_length=12)
    figures = models.JSONField(default=dict)
    approved_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("document", "language", "approved_at")

    def __str__(self) -> str:
        return f"{self.document_id} {self.language} {self.approved_at}"


class Rendition(models.Model):
    """The file of one language version in one format, as it was last composed."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="renditions")
    language = models.CharField(max_length=12)
    format = models.CharField(max_length=8)
    file = models.FileField(upload_to="documents/", max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    composed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("document", "language", "format")
        constraints = (
            models.UniqueConstraint(
                fields=("document", "language", "format"), name="one_rendition_of_a_language_and_format"
            ),
        )

    def __str__(self) -> str:
        return self.file.name or ""
