"""States, observers and organizations; names, membership and groups by date; those who act for them."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from intersession.accounts.models import User
from intersession.core.history import tracked
from intersession.core.models import Sourced
from intersession.core.partial_dates import PartialDateField
from intersession.core.translated import TranslatedField


class Kind(models.TextChoices):
    """Kinds of those who take part, in the order of a list of participants."""

    STATE = "state", _("States")
    UN_BODY = "un_body", _("United Nations secretariat and bodies")
    SPECIALIZED_AGENCY = "specialized_agency", _("Specialized agencies and related organizations")
    IGO = "igo", _("Other intergovernmental organizations")
    NGO = "ngo", _("Non-governmental organizations")
    PRIVATE_SECTOR = "private_sector", _("Private sector")
    ACADEMIA = "academia", _("Academia and experts")
    MIGRANTS = "migrants", _("Migrants and their associations")
    MEDIA = "media", _("Media")
    SECRETARIAT = "secretariat", _("Secretariat")


@tracked
class Entity(Sourced):
    """A State or an organization: what takes part and is counted, as opposed to its persons."""

    key = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=20, choices=Kind)
    iso2 = models.CharField(max_length=2, unique=True, null=True, blank=True)
    iso3 = models.CharField(max_length=3, unique=True, null=True, blank=True)
    note = TranslatedField()

    class Meta:
        ordering = ("key",)
        verbose_name_plural = "entities"

    def __str__(self) -> str:
        return self.key


@tracked
class EntityName(Sourced):
    """The names of an entity in each language, valid from one date to another."""

    entity = models.ForeignKey(Entity, models.CASCADE, related_name="names")
    short = TranslatedField()
    valid_from = PartialDateField()
    valid_until = PartialDateField()

    class Meta:
        ordering = ("entity", "valid_from")
        constraints = (
            models.UniqueConstraint(
                fields=("entity", "valid_from"), name="one_name_of_an_entity_from_a_date"
            ),
        )

    def __str__(self) -> str:
        return str(self.short)


class Status(models.TextChoices):
    """What an entity is in the organization."""

    MEMBER = "member", _("Member")
    OBSERVER = "observer", _("Observer")


@tracked
class Membership(Sourced):
    """An entity is a Member or an observer from one date to another; an observer may only have applied."""

    entity = models.ForeignKey(Entity, models.CASCADE, related_name="memberships")
    status = models.CharField(max_length=10, choices=Status)
    start = PartialDateField()
    end = PartialDateField()
    applied = PartialDateField()

    class Meta:
        ordering = ("entity", "start")
        constraints = (
            models.UniqueConstraint(fields=("entity", "status", "start"), name="one_membership_from_a_date"),
        )

    def __str__(self) -> str:
        return f"{self.entity_id} {self.status} {self.start}"


@tracked
class RegionalGroup(Sourced):
    """A regional group of States."""

    key = models.CharField(max_length=20, unique=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "key")

    def __str__(self) -> str:
        return self.key


@tracked
class GroupName(Sourced):
    """The name of a regional group in each language, valid from one date to another."""

    group = models.ForeignKey(RegionalGroup, models.CASCADE, related_name="names")
    name = TranslatedField()
    valid_from = PartialDateField()
    valid_until = PartialDateField()

    class Meta:
        ordering = ("group", "valid_from")
        constraints = (
            models.UniqueConstraint(fields=("group", "valid_from"), name="one_name_of_a_group_from_a_date"),
        )

    def __str__(self) -> str:
        return str(self.name)


class Standing(models.TextChoices):
    """How a State stands in a regional group."""

    MEMBER = "member", pgettext_lazy("standing in a group", "member")
    OBSERVER = "observer", pgettext_lazy("standing in a group", "observer")


@tracked
class GroupMembership(Sourced):
    """A State takes part in a group from one date to another; it is counted in one at most for elections."""

    group = models.ForeignKey(RegionalGroup, models.CASCADE, related_name="memberships")
    entity = models.ForeignKey(Entity, models.CASCADE, related_name="group_memberships")
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.MEMBER)
    counted = models.BooleanField(default=True)
    start = PartialDateField()
    end = PartialDateField()

    class Meta:
        ordering = ("group", "entity")
        constraints = (
            models.UniqueConstraint(
                fields=("group", "entity", "start"), name="one_place_in_a_group_from_a_date"
            ),
        )

    def __str__(self) -> str:
        return f"{self.entity_id} {self.group_id}"


@tracked
class Body(Sourced):
    """An organ of the organization that holds sessions and issues documents: the Council, a committee."""

    key = models.SlugField(max_length=40, unique=True)
    name = TranslatedField()
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "key")
        verbose_name_plural = "bodies"

    def __str__(self) -> str:
        return self.key


class Submitters(models.TextChoices):
    """Who may submit on behalf of the entity; every accredited delegate may draft."""

    FOCAL_POINTS = "focal_points", _("the focal point and deputies")
    DELEGATES = "delegates", _("any accredited delegate")


@tracked
class Delegation(models.Model):
    """Those who act for an entity in one period; the entity decides who may submit for it."""

    entity = models.ForeignKey(Entity, models.PROTECT, related_name="delegations")
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    submitters = models.CharField(max_length=16, choices=Submitters, default=Submitters.FOCAL_POINTS)

    class Meta:
        ordering = ("entity", "-start")
        constraints = (
            models.UniqueConstraint(
                fields=("entity",),
                condition=models.Q(end__isnull=True),
                name="one_open_delegation_of_an_entity",
            ),
            models.CheckConstraint(
                condition=models.Q(end__isnull=True) | models.Q(end__gte=models.F("start")),
                name="a_delegation_ends_after_it_starts",
            ),
        )

    def __str__(self) -> str:
        return f"{self.entity_id} {self.start}"


class DelegateRole(models.TextChoices):
    """What a person is in a delegation."""

    FOCAL_POINT = "focal_point", _("focal point")
    DEPUTY = "deputy", _("deputy of the focal point")
    DELEGATE = "delegate", pgettext_lazy("member of a delegation", "delegate")


class DelegateQuerySet(models.QuerySet["Delegate"]):
    """Reads of delegates by what they may do."""

    def accredited(self, day: date) -> "DelegateQuerySet":
        """Keep those who act for their entity on that day: confirmed, begun, neither ended nor withdrawn."""
        return self.filter(
            models.Q(end__isnull=True) | models.Q(end__gte=day),
            models.Q(delegation__end__isnull=True) | models.Q(delegation__end__gte=day),
            confirmed_at__isnull=False,
            withdrawn_at__isnull=True,
            start__lte=day,
            delegation__start__lte=day,
        )


@tracked
class Delegate(models.Model):
    """A person of a delegation from one day to another; `note` and `note_date` name the note verbale."""

    delegation = models.ForeignKey(Delegation, models.PROTECT, related_name="delegates")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    role = models.CharField(max_length=12, choices=DelegateRole, default=DelegateRole.DELEGATE)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True, default="")
    note = models.CharField(max_length=120, blank=True, default="")
    note_date = models.DateField(null=True, blank=True)

    objects = DelegateQuerySet.as_manager()

    class Meta:
        ordering = ("delegation", "role", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("delegation", "user"),
                condition=models.Q(withdrawn_at__isnull=True, end__isnull=True),
                name="a_person_once_in_a_delegation",
            ),
            models.UniqueConstraint(
                fields=("delegation",),
                condition=models.Q(role="focal_point", withdrawn_at__isnull=True, end__isnull=True),
                name="one_focal_point_of_a_delegation",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"


class Invitation(models.Model):
    """A personal invitation: only a digest of its token is kept; it expires and serves once.

    Whoever holds the mail still has to prove that the address is theirs, by the code sent to it.
    """

    delegate = models.ForeignKey(Delegate, models.CASCADE, related_name="invitations")
    digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return f"invitation of {self.delegate_id}"
