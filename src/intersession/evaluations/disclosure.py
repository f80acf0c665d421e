"""The one gate of results: what leaves for a page, a paper or a file has passed here.

Totals of a question are given, and its tables by kind of participant as `counting.suppression` lets them be.
"""

from django.utils.translation import gettext as _

from intersession.core.refusals import Refused
from intersession.counting import answers, suppression
from intersession.evaluations import classes, rules
from intersession.evaluations.models import Survey
from intersession.membership.models import Kind

RECORDS = suppression.LARGE
"""Responses from which an anonymous survey gives out single responses, without the kind of participant."""


def totals(cube: answers.Cube) -> answers.Cube:
    """Return the count of all respondents together: nothing in it is told by kind of participant."""
    return answers.regrouped(cube, dict.fromkeys(cube.groups(), classes.ALL))


def crossed(cube: answers.Cube, item: str) -> suppression.Protected | None:
    """Return the table of an item by kind of participant with the cells that may be shown.

    Under 100 responses there are two kinds, States and all others. None where there is one kind only, where
    sums alone would give a small cell away, and where respondents gave several answers.
    """
    merged = _merged(cube)
    groups = merged.groups()
    if len(groups) < suppression.FEW_GROUPS or not suppression.may_cross(cube.respondents(), len(groups)):
        return None
    try:
        return suppression.protect(suppression.crossed(merged, item))
    except ValueError:
        return None


def check_records(survey: Survey, responses: int) -> None:
    """Refuse to give out single responses of an anonymous survey that has few of them."""
    if survey.mode in rules.ANONYMOUS and responses < RECORDS:
        told = _(
            "This survey is anonymous and has %(number)s responses. Single responses are given out from "
            "%(least)s on: with fewer, a row could point to a person. The counts are given out."
        )
        raise Refused(told % {"number": responses, "least": RECORDS})


def _merged(cube: answers.Cube) -> answers.Cube:
    if cube.respondents() >= suppression.LARGE:
        return cube
    others = [group for group in cube.groups() if group != Kind.STATE]
    return answers.regrouped(cube, dict.fromkeys(others, classes.OTHERS))
