"""States, observers, organizations; names, membership and groups by date."""
