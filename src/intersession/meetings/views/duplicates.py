"""Persons of a meeting who may be one: looked at, joined, and taken apart again."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from intersession.accounts import gates
from intersession.core import wording
from intersession.core.refusals import Refused
from intersession.meetings import rules
from intersession.meetings.actions import merging
from intersession.meetings.models import Merge, Person, Standing
from intersession.meetings.queries import nominations as naming
from intersession.meetings.queries import registrations as queries
from intersession.meetings.views import acting

LABELS = {standing.value: standing.label for standing in Standing}


@gates.secretariat_only
def duplicates(request: HttpRequest, key: str) -> HttpResponse:
    """List persons who share a name or an address; join those that are one, or take that back."""
    found = rules.meeting_or_404(key)
    if request.method == "POST":
        try:
            messages.success(request, _acted(request))
        except Refused as refusal:
            messages.error(request, refusal.reason)
        return redirect("meetings:duplicates", key)
    same = queries.duplicates(found.pk)
    entities = {row.get("entity_id") or 0 for group in same for row in group.persons}
    names = naming.names_for(entities, timezone.localdate(), wording.language())
    context = acting.context(
        found,
        groups=[(group, [_told(row, names) for row in group.persons]) for group in same],
        merges=queries.merges(found.pk),
    )
    return render(request, "meetings/taking_part/duplicates.html", context)


def _told(row: Mapping[str, object], names: dict[int, str]) -> dict[str, object]:
    entity = row.get("entity_id")
    represented = names.get(entity, "") if isinstance(entity, int) else row.get("represents", "")
    return {**row, "represented": represented, "label": LABELS.get(str(row["standing"]), "")}


def _acted(request: HttpRequest) -> str:
    by, now, given = acting.person(request), timezone.now(), request.POST
    if given.get("act") == "undo":
        merging.undo(get_object_or_404(Merge, pk=_pk(given.get("merge"))), by=by, now=now)
        return _("Taken back: they are two persons again.")
    kept = get_object_or_404(Person, pk=_pk(given.get("kept")))
    others = [pk for pk in map(_pk, given.getlist("person")) if pk and pk != kept.pk]
    if not others:
        raise Refused(_("Tick who is the same person, besides the one that is kept."))
    for gone in Person.objects.filter(pk__in=others):
        merging.merge(kept, gone, by=by, now=now)
    return _("Joined. It can be taken back below.")


def _pk(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
