"""Figures as they were approved: one that has changed since is marked, never replaced silently."""

from collections.abc import Mapping
from dataclasses import replace

from intersession.documents.models import Approval, Document
from intersession.papers import tree


def approved(document: Document, language: str) -> Mapping[str, str]:
    """Return the figures of the last approval of that language version, by key; empty when there is none."""
    approvals = Approval.objects.filter(document=document, language=language).order_by("-approved_at", "-id")
    return approvals.values_list("figures", flat=True).first() or {}


def figures(paper: tree.Paper) -> dict[str, str]:
    """Return every bound figure of the paper by its key, as an approval keeps them."""
    return {figure.key: figure.text for figure in tree.figures(paper)}


def changes(paper: tree.Paper) -> tuple[tree.Bound, ...]:
    """Return the figures that are not what was approved."""
    return tuple(figure for figure in tree.figures(paper) if figure.approved)


def marked(paper: tree.Paper, document: Document) -> tree.Paper:
    """Mark every figure that is not what was approved; the figure itself stays as the record has it now."""
    before = approved(document, paper.meta.language)
    if not before:
        return paper

    def mark(inlines: tree.Inlines) -> tree.Inlines:
        return tree.changed(inlines, lambda figure: _marked(figure, before))

    def marked_blocks(blocks: tuple[tree.Block, ...]) -> tuple[tree.Block, ...]:
        return tuple(tree.mapped(block, mark) for block in blocks)

    annexes = tuple(replace(annex, blocks=marked_blocks(annex.blocks)) for annex in paper.annexes)
    return replace(paper, blocks=marked_blocks(paper.blocks), annexes=annexes)


def _marked(figure: tree.Bound, before: Mapping[str, str]) -> tree.Bound:
    text = before.get(figure.key, figure.text)
    return replace(figure, approved="" if text == figure.text else text)
