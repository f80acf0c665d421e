"""What is put to Members."""
