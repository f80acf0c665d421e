"""Files that speakers send: presentations, statements."""

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from intersession.core.models import StoredFile
from intersession.meetings.models.meetings import Meeting
from intersession.meetings.models.people import Person
from intersession.meetings.models.programme import Session


class FileKind(models.TextChoices):
    """What a speaker sends before or after speaking."""

    PRESENTATION = "presentation", pgettext_lazy("file of a speaker", "presentation")
    STATEMENT = "statement", pgettext_lazy("file of a speaker", "statement")
    OTHER = "other", pgettext_lazy("file of a speaker", "other document")


class SpeakerFile(models.Model):
    """A file that a speaker sent; `shown` says that the speaker wants it on the page of the meeting.

    Not tracked, for the same reason as Person: of one that was taken back neither title nor content is kept.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="speaker_files")
    person = models.ForeignKey(Person, models.CASCADE, related_name="files")
    session = models.ForeignKey(Session, models.SET_NULL, null=True, blank=True, related_name="files")
    kind = models.CharField(max_length=12, choices=FileKind)
    file = models.OneToOneField(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=200, blank=True, default="")
    language = models.CharField(max_length=12)  # of the title and the content
    shown = models.BooleanField(default=False)
    sent_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("meeting", "sent_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, file__isnull=False)
                | Q(withdrawn_at__isnull=False, file__isnull=True, title="", shown=False),
                name="nothing_is_kept_of_a_file_taken_back",
            ),
        )

    def __str__(self) -> str:
        return self.title or self.kind
