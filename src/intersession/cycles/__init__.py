"""Years of the dialogue."""
