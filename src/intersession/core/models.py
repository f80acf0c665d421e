"""What every part of the record shares: sources, and marks of what is not verified."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from intersession.core.history import tracked
from intersession.core.translated import TranslatedField
from intersession.core.uploads import Kind


@tracked
class Source(models.Model):
    """Where facts were read: a page, a document and its paragraph, a data set."""

    key = models.SlugField(max_length=80, unique=True)
    citation = models.TextField()

    class Meta:
        ordering = ("key",)

    def __str__(self) -> str:
        return self.citation


@tracked
class Organization(models.Model):
    """The organization that holds the dialogue; there is one."""

    key = models.SlugField(max_length=40, unique=True, default="organization")
    name = TranslatedField()
    short_name = TranslatedField()
    dialogue = TranslatedField()
    seat = TranslatedField()
    time_zone = models.CharField(max_length=60, default="UTC")

    def __str__(self) -> str:
        return self.key


class Sourced(models.Model):
    """A fact with the keys of its sources, and the names of its fields that no source confirms."""

    sources = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    unverified = ArrayField(models.CharField(max_length=40), default=list, blank=True)

    class Meta:
        abstract = True


class StoredFile(models.Model):
    """A file that somebody sent: its name, and the digest under which its content is kept, once for all.

    The name may be that of a person who withdraws later, so the history does not keep it.
    """

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=4, choices=Kind)
    size = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64, db_index=True)
    uploaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("uploaded_at", "pk")

    def __str__(self) -> str:
        return self.name


tracked(StoredFile, exclude=["name"])
