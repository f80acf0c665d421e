"""A table of many delegations: looked at first, then entered as a whole."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from intersession.accounts import gates
from intersession.core import wording
from intersession.core.refusals import Refused
from intersession.meetings import rules
from intersession.meetings.actions import entering, rolls
from intersession.meetings.forms import taking_part as forms
from intersession.meetings.imports import delegations as imports
from intersession.meetings.models import Meeting
from intersession.meetings.queries import nominations as queries
from intersession.meetings.views import acting
from intersession.membership.models import Entity

SHOWN = 200
"""Doubts that a page lists."""


@gates.secretariat_only
def table(request: HttpRequest, key: str) -> HttpResponse:
    """Read a table of delegations and tell what is doubtful; enter it when it is sent again to be kept."""
    found = rules.meeting_or_404(key)
    form = forms.TableForm(request.POST or None, request.FILES or None)
    context = acting.context(found, form=form, heads=imports.COLUMNS)
    if request.method == "POST" and form.is_valid():
        try:
            text = _text(form)
            lists, doubts = _read(text)
            if request.POST.get("act") == "keep":
                return _kept(request, found, lists)
            context |= _preview(text, lists, doubts)
        except Refused as refusal:
            form.add_error(None, refusal.reason)
    return render(request, "meetings/taking_part/table.html", context)


def _text(form: forms.TableForm) -> bytes | str:
    """Return what was sent: the file, the pasted rows, or those that were looked at before."""
    file, pasted = form.cleaned_data["file"], form.cleaned_data["pasted"]
    if file:
        file.file.seek(0)
        return bytes(file.file.read())
    if not pasted.strip():
        raise Refused(_("Choose a file, or paste the rows of a table."))
    return str(pasted)


def _read(content: bytes | str) -> tuple[dict[int, list[entering.Nominee]], list[str]]:
    read = imports.read(content, required=("entity",))
    lists, doubts = imports.by_entity(read, queries.entities_named())
    return lists, [*read.doubts, *doubts]


def _preview(
    content: bytes | str, lists: dict[int, list[entering.Nominee]], doubts: list[str]
) -> dict[str, object]:
    """Return what would be entered, and the table as a text that can be mended on the page."""
    names = queries.names_for(set(lists), timezone.localdate(), wording.language())
    text = imports.as_text(imports.read(content, required=("entity",)))
    return {
        "read": [(names.get(pk, ""), len(nominees)) for pk, nominees in lists.items()],
        "persons": sum(map(len, lists.values())),
        "doubts": doubts[:SHOWN],
        "left_off": max(0, len(doubts) - SHOWN),
        "form": forms.TableForm(initial={"pasted": text}),
    }


def _kept(request: HttpRequest, found: Meeting, lists: dict[int, list[entering.Nominee]]) -> HttpResponse:
    entities = Entity.objects.in_bulk(lists)
    entered = rolls.enter_table(
        found,
        {entities[pk]: nominees for pk, nominees in lists.items()},
        by=acting.person(request),
        now=timezone.now(),
    )
    told = _("Entered: %(new)s new, %(changed)s changed, %(same)s as before.")
    numbers = {"new": entered.new, "changed": entered.changed, "same": entered.same}
    messages.success(request, told % numbers)
    return redirect("meetings:registrations", found.key)
