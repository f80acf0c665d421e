"""One small factory a model: what a row must have, and nothing that a test did not ask for."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from intersession.accounts.models import User
from intersession.consultations.actions import proposals, replies, terms
from intersession.consultations.models import Consultation, Option, Proposal, Reply
from intersession.core import tokens, uploads
from intersession.core.models import Organization, Source
from intersession.cycles.models import Candidate, Cycle, GuidingQuestion, Milestone
from intersession.documents.models import Document, Part, Rendition, Series, WrittenParagraph
from intersession.evaluations import links
from intersession.evaluations.actions import closing, responses, surveys
from intersession.evaluations.models import (
    Assignment,
    Code,
    CodedComment,
    Comment,
    Evaluation,
    Index,
    Line,
    LinePart,
    Quantifier,
    Questionnaire,
    Response,
    Segment,
    Survey,
    SurveyInvitation,
    Version,
)
from intersession.evaluations.queries import surveys as respondents
from intersession.library.models import Publication
from intersession.meetings.actions import releases, speaker_files
from intersession.meetings.models import (
    Admission,
    Aim,
    CheckIn,
    Consent,
    Meeting,
    MeetingDocument,
    MeetingPublication,
    Participation,
    Partner,
    Person,
    Registration,
    Release,
    Room,
    Session,
    SideEvent,
    Speaker,
    SpeakerFile,
    Team,
    TitleVariant,
)
from intersession.membership.models import (
    Body,
    Delegate,
    Delegation,
    Entity,
    EntityName,
    GroupMembership,
    GroupName,
    Membership,
    RegionalGroup,
)
from intersession.outcomes.models import Conclusion, Improvement, Request

_numbers = count(1)


def words(text: str) -> dict[str, str]:
    """Return the text in three languages, each marked with its own."""
    return {language: f"{text} ({language})" for language in ("en", "fr", "es")}


def user(**given: Any) -> User:
    return User.objects.create(**{"email": f"person{next(_numbers)}@example.org", **given})


def source(**given: Any) -> Source:
    return Source.objects.create(**{"key": f"source-{next(_numbers)}", "citation": "a page", **given})


def organization(**given: Any) -> Organization:
    return Organization.objects.create(**{"name": words("Organization"), **given})


def body(**given: Any) -> Body:
    return Body.objects.create(**{"key": f"body-{next(_numbers)}", "name": words("Body"), **given})


def entity(**given: Any) -> Entity:
    return Entity.objects.create(**{"key": f"entity-{next(_numbers)}", "kind": "state", **given})


def entity_name(of: Entity, **given: Any) -> EntityName:
    return EntityName.objects.create(**{"entity": of, "short": words(of.key), **given})


def membership(of: Entity, **given: Any) -> Membership:
    return Membership.objects.create(**{"entity": of, "status": "member", **given})


def member(name: str, **given: Any) -> Entity:
    """Create a Member State of that name in each language."""
    of = entity(**given)
    entity_name(of, short={"en": name, "fr": name, "es": name})
    membership(of)
    return of


def regional_group(**given: Any) -> RegionalGroup:
    return RegionalGroup.objects.create(**{"key": f"G{next(_numbers)}", **given})


def group_name(group: RegionalGroup, **given: Any) -> GroupName:
    return GroupName.objects.create(**{"group": group, "name": words(group.key), **given})


def group_membership(group: RegionalGroup, of: Entity, **given: Any) -> GroupMembership:
    return GroupMembership.objects.create(**{"group": group, "entity": of, **given})


def series(**given: Any) -> Series:
    return Series.objects.create(**{"key": f"series-{next(_numbers)}", "pattern": "IC/{year}/{n}", **given})


def document(**given: Any) -> Document:
    return Document.objects.create(**{"key": f"document-{next(_numbers)}", **given})


def part(of: Document, **given: Any) -> Part:
    return Part.objects.create(
        **{"document": of, "number": 0, "original": "en", "languages": ["en"], **given}
    )


def written_paragraph(of: Document, **given: Any) -> WrittenParagraph:
    key = f"paragraph-{next(_numbers)}"
    return WrittenParagraph.objects.create(
        **{"document": of, "key": key, "after": "purpose", "text": words("Written"), **given}
    )


def publication(**given: Any) -> Publication:
    return Publication.objects.create(**{"key": f"publication-{next(_numbers)}", **given})


def cycle(**given: Any) -> Cycle:
    return Cycle.objects.create(**{"year": 2000 + next(_numbers), "theme": words("Theme"), **given})


def candidate(of: Cycle, **given: Any) -> Candidate:
    letter = f"C{next(_numbers) % 1000}"  # four characters at most
    return Candidate.objects.create(
        **{"cycle": of, "letter": letter, "kind": "topic", "title": words(letter), **given}
    )


def guiding_question(of: Candidate, **given: Any) -> GuidingQuestion:
    return GuidingQuestion.objects.create(
        **{"candidate": of, "position": of.questions.count() + 1, "text": words("Why?"), **given}
    )


def milestone(of: Cycle, **given: Any) -> Milestone:
    key = f"milestone-{next(_numbers)}"
    return Milestone.objects.create(**{"cycle": of, "key": key, "what": words("Step"), **given})


def meeting(**given: Any) -> Meeting:
    key = f"meeting-{next(_numbers)}"
    return Meeting.objects.create(**{"key": key, "kind": "workshop", "title": words("Meeting"), **given})


def title_variant(of: Meeting, **given: Any) -> TitleVariant:
    return TitleVariant.objects.create(
        **{"meeting": of, "position": next(_numbers), "language": "en", "text": "Variant", **given}
    )


def aim(of: Meeting, **given: Any) -> Aim:
    return Aim.objects.create(**{"meeting": of, "position": next(_numbers), "text": words("Aim"), **given})


def partner(of: Meeting, **given: Any) -> Partner:
    return Partner.objects.create(
        **{"meeting": of, "position": next(_numbers), "name": words("Partner"), **given}
    )


def participation(of: Meeting, **given: Any) -> Participation:
    return Participation.objects.create(
        **{"meeting": of, "position": next(_numbers), "counted": "participants", **given}
    )


def session(of: Meeting, **given: Any) -> Session:
    number = next(_numbers)
    return Session.objects.create(
        **{"meeting": of, "key": f"session-{number}", "position": number, "kind": "panel", **given}
    )


def speaker(of: Meeting, **given: Any) -> Speaker:
    number = next(_numbers)
    return Speaker.objects.create(**{"meeting": of, "position": number, "name": f"Speaker {number}", **given})


def meeting_document(of: Meeting, **given: Any) -> MeetingDocument:
    return MeetingDocument.objects.create(**{"meeting": of, **given})


def meeting_publication(of: Meeting, **given: Any) -> MeetingPublication:
    return MeetingPublication.objects.create(**{"meeting": of, **given})


def consultation(of: Cycle, **given: Any) -> Consultation:
    key = f"consultation-{next(_numbers)}"
    return Consultation.objects.create(**{"key": key, "cycle": of, "kind": "topics", **given})


def option(of: Consultation, **given: Any) -> Option:
    return Option.objects.create(**{"consultation": of, **given})


def quantifier(**given: Any) -> Quantifier:
    key = f"quantifier-{next(_numbers)}"
    return Quantifier.objects.create(**{"key": key, "words": words(key), **given})


def evaluation(of: Meeting, **given: Any) -> Evaluation:
    return Evaluation.objects.create(**{"meeting": of, **given})


def index(of: Evaluation, **given: Any) -> Index:
    key = f"index-{next(_numbers)}"
    return Index.objects.create(**{"evaluation": of, "key": key, "label": words(key), **given})


def line(of: Evaluation, **given: Any) -> Line:
    number = next(_numbers)
    key = f"line-{number}"
    return Line.objects.create(
        **{
            "evaluation": of,
            "key": key,
            "topic": "objectives",
            "position": number,
            "label": words(key),
            **given,
        }
    )


def line_part(of: Line, **given: Any) -> LinePart:
    return LinePart.objects.create(**{"line": of, "answer": "satisfied", **given})


def coded_comment(of: Evaluation, **given: Any) -> CodedComment:
    number = next(_numbers)
    key = f"code-{number}"
    return CodedComment.objects.create(
        **{
            "evaluation": of,
            "key": key,
            "position": number,
            "stance": "positive",
            "text": words(key),
            **given,
        }
    )


def conclusion(of: Meeting, **given: Any) -> Conclusion:
    return Conclusion.objects.create(
        **{
            "meeting": of,
            "number": next(_numbers),
            "kind": "lesson",
            "text": words("Conclusion"),
            **given,
        }
    )


def request(of: Meeting, **given: Any) -> Request:
    key = f"request-{next(_numbers)}"
    return Request.objects.create(**{"meeting": of, "key": key, "text": words(key), **given})


def improvement(of: Meeting, **given: Any) -> Improvement:
    key = f"improvement-{next(_numbers)}"
    return Improvement.objects.create(**{"meeting": of, "key": key, "text": words(key), **given})


def delegation(of: Entity, **given: Any) -> Delegation:
    return Delegation.objects.create(**{"entity": of, "start": date(2009, 1, 1), **given})


def delegate(of: Delegation, **given: Any) -> Delegate:
    """A person who acts for the entity; `confirmed_at=None` for one who does not yet."""
    acting = {"start": of.start, "confirmed_at": datetime(2009, 1, 1, tzinfo=UTC)}
    return Delegate.objects.create(
        **{"delegation": of, **acting, **given, "user": given.get("user") or user()}
    )


def open_consultation(states: int = 3, **given: Any) -> Consultation:
    """A choice of two of four topics, opened on 1 October 2026 for so many Members, closing on 30 October."""
    for number in range(states):
        member(f"State {number}", key=f"state-{number}")
    known = {
        "key": "topics",
        "kind": "topics",
        "cycle": given.get("cycle") or cycle(year=2027),
        "title": words("Topics"),
        "seats": 2,
        "opens_at": datetime(2026, 10, 1, 9, tzinfo=UTC),
        "closes_at": datetime(2026, 10, 30, 17, tzinfo=UTC),
        "options": [terms.Offered(letter, title=words(f"Topic {letter}")) for letter in "ABCD"],
    }
    now = given.pop("now", datetime(2026, 10, 1, 9, tzinfo=UTC))
    return terms.open_for_replies(terms.prepare(**known | given), now=now)


def reply(of: Consultation, state: Entity, *choices: str, **given: Any) -> Reply:
    """What the focal point of the State submits on 10 October 2026."""
    held = state.delegations.first() or delegation(state)
    focal = held.delegates.filter(role="focal_point").first() or delegate(held, role="focal_point")
    known = {"by": focal.user, "instruction": "the capital", "now": datetime(2026, 10, 10, 9, tzinfo=UTC)}
    said = replies.Words(given.pop("answer", "choice"), list(choices), **given.pop("more", {}))
    version = of.replies_received.filter(entity=state).count()
    return replies.submit(of, state, words=said, **{"version": version, **known, **given})


def consultation_by_groups(sizes: Mapping[str, int], **given: Any) -> Consultation:
    """The choice of `open_consultation`, put to so many Members of each regional group: afr-0, afr-1."""
    for key, size in sizes.items():
        group = regional_group(key=key)
        group_name(group)
        for number in range(size):
            state = member(f"{key} {number}", key=f"{key.lower()}-{number}")
            group_membership(group, state)
    return open_consultation(states=0, **given)


def registered(of: Consultation, state: str, *choices: str, **given: Any) -> Reply:
    """A reply that stands in the log for the State of that key since 10 October 2026, given by nobody."""
    received = given.pop("now", datetime(2026, 10, 10, 9, tzinfo=UTC))
    by = User.objects.filter(email="desk@example.org").first() or user(email="desk@example.org")
    said = replies.Words(given.pop("answer", "choice"), list(choices), **given)
    kept = Reply(submitted_by=by, received_at=received)
    return replies.register(of, Entity.objects.get(key=state), kept, said)


def room(of: Meeting, **given: Any) -> Room:
    number = next(_numbers)
    return Room.objects.create(
        **{"meeting": of, "position": number % 32_000, "name": words(f"Room {number}"), **given}
    )


def person(**given: Any) -> Person:
    return Person.objects.create(**{"given_name": "Ana", "family_name": f"Person {next(_numbers)}", **given})


def admission(of: Meeting, **given: Any) -> Admission:
    """Open the registration for a meeting from 1 September to 30 October 2026."""
    known = {
        "opens_at": datetime(2026, 9, 1, tzinfo=UTC),
        "closes_at": datetime(2026, 10, 30, tzinfo=UTC),
    }
    return Admission.objects.create(**{"meeting": of, **known, **given})


def registration(of: Meeting, **given: Any) -> Registration:
    someone = given.pop("person", None) or person()
    known = {"kind": "state", "name": str(someone), "standing": "registered"}
    known["entered_at"] = datetime(2026, 9, 10, tzinfo=UTC)
    return Registration.objects.create(**{"meeting": of, "person": someone, **known, **given})


def focal(of: Entity) -> User:
    """The focal point of the State, made where it has none."""
    held = of.delegations.first() or delegation(of)
    place = held.delegates.filter(role="focal_point").first() or delegate(held, role="focal_point")
    return place.user


def draft_proposal(lead: Entity, of: Cycle, title: str = "Cities", **given: Any) -> Proposal:
    """What the focal point of the State writes in English on 5 October 2026."""
    said = proposals.Words({"en": title}, {"en": f"Why {title}"}, given.pop("on_behalf_of", {}))
    known = {"by": focal(lead), "words": said, "now": datetime(2026, 10, 5, 9, tzinfo=UTC)}
    return proposals.write(of, lead, **known | given)


def proposal(lead: Entity, of: Cycle, title: str = "Cities", **given: Any) -> Proposal:
    """A proposal that the focal point of the State has submitted on 5 October 2026."""
    found = draft_proposal(lead, of, title, **given)
    now = given.get("now", datetime(2026, 10, 5, 9, tzinfo=UTC))
    return proposals.submit(found, by=focal(lead), version=found.version, now=now)


def consent(of: Meeting, someone: Person, **given: Any) -> Consent:
    """A consent to be named, without end."""
    known = {"item": "name", "shown_as": "Lina", "given_at": datetime(2026, 9, 10, tzinfo=UTC)}
    return Consent.objects.create(**{"meeting": of, "person": someone, **known, **given})


def rendition(of: Document, **given: Any) -> Rendition:
    """A file of a document that says nothing."""
    known = {"file": ContentFile(b"x", name="file"), "sha256": "0" * 64, "size": 1}
    return Rendition.objects.create(**{"document": of, **known, **given})


def team(of: Meeting, **given: Any) -> Team:
    number = next(_numbers)
    known = {"position": number % 32_000, "name": f"Team {number}", "languages": ["en", "fr", "es"]}
    return Team.objects.create(**{"meeting": of, **known, **given})


def release(of: Meeting, **given: Any) -> Release:
    """Release the programme of a meeting as it stands, on 1 June 2010; who is concerned is written to."""
    known = {"by": given.pop("by", None) or user(is_secretariat=True), "version": "provisional", "note": {}}
    seen = releases.draft(of).token
    return releases.release(
        of, **{**known, "seen": seen, "now": datetime(2010, 6, 1, 9, tzinfo=UTC), **given}
    )


def side_event(of: Meeting, **given: Any) -> SideEvent:
    known = {"title": words("Side event"), "applied_at": datetime(2010, 5, 1, tzinfo=UTC)}
    known |= {"conditions_accepted": True}
    return SideEvent.objects.create(
        **{
            "meeting": of,
            "entity": given.pop("entity", None) or entity(),
            "applied_by": given.pop("applied_by", None) or user(),
            **known,
            **given,
        }
    )


def speaker_file(of: Meeting, person: Person, **given: Any) -> SpeakerFile:
    """A presentation in a PDF that everybody may have, as far as the person's consents allow."""
    return speaker_files.send(
        of,
        person,
        **{
            "session": None,
            "kind": "presentation",
            "title": "Slides",
            "language": "en",
            "shown": True,
            "upload": uploads.check(pdf(), kinds=uploads.SLIDES),
            "now": datetime(2026, 9, 1, tzinfo=UTC),
            **given,
        },
    )


