"""The page that a capital reads without an account, and the one by which its delegation makes the link."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from intersession.accounts import gates
from intersession.consultations import queries, times
from intersession.consultations.actions import capital, replies
from intersession.consultations.models import CapitalLink, Draft
from intersession.consultations.views.asked import Asked, asked_or_404, told, words_of
from intersession.core import wording
from intersession.core.refusals import Refused
from intersession.membership.queries import name_of


@never_cache
@gates.signed_in
def link(request: HttpRequest, key: str, entity: str) -> HttpResponse:
    """Make the link of the capital, shown once, or revoke it; tell who made the one that lives."""
    found = asked_or_404(request, key, entity)
    token = ""
    if request.method == "POST":
        try:
            token = _acted(request, found)
        except Refused as refusal:
            messages.error(request, refusal.reason)
        if not token:
            return redirect("consultations:capital_link", key, entity)
    living = capital.living(found.consultation, found.entity)
    more = {
        "living": living,
        "made": times.told(living.made_at, wording.language()) if living else "",
        "address": request.build_absolute_uri(reverse("consultations:capital", args=(token,)))
        if token
        else "",
    }
    return render(request, "consultations/reply/capital_link.html", found.context("reply", **more))


@never_cache
@require_safe
def page(request: HttpRequest, token: str) -> HttpResponse:
    """Show a capital what is asked and what its delegation would answer; it can only be read."""
    found = capital.link_of(token)
    if found is None:
        raise Http404
    response = render(request, "consultations/capital.html", _shown(found))
    response["X-Robots-Tag"] = "noindex"
    return response


def _acted(request: HttpRequest, found: Asked) -> str:
    """Make the link and return its token, or revoke it and return nothing."""
    consultation, entity, by = found.consultation, found.entity, found.person
    if request.POST.get("act") == "revoke":
        capital.revoke_link(consultation, entity, by=by, now=found.now)
        messages.success(request, _("The link is revoked; it opens nothing any more."))
        return ""
    return capital.make_link(consultation, entity, by=by, now=found.now)


def _shown(found: CapitalLink) -> dict[str, object]:
    consultation, now = found.consultation, timezone.now()
    options = consultation.options.select_related("candidate").prefetch_related("candidate__questions")
    return {
        "consultation": consultation,
        "name": name_of(found.entity_id, wording.language()),
        "options": options,
        "addenda": consultation.addenda.all(),
        "closing": times.closing(consultation, wording.language()),
        "left": times.left(consultation, now),
        **_said(found),
    }


def _said(found: CapitalLink) -> dict[str, object]:
    """Return what the delegation has drafted and what is registered, as far as there is any."""
    consultation = found.consultation
    draft = Draft.objects.filter(consultation=consultation, entity=found.entity).exclude(answer="").first()
    versions = queries.versions(consultation, found.entity)
    registered = words_of(versions[0]) if versions else None
    drafted: replies.Words | None = words_of(draft) if draft else None
    return {
        "registered": told(consultation, registered) if registered else None,
        "draft": told(consultation, drafted) if drafted and drafted != registered else None,
    }
