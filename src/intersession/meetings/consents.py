"""What may be shown of a speaker: the rule, over the consents of one person to one meeting and a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from intersession.meetings.models import ConsentItem


@dataclass(frozen=True, slots=True)
class Given:
    """A consent: to which item, in which words, through which day (None: no end), taken back or not."""

    item: str
    shown_as: str = ""
    until: date | None = None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be shown on a day; name and office are None where they stand as printed, "" where hidden."""

    name: str | None
    office: str | None
    picture: bool
    recording: bool
    quotation: bool


def is_good(given: Given, day: date) -> bool:
    """Whether a consent holds on a day: not taken back, and its last day not past."""
    return not given.withdrawn and (given.until is None or given.until >= day)


def shown(given: Iterable[Given], *, protected: bool, day: date) -> Shown:
    """Return what may be shown of a person on a day.

    Of who speaks as a migrant nothing is shown without a consent that holds, and the name and office only
    in the words of that consent. Of others name and office stand as printed. Nobody's picture, recording
    or words are shown without consent.
    """
    good = {consent.item: consent.shown_as for consent in given if is_good(consent, day)}
    return Shown(
        name=good.get(ConsentItem.NAME, "") if protected else None,
        office=good.get(ConsentItem.OFFICE, "") if protected else None,
        picture=ConsentItem.PICTURE in good,
        recording=ConsentItem.RECORDING in good,
        quotation=ConsentItem.QUOTATION in good,
    )
