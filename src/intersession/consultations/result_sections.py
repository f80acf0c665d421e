"""Blocks of the result of a consultation for its paper: the same in the same order as on the page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intersession.consultations import results, wording
from intersession.consultations.models import Consultation, Kind, Publication, Result
from intersession.consultations.queries import title_of
from intersession.core import translated
from intersession.membership.queries import group_names
from intersession.papers import charts, dates, numerals, tree, words

Row = Mapping[str, Any]
WITHHELD = ".."
"""What a table prints for a figure that is not given (UN Editorial Manual: not available or not reported)."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What the blocks are made from: the stored figures, and names in the language of the paper."""

    consultation: Consultation
    figures: Row
    titles: Mapping[str, str]  # of the options with their letters, by letter
    groups: Mapping[str, str]
    language: str


def result(found: Result, language: str) -> tuple[tree.Block, ...]:
    """Say who replied, what leads and how firmly, by region and under other rules, and how to check it."""
    consultation, opens = found.consultation, found.consultation.opens_at
    titles = {
        option.letter: f"{option.letter}. {translated.pick(title_of(option), language)}"
        for option in consultation.options.select_related("candidate")
    }
    groups = group_names(opens.date(), language) if opens else {}
    told = _Told(consultation, found.figures, titles, groups, language)
    return (
        *_fictional(consultation),
        *_turnout(told),
        *_counted(told),
        *_members(consultation, language),
        *_decided(consultation, language),
        *_check(found, language),
    )


def _fictional(consultation: Consultation) -> tuple[tree.Block, ...]:
    if not consultation.cycle.fictional:
        return ()
    told = tree.Strong((_("Fictional data."),))
    return (tree.Para("fictional", (told, " ", _("This paper is for training: nothing in it happened."))),)


def _heading(key: str, text: str) -> tree.Heading:
    return tree.Heading(key, (text,))


def _bound(told: _Told, key: str, text: str, count: int, base: int) -> tree.Bound:
    basis = _("%(count)s of %(base)s") % {"count": count, "base": base}
    return tree.Bound(text, f"consultations/{told.consultation.key}/result/{key}", basis, count, base)


def _turnout(told: _Told) -> Iterable[tree.Block]:
    figures = told.figures
    bounds = {
        name: _bound(
            told, name, numerals.integer(figures[name], told.language), figures[name], figures["entitled"]
        )
        for name in ("replies", "late", "silent", "awaiting")
    }
    first = tree.fill(
        _(
            "Members entitled to reply: %(entitled)s. Replies that count: %(replies)s. Late, shown apart: "
            "%(late)s. No reply: %(silent)s, of which awaiting instructions: %(awaiting)s."
        ),
        entitled=numerals.integer(figures["entitled"], told.language),
        **bounds,
    )
    observers = _("Views of observers, not counted: %(number)s.") % {"number": figures["observers"]}
    rows = [
        (row["group"], *(row[name] for name in ("registered", "late", "silent", "entitled")))
        for row in figures["turnout"]
    ]
    head = (_("Group"), _("Replied"), _("Late"), _("No reply"), _("Entitled"))
    yield _heading("turnout", _("Who replied"))
    yield tree.Para("turnout-told", tree.sentences(first, (observers,)))
    yield _table("turnout-groups", _("By regional group"), head, [_by_group(row, told) for row in rows])


def _by_group(row: Sequence[Any], told: _Told) -> tuple[str, ...]:
    name = told.groups.get(row[0]) or row[0] or _("in no regional group")
    return (name, *(str(cell) for cell in row[1:]))


def _table(key: str, caption: str, head: Sequence[str], rows: Iterable[Sequence[tree.Inline]]) -> tree.Table:
    cells = tuple(tuple((cell,) for cell in row) for row in rows)
    return tree.Table(key, (caption,), tuple((cell,) for cell in head), cells)


def _counted(told: _Told) -> Iterable[tree.Block]:
    match told.consultation.kind:
        case Kind.SILENCE:
            return _silence(told.figures)
        case Kind.STRAW_POLL:
            return _opinions(told)
        case _:
            return _choice(told)


def _silence(figures: Row) -> Iterable[tree.Block]:
    number = figures["objections"]
    yield _heading("objections", _("Objections"))
    yield tree.Para("objections-told", (broken(number),))


