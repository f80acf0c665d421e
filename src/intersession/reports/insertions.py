"""Paragraphs that a person wrote, set between composed ones and kept when the paper is composed again."""

from dataclasses import replace

from intersession.core import translated
from intersession.documents.models import Document, WrittenParagraph
from intersession.papers import tree


def inserted(paper: tree.Paper, document: Document, language: str) -> tree.Paper:
    """Set each written paragraph after its composed block; one whose block is gone closes the paper."""
    waiting: dict[str, list[tree.Block]] = {}
    for paragraph in WrittenParagraph.objects.filter(document=document):
        content = translated.inlines(paragraph.text, language)
        block = tree.Para(f"written-{paragraph.key}", content, written=True)
        waiting.setdefault(paragraph.after, []).append(block)

    def with_written(blocks: tuple[tree.Block, ...]) -> list[tree.Block]:
        return [found for block in blocks for found in (block, *waiting.pop(block.id, ()))]

    blocks = with_written(paper.blocks)
    annexes = tuple(replace(annex, blocks=tuple(with_written(annex.blocks))) for annex in paper.annexes)
    left = [block for paragraphs in waiting.values() for block in paragraphs]
    return replace(paper, blocks=(*blocks, *left), annexes=annexes)
