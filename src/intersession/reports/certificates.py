"""Letters and certificates to a person who takes part: templates, what their fields say, and the paper."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from intersession.core import translated
from intersession.core.models import Organization
from intersession.core.refusals import Refused
from intersession.meetings import sections, statistics, wording
from intersession.meetings.models import Registration, Standing
from intersession.membership import queries as membership
from intersession.papers import read_markdown, tree
from intersession.reports.models import LetterKind, LetterTemplate

FORMATS = ("pdf", "docx")
FIELDS = ("name", "function", "entity", "meeting", "title", "dates", "place", "organization")
"""What a template may name in braces."""

FOR_WHOM: Mapping[str, frozenset[Standing]] = {
    LetterKind.INVITATION: frozenset({Standing.NOMINATED, Standing.CONFIRMED, Standing.REGISTERED}),
    LetterKind.CONFIRMATION: frozenset({Standing.CONFIRMED, Standing.REGISTERED, Standing.ATTENDED}),
    LetterKind.ATTENDANCE: frozenset({Standing.ATTENDED}),
}
"""The standings that a letter may be written for: a certificate only for who attended."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A template in one language: a title, and a body in Markdown with fields."""

    title: str
    body: str


def compose(registration: Registration, kind: str, *, language: str, issued: date) -> tree.Paper:
    """Compose a letter to a person; refuses one for a standing that it is not for."""
    standing = Standing(registration.standing)
    if standing not in FOR_WHOM[kind]:
        reason = _("%(name)s: no %(letter)s for who is %(standing)s.")
        raise Refused(
            reason
            % {
                "name": registration.name,
                "letter": LetterKind(kind).label,
                "standing": standing.label,
            }
        )
    with translation.override(language):
        worded = wording_of(kind, language)
        return _paper(worded, fields(registration, language), language, issued)


def preview(worded: Wording, language: str, *, issued: date) -> tree.Paper:
    """Compose a template with the names of its fields in place of a person's; refuses an unknown field."""
    check(worded)
    named: Mapping[str, tree.Inlines] = {name: (f"[{name}]",) for name in FIELDS}
    with translation.override(language):
        return _paper(worded, named, language, issued)


def _paper(worded: Wording, filled: Mapping[str, tree.Inlines], language: str, issued: date) -> tree.Paper:
    organization = Organization.objects.first() or Organization()
    paragraphs = enumerate(read_markdown.paragraphs(worded.body, filled), start=1)
    meta = tree.Meta(
        symbol="",
        title=tree.plain(read_markdown.inlines(worded.title, filled)),
        language=language,
        original="",
        date=issued,
        organization=str(translated.pick(organization.name, language)),
        occasion=tree.plain(filled["meeting"]),
        kind="letter",
    )
    return tree.Paper(
        meta, tuple(tree.Para(f"paragraph-{n}", content, numbered=False) for n, content in paragraphs)
    )


def language_of(registration: Registration) -> str:
    """Return the language of a person's letters: theirs where it is a working language, else the first."""
    known = [code for code, _name in settings.LANGUAGES]
    chosen = registration.person.language
    return chosen if chosen in known else known[0]


def fields(registration: Registration, language: str) -> dict[str, tree.Inlines]:
    """Return what each field says for a person, in the language of the letter."""
    meeting = registration.meeting
    organization = Organization.objects.first() or Organization()
    name = f"{registration.honorific} {registration.name}".strip()
    return {
        "name": (name,),
        "function": (", ".join(filter(None, registration.lines)),),
        "entity": (entity_name(registration, language),),
        "meeting": (_meeting(registration),),
        "title": translated.inlines(meeting.title, language) or (_meeting(registration),),
        "dates": (sections.on_days(meeting, language),),
        "place": translated.inlines(meeting.place, language) or (_("a place to be announced"),),
        "organization": translated.inlines(organization.name, language),
    }


def entity_name(registration: Registration, language: str) -> str:
    """Return what the person comes for: the entity by its name at the meeting, or what was written."""
    if registration.entity_id is None:
        return registration.represents
    day = statistics.day_of(registration.meeting)
    named = membership.names_at(day, language, [registration.entity_id])
    return named.get(registration.entity_id, "")


def _meeting(registration: Registration) -> str:
    meeting = registration.meeting
    return wording.kind(meeting.kind, meeting.number, meeting.body.name if meeting.body else None)


def wording_of(kind: str, language: str) -> Wording:
    """Return the wording of a letter in one language: the secretariat's, else that of the program."""
    kept = LetterTemplate.objects.filter(kind=kind).first() or LetterTemplate()
    with translation.override(language):
        plain = DEFAULTS[kind]()
    return Wording(kept.title.get(language) or plain.title, kept.body.get(language) or plain.body)


def check(worded: Wording) -> None:
    """Refuse a template that names a field which is none, or says nothing."""
    wrong = read_markdown.unknown(f"{worded.title}\n\n{worded.body}", dict.fromkeys(FIELDS))
    if wrong:
        raise Refused(
            _("There is no field %(wrong)s: use %(known)s.")
            % {
                "wrong": ", ".join(f"{{{name}}}" for name in wrong),
                "known": ", ".join(f"{{{name}}}" for name in FIELDS),
            }
        )
    if not worded.title.strip() or not worded.body.strip():
        raise Refused(_("A letter needs a title and a text."))


@transaction.atomic
def word(kind: str, *, by_language: Mapping[str, Wording]) -> LetterTemplate:
    """Keep the secretariat's wording of a letter; a language equal to the program's keeps none of its own."""
    for worded in by_language.values():
        check(worded)
    own = {code: worded for code, worded in by_language.items() if worded != _default(kind, code)}
    template, _made = LetterTemplate.objects.update_or_create(
        kind=kind,
        defaults={
            "title": {code: worded.title for code, worded in own.items()},
            "body": {code: worded.body for code, worded in own.items()},
        },
    )
    return template


def _default(kind: str, language: str) -> Wording:
    with translation.override(language):
        return DEFAULTS[kind]()


# --- the wording that comes with the program ----------------------------------------------------------------


def _text(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def _invitation() -> Wording:
    return Wording(
        _("Letter of invitation"),
        _text(
            "**{name}**",
            "{function}",
            "{entity}",
            _(
                "The secretariat ({organization}) has the honour to invite the person named above to take "
                "part in the meeting “{title}”, which will be held in {place} {dates}."
            ),
            _(
                "The competent authorities are kindly asked to issue the visa that may be required for "
                "travel to the meeting."
            ),
            _("This letter is issued at the request of the person named above."),
            _("*The secretariat*"),
        ),
    )


def _confirmation() -> Wording:
    return Wording(
        _("Confirmation of registration"),
        _text(
            "**{name}**",
            "{function}",
            "{entity}",
            _(
                "The registration of the person named above for the meeting “{title}”, to be held in "
                "{place} {dates}, is confirmed."
            ),
            _("Badges are handed out at the entrance against an identity document with a photograph."),
            _("*The secretariat*"),
        ),
    )


def _attendance() -> Wording:
    return Wording(
        _("Certificate of attendance"),
        _text(
            _("It is certified that"),
            "**{name}**",
            "{entity}",
            _("attended the meeting “{title}”, held in {place} {dates}."),
            _("*The secretariat*"),
        ),
    )


DEFAULTS: Mapping[str, Callable[[], Wording]] = {
    LetterKind.INVITATION: _invitation,
    LetterKind.CONFIRMATION: _confirmation,
    LetterKind.ATTENDANCE: _attendance,
}