def broken(number: int) -> str:
    """Say whether the silence was broken, and by how many Members."""
    if not number:
        return _("No Member objected before the closing time.")
    return ngettext(
        "%(number)s Member objected; the silence was broken.",
        "%(number)s Members objected; the silence was broken.",
        number,
    ) % {"number": number}


def _opinions(told: _Told) -> Iterable[tree.Block]:
    names = ("support", "do_not_support", "no_opinion", "unanswered")
    head = (_("Option"), _("support"), _("do not support"), _("no opinion"), _("left open"))
    rows = [
        (told.titles[row["letter"]], *(str(row[name]) for name in names)) for row in told.figures["opinions"]
    ]
    yield _heading("opinions", _("Opinions"))
    yield tree.Para("opinions-told", (_("An informal poll: “no opinion” is not “no”."),))
    yield _table("opinions-table", _("Opinions of those that replied"), head, rows)


def _choice(told: _Told) -> Iterable[tree.Block]:
    yield _heading("support", _("What they chose"))
    yield _support(told)
    yield tree.Para("support-told", (" ".join(_neutral(told.consultation, told.figures)),))
    yield _heading("leading", _("The set that leads"))
    yield tree.Para("leading-told", (" ".join(_leading(told)),))
    if told.figures["groups"]:
        yield _heading("regions", _("By region"))
        yield _regions(told)
    yield _heading("rules", _("Under other rules"))
    yield tree.Para("rules-told", (_("Beside the count of approvals:"),), tuple(_rules(told.figures)))


def _support(told: _Told) -> tree.Chart:
    rows = told.figures["support"]
    bars = [
        charts.Bar(
            told.titles[row["letter"]],
            (
                charts.Part(_("chose it"), row["count"], "good"),
                charts.Part(_("did not choose it"), row["base"] - row["count"], "neutral"),
            ),
            _share(row, told.language),
        )
        for row in rows
    ]
    head = (_("Option"), _("Count"), _("Replies"), _("Per cent"), _("Of all entitled"), _("In words"))
    caption = _("Options by the replies that chose them")
    return tree.Chart(
        "support-chart",
        (caption,),
        "; ".join(f"{bar.label}: {bar.value}" for bar in bars) + ".",
        charts.Drawing("stacked", tuple(bars), told.language, caption),
        _table("support-table", caption, head, [_supported(row, told) for row in rows]),
    )


def _share(row: Row, language: str) -> str:
    counted = _("%(count)s of %(base)s") % {"count": row["count"], "base": row["base"]}
    if row["percent"] is None:
        return counted
    return f"{numerals.percent(row['percent'], language, table=True)} ({counted})"


def _supported(row: Row, told: _Told) -> tuple[tree.Inline, ...]:
    bounds = {
        "least": row["least"]["count"],
        "most": row["most"]["count"],
        "entitled": told.figures["entitled"],
    }
    percent = row["percent"]
    text = "–" if percent is None else numerals.percent(percent, told.language, table=True)
    return (
        told.titles[row["letter"]],
        str(row["count"]),
        str(row["base"]),
        _bound(told, f"support/{row['letter']}", text, row["count"], row["base"]),
        _("%(least)s to %(most)s of %(entitled)s") % bounds,
        wording.majority(row["word"]) if row["word"] else "–",
    )


def _neutral(consultation: Consultation, figures: Row) -> Iterable[str]:
    yield _("The bounds take every silent Member to be against, then for.")
    if consultation.no_objection:
        yield _("No objection to any: %(number)s.") % {"number": figures["no_objection"]}
    if consultation.abstention:
        yield _("Abstentions: %(number)s.") % {"number": figures["abstentions"]}
    if not figures["worded"]:
        yield _("Fewer than half of those entitled replied, so no word such as “majority” is used.")


def _leading(told: _Told) -> Iterable[str]:
    figures = told.figures
    certain = "; ".join(told.titles[letter] for letter in figures["certain"])
    yield _("Certain: %(options)s.") % {"options": certain or _("none")}
    if figures["tied"]:
        yield _("Tied for places left, %(places)s: %(options)s.") % {
            "places": figures["places_left"],
            "options": "; ".join(told.titles[letter] for letter in figures["tied"]),
        }
        yield _("Set before opening: %(policy)s.") % {"policy": told.consultation.get_tie_policy_display()}
    yield from _firmness(figures["cutoff"])
    yield _("This is a count, not a decision: the Chair and Members decide.")


