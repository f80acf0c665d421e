"""Resources: publications of the dialogue."""
