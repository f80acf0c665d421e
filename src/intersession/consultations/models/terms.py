"""What is put to Members: the terms, frozen at opening, and what is decided in the end."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from intersession.accounts.models import User
from intersession.core.history import appended, tracked
from intersession.core.models import Sourced
from intersession.core.partial_dates import PartialDateField
from intersession.core.translated import TranslatedField
from intersession.cycles.models import Candidate, Cycle
from intersession.documents.models import Document
from intersession.meetings.models import Meeting
from intersession.membership.models import Entity


class Kind(models.TextChoices):
    """What Members are asked."""

    THEME = "theme", _("Choice of the overarching theme")
    TOPICS = "topics", _("Choice of the workshop topics")
    SILENCE = "silence", _("Silence procedure")
    STRAW_POLL = "straw_poll", _("Straw poll")


class State(models.TextChoices):
    """Where a consultation stands; `history` is one that was held elsewhere and is only recorded."""

    HISTORY = "history", pgettext_lazy("state of a consultation", "recorded")
    DRAFT = "draft", pgettext_lazy("state of a consultation", "in preparation")
    OPEN = "open", pgettext_lazy("state of a consultation", "open")
    CLOSED = "closed", pgettext_lazy("state of a consultation", "closed")
    DECIDED = "decided", pgettext_lazy("state of a consultation", "decided")
    WITHDRAWN = "withdrawn", pgettext_lazy("state of a consultation", "withdrawn")


class TiePolicy(models.TextChoices):
    """What happens when the last place is tied; set before opening, never decided by the program."""

    CHAIR = "chair", _("the Chair consults")
    RUN_OFF = "run_off", _("a second consultation among those tied")
    ALL = "all", _("all those tied are taken")
    LOTS = "lots", _("lots are drawn in public, before a witness")


class Publication(models.TextChoices):
    """What is published of the replies; announced before opening."""

    AGGREGATE = "aggregate", _("counts only")
    ATTRIBUTED = "attributed", _("the reply of each Member")


TERMS = (
    *("key", "cycle_id", "kind", "title", "explanation", "paper_id", "seats", "capped", "no_objection"),
    *("abstention", "others_welcome", "opens_at", "closes_at", "tie_policy", "publication"),
)
"""What no longer changes once a consultation is open, whoever tries, SQL included."""

TERMS_CHANGE = "OLD.state IN ('open', 'closed', 'decided', 'withdrawn') AND ({})".format(
    " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in TERMS)
)

GOES_BACK = """
    OLD.state = 'open' AND NEW.state NOT IN ('open', 'closed', 'withdrawn')
    OR OLD.state = 'closed' AND NEW.state NOT IN ('closed', 'decided', 'withdrawn')
    OR OLD.state IN ('decided', 'withdrawn') AND NEW.state <> OLD.state
"""
"""What was opened is never in preparation again; without this its terms could be changed that way."""

FROZEN = """
    PERFORM id FROM consultations_consultation
        WHERE id IN (NEW.consultation_id, OLD.consultation_id) FOR SHARE;  -- waits for who opens it just now
    IF EXISTS (
        SELECT FROM consultations_consultation
        WHERE id IN (NEW.consultation_id, OLD.consultation_id)
            AND state IN ('open', 'closed', 'decided', 'withdrawn')
    ) THEN
        RAISE EXCEPTION '{name}: the consultation has been opened';
    END IF;
    RETURN COALESCE(NEW, OLD);
