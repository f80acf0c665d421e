"""What each mode of a survey knows of who answers, and what it does not: said to everyone, and true.

`docs/decisions/0016-anonymous-responses.md` says how each sentence is kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intersession.evaluations.models import Mode

Said = str | Promise


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a mode: in short, what is known, what is not, and whom that does not stop."""

    in_short: Said
    known: Sequence[Said]
    unknown: Sequence[Said]
    limits: Sequence[Said]


_CLASS = _("The kind of participant you are, such as States, where at least ten of that kind were invited.")
_NO_TRACE = _(
    "When you answered, from which address and with which device: none of it is kept with your answers."
)
_COMMENTS = _("What you write in your own words is read as you write it. Leave out what only you can know.")
_OPERATORS = _(
    "Whoever runs the server could link answers and persons by its backups, by the write-ahead log of its "
    "database, or by changing the program. The secretariat cannot, by any page of this site."
)
_KEY = _(
    "Until your answers have been put among at least four others of your kind, and at the latest until the "
    "closing, whoever has both the database and the key of the server could link them to you."
)
_LINK = _("Whoever has your link sees what you have answered until you send it. Do not pass it on.")

MODES = {
    Mode.ANONYMOUS: Told(
        _("Your answers are anonymous. Until the closing it is known whether you answered, but not what."),
        (_("Until the closing: whether you have answered, so that reminders spare you."), _CLASS),
        (_("Which answers are yours."), _NO_TRACE, _("After the closing: whether you answered at all.")),
        (_COMMENTS, _LINK, _KEY, _OPERATORS),
    ),
    Mode.UNTRACKED: Told(
        _("Your answers are anonymous, and it is not known whether you answered."),
        (_("That a link was sent to you."), _CLASS),
        (_("Which answers are yours."), _("Whether you have answered."), _NO_TRACE),
        (_COMMENTS, _LINK, _OPERATORS),
    ),
    Mode.PSEUDONYMOUS: Told(
        _("Your answers stand under a pseudonym, the same at every survey of the dialogue."),
        (
            _("Whether you have answered."),
            _("Which answers came from the same person, at this survey and at others."),
            _CLASS,
        ),
        (_("On the pages of this site: which person has which pseudonym."), _NO_TRACE),
        (_COMMENTS, _LINK, _("Whoever runs the server can find out whose a pseudonym is.")),
    ),
    Mode.PERSONAL: Told(
        _("Your answers stand under your name, and the secretariat can read them."),
        (_("Your name, with each of your answers."),),
        (_("When you answered, and from which address."),),
        (_LINK,),
    ),
}


def told(mode: str) -> Told:
    """Return what is told of a mode."""
    return MODES[Mode(mode)]
