"""Taking part without a delegation: the page of the terms, the proof of an address, the form."""

from typing import cast

from allauth.core import ratelimit
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from intersession.core import wording
from intersession.meetings import registration_letters as letters
from intersession.meetings import rules
from intersession.meetings.actions import applications, places
from intersession.meetings.forms import taking_part as forms
from intersession.meetings.models import Admission, Meeting, Registration
from intersession.meetings.queries import nominations, persons
from intersession.meetings.queries import registrations as queries
from intersession.meetings.views import acting
from intersession.membership.queries import names_at

SALT = "intersession.meetings.address"
LIFETIME = 24 * 3600
"""Seconds in which the link from the mail opens the form."""


@never_cache
def take_part(request: HttpRequest, key: str) -> HttpResponse:
    """Tell on what terms people take part, and send the link of the form to an address.

    The answer is the same for every address: nobody learns whether it is known.
    """
    found = rules.meeting_or_404(key)
    admission = acting.admission_of(found)
    form = forms.AddressForm(request.POST or None)
    refusal = rules.refusal_of_time(admission, timezone.now())
    context = acting.context(found, admission=admission, form=form, refusal=refusal)
    if request.method == "POST" and not refusal and form.is_valid():
        email = form.cleaned_data["email"].lower()
        if not ratelimit.consume(request, action="prove_address", key=email):
            return cast("HttpResponse", ratelimit.respond_429(request))
        _send(found, email)
        context |= {"sent_to": email}
    return render(request, "meetings/taking_part/take_part.html", context)


def _send(found: Meeting, email: str) -> None:
    language = wording.language()
    proof = signing.dumps([found.pk, email], salt=SALT, compress=True)
    letters.address_proof(found, email, language, letters.reverse_in(language, "register", found.key, proof))


def _proven(found: Meeting, proof: str) -> str | None:
    """Return the address that a link proves; none for one that is forged, old or of another meeting."""
    try:
        meeting, email = signing.loads(proof, salt=SALT, max_age=LIFETIME)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return str(email) if meeting == found.pk else None


@never_cache
def apply(request: HttpRequest, key: str, proof: str) -> HttpResponse:
    """Take an application from an address that was proven; what this address has already is opened here."""
    found = rules.meeting_or_404(key)
    email, admission = _proven(found, proof), acting.admission_of(found)
    if email is None or admission is None:
        return acting.private(
            render(request, "meetings/taking_part/stale.html", acting.context(found), status=404)
        )
    held = persons.registrations_at(email, found.pk)
    if chosen := _chosen(request, held):
        return redirect("meetings:own", places.linked(chosen, timezone.now()))
    form = forms.ApplicationForm(
        request.POST if "apply" in request.POST else None,
        admission=admission,
        questions=queries.questions(found.pk),
        initial={"language": wording.language()},
    )
    made: list[str] = []
    if acting.done(request, form, lambda: made.append(_applied(found, email, form))):
        return redirect("meetings:own", made[0])
    return acting.private(_shown(request, found, admission, form, email=email, held=held))


def _chosen(request: HttpRequest, held: list[Registration]) -> Registration | None:
    """Return which registration of the address is to be opened."""
    asked = request.POST.get("open", "")
    return next((row for row in held if str(row.pk) == asked), None)


def _shown(
    request: HttpRequest,
    found: Meeting,
    admission: Admission,
    form: forms.ApplicationForm,
    **more: object,
) -> HttpResponse:
    names = names_at(timezone.localdate(), wording.language())
    refusal = rules.refusal_of_time(admission, timezone.now())
    context = acting.context(
        found, admission=admission, form=form, entities=sorted(names.values()), refusal=refusal, **more
    )
    return render(request, "meetings/taking_part/apply.html", context)


def _applied(found: Meeting, email: str, form: forms.ApplicationForm) -> str:
    given = form.cleaned_data
    entity = nominations.entity_named(given["represents"], given["kind"])
    _row, token = applications.apply(
        found,
        email=email,
        written=form.written(),
        entity=entity,
        represents=given["represents"],
        kind=given["kind"],
        now=timezone.now(),
    )
    return token
