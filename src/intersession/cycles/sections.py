"""Blocks about the topics proposed for a cycle, for official papers."""

from django.utils.translation import gettext as _

from intersession.core import translated
from intersession.cycles.models import Candidate, CandidateKind, Cycle
from intersession.papers import tree, words


def topics(cycle: Cycle, language: str) -> tuple[tree.Block, ...]:
    """Return each candidate topic under its heading: what it is about, then its guiding questions."""
    candidates = cycle.candidates.filter(kind=CandidateKind.TOPIC).prefetch_related("questions")
    return tuple(block for candidate in candidates for block in _topic(cycle, candidate, language))


def theme(cycle: Cycle, language: str) -> tree.Inlines:
    """Return the overarching theme between quotation marks, or say that it was not found."""
    if not cycle.theme:
        return (_("not found"),)
    return (tree.Quoted(translated.inlines(cycle.theme, language)),)


def _topic(cycle: Cycle, candidate: Candidate, language: str) -> tuple[tree.Block, ...]:
    name = f"topic-{cycle.year}-{candidate.letter}"
    heading = tree.Heading(name, translated.inlines(candidate.title, language), level=2)
    about = tree.Para(f"{name}-purpose", _about(name, candidate, language))
    questions = tuple(
        tree.Item(f"{name}-question-{question.position}", translated.inlines(question.text, language))
        for question in candidate.questions.all()
    )
    if not questions:
        return heading, about
    intro = (_("The following questions could guide the discussion:"),)
    return heading, about, tree.Para(f"{name}-questions", intro, questions)


def _about(name: str, candidate: Candidate, language: str) -> tree.Inlines:
    background = translated.inlines(candidate.background, language)
    purpose = tree.fill(
        _("The workshop would aim to %(purpose)s"),
        purpose=words.lower(translated.inlines(candidate.purpose, language)),
    )
    note = _unofficial(name, candidate, language)
    return tree.merged([*background, " " if background else "", *purpose, *note])


def _unofficial(name: str, candidate: Candidate, language: str) -> tree.Inlines:
    if not {"title", f"title.{language}"} & set(candidate.unverified):
        return ()
    return (tree.Note(f"{name}-note", (_("The title is an unofficial rendering."),)),)
