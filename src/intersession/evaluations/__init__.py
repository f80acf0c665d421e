"""What participants thought of a meeting."""
