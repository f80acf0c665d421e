"""Intersession runs an intergovernmental dialogue from one record."""
