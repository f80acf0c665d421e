"""How tests name a delegation: the list is read, written and kept."""

from datetime import UTC, datetime

from intersession.meetings.actions import entering, rolls

NOW = datetime(2026, 10, 1, 9, tzinfo=UTC)


def nominee(name, **given):
    return entering.Nominee(name, **given)


def nominate(meeting, entity, by, *nominees, removed=(), seen_as=None, now=NOW):
    """Keep a list as its page would, unless another state of it was read."""
    read = rolls.seen(rolls.listed(meeting, [entity.pk])) if seen_as is None else seen_as
    rolls.nominate(meeting, entity, by=by, nominees=nominees, removed=removed, seen_as=read, now=now)
    return rolls.listed(meeting, [entity.pk])


def names(rows):
    return [row.name for row in rows]
