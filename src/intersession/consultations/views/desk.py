"""Pages of the secretariat: consultations are prepared, opened, followed, closed; decisions are recorded."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from intersession.accounts import gates
from intersession.accounts.models import User
from intersession.consultations import queries, results, rules, times
from intersession.consultations.actions import decisions, replies, terms
from intersession.consultations.forms import desk as forms
from intersession.consultations.models import Consultation, State
from intersession.core import wording
from intersession.core.refusals import Refused
from intersession.membership.queries import names_at


@require_safe
@gates.secretariat_only
def consultations(request: HttpRequest) -> HttpResponse:
    """List every consultation held here, by what is to be done next."""
    return render(request, "consultations/desk/list.html", {"rows": queries.for_desk()})


@gates.secretariat_only
def prepare(request: HttpRequest) -> HttpResponse:
    """Prepare a consultation, which nobody else sees yet."""
    form = forms.TermsForm(request.POST or None)
    if _done(request, form, lambda: terms.prepare(options=form.options(), **form.terms())):
        return redirect("consultations:desk_one", form.cleaned_data["key"])
    return render(request, "consultations/desk/terms.html", {"form": form})


@gates.secretariat_only
def revise(request: HttpRequest, key: str) -> HttpResponse:
    """Change a consultation in preparation."""
    found = _consultation(request, key)
    form = forms.TermsForm(request.POST or None, initial=_terms(found))
    if _done(request, form, lambda: terms.revise(found, options=form.options(), **form.terms())):
        return redirect("consultations:desk_one", form.cleaned_data["key"])
    return render(request, "consultations/desk/terms.html", {"form": form, "consultation": found})


@require_safe
@gates.secretariat_only
def consultation(request: HttpRequest, key: str) -> HttpResponse:
    """Show where a consultation stands, and what can be done with it now."""
    found = _consultation(request, key)
    language, now = wording.language(), timezone.now()
    names = names_at((found.opens_at or now).date(), language)
    standings = queries.standings(found)
    context = {
        "consultation": found,
        "options": found.options.select_related("candidate"),
        "missing": rules.missing(found, _codes(), now) if found.state == State.DRAFT else (),
        "standings": sorted(
            ((names.get(row.entity, row.key), row) for row in standings), key=lambda pair: pair[0]
        ),
        "replied": sum(bool(row.answer) and row.counted for row in standings),
        "entitled": results.entitled(found),
        "opening": times.told(found.opens_at, language) if found.opens_at else "",
        "closing": times.closing(found, language),
        "left": times.left(found, now),
        "addenda": found.addenda.all(),
        "reminded": found.reminders.order_by("-sent_at").first(),
    }
    return render(request, "consultations/desk/one.html", context)


@gates.secretariat_only
def act(request: HttpRequest, key: str, act: str) -> HttpResponse:
    """Open, remind or close, after a page that names the consequence."""
    found = _consultation(request, key)
    acts: dict[str, Callable[[], object]] = {
        "open": lambda: terms.open_for_replies(found, now=timezone.now()),
        "remind": lambda: replies.remind(found, by=_person(request), now=timezone.now()),
        "close": lambda: terms.close(found, now=timezone.now()),
    }
    if act not in acts:
        raise Http404
    form = Form(request.POST or None)
    if _done(request, form, acts[act], asked=request.method == "POST"):
        messages.success(request, _("Done."))
        return redirect("consultations:desk_one", key)
    context = {
        "consultation": found,
        "act": act,
        "form": form,
        "silent": len(queries.silent(found)),
        "closing": times.closing(found, wording.language()),
    }
    return render(request, "consultations/desk/act.html", context)


@gates.secretariat_only
def paper(request: HttpRequest, key: str) -> HttpResponse:
    """Enter a reply that came on paper."""
    found = _consultation(request, key)
    form = forms.PaperForm(request.POST or None, request.FILES or None, consultation=found)

    def enter() -> None:
        given = form.cleaned_data
        replies.enter_paper(
            found,
            given["entity"],
            by=_person(request),
            words=form.words(given["comment"], given["others"]),
            instruction=given["instruction"],
            received_at=given["received_at"],
            scan=given["scan"],
        )

    return _form_page(request, found, form, enter, _("Enter a reply on paper"))


@gates.secretariat_only
def addendum(request: HttpRequest, key: str) -> HttpResponse:
    """Publish an addendum to an open consultation."""
    found = _consultation(request, key)
    form = forms.WordsForm(request.POST or None, name="text", label=_("Text"))
    return _form_page(
        request,
        found,
        form,
        lambda: terms.add_addendum(found, by=_person(request), text=form.text()),
        _("Publish an addendum"),
    )


@gates.secretariat_only
def withdraw(request: HttpRequest, key: str) -> HttpResponse:
    """Withdraw a consultation, with a reason that all see."""
    found = _consultation(request, key)
    form = forms.WordsForm(request.POST or None, name="reason", label=_("Reason"))
    return _form_page(
        request,
        found,
        form,
        lambda: terms.withdraw(found, reason=form.text()),
        _("Withdraw the consultation"),
    )


@gates.secretariat_only
def decide(request: HttpRequest, key: str) -> HttpResponse:
    """Record the decision of the Chair; what the count makes certain is marked beforehand."""
    found = _consultation(request, key)
    result = getattr(found, "result", None)
    certain = result.figures.get("certain", []) if result else []
    form = forms.DecisionForm(request.POST or None, initial={"chosen": certain}, consultation=found)

    def record() -> None:
        given = form.cleaned_data
        decisions.decide(
            found,
            by=_person(request),
            manner=given["manner"],
            words=forms.by_language(given, "words"),
            reason=forms.by_language(given, "reason"),
            decided_on=given["decided_on"],
            chosen=given["chosen"],
        )

    return _form_page(request, found, form, record, _("Record the decision"))


def _form_page(
    request: HttpRequest, found: Consultation, form: Form, act: Callable[[], object], heading: str
) -> HttpResponse:
    if _done(request, form, act):
        messages.success(request, _("Saved."))
        return redirect("consultations:desk_one", found.key)
    context = {"consultation": found, "form": form, "heading": heading}
    return render(request, "consultations/desk/form.html", context)


def _done(request: HttpRequest, form: Form, act: Callable[[], object], *, asked: bool | None = None) -> bool:
    """Act if the form is right; what is refused is told above the form, which keeps what was written."""
    if not (request.method == "POST" if asked is None else asked):
        return False
    if not form.is_valid() and asked is None:
        return False
    try:
        act()
    except Refused as refusal:
        form.is_valid()
        form.add_error(None, refusal.reason)
        return False
    return True


def _consultation(request: HttpRequest, key: str) -> Consultation:
    found = rules.consultation_or_404(key, request.user)
    if found.state == State.HISTORY:
        raise Http404(key)
    return found


def _person(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def _codes() -> list[str]:
    return [code for code, _name in settings.LANGUAGES]


def _terms(found: Consultation) -> dict[str, object]:
    names = ("key", "cycle", "kind", "seats", "capped", "no_objection", "abstention", "others_welcome")
    more = ("opens_at", "closes_at", "tie_policy", "publication")
    given: dict[str, object] = {name: getattr(found, name) for name in (*names, *more)}
    options = list(found.options.select_related("candidate"))
    given["candidates"] = [option.candidate for option in options if option.candidate]
    texts = [option.title for option in options if not option.candidate]
    given["texts"] = "\n".join(" | ".join(title.get(code, "") for code in _codes()) for title in texts)
    for code in _codes():
        given[f"title_{code}"] = found.title.get(code, "")
        given[f"explanation_{code}"] = found.explanation.get(code, "")
    return given
