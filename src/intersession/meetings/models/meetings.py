"""Workshops, informal consultations and Council sessions: what they are, and figures of participation."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from intersession.core.history import tracked
from intersession.core.models import Sourced
from intersession.core.partial_dates import PartialDateField
from intersession.core.translated import TranslatedField
from intersession.cycles.models import Candidate, Cycle
from intersession.documents.models import Document
from intersession.library.models import Publication
from intersession.membership.models import Body


class Kind(models.TextChoices):
    """Kinds of meetings."""

    WORKSHOP = "workshop", _("Intersessional workshop")
    CONFERENCE = "conference", _("Conference")
    CONSULTATIONS = "consultations", _("Informal consultations")
    COUNCIL = "council", _("Session of the Council")


@tracked
class Meeting(Sourced):
    """A meeting; `number` counts within the year, or for a session of a body, within that body."""

    key = models.SlugField(max_length=60, unique=True)
    cycle = models.ForeignKey(Cycle, models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=16, choices=Kind)
    candidate = models.ForeignKey(Candidate, models.SET_NULL, null=True, blank=True, related_name="+")
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    title = TranslatedField()
    start = PartialDateField()
    end = PartialDateField()
    place = TranslatedField()
    time_zone = models.CharField(max_length=60, blank=True, default="")  # empty: that of the seat
    short_address = models.CharField(max_length=120, blank=True, default="")  # where it was announced
    note = TranslatedField()
    prepared_here = models.BooleanField(default=False)  # the public sees its releases, never what is prepared

    class Meta:
        ordering = ("start", "key")
        constraints = (
            models.UniqueConstraint(
                fields=("body", "number"),
                condition=Q(body__isnull=False),
                name="one_session_of_a_body_and_number",
            ),
            models.CheckConstraint(
                condition=Q(end="") | Q(end__gte=F("start")), name="a_meeting_ends_after_it_starts"
            ),
        )

    def __str__(self) -> str:
        return self.key


@tracked
class TitleVariant(Sourced):
    """Another wording of the title that was printed somewhere; `sources` say where."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="title_variants")
    position = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=12)
    text = models.CharField(max_length=300)

    class Meta:
        ordering = ("meeting", "position")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "position"), name="one_title_variant_at_a_position"),
        )

    def __str__(self) -> str:
        return self.text


@tracked
class Aim(models.Model):
    """Something the meeting set out to do."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="aims")
    position = models.PositiveSmallIntegerField()
    text = TranslatedField()

    class Meta:
        ordering = ("meeting", "position")
        constraints = (models.UniqueConstraint(fields=("meeting", "position"), name="one_aim_at_a_position"),)

    def __str__(self) -> str:
        return f"{self.meeting_id}.{self.position}"


@tracked
class Partner(models.Model):
    """An organization or government that held the meeting together with the secretariat."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="partners")
    position = models.PositiveSmallIntegerField()
    name = TranslatedField()
    sponsor = models.BooleanField(default=False)

    class Meta:
        ordering = ("meeting", "position")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "position"), name="one_partner_at_a_position"),
        )

    def __str__(self) -> str:
        return str(self.name)


class Counted(models.TextChoices):
    """What a figure of participation counts: persons, entities represented, or parts of the programme."""

    PARTICIPANTS = "participants", pgettext_lazy("counted", "participants")
    GOVERNMENTS = "governments", pgettext_lazy("counted", "governments")
    INTERNATIONAL_ORGANIZATIONS = (
        "international_organizations",
        pgettext_lazy("counted", "international organizations"),
    )
    NGOS = "ngos", pgettext_lazy("counted", "non-governmental organizations")
    PRIVATE_SECTOR = "private_sector", pgettext_lazy("counted", "private sector")
    ACADEMIA = "academia", pgettext_lazy("counted", "academia")
    MEDIA = "media", pgettext_lazy("counted", "media")
    SPEAKERS = "speakers", pgettext_lazy("counted", "speakers")
    WOMEN_SPEAKERS = "women_speakers", pgettext_lazy("counted", "women among the speakers")
    SESSIONS = "sessions", pgettext_lazy("counted", "sessions")
    SIDE_EVENTS = "side_events", pgettext_lazy("counted", "side events")
    COUNTRIES = "countries", pgettext_lazy("counted", "countries")


class Qualifier(models.TextChoices):
    """How exact a published figure is."""

    EXACT = "exact", _("exactly")
    OVER = "over", _("over")
    ABOUT = "about", _("about")


@tracked
class Participation(Sourced):
    """A figure of participation as published; `number` is null where a kind is named without a figure."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="participation")
    position = models.PositiveSmallIntegerField()
    counted = models.CharField(max_length=30, choices=Counted)
    number = models.PositiveIntegerField(null=True, blank=True)
    qualifier = models.CharField(max_length=8, choices=Qualifier, default=Qualifier.EXACT)
    unit = TranslatedField()  # the published words where they are not those of `counted`

    class Meta:
        ordering = ("meeting", "position")
        constraints = (
            models.UniqueConstraint(
                fields=("meeting", "counted"), name="one_figure_of_participation_of_a_kind"
            ),
        )

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.counted}"


@tracked
class MeetingDocument(models.Model):
    """A document of the meeting: put to it, or about it."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="documents")
    document = models.ForeignKey(Document, models.CASCADE, related_name="+")
    role = TranslatedField()

    class Meta:
        ordering = ("meeting", "document")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "document"), name="a_document_once_a_meeting"),
        )

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.document_id}"


@tracked
class MeetingPublication(models.Model):
    """A publication that reports on the meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="publications")
    publication = models.ForeignKey(Publication, models.CASCADE, related_name="+")

    class Meta:
        ordering = ("meeting", "publication")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "publication"), name="a_publication_once_a_meeting"),
        )

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.publication_id}"


@tracked
class ShortAddress(models.Model):
    """A short address of the meeting on this site: once given it answers for ever, for this meeting."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="short_addresses")
    name = models.SlugField(max_length=40, unique=True)
    given_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("meeting", "-given_at")
        verbose_name_plural = "short addresses"

    def __str__(self) -> str:
        return self.name