def pdf(words: str = "slides", name: str = "Real Name.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"%PDF-1.4\n" + words.encode() + b"\n%%EOF\n")


def questionnaire(**given: Any) -> Version:
    """The first version of a questionnaire of the bank that asks one question in English."""
    scale = [{"code": tone, "label": {"en": tone}, "tone": tone} for tone in ("satisfied", "critical")]
    item = {"code": "overall", "kind": "scale", "label": {"en": "Overall"}, "options": "scale"}
    section = {"key": "whole", "title": {"en": "The meeting"}, "items": [item]}
    written = {"languages": ["en"], "sections": [section], "lists": {"scale": scale}}
    key = given.pop("key", f"questionnaire-{next(_numbers)}")
    found = Questionnaire.objects.create(key=key, title=words("Questionnaire"))
    return Version.objects.create(**{"questionnaire": found, "number": 1, "definition": written, **given})


def questionnaire_version(definition: Mapping[str, Any] | None = None, **given: Any) -> Version:
    """A version that asks what is given, else how one found it, what to change, and a comment."""
    owner = given.pop("questionnaire", None) or Questionnaire.objects.create(key=f"q-{next(_numbers)}")
    asked = definition or QUESTIONS
    return Version.objects.create(**{"questionnaire": owner, "number": 1, "definition": asked, **given})


QUESTIONS: Mapping[str, Any] = {
    "languages": ["en", "fr", "es"],
    "lists": {
        "satisfaction": [
            {"code": "satisfied", "label": words("Satisfied"), "tone": "satisfied"},
            {"code": "neutral", "label": words("Neither"), "tone": "neutral"},
            {"code": "critical", "label": words("Dissatisfied"), "tone": "critical"},
        ]
    },
    "sections": [
        {
            "key": "whole",
            "title": words("The meeting as a whole"),
            "items": [
                {
                    "code": "overall",
                    "kind": "scale",
                    "options": "satisfaction",
                    "label": words("Overall"),
                    "required": True,
                },
                {
                    "code": "why",
                    "kind": "text",
                    "label": words("What should change?"),
                    "when": ["in", "overall", ["critical"]],
                },
            ],
        },
        {
            "key": "words",
            "title": words("In your own words"),
            "items": [
                {"code": "papers", "kind": "scale", "options": "satisfaction", "label": words("Papers")},
                {"code": "comment", "kind": "text", "label": words("Anything else?")},
                {"code": "quotation", "kind": "consent", "label": words("You may quote me.")},
            ],
        },
    ],
}


def survey(**given: Any) -> Survey:
    """A survey in preparation, anonymous with status, that closes in nine days."""
    held = given.pop("meeting", None) or meeting()
    known = {
        "key": f"survey-{next(_numbers)}",
        "version": given.pop("version", None) or questionnaire_version(),
        "mode": "anonymous",
        "by": given.pop("by", None) or user(),
        "closes_at": timezone.now() + timedelta(days=9),
    }
    return surveys.make(meeting=held, **known | given)


def open_survey(kinds: Mapping[str, int] | None = None, **given: Any) -> Survey:
    """A survey that is open to so many of each kind, who were all mailed their links."""
    found = survey(**given)
    for kind, number in (kinds or {"state": 12}).items():
        for _each in range(number):
            someone = person(email=f"p{next(_numbers)}@example.org")
            registration(found.meeting, person=someone, kind=kind)
    found = surveys.open_for_responses(found, now=timezone.now())
    found.invitations.update(mailed=True)
    return found


def survey_token(invitation: SurveyInvitation) -> str:
    """The token of an invitation, as its mail has it; a new one where the site does not know it."""
    token = tokens.new() if invitation.survey.mode == "untracked" else links.token(invitation.pk)
    SurveyInvitation.objects.filter(pk=invitation.pk).update(digest=links.digest(token))
    return token


def sent_response(invitation: SurveyInvitation, **answers: Any) -> str:
    """Answer and send by an invitation, satisfied unless said otherwise; return the token."""
    token = survey_token(invitation)
    found = respondents.respondent(token)
    now = timezone.now()
    responses.keep(found.survey, found.digest, {"overall": "satisfied", **answers}, now=now)
    responses.send(found.survey, found.digest, found.asked, group=found.group, now=now)
    return token


def check_in(of: Registration, **given: Any) -> CheckIn:
    """A badge was read at the door, or at the `session`, on 24 November 2026 at 9."""
    known = {"uid": uuid4(), "at": datetime(2026, 11, 24, 9, tzinfo=UTC)}
    clerk = given.pop("clerk", None) or user(is_secretariat=True)
    return CheckIn.objects.create(**{"registration": of, "clerk": clerk, **known, **given})


def closed_survey(
    given: Sequence[Mapping[str, Any]], groups: Sequence[str] = (), *, distributed: int = 190, **more: Any
) -> Survey:
    """A closed and counted survey with these responses, out of so many questionnaires handed out."""
    found = survey(**more)
    Survey.objects.filter(pk=found.pk).update(stage="closed", handed_out=distributed)
    found.refresh_from_db()
    for number, answers in enumerate(given):
        group = groups[number] if groups else ""
        Response.objects.create(survey=found, answers=dict(answers), group=group, on_paper=True)
    closing.tabulate(found)
    return found


def code(of: Survey, key: str, **given: Any) -> Code:
    known = {"label": words(key), "says": words(f"said {key}"), "stance": "positive"}
    return Code.objects.create(**{"survey": of, "key": key, **known, **given})


def agreed(of: Code, comment: Comment, by: User) -> Assignment:
    """The whole of a comment has this code in the end."""
    segment, _made = Segment.objects.get_or_create(comment=comment, start=0, end=len(comment.text))
    return Assignment.objects.create(segment=segment, code=of, coder=by, final=True)


def satisfaction(code: str, **given: Any) -> dict[str, Any]:
    """An item of a definition on the scale of satisfaction, told on the topic of objectives."""
    known = {"code": code, "kind": "scale", "options": "satisfaction", "label": words(code)}
    return {**known, "topic": "objectives", **given}


def asking(*items: Mapping[str, Any], **given: Any) -> dict[str, Any]:
    """A definition that asks these items on one page."""
    section = {"key": "all", "title": words("All"), "items": list(items)}
    return {**QUESTIONS, "sections": [section], **given}
