"""Prepares, opens, closes and withdraws consultations; after opening nothing of their terms changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from intersession.accounts.models import User
from intersession.consultations import log, results, rules
from intersession.consultations.models import Addendum, Consultation, Entitlement, Option, State
from intersession.core.refusals import Refused
from intersession.cycles.models import Candidate
from intersession.membership import queries as membership
from intersession.membership.models import GroupMembership


@dataclass(frozen=True, slots=True)
class Offered:
    """An option to be offered: a candidate of the cycle, or a text in languages."""

    letter: str
    candidate: Candidate | None = None
    title: Mapping[str, str] | None = None


@transaction.atomic
def prepare(*, options: Sequence[Offered], **terms: Any) -> Consultation:
    """Start a consultation, which only the secretariat sees until it is opened."""
    if Consultation.objects.filter(key=terms["key"]).exists():
        raise Refused(_("There is a consultation with the key %(key)s already.") % {"key": terms["key"]})
    consultation = Consultation.objects.create(state=State.DRAFT, **terms)
    _offer(consultation, options)
    return consultation


@transaction.atomic
def revise(consultation: Consultation, *, options: Sequence[Offered], **terms: Any) -> Consultation:
    """Change the terms and options of a consultation in preparation; refuses an opened one."""
    consultation = locked(consultation)
    if consultation.state != State.DRAFT:
        raise Refused(_("After opening nothing changes. Publish an addendum, or withdraw with a reason."))
    for name, value in terms.items():
        setattr(consultation, name, value)
    consultation.save()
    consultation.options.all().delete()
    _offer(consultation, options)
    return consultation


def _offer(consultation: Consultation, options: Sequence[Offered]) -> None:
    Option.objects.bulk_create(
        Option(
            consultation=consultation,
            letter=option.letter,
            position=position,
            candidate=option.candidate,
            title=dict(option.title or {}),
        )
        for position, option in enumerate(options)
    )


@transaction.atomic
def open_for_replies(consultation: Consultation, *, now: datetime) -> Consultation:
    """Open a consultation: its terms are frozen, and so is who may reply.

    Members at this date are counted, each in its regional group; the views of observers stand apart. Refuses
    with everything that is missing.
    """
    consultation = locked(consultation)
    rules.require(consultation, State.OPEN)
    if told := rules.missing(consultation, [code for code, _name in settings.LANGUAGES], now):
        raise Refused(" ".join(told))
    consultation.opens_at = max(now, consultation.opens_at or now)
    consultation.state = State.OPEN
    consultation.save(update_fields=["state", "opens_at"])
    _entitle(consultation, now)
    return consultation


def _entitle(consultation: Consultation, now: datetime) -> None:
    day = now.date()
    groups = dict(
        GroupMembership.objects.filter(counted=True).order_by("start").values_list("entity_id", "group__key")
    )
    standing = dict(membership.standing_at(day))
    Entitlement.objects.bulk_create(
        Entitlement(
            consultation=consultation,
            entity_id=entity,
            counted=status == "member",
            group=groups.get(entity, "") if status == "member" else "",
        )
        for entity, status in sorted(standing.items())
    )


@transaction.atomic
def add_addendum(consultation: Consultation, *, by: User, text: Mapping[str, str]) -> Addendum:
    """Publish an addendum to an open consultation; it changes no term."""
    if consultation.state != State.OPEN:
        raise Refused(_("An addendum is for an open consultation."))
    return Addendum.objects.create(consultation=consultation, text=dict(text), added_by=by)


@transaction.atomic
def withdraw(consultation: Consultation, *, reason: Mapping[str, str]) -> Consultation:
    """Withdraw a consultation with a reason that all see; what was received is kept."""
    consultation = locked(consultation)
    rules.require(consultation, State.WITHDRAWN)
    if not any(text.strip() for text in reason.values()):
        raise Refused(_("A withdrawal needs a reason that all can read."))
    consultation.state, consultation.withdrawn_reason = State.WITHDRAWN, dict(reason)
    consultation.save(update_fields=["state", "withdrawn_reason"])
    return consultation


@transaction.atomic
def close(consultation: Consultation, *, now: datetime) -> Consultation:
    """Close a consultation whose time has come: the head of its log is kept and the result counted."""
    consultation = locked(consultation)
    rules.require(consultation, State.CLOSED)
    if consultation.closes_at is None or now < consultation.closes_at:
        raise Refused(_("The closing time has not come yet."))
    consultation.state = State.CLOSED
    consultation.save(update_fields=["state"])
    results.store(consultation, head=log.head(consultation, closing=True))
    return consultation


def close_due(*, now: datetime) -> int:
    """Close every consultation whose time has come, and return how many they were."""
    due = Consultation.objects.filter(state=State.OPEN, closes_at__lte=now)
    for consultation in due:
        close(consultation, now=now)
    return len(due)


def locked(consultation: Consultation) -> Consultation:
    """Return the consultation as it stands, for one who writes at a time."""
    return Consultation.objects.select_for_update().get(pk=consultation.pk)
