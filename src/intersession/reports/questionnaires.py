"""Composes a questionnaire on paper, to be handed out and filled in with a pen."""

from datetime import date

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from intersession.core import partial_dates, translated
from intersession.core.models import Organization
from intersession.core.refusals import Refused
from intersession.evaluations import definition, questionnaire_sections
from intersession.evaluations.models import Questionnaire, Version
from intersession.meetings.wording import heading
from intersession.papers import tree


def compose_questionnaire(key: str, language: str) -> tree.Paper:
    """Compose the latest version of a questionnaire in one language; refuses a key that none has."""
    version = Version.objects.select_related("questionnaire__meeting__cycle", "questionnaire__meeting__body")
    found = version.filter(questionnaire__key=key).first()
    if found is None:
        raise Refused(f"No questionnaire has the key {key}.")
    with translation.override(language):
        made = definition.read(found.definition)
        return tree.Paper(
            meta=_meta(found.questionnaire, language),
            blocks=questionnaire_sections.paper_form(made, language),
        )


def _meta(found: Questionnaire, language: str) -> tree.Meta:
    organization = Organization.objects.first() or Organization()
    dialogue = str(translated.pick(organization.dialogue, language))
    return tree.Meta(
        symbol="",
        title=str(translated.pick(found.title, language)) or _("Questionnaire"),
        language=language,
        original="",
        date=_day(found),
        organization=str(translated.pick(organization.name, language)),
        occasion=heading(found.meeting).plain if found.meeting else dialogue,
        kind="questionnaire",
    )


def _day(found: Questionnaire) -> date:
    """Return the last day of the meeting, on which the paper is handed out: equal papers are equal."""
    last = (found.meeting.end or found.meeting.start) if found.meeting else ""
    return partial_dates.whole(last) or timezone.localdate()
