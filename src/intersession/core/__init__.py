"""Plumbing that any domain may use: translated texts, partial dates, history, refusals, components."""
