"""Takes replies: drafts that are shared, replies that are only added, reminders to those who are silent."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from intersession.accounts.models import User
from intersession.consultations import letters, log, queries, results, rules
from intersession.consultations.actions.terms import locked
from intersession.consultations.models import (
    Channel,
    Consultation,
    Draft,
    Progress,
    Reminder,
    Reply,
    State,
)
from intersession.core.refusals import Refused
from intersession.membership import rules as membership
from intersession.membership.models import Entity

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


@dataclass(frozen=True, slots=True)
class Words:
    """What a reply says: the answer, the options chosen or judged, and texts."""

    answer: str
    choices: list[str] = field(default_factory=list)
    positions: dict[str, str] = field(default_factory=dict)
    comment: str = ""
    others: str = ""


class Conflict(Refused):
    """Somebody else of the delegation changed the draft meanwhile; `current` is what stands now."""

    def __init__(self, current: Draft) -> None:
        reason = _("%(person)s changed this draft meanwhile. Compare both, then save again.")
        super().__init__(reason % {"person": current.edited_by})
        self.current = current


@transaction.atomic
def save_draft(
    consultation: Consultation, entity: Entity, *, by: User, words: Words, version: int, now: datetime
) -> Draft:
    """Save what a delegation is preparing; whoever saves on an older version is told, and nothing is lost.

    `version` is that of the draft that was shown, 0 where there was none. Refuses who does not act for the
    entity.
    """
    rules.entitlement(consultation, entity)
    if membership.delegate_for(by, entity, now.date()) is None:
        raise Refused(_("You do not act for this delegation."))
    draft = Draft.objects.select_for_update().filter(consultation=consultation, entity=entity).first()
    if draft is None:
        draft = Draft(consultation=consultation, entity=entity, version=0)
    if draft.version != version:
        raise Conflict(draft)
    draft.answer, draft.choices, draft.positions = words.answer, words.choices, words.positions
    draft.comment, draft.others = words.comment, words.others
    draft.progress, draft.edited_by, draft.version = Progress.DRAFT, by, draft.version + 1
    draft.save()
    return draft


@transaction.atomic
def await_instructions(consultation: Consultation, entity: Entity, *, by: User, now: datetime) -> Draft:
    """Note that the delegation has asked its capital; what it has drafted stays."""
    if membership.delegate_for(by, entity, now.date()) is None:
        raise Refused(_("You do not act for this delegation."))
    rules.entitlement(consultation, entity)
    draft, _new = Draft.objects.update_or_create(
        consultation=consultation,
        entity=entity,
        defaults={"progress": Progress.AWAITING, "edited_by": by},
        create_defaults={"progress": Progress.AWAITING, "edited_by": by, "version": 0},
    )
    return draft


@transaction.atomic
def submit(
    consultation: Consultation, entity: Entity, *, by: User, words: Words, instruction: str, now: datetime
) -> Reply:
    """Register the reply of an entity; the last one counts, every one is kept.

    Refuses who may not submit for the entity, and an answer that is not offered. After closing a reply is
    taken as late and shown apart.
    """
    if not membership.may_submit(membership.delegate_for(by, entity, now.date())):
        raise Refused(_("Only the focal point and deputies of your delegation may submit; ask them."))
    reply = Reply(channel=Channel.ONLINE, submitted_by=by, received_at=now, instruction=instruction.strip())
    kept = register(consultation, entity, reply, words)
    transaction.on_commit(lambda: letters.registered(kept))
    return kept


@transaction.atomic
def enter_paper(
    consultation: Consultation,
    entity: Entity,
    *,
    by: User,
    words: Words,
    instruction: str,
    received_at: datetime,
    scan: "UploadedFile[bytes]",
) -> Reply:
    """Enter a reply that came on paper, with its scan, as of the moment it was received by the desk.

    Refuses who is not of the secretariat, and a moment in the future.
    """
    if not by.is_secretariat:
        raise Refused(_("Only the secretariat enters replies on paper."))
    reply = Reply(
        channel=Channel.PAPER,
        submitted_by=by,
        received_at=received_at,
        instruction=instruction.strip(),
        scan=scan,
    )
    return register(consultation, entity, reply, words)


@transaction.atomic
def register(consultation: Consultation, entity: Entity, reply: Reply, words: Words) -> Reply:
    """Append a reply to the log, telling nobody; one at a time, so that places have no gap.

    Refuses what the terms do not allow; who may give the reply is for the caller to know.
    """
    consultation = locked(consultation)
    entitled = rules.entitlement(consultation, entity)
    reply.late = rules.check_open(consultation, reply.received_at)
    rules.check_answer(
        consultation,
        answer=words.answer,
        choices=words.choices,
        positions=words.positions,
        comment=words.comment,
    )
    before = consultation.replies_received.order_by("-place").first()
    reply.consultation, reply.entity, reply.counted = consultation, entity, entitled.counted
    own = consultation.replies_received.filter(entity=entity).order_by("version")
    reply.version = own.count() + 1
    reply.place = before.place + 1 if before else 1
    reply.answer, reply.choices, reply.positions = words.answer, sorted(words.choices), words.positions
    reply.comment, reply.others = words.comment, words.others
    first = own.first()
    reply.salt = first.salt if first else secrets.token_hex(32)  # versions of one Member can be told as one
    log.sealed(
        reply,
        entity=entity.key,
        terms=log.terms_digest(consultation),
        previous=before.digest if before else "",
    )
    reply.save(force_insert=True)
    if consultation.state == State.CLOSED:
        results.store(consultation, head=log.head(consultation))
    return reply


@transaction.atomic
def remind(consultation: Consultation, *, by: User | None, now: datetime) -> int:
    """Write to the delegations that have not replied, once a day at most; return to how many.

    Nobody learns what others replied.
    """
    if consultation.state != State.OPEN:
        raise Refused(_("Only an open consultation can be recalled to mind."))
    if consultation.reminders.filter(sent_at__date=now.date()).exists():
        raise Refused(_("A reminder was sent today already."))
    silent = queries.silent(consultation)
    Reminder.objects.bulk_create(
        Reminder(consultation=consultation, entity_id=entity, sent_by=by) for entity in silent
    )
    transaction.on_commit(lambda: letters.remind(consultation, silent, now))
    return len(silent)
