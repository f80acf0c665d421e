"""Writes of evaluations: surveys, what is answered, and what becomes of it."""
