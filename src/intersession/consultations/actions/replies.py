"""Takes replies: drafts that are shared, replies that are only added, reminders to those who are silent."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from intersession.accounts import rules as accounts
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
    from django.core.files import File


@dataclass(frozen=True, slots=True)
class Words:
    """What a reply says: the answer, the options chosen or judged, and texts."""

    answer: str
    choices: list[str] = field(default_factory=list)
    positions: dict[str, str] = field(default_factory=dict)
    comment: str = ""
    others: str = ""


class Conflict(Refused):
    """Somebody else of the delegation changed the draft: `current` stands, `given` was not saved."""

    def __init__(self, current: Draft, given: Words) -> None:
        reason = _("%(person)s changed this draft meanwhile. Compare both, then save again.")
        super().__init__(reason % {"person": current.edited_by})
        self.current = current
        self.given = given


class Superseded(Refused):
    """A reply of the Member was registered meanwhile: `current` stands, the one given was not registered."""

    def __init__(self, current: Reply) -> None:
        reason = _("%(person)s registered a reply meanwhile. Compare both, then submit again to replace it.")
        super().__init__(reason % {"person": current.submitted_by})
        self.current = current


@transaction.atomic
def save_draft(
    consultation: Consultation, entity: Entity, *, by: User, words: Words, version: int, now: datetime
) -> Draft:
    """Save what a delegation is preparing; whoever saves on an older version is told, and nothing is lost.

    `version` is that of the draft that was shown, 0 where there was none. Refuses who does not act for the
    entity, and what can no longer become a reply.
    """
    draft = _draft(consultation, entity, by=by, now=now)
    if draft.version != version:
        raise Conflict(draft, words)
    draft.answer, draft.choices, draft.positions = words.answer, words.choices, words.positions
    draft.comment, draft.others = words.comment, words.others
    draft.progress, draft.edited_by, draft.version = Progress.DRAFT, by, draft.version + 1
    draft.save()
    return draft


@transaction.atomic
def await_instructions(consultation: Consultation, entity: Entity, *, by: User, now: datetime) -> Draft:
    """Note that the delegation has asked its capital; what it has drafted stays. Refuses as `save_draft`."""
    draft = _draft(consultation, entity, by=by, now=now)
    draft.progress, draft.edited_by = Progress.AWAITING, by
    draft.save()
    return draft


def _draft(consultation: Consultation, entity: Entity, *, by: User, now: datetime) -> Draft:
    """Return the draft of an entity for one who writes at a time; made first, so that two cannot make it."""
    rules.entitlement(consultation, entity)
    rules.check_acts(by, entity, now)
    rules.check_open(Consultation.objects.get(pk=consultation.pk), now)
    Draft.objects.get_or_create(consultation=consultation, entity=entity, defaults={"version": 0})
    return (
        Draft.objects.select_for_update(of=("self",))
        .select_related("edited_by")
        .get(consultation=consultation, entity=entity)
    )


@transaction.atomic
def submit(
    consultation: Consultation,
    entity: Entity,
    *,
    by: User,
    words: Words,
    instruction: str,
    version: int,
    now: datetime,
) -> Reply:
    """Register the reply of an entity; the last one counts, every one is kept.

    `version` is that of the registered reply that was shown, 0 where there was none: of two who submit at
    once the second is told, and replaces the first only after seeing it. Refuses who may not submit for the
    entity, and an answer that is not offered. After closing a reply is taken as late and shown apart.
    """
    if not membership.may_submit(membership.delegate_for(by, entity, now.date())):
        raise Refused(_("Only the focal point and deputies of your delegation may submit; ask them."))
    reply = Reply(channel=Channel.ONLINE, submitted_by=by, received_at=now, instruction=instruction.strip())
    kept = register(consultation, entity, reply, words, version=version)
    transaction.on_commit(lambda: letters.registered(kept, now))
    return kept


@transaction.atomic
def enter_paper(  # noqa: PLR0913 - each is a fact of its own about a paper that came
    consultation: Consultation,
    entity: Entity,
    *,
    by: User,
    words: Words,
    instruction: str,
    received_at: datetime,
    scan: "File[Any]",
    now: datetime | None = None,
) -> Reply:
    """Enter a reply that came on paper, with its scan, as of the moment it was received by the desk.

    The delegation is sent its receipt, as for a reply of its own. `instruction` names the note and who signed
    it. Refuses who is not of the secretariat, a paper without its scan, a moment in the future, one before
    the reply that stands, and after closing a timely one without its note.
    """
    if not accounts.is_secretariat(by):
        raise Refused(_("Only the secretariat enters replies on paper."))
    if not scan:
        raise Refused(_("A reply on paper is entered with its scan."))
    consultation, now = locked(consultation), now or timezone.now()
    rules.check_paper(consultation, received_at=received_at, note=instruction, now=now)
    _check_last(consultation, entity, received_at)
    reply = Reply(
        channel=Channel.PAPER,
        submitted_by=by,
        received_at=received_at,
        instruction=instruction.strip(),
        scan=scan,
    )
    kept = register(consultation, entity, reply, words)
    transaction.on_commit(lambda: letters.registered(kept, now))
    return kept


def _check_last(consultation: Consultation, entity: Entity, received_at: datetime) -> None:
    """Refuse a reply received before the one that stands: entered later, it would take its place."""
    later = consultation.replies_received.filter(entity=entity, late=False, received_at__gt=received_at)
    if later.exists() and not rules.check_open(consultation, received_at):
        raise Refused(_("This Member gave a later reply, which stands; keep the paper in the file."))


@transaction.atomic
def register(
    consultation: Consultation, entity: Entity, reply: Reply, words: Words, *, version: int | None = None
) -> Reply:
    """Append a reply to the log, telling nobody; one at a time, so that places have no gap.

    Refuses what the terms do not allow, and where `version` is given, one that would follow upon another; who
    may give the reply is for the caller to know.
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
    last = own.last()
    if version is not None and last and last.version != version:
        raise Superseded(last)
    reply.version = last.version + 1 if last else 1
    reply.place = before.place + 1 if before else 1
    reply.answer, reply.choices, reply.positions = words.answer, sorted(words.choices), words.positions
    reply.comment, reply.others = words.comment, words.others
    reply.salt = last.salt if last else secrets.token_hex(32)  # versions of one Member can be told as one
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
def remind(consultation: Consultation, *, by: User | None, now: datetime, forced: bool = False) -> int:
    """Write to the delegations that have not replied, once a day at most unless forced; return to how many.

    Those whom no mail reaches are not reminded, and not said to be. Nobody learns what others replied.
    Refuses before the opening, from the closing time on, and where no mail reaches anybody.
    """
    consultation = locked(consultation)
    if consultation.state != State.OPEN or rules.check_open(consultation, now):
        raise Refused(_("Only an open consultation can be recalled to mind."))
    if not forced and consultation.reminders.filter(sent_at__date=now.date()).exists():
        raise Refused(_("A reminder was sent today already."))
    reached = queries.reached(queries.silent(consultation), now)
    if not reached:
        raise Refused(_("No mail reaches any Member that has not replied: accredit focal points first."))
    Reminder.objects.bulk_create(
        Reminder(consultation=consultation, entity_id=entity, sent_by=by) for entity in sorted(reached)
    )
    transaction.on_commit(lambda: letters.remind(consultation, reached, now))
    return len(reached)
