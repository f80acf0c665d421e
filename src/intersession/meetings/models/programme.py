"""The programme: rooms, teams of interpreters, sessions and who speaks in them, and what was released."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from intersession.accounts.models import User
from intersession.core.history import appended, tracked
from intersession.core.models import Sourced
from intersession.core.translated import TranslatedField
from intersession.cycles.models import GuidingQuestion
from intersession.meetings.models.meetings import Meeting
from intersession.meetings.models.people import Person
from intersession.membership.models import Entity


@tracked
class Room(models.Model):
    """A room of the meeting; `booths` is how many languages can be interpreted in it at once."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="rooms")
    position = models.PositiveSmallIntegerField()
    name = TranslatedField()
    seats = models.PositiveIntegerField(null=True, blank=True)
    booths = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("meeting", "position")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "position"), name="one_room_at_a_position"),
        )

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.position}"


@tracked
class Team(models.Model):
    """Interpreters who work together, and the languages they work in; one team is in one room at a time."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="teams")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)
    languages = ArrayField(models.CharField(max_length=12), default=list)

    class Meta:
        ordering = ("meeting", "position")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "position"), name="one_team_at_a_position"),
        )

    def __str__(self) -> str:
        return self.name


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
    BREAK = "break", pgettext_lazy("kind of session", "Break")
    RECEPTION = "reception", _("Reception")
    OTHER = "other", pgettext_lazy("kind of session", "Session")


class SessionStatus(models.TextChoices):
    """How sure the programme is: published, or only planned, or in part each."""

    PUBLISHED = "published", _("published")
    PLANNED = "planned", _("planned")
    TIME_PUBLISHED = "time_published", _("time published, content planned")


@tracked
class Session(Sourced):
    """A session of a meeting, in the meeting's zone; one whose end comes first ends after midnight.

    The day or the times may not have been found. `languages` are spoken, `interpreted` are heard in the
    booths; `interpretation` false says that there is none, null that nothing is known.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="sessions")
    key = models.SlugField(max_length=60)
    position = models.PositiveSmallIntegerField(default=0)
    day = models.DateField(null=True, blank=True)
    start = models.TimeField(null=True, blank=True)
    end = models.TimeField(null=True, blank=True)
    kind = models.CharField(max_length=20, choices=SessionKind)
    title = TranslatedField()
    summary = TranslatedField()
    form = TranslatedField()
    room = models.ForeignKey(Room, models.SET_NULL, null=True, blank=True, related_name="sessions")
    team = models.ForeignKey(Team, models.SET_NULL, null=True, blank=True, related_name="sessions")
    status = models.CharField(max_length=16, choices=SessionStatus, default=SessionStatus.PUBLISHED)
    languages = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    interpreted = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    interpretation = models.BooleanField(null=True, blank=True)
    uid = models.CharField(max_length=200, blank=True, default="")  # what another program calls it
    sequence = models.PositiveIntegerField(default=0)  # goes up with every release that changes it
    cancelled = models.BooleanField(default=False)
    follows_up = TranslatedField()
    note = TranslatedField()

    class Meta:
        ordering = ("meeting", "position")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "key"), name="one_session_of_a_key"),
            models.UniqueConstraint(
                fields=("meeting", "uid"), condition=~Q(uid=""), name="one_session_of_a_foreign_name"
            ),
            models.CheckConstraint(
                condition=Q(end__isnull=True) | ~Q(end=F("start")), name="a_session_has_a_length"
            ),
            models.CheckConstraint(
                condition=Q(interpreted=[]) | Q(interpretation=True),
                name="interpreted_languages_need_interpretation",
            ),
        )

    def __str__(self) -> str:
        return f"{self.meeting_id}.{self.position}"


