"""Questionnaires in the shapes of other programs."""
