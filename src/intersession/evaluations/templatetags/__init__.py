"""Template tags about evaluations."""
