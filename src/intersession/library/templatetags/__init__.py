"""Template tags about the library."""
