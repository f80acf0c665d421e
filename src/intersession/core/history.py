"""History of the record: every insertion, change and deletion is an event that nobody can alter."""

from collections.abc import Sequence
from typing import TypeVar, cast

import pghistory
import pgtrigger
from django.db import models

Model = TypeVar("Model", bound=models.Model)


def tracked(model: type[Model], *, exclude: Sequence[str] = ()) -> type[Model]:
    """Keep every insertion, change and deletion of the model's rows, whoever writes them, SQL included.

    Excluded fields are not kept, and a change of them alone is no event.
    """
    events = pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
    return cast("type[Model]", pghistory.track(*events, append_only=True, exclude=list(exclude))(model))


def appended(model: type[Model]) -> type[Model]:
    """Let rows be added to the table and never changed or deleted, whoever tries, SQL included."""
    protect = pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
    return cast("type[Model]", pgtrigger.register(protect)(model))
