"""Writes of meetings, by what they change: the meeting, its programme, its releases, its side events."""
