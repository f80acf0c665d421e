"""The desk for those who come without having been named before."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from intersession.accounts import gates
from intersession.core import wording
from intersession.meetings import participants, rules
from intersession.meetings.actions import walk_ins as actions
from intersession.meetings.forms import door as forms
from intersession.meetings.models import TAKES_A_PLACE, Registration
from intersession.meetings.queries import door as queries
from intersession.meetings.views import acting
from intersession.membership.queries import names_at


@gates.secretariat_only
def walk_in(request: HttpRequest, key: str) -> HttpResponse:
    """Register and check in a person; those of that name who are here already are shown first."""
    found = rules.meeting_or_404(key)
    alike = queries.alike(found, request.POST.get("name", ""))
    form = forms.WalkInForm(
        request.POST or None,
        listing=participants.listing_of(found),
        asks_sure=bool(alike),
        initial={"language": wording.language()},
    )
    made: list[Registration] = []
    if acting.done(request, form, lambda: made.append(_made(request, found, form))):
        messages.success(request, _("%(name)s is registered and checked in.") % {"name": made[0].name})
        return redirect("meetings:walk_in", key)
    names = names_at(timezone.localdate(), wording.language())
    context = acting.context(
        found,
        form=form,
        alike=[_alike(row, names) for row in alike],
        entities=sorted(names.values()),
    )
    return render(request, "meetings/door/walk_in.html", context)


def _made(request: HttpRequest, found: Any, form: forms.WalkInForm) -> Registration:
    return actions.walk_in(
        found,
        form.guest(),
        sure=form.cleaned_data.get("sure", False),
        by=acting.person(request),
        now=timezone.now(),
    )


def _alike(row: Registration, names: dict[int, str]) -> dict[str, Any]:
    """Return a person of that name as the page shows them; who may come in is checked in by a button."""
    return {
        "pk": row.pk,
        "name": f"{row.honorific} {row.name}".strip(),
        "represented": names.get(row.entity_id or 0, row.represents),
        "standing": row.get_standing_display(),
        "badge": queries.digest(row.code).hex() if row.standing in TAKES_A_PLACE else "",
        "uid": uuid.uuid4(),
    }
