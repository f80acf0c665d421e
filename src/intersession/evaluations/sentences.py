"""Sentences of the annex on an evaluation: as the program proposes them, or as a person worded them.

A sentence has a key and figures by name. Words of a person hold the names as fields (`{satisfied}`), so that
the figure in them stays bound to its count and base in every language.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from intersession.core import translated
from intersession.core.refusals import Refused
from intersession.counting import shares
from intersession.evaluations.models import Answer, Origin, Topic
from intersession.evaluations.queries import CommentResult, Figure, IndexResult, LineResult, Results
from intersession.papers import numerals, tree, words

Figures = Mapping[str, tree.Inline]
"""What a sentence tells, by the name of its field."""

RETURNS = "returns"
_FIELD = re.compile(r"\{(\w+)\}")
_TYPED = re.compile(r"\d\s*(?:%|per\s?cent|pour\s?cent|por\s?ciento)", re.IGNORECASE)


def basis(figure: Figure, language: str, *, reconstructed: bool) -> str:
    """Say what a figure was counted on (`37 of 42 who answered`), and whether that is reconstructed."""
    if figure.share is None:
        return _("as printed; the count behind it was not found")
    counted = base_of(figure.share, language)
    if figure.difference is not None:
        counted += "; " + _("counted %(percent)s, printed %(printed)s") % {
            "percent": numerals.percent(figure.share.percent or 0, language),
            "printed": numerals.percent(figure.printed or 0, language),
        }
    return counted + ("; " + _("simplest reconstruction of the printed figure") if reconstructed else "")


def base_of(share: shares.Share, language: str) -> str:
    """Return a count with its base and whom that base counts: `37 of 42 who answered`."""
    numbers = {
        "count": numerals.integer(share.count, language),
        "base": numerals.integer(share.base, language),
    }
    if share.items > 1:
        return _("%(count)s of %(base)s answers, pooled") % numbers
    match share.kind:
        case shares.Kind.ANSWERED:
            return _("%(count)s of %(base)s who answered") % numbers
        case shares.Kind.DISTRIBUTED:
            return _("%(count)s of %(base)s questionnaires distributed") % numbers
        case _:
            return _("%(count)s of %(base)s respondents") % numbers


def bound(figure: Figure, key: str, language: str, *, results: Results, table: bool = False) -> tree.Bound:
    """Return the figure as a per cent bound to its count and base; a count alone under the smallest base."""
    share = figure.share
    if figure.percent is not None:
        text = numerals.percent(figure.percent, language, table=table)
    else:
        text = base_of(share, language) if share else _("not found")
    return tree.Bound(
        text=text,
        key=f"evaluations/{results.meeting}/{key}/{figure.answer}" + ("/table" if table else ""),
        basis=basis(figure, language, reconstructed=results.reconstructed and key != "rate"),
        count=share.count if share else None,
        base=share.base if share else None,
    )


@dataclass(frozen=True, slots=True)
class Proposed:
    """A sentence as the program proposes it: its key, what it may tell by field, its words by language."""

    key: str
    fields: tuple[str, ...]
    words: Mapping[str, str]

    @property
    def is_kept_always(self) -> bool:
        """Whether it can be worded but not dropped: an annex says how many answered."""
        return self.key == RETURNS


def proposed(results: Results) -> list[Proposed]:
    """Return the sentences that an annex on these results may have, in its order."""
    by_language: dict[str, dict[str, str]] = {}
    fields: dict[str, tuple[str, ...]] = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            for key, figures in _all(results, language):
                fields[key] = tuple(figures)
                named = {name: f"{{{name}}}" for name in figures}
                told = tree.plain(_proposal(results, key, language, named))
                by_language.setdefault(key, {})[language] = told
    return [Proposed(key, fields[key], said) for key, said in by_language.items()]


def figures(results: Results, key: str, language: str) -> Figures:
    """Return what the sentence of that key tells, by field."""
    return dict(_all(results, language))[key]


def told(results: Results, key: str, language: str) -> tree.Inlines:
    """Return the sentence of that key as a person worded it in this language, else as it is proposed."""
    known = figures(results, key, language)
    return filled(results.wording.get(key, {}).get(language, ""), known) or _proposal(
        results, key, language, known
    )


def filled(said: str, known: Figures) -> tree.Inlines:
    """Return words with their fields replaced by the figures; what is no field stays as it is written."""
    used = [name for name in _FIELD.findall(said) if name in known]
    template = _FIELD.sub(
        lambda field: f"%({field[1]})s" if field[1] in known else field[0], said.replace("%", "%%")
    )
    return tree.fill(template, **{name: known[name] for name in used})


def check(sentence: Proposed, said: Mapping[str, str]) -> None:
    """Refuse words that lack a language, tell different figures by language, or tell none or a typed one."""
    names = {code: str(name) for code, name in settings.LANGUAGES}
    if missing := [_(name) for code, name in names.items() if not said.get(code)]:
        raise Refused(_("The sentence is missing in: %s.") % ", ".join(missing))
    used = {code: set(_FIELD.findall(text)) for code, text in said.items()}
    if unknown := sorted(set().union(*used.values()) - set(sentence.fields)):
        raise Refused(_("This sentence has no such figure: %s.") % ", ".join(unknown))
    if not all(used.values()):
        raise Refused(_("Write at least one figure as its field, such as {%s}.") % sentence.fields[0])
    if len({frozenset(one) for one in used.values()}) > 1:
        raise Refused(_("The sentence tells other figures in one language than in another."))
    if any(_TYPED.search(text) for text in said.values()):
        raise Refused(_("A per cent is typed. Write its field instead, so that it stays bound to its count."))


def _all(results: Results, language: str) -> Iterator[tuple[str, Figures]]:
    """Give the key and the figures of every sentence, in the order of the annex."""
    if results.distributed is not None and results.returned is not None:
        yield RETURNS, _of_returns(results, language)
    for line in results.lines_on(Topic.OVERALL):
        yield _of_line(line, results, language)
    for index in results.indices:
        share = bound(index.figure, index.key, language, results=results)
        yield f"index-{index.key}", {"share": share}
    for line in alone(results):
        yield _of_line(line, results, language)
    for comment in results.comments:
        yield f"comment-{comment.key}", _of_comment(comment, results, language)


def alone(results: Results) -> tuple[LineResult, ...]:
    """Return the lines that have a sentence of their own after the indices."""
    found = (results.lines_on(topic) for topic in Topic if topic != Topic.OVERALL)
    return tuple(line for lines in found for line in lines if not line.index)


def _of_returns(results: Results, language: str) -> Figures:
    return {
        "distributed": _plain(results.distributed or 0, "distributed", results, language),
        "returned": _plain(results.returned or 0, "returned", results, language),
        "rate": bound(results.rate, "rate", language, results=results),
    }


def _plain(number: int, key: str, results: Results, language: str) -> tree.Bound:
    return tree.Bound(
        text=numerals.cardinal(number, language),
        key=f"evaluations/{results.meeting}/{key}",
        basis=_("as counted at the closing")
        if results.origin == Origin.COUNTED
        else _("as published for the meeting"),
        count=number,
    )


def _of_line(line: LineResult, results: Results, language: str) -> tuple[str, Figures]:
    shown = {one.answer: bound(one, line.key, language, results=results) for one in line.figures}
    return f"line-{line.key}", shown


def _of_comment(comment: CommentResult, results: Results, language: str) -> Figures:
    quantifier = tree.plain(translated.inlines(comment.quantifier, language))
    if comment.figure.percent is None and comment.figure.share is None:
        return {"quantifier": quantifier}
    share = bound(comment.figure, f"comments/{comment.key}", language, results=results)
    if not quantifier:
        return {"share": share}
    counted = tree.Bound(quantifier, f"{share.key}/words", share.basis, share.count, share.base)
    return {"share": share, "quantifier": counted}


def _proposal(results: Results, key: str, language: str, known: Figures) -> tree.Inlines:
    kind, _dash, name = key.partition("-")
    match kind:
        case "line":
            return _line(next(line for line in results.lines if line.key == name), language, known)
        case "index":
            return _index(next(one for one in results.indices if one.key == name), language, known)
        case "comment":
            return _comment(next(one for one in results.comments if one.key == name), language, known)
    template = _(
        "Of the %(distributed)s evaluation questionnaires distributed, %(returned)s were returned, "
        "a response rate of %(rate)s."
    )
    return tree.fill(template, **known)


def _line(line: LineResult, language: str, known: Figures) -> tree.Inlines:
    told_of = [
        tree.fill("%(figure)s %(answer)s", figure=known[answer], answer=str(Answer(answer).label))
        for answer in known
    ]
    label = words.capital(translated.inlines(line.label, language))
    listed = words.listing(told_of, language)
    return tree.fill(_("%(label)s: %(figures)s."), label=label, figures=listed)


def _index(index: IndexResult, language: str, known: Figures) -> tree.Inlines:
    template = _("%(label)s: approximately %(figure)s.") if index.approximate else _("%(label)s: %(figure)s.")
    label = words.capital(translated.inlines(index.label, language))
    return tree.fill(template, label=label, figure=known["share"])


def _comment(comment: CommentResult, language: str, known: Figures) -> tree.Inlines:
    text = translated.inlines(comment.text, language)
    if "share" not in known:
        return tree.merged([*translated.inlines(comment.quantifier, language), " ", *text])
    return tree.fill(_("%(figure)s of respondents %(clause)s"), figure=known["share"], clause=text)
