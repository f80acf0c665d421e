"""Surveys, who was invited, and what came back; the two are kept apart so that nobody can join them."""

import uuid

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from intersession.accounts.models import User
from intersession.core.history import tracked
from intersession.core.translated import TranslatedField
from intersession.evaluations.models.questionnaires import Version
from intersession.meetings.models import Meeting, Person
from intersession.membership.models import Kind as EntityKind


class Mode(models.TextChoices):
    """What a survey knows of who answered; chosen when it is made, told to everyone, never changed."""

    ANONYMOUS = "anonymous", _("anonymous; whether you answered is known, so that reminders spare you")
    UNTRACKED = "untracked", _("anonymous; not even whether you answered is known")
    PSEUDONYMOUS = "pseudonymous", _("under a pseudonym, the same at every survey of the dialogue")
    PERSONAL = "personal", _("under your name")


class Stage(models.TextChoices):
    """Where a survey stands; responses are seen and counted from its closing on."""

    DRAFT = "draft", pgettext_lazy("stage of a survey", "in preparation")
    OPEN = "open", pgettext_lazy("stage of a survey", "open")
    CLOSED = "closed", pgettext_lazy("stage of a survey", "closed")
    PUBLISHED = "published", pgettext_lazy("stage of a survey", "published")


@pgtrigger.register(
    pgtrigger.Protect(
        name="mode_is_kept",
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition("OLD.mode IS DISTINCT FROM NEW.mode"),
    )
)
@tracked
class Survey(models.Model):
    """A questionnaire put to those who took part in a meeting.

    `handed_out` counts paper forms beyond the invitations; `merges` says which kinds of participants are told
    apart in responses: kinds with fewer than ten invited are taken together.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="+")
    key = models.SlugField(max_length=60, unique=True)
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    mode = models.CharField(max_length=12, choices=Mode, default=Mode.ANONYMOUS)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.DRAFT)
    introduction = TranslatedField()
    opens_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    handed_out = models.PositiveIntegerField(default=0)
    reminded_on = models.DateField(null=True, blank=True)  # of the latest reminder; a day has one at most
    attended = models.PositiveIntegerField(null=True, blank=True)  # as it stood when the survey was sent
    merges = models.JSONField(default=dict, blank=True)  # kind of participant: the class it is counted in
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    fictional = models.BooleanField(default=False)

    class Meta:
        ordering = ("-meeting__start", "key")
        constraints = (
            models.CheckConstraint(
                condition=Q(closes_at__isnull=True) | Q(closes_at__gt=F("opens_at")),
                name="a_survey_closes_after_it_opens",
            ),
        )

    def __str__(self) -> str:
        return self.key


class SurveyInvitation(models.Model):
    """Who was asked, by a link of which only a digest is kept. Never tracked; it holds no time.

    `answered` is known only where the mode says so, and in an anonymous survey only until it closes; no row
    of a response bears anything of this one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, models.CASCADE, related_name="invitations")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, choices=EntityKind)
    digest = models.CharField(max_length=64, unique=True)
    mailed = models.BooleanField(default=False)  # the link was sent; false for who has no address
    answered = models.BooleanField(default=False)

    class Meta:
        ordering = ("survey", "id")
        constraints = (
            models.UniqueConstraint(fields=("survey", "person"), name="one_invitation_of_a_person"),
        )

    def __str__(self) -> str:
        return f"invitation to {self.survey_id}"


class Step(models.TextChoices):
    """How far the answers by a link have come."""

    BEGUN = "begun", pgettext_lazy("response", "begun")
    SENT = "sent", pgettext_lazy("response", "sent")  # sealed: it waits to become a response, among others
    SPENT = "spent", pgettext_lazy("response", "spent")  # empty: it says only that the link was used


class Unfinished(models.Model):
    """What was answered by a link, until it becomes a response; whoever has the link can take it up.

    It is found by a digest of the link that is none of those above, and holds no time and no person. What was
    sent waits here until it can be moved in one lot with others; what was not is deleted at the closing.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    step = models.CharField(max_length=5, choices=Step, default=Step.BEGUN)
    answers = models.JSONField(default=dict)
    group = models.CharField(max_length=20, blank=True, default="")
    complete = models.BooleanField(default=False)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"unfinished response to {self.survey_id}"


class Response(models.Model):
    """What one participant answered. Never tracked: no person, no time, no address, a random key.

    `group` is the class of participants where it is large enough; `pseudonym` and `person` are empty
    but in the modes that say so.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, models.CASCADE, related_name="responses")
    group = models.CharField(max_length=20, blank=True, default="")
    answers = models.JSONField(default=dict)
    complete = models.BooleanField(default=True)
    on_paper = models.BooleanField(default=False)
    pseudonym = models.CharField(max_length=64, blank=True, default="")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("survey", "id")

    def __str__(self) -> str:
        return f"response to {self.survey_id}"
