"""Prepares, opens, closes and withdraws consultations; after opening nothing of their terms changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from intersession.accounts.models import User
from intersession.consultations import log, queries, results, rules, times
from intersession.consultations.models import Addendum, Consultation, Entitlement, Option, Reply, State
from intersession.core import partial_dates
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
    """Start a consultation, which only the secretariat sees until it is opened.

    `terms` are fields of `Consultation`. Refuses a key that another one has, and a closing that does not come
    after the opening.
    """
    consultation = Consultation(state=State.DRAFT, **terms)
    _check(consultation)
    consultation.save(force_insert=True)
    _offer(consultation, options)
    return consultation


@transaction.atomic
def revise(consultation: Consultation, *, options: Sequence[Offered], **terms: Any) -> Consultation:
    """Change the terms and options of a consultation in preparation.

    Refuses an opened one, and what `prepare` refuses.
    """
    consultation = locked(consultation)
    if consultation.state != State.DRAFT:
        raise Refused(_("After opening nothing changes. Publish an addendum, or withdraw with a reason."))
    for name, value in terms.items():
        setattr(consultation, name, value)
    _check(consultation)
    consultation.save()
    consultation.options.all().delete()
    _offer(consultation, options)
    return consultation


def _check(consultation: Consultation) -> None:
    if Consultation.objects.filter(key=consultation.key).exclude(pk=consultation.pk).exists():
        raise Refused(_("There is a consultation with the key %(key)s already.") % {"key": consultation.key})
    rules.check_times(consultation.opens_at, consultation.closes_at)


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

    Members on the day of opening are counted, each in its regional group; the views of observers stand apart.
    The titles of candidates are copied, so that a later correction does not change what was asked. Refuses
    with everything that is missing.
    """
    consultation = locked(consultation)
    rules.require(consultation, State.OPEN)
    if told := rules.missing(consultation, [code for code, _name in settings.LANGUAGES], now):
        raise Refused(" ".join(told))
    consultation.opens_at = max(now, consultation.opens_at or now)
    _entitle(consultation, consultation.opens_at.astimezone(times.seat()).date())
    _copy_titles(consultation)
    consultation.state = State.OPEN
    consultation.save(update_fields=["state", "opens_at"])
    return consultation


def _entitle(consultation: Consultation, day: date) -> None:
    groups = _groups(day)
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


def _groups(day: date) -> dict[int, str]:
    """Return the regional group in which each State is counted on that day."""
    rows = GroupMembership.objects.filter(counted=True).order_by("start")
    periods = rows.values_list("entity_id", "group__key", "start", "end")
    return {
        entity: group
        for entity, group, start, end in periods
        if partial_dates.includes(start, end, day.isoformat())
    }


def _copy_titles(consultation: Consultation) -> None:
    for option in consultation.options.select_related("candidate"):
        option.title = dict(queries.title_of(option))
        option.save(update_fields=["title"])


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
def discard(consultation: Consultation) -> None:
    """Delete a consultation in preparation, which nobody was asked; refuses an opened one."""
    consultation = locked(consultation)
    if consultation.state != State.DRAFT:
        raise Refused(_("Only a consultation in preparation is discarded; withdraw this one with a reason."))
    consultation.delete()


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


@transaction.atomic
def close_due(*, now: datetime) -> int:
    """Close every consultation whose time has come, and return how many they were.

    The worker calls it each minute, and pages do, so that whoever looks need not wait: that a closing time
    has passed is a fact of time, this only counts. One that somebody else holds is left to them.
    """
    due = Consultation.objects.filter(state=State.OPEN, closes_at__lte=now)
    held = list(due.select_for_update(skip_locked=True)) if due.exists() else []
    for consultation in held:
        close(consultation, now=now)
    return len(held)


@transaction.atomic
def keep_heads() -> int:
    """Keep the head of every open consultation's log that holds a reply; return how many logs these are.

    Done each night: a reply that was under a head that somebody noted cannot be left out unseen later.
    """
    running = Consultation.objects.filter(state=State.OPEN, pk__in=Reply.objects.values("consultation"))
    held = list(running.order_by("pk").select_for_update())
    for consultation in held:
        log.head(consultation)
    return len(held)


def locked(consultation: Consultation) -> Consultation:
    """Return the consultation as it stands, for one who writes at a time."""
    return Consultation.objects.select_for_update().get(pk=consultation.pk)
