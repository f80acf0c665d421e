"""History of the record: every insertion, change and deletion is an event that nobody can alter."""

from typing import TypeVar, cast

import pghistory
from django.db import models

Model = TypeVar("Model", bound=models.Model)


def tracked(model: type[Model]) -> type[Model]:
    """Keep every insertion, change and deletion of the model's rows, whoever writes them, SQL included."""
    events = pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
    return cast("type[Model]", pghistory.track(*events, append_only=True)(model))
