"""Who may take part in a meeting and on what terms; nominations and registrations; who came."""

import secrets
from functools import partial

from django.db import models
from django.db.models import BinaryField, F, Func, Q
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from intersession.accounts.models import User
from intersession.core.history import appended, tracked
from intersession.core.translated import TranslatedField
from intersession.meetings.models.meetings import Meeting
from intersession.meetings.models.people import Person
from intersession.meetings.models.programme import Session
from intersession.membership.models import Entity
from intersession.membership.models import Kind as EntityKind


class Listing(models.TextChoices):
    """Whose names the public list of participants bears."""

    ALL = "all", _("everyone who takes part")
    CONSENT = "consent", _("those who agreed to it")
    NONE = "none", _("nobody: entities only")


@tracked
class Admission(models.Model):
    """The terms on which people take part in a meeting, told to them at the form.

    `purge_on` is the day from which what is not part of the record is forgotten.
    """

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="admission")
    opens_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    nominations_only = models.BooleanField(default=False)  # nobody applies; focal points nominate
    places = models.PositiveIntegerField(null=True, blank=True)  # persons in all
    conditions = TranslatedField()
    listing = models.CharField(max_length=8, choices=Listing, default=Listing.CONSENT)
    asks_gender = models.BooleanField(default=False)
    corrections_until = models.DateTimeField(null=True, blank=True)  # of the provisional list
    purge_on = models.DateField(null=True, blank=True)
    personal_data = TranslatedField()  # what is kept, who sees it, until when
    side_events_until = models.DateTimeField(null=True, blank=True)
    side_event_conditions = TranslatedField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(closes_at__isnull=True) | Q(closes_at__gt=F("opens_at")),
                name="registration_closes_after_it_opens",
            ),
        )

    def __str__(self) -> str:
        return f"admission to {self.meeting_id}"


@tracked
class Quota(models.Model):
    """How many persons entities of a kind may send: each of them, and all of them together."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="quotas")
    kind = models.CharField(max_length=20, choices=EntityKind)
    each = models.PositiveIntegerField(null=True, blank=True)
    together = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("meeting", "kind")
        constraints = (models.UniqueConstraint(fields=("meeting", "kind"), name="one_quota_of_a_kind"),)

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.kind}"


class Asked(models.TextChoices):
    """How a question of the form is answered."""

    LINE = "line", _("a line")
    TEXT = "text", _("a text")
    CHOICE = "choice", _("one of several")
    YES_NO = "yes_no", _("yes or no")


@tracked
class FormQuestion(models.Model):
    """A question that the secretariat adds to the form; `choices` are texts in languages by stable code."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="form_questions")
    position = models.PositiveSmallIntegerField()
    key = models.SlugField(max_length=40)
    asked = models.CharField(max_length=8, choices=Asked)
    label = TranslatedField()
    choices = models.JSONField(default=dict, blank=True)
    required = models.BooleanField(default=False)

    class Meta:
        ordering = ("meeting", "position")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "key"), name="one_question_of_a_key"),
            models.UniqueConstraint(fields=("meeting", "position"), name="one_form_question_at_a_position"),
        )

    def __str__(self) -> str:
        return self.key


class Place(models.TextChoices):
    """What a person is in the delegation that the entity sends."""

    HEAD = "head", pgettext_lazy("place in a delegation", "head of delegation")
    ALTERNATE = "alternate", pgettext_lazy("place in a delegation", "alternate")
    MEMBER = "member", pgettext_lazy("place in a delegation", "member")
    ADVISER = "adviser", pgettext_lazy("place in a delegation", "adviser")


class Standing(models.TextChoices):
    """Where a person stands between being named and having been there."""

    APPLIED = "applied", pgettext_lazy("registration", "applied")
    NOMINATED = "nominated", pgettext_lazy("registration", "nominated")
    ASKED_BACK = "asked_back", pgettext_lazy("registration", "asked back")
    WAIT_LISTED = "wait_listed", pgettext_lazy("registration", "on the waiting list")
    CONFIRMED = "confirmed", pgettext_lazy("registration", "confirmed")
    REGISTERED = "registered", pgettext_lazy("registration", "registered")
    ATTENDED = "attended", pgettext_lazy("registration", "attended")
    DECLINED = "declined", pgettext_lazy("registration", "declined")
    REFUSED = "refused", pgettext_lazy("registration", "refused")
    WITHDRAWN = "withdrawn", pgettext_lazy("registration", "withdrawn")


TAKES_A_PLACE = (Standing.CONFIRMED, Standing.REGISTERED, Standing.ATTENDED)
"""Standings that count against quotas and places."""

WAITS = (Standing.APPLIED, Standing.NOMINATED, Standing.ASKED_BACK, Standing.WAIT_LISTED)
"""Standings that wait for the secretariat or for the person."""


