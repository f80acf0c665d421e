"""Workshops, informal consultations, Council sessions."""
