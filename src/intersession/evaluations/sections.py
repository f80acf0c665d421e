"""Blocks about an evaluation for official papers: the summary in the text, and the annex."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from intersession.core import translated
from intersession.evaluations import sentences
from intersession.evaluations.models import Answer, Topic
from intersession.evaluations.queries import Figure, IndexResult, LineResult, Results
from intersession.papers import charts, numerals, tree, words

TONES = {
    Answer.SATISFIED: "good",
    Answer.NEUTRAL: "neutral",
    Answer.CRITICAL: "bad",
    Answer.UNANSWERED: "blank",
}


def summary(results: Results, language: str, *, annex: str, improvements: tree.Inlines) -> tree.Para:
    """Say how many answered and the main figures, point to the annex, and tell what was taken up.

    `annex` is the id of the annex where there are several, and empty where it is the only one.
    """
    told = [returns(results, language), _headline(results, language)]
    if annex:
        told.append(tree.fill(_("The results are set out in annex %(annex)s."), annex=tree.Ref(annex)))
    else:
        told.append((_("The results are set out in the annex."),))
    if improvements:
        told.append(
            tree.fill(
                _("In view of the comments, particular attention will be paid to %(points)s."),
                points=improvements,
            )
        )
    return tree.Para(f"evaluation-{results.meeting}", tree.sentences(*told))


def returns(results: Results, language: str) -> tree.Inlines:
    """Say how many questionnaires were distributed and returned, and the response rate."""
    if results.distributed is None or results.returned is None:
        return (_("The number of questionnaires returned was not found."),)
    return sentences.told(results, sentences.RETURNS, language)


def _headline(results: Results, language: str) -> tree.Inlines:
    overall = next((line.satisfied for line in results.lines_on(Topic.OVERALL)), None)
    if overall is None:
        return ()
    first = tree.fill(
        _("Among those who answered, %(overall)s were satisfied overall."),
        overall=sentences.bound(overall, Topic.OVERALL, language, results=results),
    )
    indices = [_index_in_brief(index, results, language) for index in results.indices]
    if not indices:
        return first
    listed = words.listing(indices, language)
    return tree.sentences(first, tree.fill(_("By subject, the indices were %(indices)s."), indices=listed))


def _index_in_brief(index: IndexResult, results: Results, language: str) -> tree.Inlines:
    figure = sentences.bound(index.figure, index.key, language, results=results)
    template = _("approximately %(figure)s (%(label)s)") if index.approximate else _("%(figure)s (%(label)s)")
    return tree.fill(template, figure=figure, label=words.lower(translated.inlines(index.label, language)))


def annex_id(results: Results) -> str:
    """Return the id of the annex that holds these results."""
    return f"annex-{results.meeting}"


def annex(
    results: Results, language: str, *, title: tree.Inlines, original: str, requests: tuple[tree.Item, ...]
) -> tree.Annex:
    """Return the evaluation in full: method, figures, chart and table, comments, requests, and the note."""
    name = annex_id(results)
    blocks: list[tree.Block] = [
        tree.Heading(f"{name}-method", (_("Questionnaire and returns"),)),
        tree.Para(f"{name}-returns", _returned(results, language)),
        tree.Heading(f"{name}-results", (_("Results"),)),
        *_results(name, results, language),
    ]
    if results.comments or requests:
        blocks.append(tree.Heading(f"{name}-comments", (_("Comments and requests"),)))
        blocks.extend(_comments(name, results, language))
    if requests:
        intro = (_("Participants asked for:"),)
        blocks.append(tree.Para(f"{name}-requests", intro, requests))
    blocks.extend(_notes(name, results))
    return tree.Annex(name, title, language, original, tuple(blocks))


def _returned(results: Results, language: str) -> tree.Inlines:
    return tree.sentences(returns(results, language), translated.inlines(results.rule, language))


def _results(name: str, results: Results, language: str) -> list[tree.Block]:
    blocks: list[tree.Block] = []
    blocks += [_line_para(name, line, results, language) for line in results.lines_on(Topic.OVERALL)]
    blocks += [_index_para(name, index, results, language) for index in results.indices]
    blocks += [_line_para(name, line, results, language) for line in sentences.alone(results)]
    if counted := [line for line in results.lines if any(figure.share for figure in line.figures)]:
        blocks.append(chart(name, counted, results, language))
    return blocks


def _line_para(name: str, line: LineResult, results: Results, language: str) -> tree.Para:
    return tree.Para(f"{name}-{line.key}", sentences.told(results, f"line-{line.key}", language))


def _index_para(name: str, index: IndexResult, results: Results, language: str) -> tree.Para:
    lines = [line for line in results.lines if line.key in index.lines]
    items = tuple(
        _line_item(f"{name}-{index.key}-{line.key}", line, results, language, last=line is lines[-1])
        for line in lines
    )
    told = sentences.told(results, f"index-{index.key}", language)
    found = any(line.figures for line in lines)
    lead = (
        _("This index pools the answers on the following points:")
        if found
        else _("It was printed for the following points together; no figure of a single point was found:")
    )
    return tree.Para(f"{name}-{index.key}", tree.merged([*told, " ", lead]), items)


def _line_item(identity: str, line: LineResult, results: Results, language: str, *, last: bool) -> tree.Item:
    label = translated.inlines(line.label, language)
    end = "." if last else ";"
    if line.satisfied is None:
        return tree.Item(identity, tree.merged([*label, end]))
    figure = sentences.bound(line.satisfied, line.key, language, results=results)
    return tree.Item(identity, tree.fill(_("%(label)s: %(figure)s") + end, label=label, figure=figure))


def chart(name: str, lines: Sequence[LineResult], results: Results, language: str) -> tree.Chart:
    """Draw the counted lines as parts of their whole, with the table that holds the same figures."""
    caption = (_("Satisfaction of those who answered"),)
    described = [
        f"{translated.pick(line.label, language)}: {_value(line, language)}"
        for line in lines
        if line.satisfied
    ]
    return tree.Chart(
        id=f"{name}-chart",
        caption=caption,
        alt="; ".join(described) + ".",
        drawing=charts.Drawing(
            shape="stacked",
            bars=tuple(_bar(line, language) for line in lines),
            language=language,
            title=caption[0],
        ),
        table=_table(f"{name}-table", lines, results, language),
    )


def diverging(lines: Sequence[LineResult], language: str) -> tuple[charts.Drawing, str]:
    """Return lines as bars about one middle, and the words that say the same."""
    described = [f"{translated.pick(line.label, language)}: {_value(line, language)}" for line in lines]
    bars = tuple(_bar(line, language) for line in lines)
    drawing = charts.Drawing("diverging", bars, language, _("Satisfaction of those who answered"))
    return drawing, "; ".join(described) + "."


def _bar(line: LineResult, language: str) -> charts.Bar:
    known = [(figure.answer, figure.share.count) for figure in line.figures if figure.share]
    rest = (line.base or 0) - sum(count for _answer, count in known)
    parts = [charts.Part(str(Answer(answer).label), count, TONES[Answer(answer)]) for answer, count in known]
    if rest:
        parts.append(charts.Part(_("other answers"), rest, TONES[Answer.NEUTRAL]))
    return charts.Bar(str(translated.pick(line.label, language)), tuple(parts), _value(line, language))


def _value(line: LineResult, language: str) -> str:
    figure = line.satisfied
    if figure is None or figure.share is None:
        return ""
    counts = _("%(count)s of %(base)s") % {"count": figure.share.count, "base": figure.share.base}
    if figure.percent is None:
        return counts
    return f"{numerals.percent(figure.percent, language, table=True)} ({counts})"


def _table(identity: str, lines: Sequence[LineResult], results: Results, language: str) -> tree.Table:
    return tree.Table(
        id=identity,
        caption=(_("Answers by question"),),
        head=((_("Question"),), (_("Answer"),), (_("Count"),), (_("Base"),), (_("Per cent"),)),
        rows=tuple(_row(line, figure, results, language) for line in lines for figure in line.figures),
        source=translated.inlines(results.note, language) if results.reconstructed else (),
    )


def _row(line: LineResult, figure: Figure, results: Results, language: str) -> tuple[tree.Inlines, ...]:
    share = figure.share
    return (
        translated.inlines(line.label, language),
        (str(Answer(figure.answer).label),),
        (numerals.integer(share.count, language) if share else "–",),
        (numerals.integer(share.base, language) if share else "–",),
        (sentences.bound(figure, line.key, language, results=results, table=True),),
    )


def _comments(name: str, results: Results, language: str) -> list[tree.Block]:
    if not results.comments:
        return []
    items = tuple(
        tree.Item(
            f"{name}-comment-{comment.key}",
            _ended(comment.key, results, language, "." if comment is results.comments[-1] else ";"),
        )
        for comment in results.comments
    )
    return [tree.Para(f"{name}-comments-read", (_("The comments may be summed up as follows:"),), items)]


def _ended(comment: str, results: Results, language: str, end: str) -> tree.Inlines:
    """Return what comments of a code said, as an item of a list; a person may have ended it with a stop."""
    said = sentences.told(results, f"comment-{comment}", language)
    last = said[-1] if said else ""
    return tree.merged([*said[:-1], last.rstrip(" .;") if isinstance(last, str) else last, end])


def _notes(name: str, results: Results) -> list[tree.Block]:
    told = [
        _("Percentages are whole and rounded half up; each keeps the base that is named beside it."),
        _("An index pools counts; printed percentages are never averaged."),
    ]
    if any(figure.answer == Answer.UNANSWERED for line in results.lines for figure in line.figures):
        told.append(_("Where questions left unanswered are shown as a class, the base is all respondents."))
    if results.reconstructed:
        told.append(_("Counts are the simplest reconstruction of the printed figures, not published facts."))
    heading = tree.Heading(f"{name}-figures", (_("Note on the figures"),))
    return [heading, tree.Para(f"{name}-note", (" ".join(told),))]
