"""Pages of meetings, by who they are for: everybody, the secretariat, delegates."""
