"""Programmes that go out in the formats of other programs, from plain values in one language."""
