"""The whole record in and out, and the packaged demonstration."""
