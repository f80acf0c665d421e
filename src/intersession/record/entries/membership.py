"""Entries on the organization, its sources, and who takes part."""

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from intersession.core.models import Organization as OrganizationRow
from intersession.core.models import Source as SourceRow
from intersession.membership import models as membership
from intersession.record.schema import (
    LANGUAGES,
    Entry,
    Key,
    Partial,
    Refers,
    Sourced,
    Text,
    Wording,
    wrong,
)


class Organization(Entry):
    """The organization that holds the dialogue."""

    table: ClassVar = OrganizationRow
    key: Key
    name: Wording
    short_name: Wording = {}
    dialogue: Wording = {}
    seat: Wording = {}
    time_zone: Key = "UTC"


class Source(Entry):
    """Where facts were read."""

    table: ClassVar = SourceRow
    key: Key
    citation: Key


class GroupName(Sourced):
    """The name of a regional group in a period."""

    table: ClassVar = membership.GroupName
    parent: ClassVar = "group"
    identity: ClassVar = ("valid_from",)
    valid_from: Partial = ""
    valid_until: Partial = ""
    name: Wording


class Group(Sourced):
    """A regional group of States."""

    table: ClassVar = membership.RegionalGroup
    key: Key
    names: list[GroupName] = []


class EntityName(Sourced):
    """The name of a State or organization in a period."""

    table: ClassVar = membership.EntityName
    parent: ClassVar = "entity"
    identity: ClassVar = ("valid_from",)
    valid_from: Partial = ""
    valid_until: Partial = ""
    short: Annotated[Text, Field(min_length=1)]


class Membership(Sourced):
    """That it was a Member or an observer in a period, or applied to be one."""

    table: ClassVar = membership.Membership
    parent: ClassVar = "entity"
    identity: ClassVar = ("status", "start")
    status: membership.Status
    start: Partial = ""
    end: Partial = ""
    applied: Partial = ""


class GroupMembership(Sourced):
    """That a State took part in a regional group in a period, and whether it was counted there."""

    table: ClassVar = membership.GroupMembership
    parent: ClassVar = "entity"
    identity: ClassVar = ("group", "start")
    group: Annotated[Key, Refers(membership.RegionalGroup)]
    standing: membership.Standing = membership.Standing.MEMBER
    counted: bool = True
    start: Partial = ""
    end: Partial = ""


class Entity(Sourced):
    """A State or an organization."""

    table: ClassVar = membership.Entity
    key: Key
    kind: membership.Kind
    iso2: str | None = Field(default=None, pattern="^[A-Z]{2}$")
    iso3: str | None = Field(default=None, pattern="^[A-Z]{3}$")
    note: Wording = {}
    names: list[EntityName] = []
    memberships: list[Membership] = []
    group_memberships: list[GroupMembership] = []

    @model_validator(mode="after")
    def _a_state_has_its_name_in_every_language(self) -> Self:
        names = self.names if self.kind == membership.Kind.STATE else []
        for name in names:
            missing = [label for code, label in LANGUAGES.items() if not name.short.get(code)]
            if missing:
                raise wrong("names", f"The name of the State is missing in {' and '.join(missing)}.")
        if self.kind == membership.Kind.STATE and not self.names:
            raise wrong("names", "The State has no name; give one in English, French and Spanish.")
        return self


class Body(Sourced):
    """An organ that holds sessions and issues documents."""

    table: ClassVar = membership.Body
    key: Key
    name: Wording
