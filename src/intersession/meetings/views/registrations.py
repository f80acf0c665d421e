"""The registration desk: the list of a meeting, and one person of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intersession.accounts import gates
from intersession.core import wording
from intersession.core.refusals import Refused
from intersession.meetings import rules
from intersession.meetings.actions import decisions
from intersession.meetings.forms import taking_part as forms
from intersession.meetings.models import Link, Meeting, Place, Registration, Standing
from intersession.meetings.queries import nominations as naming
from intersession.meetings.queries import registrations as queries
from intersession.meetings.views import acting
from intersession.membership.models import Entity, Kind


@gates.secretariat_only
def registrations(request: HttpRequest, key: str) -> HttpResponse:
    """List who takes part, by kind, entity, standing or a text; confirm those that are ticked."""
    found = rules.meeting_or_404(key)
    if request.method == "POST":
        _confirm(request, found)
        return redirect(f"{request.path}?{request.GET.urlencode()}" if request.GET else request.path)
    wanted, number = _wanted(request), _number(request)
    page = queries.page(found.pk, wanted, number)
    entities = {row["entity_id"] for row in page.rows if row["entity_id"]}
    names = naming.names_for(entities | {wanted.entity or 0}, timezone.localdate(), wording.language())
    context = acting.context(
        found,
        page=page,
        rows=_shown(page, names),
        wanted=wanted,
        entity=names.get(wanted.entity or 0, ""),
        figures=queries.figures(found.pk),
        kinds=Kind.choices,
        standings=Standing.choices,
        before=_address(request, number - 1) if number > 1 else "",
        after=_address(request, number + 1) if page.more else "",
    )
    return render(request, "meetings/taking_part/registrations.html", context)


def _confirm(request: HttpRequest, found: Meeting) -> None:
    pks = [int(pk) for pk in request.POST.getlist("pk") if pk.isdecimal()]
    if not pks:
        messages.error(request, _("Tick whom to confirm."))
        return
    try:
        decided = decisions.confirm(found, pks, by=acting.person(request), now=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.reason)
        return
    _tell(request, decided)


def _tell(request: HttpRequest, decided: decisions.Decided) -> None:
    told = ngettext(
        "%(persons)s person is confirmed.", "%(persons)s persons are confirmed.", decided.confirmed
    )
    messages.success(request, told % {"persons": decided.confirmed})
    if decided.waiting:
        short = ngettext(
            "There is no place for %(persons)s person, who waits.",
            "There is no place for %(persons)s persons, who wait.",
            decided.waiting,
        )
        messages.warning(request, short % {"persons": decided.waiting})


def _wanted(request: HttpRequest) -> queries.Wanted:
    asked = request.GET
    entity = asked.get("entity", "")
    pk = Entity.objects.filter(key=entity).values_list("pk", flat=True).first() if entity else None
    kind, standing = asked.get("kind", ""), asked.get("standing", "")
    return queries.Wanted(
        kind=kind if kind in Kind.values else "",
        entity=pk,
        standing=standing if standing in Standing.values else "",
        text=asked.get("text", "")[:100],
    )


def _number(request: HttpRequest) -> int:
    given = request.GET.get("page", "1")
    return max(1, int(given)) if given.isdecimal() and len(given) < 6 else 1  # noqa: PLR2004 - digits of a page


def _address(request: HttpRequest, number: int) -> str:
    kept = request.GET.copy()
    kept["page"] = str(number)
    return f"?{kept.urlencode()}"


@dataclass(frozen=True, slots=True)
class Shown:
    """A row of the list in the words of the page."""

    pk: int
    name: str
    represented: str
    place: str
    standing: str
    tag: str  # its class
    may_be_confirmed: bool


def _shown(page: queries.Page, names: Mapping[int, str]) -> list[Shown]:
    """Return the rows in the words of the page; labels are translated once, not row by row."""
    places = {place.value: str(place.label) for place in Place}
    standings = {standing.value: str(standing.label) for standing in Standing}
    deleted = _("name deleted")
    return [
        Shown(
            pk=row["pk"],
            name=f"{row['honorific']} {row['name']}".strip() or deleted,
            represented=names.get(row["entity_id"], "") if row["entity_id"] else row["represents"],
            place=places.get(row["place"], ""),
            standing=standings[row["standing"]],
            tag="tag warn" if row["standing"] in WARNS else "tag",
            may_be_confirmed=row["standing"] in rules.DECIDABLE,
        )
        for row in page.rows
    ]


WARNS = (Standing.WAIT_LISTED, Standing.ASKED_BACK)


@gates.secretariat_only
def registration(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Show a person of the list, and decide: confirm, ask back, refuse, withdraw."""
    found = rules.meeting_or_404(key)
    row = get_object_or_404(Registration.objects.select_related("person", "entity"), meeting=found, pk=pk)
    row.meeting = found
    form = forms.ReasonForm(request.POST if request.POST.get("act") in {"ask_back", "refuse"} else None)
    if request.method == "POST" and _decided(request, row, form):
        return redirect("meetings:registration", key, pk)
    names = naming.names_for({row.entity_id or 0}, timezone.localdate(), wording.language())
    answers = [(question, row.answers.get(question.key, "")) for question in queries.questions(found.pk)]
    context = acting.context(
        found,
        row=row,
        represented=names.get(row.entity_id or 0, row.represents),
        answers=answers,
        form=form,
        is_linked=Link.objects.filter(meeting=found, person=row.person).exists(),
        may_be_confirmed=row.standing in rules.DECIDABLE,
        may_be_ended=row.standing in rules.OPEN_TO_WITHDRAWAL,
    )
    return render(request, "meetings/taking_part/registration.html", context)


def _decided(request: HttpRequest, row: Registration, form: forms.ReasonForm) -> bool:
    """Do what the button asks; whether it was done."""
    by, now, asked = acting.person(request), timezone.now(), request.POST.get("act", "")
    if asked == "confirm":
        return _at_once(
            request, lambda: _tell(request, decisions.confirm(row.meeting, [row.pk], by=by, now=now))
        )
    if asked == "withdraw":
        return _at_once(request, lambda: decisions.withdraw(row, by=by, now=now))
    verb = {"ask_back": decisions.ask_back, "refuse": decisions.refuse}.get(asked)
    return verb is not None and acting.done(
        request, form, lambda: verb(row, by=by, now=now, reason=form.cleaned_data["reason"])
    )


def _at_once(request: HttpRequest, act: Callable[[], object]) -> bool:
    try:
        act()
    except Refused as refusal:
        messages.error(request, refusal.reason)
    return True
