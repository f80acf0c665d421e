"""Composes official papers from the sections of every domain."""
