"""Filters of this application."""
