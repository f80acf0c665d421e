"""Filters of the pages of consultations."""
