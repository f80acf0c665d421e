"""Readings as a device at the door sends them: a list in JSON."""

from datetime import UTC, datetime
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from intersession.core.refusals import Refused
from intersession.meetings.actions.door import Reading

LATEST = 4_102_444_800_000
"""Milliseconds of the last moment that a clock may show: the year 2100."""


class _Sent(BaseModel):
    model_config = ConfigDict(extra="forbid")

    uid: UUID
    badge: str = Field(pattern="^[0-9a-f]{64}$")
    session: str = Field(max_length=60)
    at: int = Field(ge=0, le=LATEST)  # milliseconds since 1970, by the clock of the server


_LIST = TypeAdapter(list[_Sent])


def read(content: bytes) -> list[Reading]:
    """Return the readings; refuses what is no such list."""
    try:
        sent = _LIST.validate_json(content)
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise Refused(_("This is not a list of readings; see %(place)s.") % {"place": place or "1"}) from None
    return [
        Reading(one.uid, bytes.fromhex(one.badge), datetime.fromtimestamp(one.at / 1000, UTC), one.session)
        for one in sent
    ]
