"""Composes the paper of a result, which prints the head of the log by which anybody can check it."""

from django.utils import translation
from django.utils.translation import gettext as _

from intersession.consultations import result_sections, times
from intersession.consultations.models import Result
from intersession.core import translated
from intersession.core.models import Organization
from intersession.core.refusals import Refused
from intersession.papers import tree


def compose_result(key: str, language: str) -> tree.Paper:
    """Compose the result of a consultation in one language, as it was counted; refuses one not counted.

    Its date is the day at the seat on which the head was made, so equal results give equal papers.
    """
    found = Result.objects.filter(consultation__key=key).select_related("consultation__cycle", "head").first()
    if found is None:
        raise Refused(f"No consultation with the key {key} has been counted here: close it first.")
    with translation.override(language):
        return tree.Paper(meta=_meta(found, language), blocks=result_sections.result(found, language))


def _meta(found: Result, language: str) -> tree.Meta:
    organization = Organization.objects.first() or Organization()
    return tree.Meta(
        symbol="",
        title=_("Result of a consultation of Members"),
        subtitle=str(translated.pick(found.consultation.title, language)),
        language=language,
        original="",
        date=found.head.made_at.astimezone(times.seat()).date(),
        organization=str(translated.pick(organization.name, language)),
        occasion=str(translated.pick(organization.dialogue, language)),
        kind="result",
        actor=organization.key,
        number=f"result/{found.consultation.key}",
    )
