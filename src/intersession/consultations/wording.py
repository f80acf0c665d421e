"""What rules of counting, shares and replies are called, in pages and in papers."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from intersession.consultations.forms.replies import OPINIONS
from intersession.consultations.models import Answer
from intersession.consultations.results import Said
from intersession.core import wording as words
from intersession.counting import straw


def rule(name: str) -> str:
    """Name a rule of counting."""
    return {
        "sav": _("satisfaction approval"),
        "pav": _("proportional approval"),
        "cc": _("Chamberlin-Courant"),
        "seqpav": _("sequential proportional approval"),
        "seqphragmen": _("sequential Phragmén"),
    }.get(name, name)


def majority(word: str) -> str:
    """Say in words what share of the replies an option has, and what the word takes."""
    return {
        "majority": _("a majority of the replies (more than half)"),
        "two_thirds": _("two thirds of the replies or more"),
        "great_majority": _("a great majority of the replies (three quarters or more)"),
    }[word]


def sets(found: Iterable[Iterable[str]]) -> str:
    """Name sets of options that lead equally, by their letters."""
    return " / ".join(", ".join(chosen) for chosen in found)


def opinion(name: str) -> str:
    """Name an opinion in a straw poll."""
    return str(dict(OPINIONS).get(straw.Opinion(name), name))


def told(said: Said) -> str:
    """Say what a Member replied: the options chosen or judged by their letters, or the answer as a whole."""
    if said.choices:
        return ", ".join(said.choices)
    if said.positions:
        told = [letter + words.colon() + opinion(name) for letter, name in sorted(said.positions.items())]
        return ", ".join(told)
    return str(Answer(said.answer).label)
