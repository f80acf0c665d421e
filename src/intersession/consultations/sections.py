"""Blocks about what is put to Members, for official papers."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intersession.consultations import queries
from intersession.consultations.models import Consultation, Kind, Publication, TiePolicy
from intersession.core import partial_dates, translated
from intersession.papers import dates, numerals, tree, words


def choice_of_theme(consultation: Consultation, language: str) -> tree.Inlines:
    """Say which themes were proposed, how Members were asked and which one they preferred."""
    sentences = [_proposed(consultation, language), _asked(consultation, language)]
    if consultation.outcome and (chosen := _chosen(consultation, language)):
        sentences.append(
            words.capital(
                tree.fill(
                    _("%(majority)s preferred %(theme)s."),
                    majority=translated.inlines(consultation.outcome, language),
                    theme=chosen,
                )
            )
        )
    return tree.sentences(*sentences)


def invitation(consultation: Consultation, topics: Sequence[tree.Block], language: str) -> tree.Inlines:
    """Say how many topics are proposed and where, and invite Members to choose without excluding others.

    `topics` are the blocks that set them out, which are referred to by the numbers of their paragraphs.
    """
    paragraphs = [block for block in topics if isinstance(block, tree.Para)]
    number = consultation.options.count()
    offered = tree.fill(
        ngettext(
            "For the workshops of %(year)s, %(number)s topic is proposed in paragraphs %(first)s "
            "to %(last)s.",
            "For the workshops of %(year)s, %(number)s topics are proposed in paragraphs %(first)s "
            "to %(last)s.",
            number,
        ),
        year=str(consultation.cycle.year),
        first=tree.Ref(paragraphs[0].id),
        last=tree.Ref(paragraphs[-1].id),
        number=_number(consultation, "options", number, language, _("topics proposed in the record")),
    )
    seats = _number(consultation, "seats", consultation.seats, language, _("rule of the consultation"))
    text = (
        _("Members are invited to choose %(seats)s of them, and may propose other topics under the theme.")
        if consultation.others_welcome
        else _("Members are invited to choose %(seats)s of them.")
    )
    return (*offered, " ", tree.Strong(tree.fill(text, seats=seats)))


def _proposed(consultation: Consultation, language: str) -> tree.Inlines:
    titles = [
        (tree.Quoted(translated.inlines(title, language)),)
        for title in consultation.options.values_list("candidate__title", flat=True)
    ]
    day = partial_dates.whole(consultation.proposed_on)
    return tree.fill(
        ngettext(
            "At the informal consultations held %(day)s, %(proposer)s proposed %(number)s overarching theme "
            "for %(year)s: %(themes)s.",
            "At the informal consultations held %(day)s, %(proposer)s proposed %(number)s overarching themes "
            "for %(year)s: %(themes)s.",
            len(titles),
        ),
        day=dates.on_days(day, day, language) if day else _("on a date not found"),
        proposer=translated.inlines(consultation.proposed_by, language) or (_("the Administration"),),
        number=_number(consultation, "options", len(titles), language, _("themes proposed in the record")),
        year=str(consultation.cycle.year),
        themes=words.listing(titles, language),
    )


def _asked(consultation: Consultation, language: str) -> tree.Inlines:
    method = translated.inlines(consultation.method, language)
    if not method or not consultation.asked_on:
        return method
    day = partial_dates.whole(consultation.asked_on)
    when = (
        dates.on_days(day, day, language)
        if day
        else _("in %(month)s") % {"month": dates.partial(consultation.asked_on, language)}
    )
    return words.capital(tree.fill(_("%(when)s, %(method)s"), when=when, method=words.lower(method)))


def _chosen(consultation: Consultation, language: str) -> tree.Inlines:
    titles = consultation.options.filter(candidate__fate="chosen").values_list("candidate__title", flat=True)
    return words.listing([(tree.Quoted(translated.inlines(title, language)),) for title in titles], language)


def _number(consultation: Consultation, name: str, number: int, language: str, basis: str) -> tree.Bound:
    return tree.Bound(
        text=numerals.cardinal(number, language),
        key=f"consultations/{consultation.key}/{name}",
        basis=basis,
        count=number,
    )


def note_verbale(
    consultation: Consultation, language: str, *, address: str, zone: str
) -> tuple[tree.Para, ...]:
    """Announce a consultation to the Permanent Missions, in the third person and with its courtesies.

    `address` is where replies are given, `zone` the time zone of the seat, in which times are said.
    """
    told = [
        _compliments(consultation, language),
        tree.sentences(translated.inlines(consultation.explanation, language)),
        _offered(consultation, language),
        _receiving(consultation, language, address=address, zone=zone),
        _publishing(consultation),
    ]
    items = _options(consultation, language)
    paragraphs = [
        tree.Para(f"note-{position}", text, items if position == OFFERED else (), numbered=False)
        for position, text in enumerate(told, start=1)
        if text
    ]
    closing = (
        _(
            "The Administration avails itself of this opportunity to renew to the Permanent Missions the "
            "assurances of its highest consideration."
        ),
    )
    return (*paragraphs, tree.Para("note-closing", closing, numbered=False))


OFFERED = 3  # the paragraph of a note verbale under which the options are listed


def _compliments(consultation: Consultation, language: str) -> tree.Inlines:
    return tree.fill(
        _(
            "The Administration presents its compliments to the Permanent Missions of the Member States and "
            "has the honour to consult them on the following: %(title)s."
        ),
        title=tree.Quoted(translated.inlines(consultation.title, language)),
    )


def _offered(consultation: Consultation, language: str) -> tree.Inlines:
    number = consultation.options.count()
    match consultation.kind:
        case Kind.SILENCE:
            return (
                _("The text is adopted unless a Member objects, with its reasons, before the time below."),
            )
        case Kind.STRAW_POLL:
            return (
                _("Each Member is asked whether it supports each of the following; the poll is informal."),
            )
    rule = (
        _("Each Member is invited to give one reply, choosing at most %(seats)s of the following %(number)s:")
        if consultation.capped
        else _("Each Member is invited to give one reply, choosing any of the following %(number)s:")
    )
    parts = {"number": numerals.cardinal(number, language)}
    if consultation.capped:
        parts["seats"] = numerals.standing_alone(consultation.seats, language)
    return tree.fill(rule, **parts)


def _options(consultation: Consultation, language: str) -> tuple[tree.Item, ...]:
    options = list(consultation.options.select_related("candidate"))
    return tuple(
        tree.Item(
            f"option-{option.letter}",
            (*translated.inlines(queries.title_of(option), language), "." if option is options[-1] else ";"),
        )
        for option in options
    )


def _receiving(consultation: Consultation, language: str, *, address: str, zone: str) -> tree.Inlines:
    if consultation.closes_at is None:
        return ()
    closing = consultation.closes_at.astimezone(ZoneInfo(zone))
    return tree.fill(
        _(
            "Replies are received until %(day)s, %(time)s (time of the seat), at %(address)s or on the "
            "attached form. A reply can be replaced until then; the last one counts."
        ),
        day=dates.day(closing.date(), language),
        time=dates.clock(closing.time(), language),
        address=tree.Link((address,), address),
    )


def _publishing(consultation: Consultation) -> tree.Inlines:
    published = (
        _("The reply of each Member will be published.")
        if consultation.publication == Publication.ATTRIBUTED
        else _("Counts only will be published, not the reply of a Member.")
    )
    if consultation.kind not in {Kind.THEME, Kind.TOPICS}:
        return (published,)
    tie = _("Should the last place be tied: %(policy)s.") % {
        "policy": TiePolicy(consultation.tie_policy).label
    }
    return tree.sentences((published,), (tie,))


BOX, LINE = "☐ ", "…" * 32


def reply_form(consultation: Consultation, language: str, *, zone: str) -> tuple[tree.Para, ...]:
    """Give the form on which a Member may reply on paper: to be filled in, signed and returned."""
    seats = numerals.standing_alone(consultation.seats, language)
    lines = [
        (_("Member:") + f" {LINE}",),
        *([(_("Mark at most %(seats)s.") % {"seats": seats},)] if consultation.capped else ()),
    ]
    paragraphs = [tree.Para(f"form-{n}", line, numbered=False) for n, line in enumerate(lines, start=1)]
    boxes = [
        (f"option-{option.letter}", translated.inlines(queries.title_of(option), language))
        for option in consultation.options.all()
    ]
    if consultation.no_objection:
        boxes.append(("no-objection", (_("No objection to any"),)))
    if consultation.abstention:
        boxes.append(("abstention", (_("Abstention"),)))
    paragraphs += [tree.Para(f"box-{name}", (BOX, *text), numbered=False) for name, text in boxes]
    closing = [_("Comment:"), *([_("Other topics:")] if consultation.others_welcome else ())]
    closing += [_("On the instruction of:"), _("Name and function:"), _("Date and signature:")]
    paragraphs += [
        tree.Para(f"line-{n}", (f"{words_} {LINE}",), numbered=False)
        for n, words_ in enumerate(closing, start=1)
    ]
    return (*paragraphs, *_returned(consultation, language, zone=zone))


def _returned(consultation: Consultation, language: str, *, zone: str) -> tuple[tree.Para, ...]:
    if consultation.closes_at is None:
        return ()
    closing = consultation.closes_at.astimezone(ZoneInfo(zone))
    text = _("To be received by the Administration before %(day)s, %(time)s (time of the seat).") % {
        "day": dates.day(closing.date(), language),
        "time": dates.clock(closing.time(), language),
    }
    return (tree.Para("form-due", (text,), numbered=False),)
