"""What the pages of a reply are about: who is asked, by whom it is seen, and what the reply says in words."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from intersession.accounts import rules as accounts
from intersession.accounts.models import User
from intersession.consultations import queries, rules, times
from intersession.consultations.actions import replies
from intersession.consultations.forms import replies as forms
from intersession.consultations.models import Answer, Consultation, Draft, Kind, Reply
from intersession.core import wording
from intersession.core.refusals import Refused
from intersession.membership import rules as membership
from intersession.membership.models import Delegate, Entity
from intersession.membership.queries import name_of

STEPS = ("reply", "answer", "texts", "submission", "receipt")


@dataclass(frozen=True)
class Asked:
    """What a page of a reply is about: the consultation, the entity, and the place of who looks.

    The secretariat looks without a place, and sees neither draft nor reply.
    """

    consultation: Consultation
    entity: Entity
    place: Delegate | None
    person: User
    draft: Draft | None
    versions: list[Reply]
    now: datetime

    @cached_property
    def refusal(self) -> str:
        """Why no reply is taken now; empty while one is."""
        try:
            rules.check_open(self.consultation, self.now)
        except Refused as refused:
            return refused.reason
        return ""

    @cached_property
    def words(self) -> replies.Words:
        """What the draft says; without one, what is registered; else nothing yet."""
        if self.draft and self.draft.answer:
            return words_of(self.draft)
        if self.versions:
            return words_of(self.versions[0])
        return replies.Words(Answer.OBJECTION if self.consultation.kind == Kind.SILENCE else Answer.CHOICE)

    @property
    def steps(self) -> tuple[str, ...]:
        """The pages of this reply in order; in a silence procedure there is nothing to choose."""
        silence = self.consultation.kind == Kind.SILENCE
        return tuple(step for step in STEPS if not (silence and step == "answer"))

    @property
    def seen(self) -> str:
        """What a person who submits has seen: the version of the draft, and how many were registered."""
        return f"{self.draft.version if self.draft else 0}.{len(self.versions)}"

    def context(self, step: str, **more: object) -> dict[str, object]:
        """Return what every page of a reply shows."""
        language, closes = wording.language(), self.consultation.closes_at
        steps = self.steps
        at = steps.index(step)
        return {
            "consultation": self.consultation,
            "entity": self.entity,
            "name": name_of(self.entity.pk, language),
            "draft": self.draft,
            "registered": self.versions[0] if self.versions else None,
            "timely": any(not reply.late for reply in self.versions),
            "closing": times.closing(self.consultation, language),
            "left": times.left(self.consultation, self.now),
            "late": closes is not None and self.now >= closes,
            "refusal": self.refusal,
            "may_submit": membership.may_submit(self.place),
            "submitters": queries.submitters(self.place, self.now) if self.place else [],
            "looks_on": self.place is None,
            "step": at + 1,
            "steps": len(steps),
            "after": f"consultations:{steps[min(at + 1, len(steps) - 1)]}",
            "observer": not rules.entitlement(self.consultation, self.entity).counted,
            **more,
        }


def words_of(written: Draft | Reply) -> replies.Words:
    """Return what a draft or a registered reply says."""
    choices, positions = sorted(written.choices), dict(written.positions)
    return replies.Words(written.answer, choices, positions, written.comment, written.others)


@dataclass(frozen=True, slots=True)
class Told:
    """What a reply says, in the words of a page."""

    answer: str
    options: list[str]
    opinions: list[tuple[str, str]]
    comment: str
    others: str


def told(consultation: Consultation, words: replies.Words) -> Told:
    """Return words of a reply as pages show them, the options in their order."""
    titles = forms.offered(consultation)
    labels = {str(opinion): str(label) for opinion, label in forms.OPINIONS}
    opinions = [
        (titles[letter], labels[words.positions[letter]]) for letter in titles if letter in words.positions
    ]
    answer = "" if words.answer == Answer.CHOICE else str(Answer(words.answer).label)
    options = [titles[letter] for letter in titles if letter in words.choices]
    return Told(answer, options, opinions, words.comment, words.others)


def asked_or_404(request: HttpRequest, key: str, entity: str, *, looks_on: bool = False) -> Asked:
    """Return what a page of a reply is about, to who acts for the entity; for others it is not there.

    With `looks_on` the secretariat may look at what is asked.
    """
    now = timezone.now()
    consultation = rules.consultation_or_404(key, request.user)
    found = get_object_or_404(Entity, key=entity, pk__in=consultation.entitlements.values("entity"))
    person = _person(request)
    if (
        looks_on
        and accounts.is_secretariat(person)
        and not membership.delegate_for(person, found, now.date())
    ):
        return Asked(consultation, found, None, person, None, [], now)
    place = rules.place_or_404(person, found, now)
    draft = Draft.objects.filter(consultation=consultation, entity=found).select_related("edited_by").first()
    return Asked(consultation, found, place, person, draft, queries.versions(consultation, found), now)


def _person(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise Http404
    return request.user
