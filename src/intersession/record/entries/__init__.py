"""The entries of the record package, by domain."""
