"""Blocks about meetings for papers: a workshop and its participants, the outline of a Council session."""

from django.utils.translation import gettext as _
from django.utils.translation import npgettext

from intersession.core import partial_dates, translated
from intersession.meetings import participation
from intersession.meetings.models import Meeting, Session, SessionKind, Speaker
from intersession.papers import dates, numerals, tree, words

FEMININE = {"fr", "es"}  # conclusions
OUTLINED = (
    SessionKind.KEYNOTE,
    SessionKind.INTERACTIVE_DEBATE,
    SessionKind.PRESENTATION,
    SessionKind.ROUND_TABLE,
    SessionKind.HIGHLIGHTS,
)
"""The sessions of the Council that belong to the dialogue (IC/2009/10, paragraph 7)."""


def on_days(meeting: Meeting, language: str) -> str:
    """Return when the meeting is held with its preposition (`on 9 and 10 July 2009`), as far as known."""
    start, end = partial_dates.whole(meeting.start), partial_dates.whole(meeting.end)
    if start:
        return dates.on_days(start, end or start, language)
    if not meeting.start:
        return _("on a date not found")
    return _("in %(month)s") % {"month": dates.partial(meeting.start, language)}


def title(meeting: Meeting, language: str) -> tree.Quoted:
    """Return the title between quotation marks, marked where it exists in another language only."""
    return tree.Quoted(translated.inlines(meeting.title, language))


def ordinal_workshop(meeting: Meeting, language: str) -> str:
    """Return `the second intersessional workshop`, counted within its year, or just the kind of meeting."""
    if meeting.number is None:
        return _("the intersessional workshop")
    return _("the %(ordinal)s intersessional workshop") % {
        "ordinal": numerals.ordinal(meeting.number, language, feminine=False)
    }


def evaluation_title(meeting: Meeting, language: str) -> tree.Inlines:
    """Return the title of the annex on the workshop's evaluation."""
    if meeting.number is None:
        return (_("Evaluation of the intersessional workshop"),)
    ordinal = numerals.ordinal(meeting.number, language, feminine=False)
    return tree.fill(_("Evaluation of the %(ordinal)s intersessional workshop"), ordinal=ordinal)


def workshop(meeting: Meeting, language: str, *, conclusions: int, took_part: tree.Inlines = ()) -> tree.Para:
    """Say where and when the workshop was held, who took part and how many conclusions it reached.

    `took_part` is said where no figures of participation were published.
    """
    held = tree.fill(
        _("%(workshop)s, entitled %(title)s, was held in %(place)s %(dates)s.%(note)s"),
        workshop=ordinal_workshop(meeting, language),
        title=title(meeting, language),
        place=translated.inlines(meeting.place, language),
        dates=on_days(meeting, language),
        note=_address(meeting),
    )
    sentences = [words.capital(held), participation.published(meeting, language) or took_part]
    if conclusions:
        sentences.append(_conclusions(meeting, conclusions, language))
    return tree.Para(f"meeting-{meeting.key}", tree.sentences(*sentences))


def _address(meeting: Meeting) -> tree.Inlines:
    if not meeting.short_address:
        return ()
    link = tree.Link((meeting.short_address,), f"https://{meeting.short_address}")
    text = tree.fill(_("The papers of the workshop were made available at %(address)s."), address=link)
    return (tree.Note(f"note-{meeting.key}", text),)


def _conclusions(meeting: Meeting, number: int, language: str) -> tree.Inlines:
    figure = tree.Bound(
        text=numerals.cardinal(number, language, feminine=language in FEMININE),
        key=f"outcomes/{meeting.key}/conclusions",
        basis=_("conclusions of the meeting in the record"),
        count=number,
    )
    return tree.fill(
        npgettext(
            "of a workshop",
            "Its discussions led to %(number)s main conclusion, which follows.",
            "Its discussions led to %(number)s main conclusions, which follow.",
            number,
        ),
        number=figure,
    )


def council(meeting: Meeting, language: str) -> tree.Para:
    """Outline the dialogue's part of a Council session that is still to be held, session by session."""
    sessions = list(meeting.sessions.filter(kind__in=OUTLINED).prefetch_related("speakers"))
    place = translated.inlines(meeting.place, language)
    intro = tree.fill(
        _("%(session)s will be held in %(place)s %(dates)s. The dialogue is planned as follows:"),
        session=council_name(meeting, language),
        place=place or (_("a place not found"),),
        dates=on_days(meeting, language),
    )
    return tree.Para(
        f"meeting-{meeting.key}",
        words.capital(intro),
        tuple(
            _outlined(meeting, session, language, last=position == len(sessions))
            for position, session in enumerate(sessions, start=1)
        ),
    )


def council_name(meeting: Meeting, language: str) -> str:
    """Return `the ninety-eighth session of the Council`, counted within the body."""
    ordinal = numerals.ordinal(meeting.number or 1, language)
    return _("the %(ordinal)s session of the Council") % {"ordinal": ordinal}


def _outlined(meeting: Meeting, session: Session, language: str, *, last: bool) -> tree.Item:
    form = translated.inlines(session.form, language) or (_kind(session.kind),)
    head: tree.Inlines = (_kind(session.kind),) if session.form else ()
    if session.title:
        head = (tree.Quoted(translated.inlines(session.title, language)),)
    told = tree.fill(_("%(head)s: %(form)s"), head=head, form=words.lower(form)) if head else form
    when = f" ({_when(session, language)})" + ("." if last else ";")
    return tree.Item(
        f"session-{meeting.key}-{session.key}",
        tree.merged([*words.capital((*told, *_with(session, language))), when]),
    )


def _kind(kind: str) -> str:
    match kind:
        case SessionKind.KEYNOTE:
            return _("keynote address")
        case SessionKind.INTERACTIVE_DEBATE:
            return _("interactive debate")
        case SessionKind.PRESENTATION:
            return _("presentation followed by questions and answers")
        case SessionKind.ROUND_TABLE:
            return _("round table")
        case _:
            return _("plenary session")


def _with(session: Session, language: str) -> tree.Inlines:
    speakers = [_speaker(speaker, language) for speaker in session.speakers.all() if speaker.name]
    if not speakers:
        return ()
    if session.kind == SessionKind.KEYNOTE and not session.form:
        return tree.fill(_(" by %(speakers)s"), speakers=words.listing(speakers, language))
    return tree.fill(_(", with %(speakers)s"), speakers=words.listing(speakers, language))


def _speaker(speaker: Speaker, language: str) -> tree.Inlines:
    role = translated.inlines(speaker.role, language)
    honorific = translated.inlines(speaker.honorific, language)
    return tree.merged([*honorific, " " if honorific else "", speaker.name, *((", ", *role) if role else ())])


def _when(session: Session, language: str) -> str:
    if session.day is None:
        return _("day to be announced")
    day = dates.weekday(session.day, language)
    if session.start is None or session.end is None:
        return _("%(day)s, time to be announced") % {"day": day}
    return f"{day}, {dates.clock_range(session.start, session.end, language)}"
