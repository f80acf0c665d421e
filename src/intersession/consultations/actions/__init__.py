"""Writes of consultations: their terms, the replies of Members, decisions; one subject a file."""
