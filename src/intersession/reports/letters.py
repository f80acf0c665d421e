"""Composes the note verbale that announces a consultation, with the form for a reply on paper annexed."""

from datetime import UTC, date

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from intersession.consultations import sections
from intersession.consultations.models import Consultation, State
from intersession.core import translated
from intersession.core.models import Organization
from intersession.core.refusals import Refused
from intersession.papers import tree

FORMATS = ("html", "pdf", "docx")


def compose_note_verbale(key: str, language: str) -> tree.Paper:
    """Compose the note in one language; refuses a consultation without times, which cannot be announced."""
    consultation = Consultation.objects.filter(key=key).first()
    if consultation is None or consultation.state == State.HISTORY:
        raise Refused(f"No consultation held here has the key {key}.")
    if consultation.opens_at is None or consultation.closes_at is None:
        raise Refused(f"The consultation {key} has no times yet: set when it opens and closes first.")
    organization = Organization.objects.first() or Organization()
    with translation.override(language):
        return tree.Paper(
            meta=_meta(consultation, organization, consultation.opens_at.astimezone(UTC).date(), language),
            blocks=sections.note_verbale(
                consultation, language, address=settings.SITE.geturl(), zone=organization.time_zone
            ),
            annexes=_form(consultation, organization, language),
        )


def _meta(consultation: Consultation, organization: Organization, issued: date, language: str) -> tree.Meta:
    return tree.Meta(
        symbol="",
        title=_("Note verbale"),
        subtitle=str(translated.pick(consultation.title, language)),
        language=language,
        original="",
        date=issued,
        organization=str(translated.pick(organization.name, language)),
        occasion=str(translated.pick(organization.dialogue, language)),
        kind="note_verbale",
    )


def _form(consultation: Consultation, organization: Organization, language: str) -> tuple[tree.Annex, ...]:
    form = sections.reply_form(consultation, language, zone=organization.time_zone)
    return (tree.Annex("reply-form", (_("Form for a reply on paper"),), language, "", form),)