@tracked
class SessionQuestion(models.Model):
    """A guiding question of the topic that the session takes up."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="questions")
    question = models.ForeignKey(GuidingQuestion, models.CASCADE, related_name="+")

    class Meta:
        ordering = ("session", "question")
        constraints = (
            models.UniqueConstraint(fields=("session", "question"), name="a_question_once_a_session"),
        )

    def __str__(self) -> str:
        return f"{self.session_id} {self.question_id}"


class Part(models.TextChoices):
    """What a person does in a session."""

    CHAIR = "chair", pgettext_lazy("part in a session", "chair")
    MODERATOR = "moderator", pgettext_lazy("part in a session", "moderator")
    KEYNOTE = "keynote", pgettext_lazy("part in a session", "keynote speaker")
    PANELLIST = "panellist", pgettext_lazy("part in a session", "panellist")
    SPEAKER = "speaker", pgettext_lazy("part in a session", "speaker")
    RAPPORTEUR = "rapporteur", pgettext_lazy("part in a session", "rapporteur")


class Presence(models.TextChoices):
    """Whether a person spoke, was there, or sent regrets."""

    SPOKE = "spoke", _("spoke")
    PRESENT = "present", _("present")
    EXCUSED = "excused", _("excused")


@tracked
class Speaker(Sourced):
    """A person named in the programme; no name where it was not found or is withheld on purpose.

    `name` is what is shown, and all that is shown: who speaks under another name, or under none, is known by
    `person` alone, which only the secretariat reads.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="speakers")
    session = models.ForeignKey(Session, models.CASCADE, null=True, blank=True, related_name="speakers")
    position = models.PositiveSmallIntegerField()
    honorific = TranslatedField()  # H.E., S.E.: printed before the name, which is sorted without it
    name = models.CharField(max_length=120, blank=True, default="")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    role = TranslatedField()  # the office held: Minister of Labour
    part = TranslatedField()  # as printed, where `does` does not say it
    does = models.CharField(max_length=12, choices=Part, blank=True, default="")
    presence = models.CharField(max_length=8, choices=Presence, default=Presence.SPOKE)
    withheld = models.BooleanField(default=False)

    class Meta:
        ordering = ("meeting", "position")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "position"), name="one_speaker_at_a_position"),
            models.UniqueConstraint(
                fields=("session", "person"),
                condition=Q(person__isnull=False),
                name="a_person_speaks_once_in_a_session",
            ),
            models.CheckConstraint(
                condition=Q(withheld=False) | Q(name=""), name="a_withheld_name_is_not_kept"
            ),
        )

    def __str__(self) -> str:
        return self.name or str(self.role)


class Version(models.TextChoices):
    """How firm a released programme is; before any release it is a draft that only the secretariat sees."""

    PROVISIONAL = "provisional", pgettext_lazy("version of a programme", "provisional")
    FINAL = "final", pgettext_lazy("version of a programme", "final")


@appended
class Release(models.Model):
    """The programme as it was released: what the public sees until the next one.

    `content` is the list of sessions as `queries` wrote them; it names speakers by key, never by name,
    so that a withdrawn name leaves every release at once. `changes` are those since the release before.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="releases")
    number = models.PositiveSmallIntegerField()
    version = models.CharField(max_length=12, choices=Version)
    note = TranslatedField()
    content = models.JSONField(default=list)
    changes = models.JSONField(default=list)
    released_at = models.DateTimeField()
    released_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("meeting", "-number")
        constraints = (models.UniqueConstraint(fields=("meeting", "number"), name="one_release_of_a_number"),)

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.number}"


@appended
class ReleaseNotice(models.Model):
    """A person whom a release concerned was written to."""

    release = models.ForeignKey(Release, models.PROTECT, related_name="notices")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ("release", "person")
        constraints = (
            models.UniqueConstraint(fields=("release", "person"), name="one_notice_of_a_release_to_a_person"),
        )

    def __str__(self) -> str:
        return f"{self.release_id} {self.person_id}"


class ApplicationState(models.TextChoices):
    """Where an application for a side event stands."""

    APPLIED = "applied", pgettext_lazy("state of an application", "applied")
    ASKED_BACK = "asked_back", pgettext_lazy("state of an application", "asked back")
    ACCEPTED = "accepted", pgettext_lazy("state of an application", "accepted")
    REFUSED = "refused", pgettext_lazy("state of an application", "refused")
    WITHDRAWN = "withdrawn", pgettext_lazy("state of an application", "withdrawn")


@tracked
class SideEvent(models.Model):
    """A side event that an entity would hold beside the meeting; once accepted it is a session."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="side_events")
    entity = models.ForeignKey(Entity, models.PROTECT, related_name="+")
    title = TranslatedField()
    summary = TranslatedField()
    partners = models.CharField(max_length=300, blank=True, default="")
    languages = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    needs = models.TextField(blank=True, default="")  # room, hours wished, equipment
    persons_expected = models.PositiveIntegerField(null=True, blank=True)
    conditions_accepted = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=ApplicationState, default=ApplicationState.APPLIED)
    reason = TranslatedField()  # of the decision, or what is asked back
    session = models.OneToOneField(Session, models.SET_NULL, null=True, blank=True, related_name="side_event")
    applied_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    applied_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("meeting", "applied_at")
        constraints = (
            models.CheckConstraint(
                condition=Q(session__isnull=True) | Q(state="accepted"),
                name="only_an_accepted_side_event_has_its_slot",
            ),
        )

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.entity_id}"
