"""States, observers and organizations; their names, membership and regional groups by date."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

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
