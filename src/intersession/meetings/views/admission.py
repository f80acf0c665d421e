"""The terms of taking part, at the desk of the secretariat."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from intersession.accounts import gates
from intersession.meetings import rules
from intersession.meetings.actions import admission as actions
from intersession.meetings.forms import admission as forms
from intersession.meetings.models import Quota
from intersession.meetings.queries import registrations
from intersession.meetings.views import acting


@gates.secretariat_only
def terms(request: HttpRequest, key: str) -> HttpResponse:
    """Set who may take part, how many, on what conditions, and what is asked of them."""
    found = rules.meeting_or_404(key)
    asked = registrations.questions(found.pk)
    quotas = list(Quota.objects.filter(meeting=found))
    start = forms.initial(acting.admission_of(found), quotas, asked, forms.zone_of(found))
    form = forms.TermsForm(request.POST or None, initial=start, meeting=found, asked=asked)

    def act() -> None:
        actions.set_terms(
            found,
            by=acting.person(request),
            terms=form.terms(),
            quotas=form.quota(),
            questions=form.asked(),
            now=timezone.now(),
        )

    if acting.done(request, form, act):
        messages.success(request, _("Saved."))
        return redirect("meetings:admission", key)
    return render(request, "meetings/taking_part/admission.html", acting.context(found, form=form))