def _firmness(cutoff: Row | None) -> Iterable[str]:
    if cutoff is None:
        return
    if cutoff["margin"]:
        yield ngettext(
            "Between the last option with a place and the first without one lies %(margin)s reply.",
            "Between the last option with a place and the first without one lie %(margin)s replies.",
            cutoff["margin"],
        ) % {"margin": cutoff["margin"]}
        yield _(
            "Replies that would have to change for a tie: %(tie)s; for another set to lead: %(overtake)s."
        ) % {"tie": cutoff["to_tie"], "overtake": cutoff["to_overtake"]}
    yield _("Replies outstanding at the closing time: %(number)s.") % {"number": cutoff["outstanding"]}
    if cutoff["is_open"]:
        yield _("They could have changed the set that leads, or tied it.")
    elif cutoff["outstanding"]:
        yield _("They could not have changed the set that leads.")


def _regions(told: _Told) -> tree.Table:
    figures = told.figures
    letters = [row["letter"] for row in figures["support"]]
    rows = [(row["group"], row["replies"], *_cells(row, letters)) for row in figures["groups"]]
    head = (_("Group"), _("Replied"), *letters, _("Set without this group"))
    caption = (
        _("Choices by regional group")
        if told.consultation.publication == Publication.ATTRIBUTED
        else _("Choices by regional group; two dots (..) stand for what would reveal a State")
    )
    return _table("regions-table", caption, head, [_by_group(row, told) for row in rows])


def _cells(row: Row, letters: Sequence[str]) -> Iterable[str]:
    if row["withheld"]:
        return [WITHHELD] * (len(letters) + 1)
    cells = [WITHHELD if cell["count"] is None else str(cell["count"]) for cell in row["cells"]]
    return [*cells, _without(row["without"])]


def _without(leading: Row | None) -> str:
    if leading is None:
        return WITHHELD
    if leading["same"]:
        return _("the same set")
    tied = f" ({_('tied:')} {', '.join(leading['tied'])})" if leading["tied"] else ""
    return ", ".join(leading["certain"]) + tied


def _rules(figures: Row) -> Iterable[tree.Item]:
    last = figures["rules"][-1]
    for row in figures["rules"]:
        end = "." if row is last else ";"
        yield tree.Item(f"rule-{row['rule']}", (f"{wording.rule(row['rule'])}: {_compared(row)}{end}",))


def _compared(row: Row) -> str:
    if row["same"]:
        return _("the same set")
    if row["same"] is None:
        return _("not followed to the end: too many possibilities")
    return _("different: %(sets)s") % {"sets": wording.sets(row["sets"])}


def _members(consultation: Consultation, language: str) -> Iterable[tree.Block]:
    said = results.attributed(consultation, language)
    if not said:
        return
    late = _("late, not counted")
    rows = [(row.name, f"{wording.told(row)} ({late})" if row.late else wording.told(row)) for row in said]
    yield _heading("members", _("The reply of each Member"))
    yield _table("members-table", _("Replies of Members"), (_("Member"), _("Reply")), rows)


def _decided(consultation: Consultation, language: str) -> Iterable[tree.Block]:
    decision = getattr(consultation, "decision", None)
    if decision is None:
        return
    reason = translated.inlines(decision.reason, language)
    yield _heading("decision", _("The decision"))
    manner = words.capital((decision.get_manner_display(),))
    said = tree.Quoted(translated.inlines(decision.words, language))
    day = dates.day(decision.decided_on, language)
    yield tree.Para("decision-told", tree.sentences((*manner, f" ({day}): ", said), reason))


def _check(found: Result, language: str) -> Iterable[tree.Block]:
    claims = _(
        "Anyone who holds the record can recount it; a Member can check that its reply is in it; later "
        "changes to a published head can be detected."
    )
    log = _("at closing") if found.head.closing else _("with replies that came late")
    row = (log, numerals.integer(found.head.size, language), tree.Symbol(found.head.digest))
    yield _heading("check", _("Check it yourself"))
    head = (_("Log of replies"), _("Records"), _("Head"))
    yield _table("check-head", _("Head of the log of replies (SHA-256, RFC 6962)"), head, [row])
    yield tree.Para("check-claims", (claims,))
