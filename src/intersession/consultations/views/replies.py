"""Pages by which a delegation answers: what is asked, the choice, the texts, submission, the receipt."""

from dataclasses import dataclass, replace

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from intersession.accounts import gates
from intersession.accounts.models import User
from intersession.consultations import log, queries, rules, times
from intersession.consultations.actions import replies
from intersession.consultations.forms import replies as forms
from intersession.consultations.models import Consultation, Draft, Kind, Reply
from intersession.core import wording
from intersession.core.refusals import Refused
from intersession.membership import rules as membership
from intersession.membership.models import Delegate, Entity
from intersession.membership.queries import name_of


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page of a reply is about: the consultation, the entity, and the place of who looks."""

    consultation: Consultation
    entity: Entity
    place: Delegate
    person: User
    draft: Draft | None
    versions: list[Reply]

    def context(self, step: int, **more: object) -> dict[str, object]:
        """Return what every page of a reply shows."""
        now, language = timezone.now(), wording.language()
        closes = self.consultation.closes_at
        return {
            "consultation": self.consultation,
            "entity": self.entity,
            "name": name_of(self.entity.pk, language),
            "draft": self.draft,
            "versions": self.versions,
            "registered": self.versions[0] if self.versions else None,
            "closing": times.closing(self.consultation, language),
            "left": times.left(self.consultation, now),
            "late": closes is not None and now >= closes,
            "may_submit": membership.may_submit(self.place),
            "step": step,
            "observer": not rules.entitlement(self.consultation, self.entity).counted,
            **more,
        }


@require_safe
@gates.signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """List what is asked of the entities of who looks, in the order of time."""
    rows = queries.asked_rows(request.user, timezone.now())
    return render(request, "consultations/reply/mine.html", {"rows": rows})


@gates.signed_in
def asked(request: HttpRequest, key: str, entity: str) -> HttpResponse:
    """Show what is asked; the delegation may note that it awaits instructions."""
    found = _asked(request, key, entity)
    if request.method == "POST":
        replies.await_instructions(found.consultation, found.entity, by=found.person, now=timezone.now())
        messages.success(request, _("Noted: awaiting instructions from the capital."))
        return redirect("consultations:reply", key, entity)
    options = found.consultation.options.select_related("candidate").prefetch_related("candidate__questions")
    return render(request, "consultations/reply/asked.html", found.context(1, options=options))


@gates.signed_in
def answer(request: HttpRequest, key: str, entity: str) -> HttpResponse:
    """Take the answer into the draft."""
    found = _asked(request, key, entity)
    if found.consultation.kind == Kind.SILENCE:
        return redirect("consultations:texts", key, entity)
    form = forms.AnswerForm(
        request.POST or None, initial=forms.initial(found.draft), consultation=found.consultation
    )
    if request.method == "POST" and form.is_valid():
        words = form.words(*_texts(found.draft))
        if _saved(request, found, form, words, check=True):
            return redirect("consultations:texts", key, entity)
    return render(request, "consultations/reply/answer.html", found.context(2, form=form))


@gates.signed_in
def texts(request: HttpRequest, key: str, entity: str) -> HttpResponse:
    """Take the comment and other topics into the draft."""
    found = _asked(request, key, entity)
    form = forms.TextsForm(
        request.POST or None, initial=forms.initial(found.draft), consultation=found.consultation
    )
    if request.method == "POST" and form.is_valid():
        written = {"comment": form.cleaned_data["comment"], "others": form.cleaned_data.get("others", "")}
        if _saved(request, found, form, replace(_drafted(found), **written), check=False):
            return redirect("consultations:submission", key, entity)
    return render(request, "consultations/reply/texts.html", found.context(3, form=form))


@gates.signed_in
def submission(request: HttpRequest, key: str, entity: str) -> HttpResponse:
    """Show the whole reply before it is submitted, and register it."""
    found = _asked(request, key, entity)
    words = _drafted(found)
    form = forms.SubmissionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            replies.submit(
                found.consultation,
                found.entity,
                by=found.person,
                words=words,
                now=timezone.now(),
                **form.cleaned_data,
            )
        except Refused as refusal:
            form.add_error(None, refusal.reason)
        else:
            return redirect("consultations:receipt", key, entity)
    titles = dict(forms.offered(found.consultation))
    context = found.context(4, form=form, words=words, chosen=[titles.get(c, c) for c in words.choices])
    opinions = {str(opinion): label for opinion, label in forms.OPINIONS}
    judged = [(titles.get(letter, letter), opinions.get(o, o)) for letter, o in words.positions.items()]
    return render(request, "consultations/reply/submission.html", context | {"judged": judged})


@require_safe
@gates.signed_in
def receipt(request: HttpRequest, key: str, entity: str) -> HttpResponse:
    """Show what was registered, with its record and the versions before."""
    found = _asked(request, key, entity)
    if not found.versions:
        return redirect("consultations:reply", key, entity)
    titles = dict(forms.offered(found.consultation))
    language = wording.language()
    rows = [
        {
            "reply": reply,
            "received": times.told(reply.received_at, language),
            "chosen": [titles.get(letter, letter) for letter in reply.choices],
        }
        for reply in found.versions
    ]
    head = log.tree_of(log.records(found.consultation))
    context = found.context(5, rows=rows, head=head.head.hex(), size=head.size)
    return render(request, "consultations/reply/receipt.html", context)


@require_safe
@gates.signed_in
def receipt_file(request: HttpRequest, key: str, entity: str) -> JsonResponse:
    """Give the receipt of the reply that counts as a file, with the salt that only its Member holds."""
    found = _asked(request, key, entity)
    if not found.versions:
        raise Http404
    response = JsonResponse(log.receipt(found.versions[0]), json_dumps_params={"indent": 2})
    response["Content-Disposition"] = f'attachment; filename="receipt-{key}-{entity}.json"'
    return response


def _asked(request: HttpRequest, key: str, entity: str) -> Asked:
    consultation = rules.consultation_or_404(key, request.user)
    found = get_object_or_404(Entity, key=entity)
    place = rules.place_or_404(request.user, found, timezone.now())
    if not consultation.entitlements.filter(entity=found).exists():
        raise Http404
    draft = Draft.objects.filter(consultation=consultation, entity=found).select_related("edited_by").first()
    versions = queries.versions(consultation, found)
    return Asked(consultation, found, place, _person(request), draft, versions)


def _person(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def _texts(draft: Draft | None) -> tuple[str, str]:
    return (draft.comment, draft.others) if draft else ("", "")


def _drafted(found: Asked) -> replies.Words:
    draft = found.draft
    if draft is None:
        return replies.Words("objection" if found.consultation.kind == Kind.SILENCE else "choice")
    return replies.Words(
        draft.answer or "choice", draft.choices, draft.positions, draft.comment, draft.others
    )


def _saved(request: HttpRequest, found: Asked, form: Form, words: replies.Words, *, check: bool) -> bool:
    """Save a draft; what is refused is told above the form, which keeps what was written."""
    version = int(request.POST.get("version") or 0) if request.POST.get("version", "0").isdigit() else 0
    try:
        if check:
            rules.check_answer(
                found.consultation,
                answer=words.answer,
                choices=words.choices,
                positions=words.positions,
                comment=words.comment,
            )
        replies.save_draft(
            found.consultation,
            found.entity,
            by=found.person,
            words=words,
            version=version,
            now=timezone.now(),
        )
    except Refused as refusal:
        form.add_error(None, refusal.reason)
    return form.is_valid()
