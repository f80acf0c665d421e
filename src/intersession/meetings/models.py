"""Workshops, informal consultations and Council sessions: programme, people, figures of participation."""

from django.contrib.postgres.fields import ArrayField
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
    short_address = models.CharField(max_length=120, blank=True, default="")
    note = TranslatedField()

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


class SessionKind(models.TextChoices):
    """Kinds of sessions of a meeting."""

    OPENING = "opening", _("Opening")
    PROCEDURE = "procedure", _("Procedure")
    KEYNOTE = "keynote", _("Keynote address")
    PANEL = "panel", _("Panel")
    ROUND_TABLE = "round_table", _("Round table")
    INTERACTIVE_DEBATE = "interactive_debate", _("Interactive debate")
    GENERAL_DEBATE = "general_debate", _("General debate")
    PRESENTATION = "presentation", _("Presentation, questions and answers")
    HIGHLIGHTS = "highlights", _("Highlights")
    VOICES = "voices", _("Voices of migrants")
    SIDE_EVENT = "side_event", _("Side event")
    RECEPTION = "reception", _("Reception")
    OTHER = "other", pgettext_lazy("kind of session", "Session")


class SessionStatus(models.TextChoices):
    """How sure the programme is: published, or only planned, or in part each."""

    PUBLISHED = "published", _("published")
    PLANNED = "planned", _("planned")
    TIME_PUBLISHED = "time_published", _("time published, content planned")


@tracked
class Session(Sourced):
    """A session of a meeting; the day or the times may not have been found."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="sessions")
    key = models.SlugField(max_length=60)
    position = models.PositiveSmallIntegerField(default=0)
    day = models.DateField(null=True, blank=True)
    start = models.TimeField(null=True, blank=True)
    end = models.TimeField(null=True, blank=True)
    kind = models.CharField(max_length=20, choices=SessionKind)
    title = TranslatedField()
    form = TranslatedField()
    status = models.CharField(max_length=16, choices=SessionStatus, default=SessionStatus.PUBLISHED)
    languages = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    interpretation = models.BooleanField(null=True, blank=True)
    follows_up = TranslatedField()
    note = TranslatedField()

    class Meta:
        ordering = ("meeting", "position")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "key"), name="one_session_of_a_key"),
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gt=F("start")), name="a_session_ends_after_it_starts"
            ),
        )

    def __str__(self) -> str:
        return f"{self.meeting_id}.{self.position}"


class Presence(models.TextChoices):
    """Whether a person spoke, was there, or sent regrets."""

    SPOKE = "spoke", _("spoke")
    PRESENT = "present", _("present")
    EXCUSED = "excused", _("excused")


@tracked
class Speaker(Sourced):
    """A person named in the programme; no name where it was not found or is withheld on purpose."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="speakers")
    session = models.ForeignKey(Session, models.CASCADE, null=True, blank=True, related_name="speakers")
    position = models.PositiveSmallIntegerField()
    honorific = TranslatedField()  # H.E., S.E.: printed before the name, which is sorted without it
    name = models.CharField(max_length=120, blank=True, default="")
    role = TranslatedField()
    part = TranslatedField()
    presence = models.CharField(max_length=8, choices=Presence, default=Presence.SPOKE)
    withheld = models.BooleanField(default=False)

    class Meta:
        ordering = ("meeting", "position")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "position"), name="one_speaker_at_a_position"),
            models.CheckConstraint(
                condition=Q(withheld=False) | Q(name=""), name="a_withheld_name_is_not_kept"
            ),
        )

    def __str__(self) -> str:
        return self.name or str(self.role)


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
