"""People who sign in, and the language they read."""