"""


@pgtrigger.register(
    pgtrigger.Protect(
        name="terms_are_frozen", operation=pgtrigger.Update, condition=pgtrigger.Condition(TERMS_CHANGE)
    ),
    pgtrigger.Protect(
        name="state_goes_forward", operation=pgtrigger.Update, condition=pgtrigger.Condition(GOES_BACK)
    ),
)
@tracked
class Consultation(Sourced):
    """A question put to Members for a cycle; from its opening on, its terms no longer change."""

    key = models.SlugField(max_length=60, unique=True)
    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    state = models.CharField(max_length=10, choices=State, default=State.HISTORY)
    title = TranslatedField()
    explanation = TranslatedField()
    paper = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="+")
    proposed_by = TranslatedField()
    proposed_on = PartialDateField()
    asked_on = PartialDateField()
    method = TranslatedField()
    seats = models.PositiveSmallIntegerField(default=1)  # how many of the candidates are to be chosen
    capped = models.BooleanField(
        default=True
    )  # a reply may approve as many as there are seats, or any number
    no_objection = models.BooleanField(default=False)  # “no objection to any” is a reply
    abstention = models.BooleanField(default=False)
    others_welcome = models.BooleanField(default=False)
    opens_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    tie_policy = models.CharField(max_length=8, choices=TiePolicy, default=TiePolicy.CHAIR)
    publication = models.CharField(max_length=10, choices=Publication, default=Publication.AGGREGATE)
    withdrawn_reason = TranslatedField()
    outcome = TranslatedField()
    replies = models.PositiveSmallIntegerField(null=True, blank=True)  # as published, if counted elsewhere

    class Meta:
        ordering = ("cycle", "kind", "key")
        constraints = (
            models.CheckConstraint(
                condition=Q(closes_at__isnull=True) | Q(closes_at__gt=F("opens_at")),
                name="a_consultation_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("history", "draft"))
                | Q(opens_at__isnull=False, closes_at__isnull=False),
                name="an_opened_consultation_has_its_times",
            ),
        )

    def __str__(self) -> str:
        return self.key


@pgtrigger.register(
    pgtrigger.Trigger(
        name="options_are_frozen",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=FROZEN.format(name="options_are_frozen"),
    )
)
@tracked
class Option(models.Model):
    """One answer that is offered: a candidate or a text; `votes` are those published elsewhere."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="options")
    letter = models.CharField(max_length=4)
    position = models.PositiveSmallIntegerField(default=0)
    candidate = models.ForeignKey(Candidate, models.PROTECT, null=True, blank=True, related_name="+")
    title = TranslatedField()  # where there is no candidate
    votes = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("consultation", "position", "letter")
        constraints = (
            models.UniqueConstraint(fields=("consultation", "letter"), name="one_option_of_a_letter"),
        )

    def __str__(self) -> str:
        return f"{self.consultation_id} {self.letter}"


@pgtrigger.register(
    pgtrigger.Trigger(
        name="entitlements_are_frozen",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        func=FROZEN.format(name="entitlements_are_frozen"),
    )
)
@appended
class Entitlement(models.Model):
    """An entity that may reply, frozen at opening; the views of observers (`counted` false) stand apart."""

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="entitlements")
    entity = models.ForeignKey(Entity, models.PROTECT, related_name="+")
    counted = models.BooleanField(default=True)
    group = models.CharField(max_length=20, blank=True, default="")  # the regional group it is counted in

    class Meta:
        ordering = ("consultation", "entity")
        constraints = (
            models.UniqueConstraint(fields=("consultation", "entity"), name="an_entity_is_entitled_once"),
        )

    def __str__(self) -> str:
        return f"{self.consultation_id} {self.entity_id}"


@appended
class Addendum(models.Model):
    """What was added after opening, for all to see; it changes no term."""

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="addenda")
    text = TranslatedField()
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("consultation", "added_at")
        verbose_name_plural = "addenda"

    def __str__(self) -> str:
        return f"addendum of {self.consultation_id}"


@appended
class Reminder(models.Model):
    """A reminder sent to those who had not replied: to how many, never to whom what was said."""

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="reminders")
    entity = models.ForeignKey(Entity, models.PROTECT, related_name="+")
    sent_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("consultation", "sent_at")

    def __str__(self) -> str:
        return f"{self.consultation_id} {self.entity_id}"


class Manner(models.TextChoices):
    """How a decision was taken; the Chair says so, the program never does."""

    CONSENSUS = "consensus", _("by consensus")
    NO_OBJECTION = "no_objection", _("without objection")
    MAJORITY = "majority", _("following the replies of Members")
    CHAIR = "chair", _("by the Chair after consultation")


@tracked
class Decision(models.Model):
    """What was decided, in the words of the Chair; `reason` is due where it departs from the count."""

    consultation = models.OneToOneField(Consultation, models.PROTECT, related_name="decision")
    manner = models.CharField(max_length=12, choices=Manner)
    words = TranslatedField()
    reason = TranslatedField()
    decided_on = models.DateField()
    chosen = ArrayField(models.CharField(max_length=4), default=list, blank=True)  # letters of the options
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("consultation",)

    def __str__(self) -> str:
        return f"decision on {self.consultation_id}"
