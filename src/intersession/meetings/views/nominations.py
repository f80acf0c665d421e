"""Delegations to a meeting: who has named whom, and the list of one, written in one screen."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intersession.accounts import gates
from intersession.accounts import rules as accounts
from intersession.core import wording
from intersession.core.refusals import Refused
from intersession.meetings import rules
from intersession.meetings.actions import admission as actions
from intersession.meetings.actions import entering, rolls
from intersession.meetings.forms import nomination as forms
from intersession.meetings.imports import delegations as imports
from intersession.meetings.models import Meeting, Registration
from intersession.meetings.queries import nominations as queries
from intersession.meetings.views import acting
from intersession.membership.models import Entity
from intersession.membership.queries import name_of

STARTING_ROWS = 3


@gates.secretariat_only
def nominations(request: HttpRequest, key: str) -> HttpResponse:
    """List who may send a delegation and whom they named; write to those who named nobody."""
    found = rules.meeting_or_404(key)
    rows = queries.delegations(found, timezone.localdate(), wording.language())
    silent = [row.entity for row in rows if row.reached and not row.named]
    if request.method == "POST":
        try:
            actions.ask_for_nominations(found, silent, by=acting.person(request), now=timezone.now())
            messages.success(request, _("Sent."))
        except Refused as refusal:
            messages.error(request, refusal.reason)
        return redirect("meetings:nominations", key)
    context = acting.context(found, rows=rows, silent=len(silent), admission=acting.admission_of(found))
    return render(request, "meetings/taking_part/nominations.html", context)


@gates.signed_in
def delegation(request: HttpRequest, key: str, entity: str) -> HttpResponse:
    """Show the list of a delegation, and let its focal point write it and keep it in one act."""
    found, now = rules.meeting_or_404(key), timezone.now()
    sender = rules.entity_or_404(request.user, entity, now)
    present = rolls.listed(found, [sender.pk])
    editable = [row for row in present if row.standing in rules.EDITABLE]
    may_write = rules.nominates(request.user, sender, now)
    if request.method == "POST" and may_write:
        roster = forms.Roster.posted(request.POST)
        if _acted(request, roster, found, sender):
            return redirect("meetings:delegation", key, entity)
    else:
        roster = forms.Roster.of(editable, rolls.seen(present))
        roster.add_empty(STARTING_ROWS if may_write and not roster.rows else 0)
    context = _context(request, found, sender, present) | {"roster": roster, "may_write": may_write}
    return render(request, "meetings/taking_part/delegation.html", context)


def _acted(request: HttpRequest, roster: forms.Roster, found: Meeting, sender: Entity) -> bool:
    """Do what the button asks; whether the list was kept. All else changes the page only."""
    asked = request.POST.get("act", "save")
    try:
        match asked:
            case "save":
                return _kept(request, roster, found, sender)
            case "paste":
                _pasted(request, roster)
            case "again":
                _again(request, roster, found, sender)
            case "add":
                roster.add_empty()
            case _:
                roster.act(asked)
    except Refused as refusal:
        messages.error(request, refusal.reason)
    return False


def _kept(request: HttpRequest, roster: forms.Roster, found: Meeting, sender: Entity) -> bool:
    if not roster.is_right():
        messages.error(request, _("This cannot be accepted yet. Look at the rows that are marked."))
        return False
    try:
        rolls.nominate(
            found,
            sender,
            by=acting.person(request),
            nominees=roster.nominees(),
            removed=roster.removed,
            seen_as=roster.seen,
            now=timezone.now(),
        )
    except rolls.Changed:
        _taken_in(roster, found, sender)
        raise
    messages.success(request, _("The list is saved. The secretariat confirms it next."))
    return True


def _taken_in(roster: forms.Roster, found: Meeting, sender: Entity) -> None:
    present = rolls.listed(found, [sender.pk])
    roster.take_in([row for row in present if row.standing in rules.EDITABLE], rolls.seen(present))
    roster.checked = False


def _pasted(request: HttpRequest, roster: forms.Roster) -> None:
    """Add the rows that were pasted, and tell what is doubtful in them; nothing is kept yet."""
    read = imports.read(request.POST.get("pasted", ""))
    roster.add(line.nominee for line in read.lines)
    for doubt in read.doubts:
        messages.warning(request, doubt)
    told = ngettext(
        "%(rows)s row was read. Look at it, then save.",
        "%(rows)s rows were read. Look at them, then save.",
        len(read.lines),
    )
    messages.info(request, told % {"rows": len(read.lines)})


def _again(request: HttpRequest, roster: forms.Roster, found: Meeting, sender: Entity) -> None:
    """Add those of the last list who are not on the page yet."""
    _before, rows = queries.last_list(found, sender)
    here = {entering.folded(row["name"]) for row in roster.rows}
    new = [row for row in rows if entering.folded(row.name) not in here]
    if not new:
        raise Refused(_("There is nobody else in the last list."))
    roster.add(_anew(row) for row in new)
    messages.info(request, _("Taken from the last list. Look at it, then save."))


def _anew(row: Registration) -> entering.Nominee:
    return entering.Nominee(
        name=row.name,
        honorific=row.honorific,
        place=row.place,
        lines=tuple(row.lines),
        email=row.person.email,
        language=row.person.language,
    )


def _context(
    request: HttpRequest, found: Meeting, sender: Entity, present: list[Registration]
) -> dict[str, object]:
    admission = acting.admission_of(found)
    before, _rows = queries.last_list(found, sender)
    is_secretariat = accounts.is_secretariat(request.user)
    return acting.context(
        found,
        admission=admission,
        entity=sender,
        name=name_of(sender.pk, wording.language()),
        standings={row.pk: row for row in present},
        others=[row for row in present if row.standing not in rules.EDITABLE],
        quota=queries.quota_of(found, sender.kind),
        before=acting.context(before)["heading"] if before else None,
        refusal="" if is_secretariat else rules.refusal_of_time(admission, timezone.now()),
        is_secretariat=is_secretariat,
        paste=forms.PasteForm(),
    )