def new_code() -> str:
    """Return what the QR code of a badge says: it names nobody and cannot be guessed."""
    return secrets.token_urlsafe(12)


BADGE = Func(Cast("code", BinaryField()), function="sha256", output_field=BinaryField())
"""What a device at the door knows of a badge: the digest of its code, 32 bytes, and never the code."""

PERSONAL = ("honorific", "name", "lines", "represents", "reason", "answers", "code")
"""What a person may ask to be forgotten: not kept in the history."""


@partial(tracked, exclude=PERSONAL)
class Registration(models.Model):
    """A person's taking part in a meeting, from being nominated or applying to having been there.

    One for a person and meeting: a panellist who is a delegate is one person. `name` is how the lists
    and the badge bear the person; `lines` are function, department and body, 0 to 3, as the delegation
    gave them; `position` is the order of the delegation's own protocol and is never sorted anew.
    `approved_as` is the standing that a change put in question: its place is kept until it is decided again.
    Nobody entered it (`entered_by`) where the person applied.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="registrations")
    person = models.ForeignKey(Person, models.PROTECT, related_name="registrations")
    entity = models.ForeignKey(Entity, models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=20, choices=EntityKind)  # of the entity, or of who comes for none
    represents = models.CharField(max_length=200, blank=True, default="")  # where there is no entity yet
    honorific = models.CharField(max_length=40, blank=True, default="")
    name = models.CharField(max_length=160)
    lines = models.JSONField(default=list, blank=True)
    place = models.CharField(max_length=10, choices=Place, blank=True, default="")
    position = models.PositiveSmallIntegerField(default=0)
    standing = models.CharField(max_length=12, choices=Standing)
    reason = models.CharField(max_length=500, blank=True, default="")  # told to the person
    listed = models.BooleanField(default=False)  # agreed to be named in the public list
    answers = models.JSONField(default=dict, blank=True)  # to the questions of the form, by key
    code = models.CharField(max_length=24, unique=True, default=new_code)  # on the badge
    waiting_since = models.DateTimeField(null=True, blank=True)
    approved_as = models.CharField(max_length=12, choices=Standing, blank=True, default="")
    entered_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    entered_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("meeting", "kind", "entity", "position", "pk")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "person"), name="one_registration_of_a_person"),
            models.CheckConstraint(
                condition=Q(standing="wait_listed", waiting_since__isnull=False)
                | (~Q(standing="wait_listed") & Q(waiting_since__isnull=True)),
                name="who_waits_has_a_time_and_nobody_else",
            ),
            models.CheckConstraint(
                condition=Q(approved_as="") | Q(standing__in=("applied", "nominated", "asked_back")),
                name="a_place_is_kept_only_while_it_is_decided_again",
            ),
        )
        indexes = (
            models.Index(fields=("meeting", "standing"), name="registration_standing"),
            models.Index(fields=("meeting", "entity"), name="registration_entity"),
            models.Index(BADGE, name="registration_badge"),
        )

    def __str__(self) -> str:
        return self.name


class Merge(models.Model):
    """Two persons were found to be one: what moved to the one that is kept, so that it can be undone.

    `moved` has the rows that were repointed, and the standings of registrations that were joined, by their
    ids. It names nobody; not tracked, since it goes when the person is forgotten.
    """

    kept = models.ForeignKey(Person, models.CASCADE, related_name="+")
    gone = models.ForeignKey(Person, models.CASCADE, related_name="+")
    moved = models.JSONField(default=dict)
    merged_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    merged_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-merged_at",)

    def __str__(self) -> str:
        return f"{self.gone_id} into {self.kept_id}"


@appended
class CheckIn(models.Model):
    """A badge was read at the door of the meeting, or of a session; `uid` is made by the device that read it.

    A device that had no network sends what it kept later, perhaps twice: the uid makes it one. `was` is the
    standing before, to which the person goes back if all readings are taken back.
    """

    uid = models.UUIDField(unique=True)
    registration = models.ForeignKey(Registration, models.CASCADE, related_name="check_ins")
    session = models.ForeignKey(Session, models.CASCADE, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    clerk = models.ForeignKey(User, models.PROTECT, related_name="+")
    received_at = models.DateTimeField(auto_now_add=True)
    was = models.CharField(max_length=12, choices=Standing, default=Standing.REGISTERED)

    class Meta:
        ordering = ("registration", "at")

    def __str__(self) -> str:
        return f"{self.registration_id} {self.at}"


@appended
class CheckInCorrection(models.Model):
    """A reading that was an error, and why: it stays and counts no longer."""

    check_in = models.OneToOneField(CheckIn, models.CASCADE, related_name="correction")
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("check_in",)

    def __str__(self) -> str:
        return f"{self.check_in_id} {self.reason}"
