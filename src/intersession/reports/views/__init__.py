"""Pages of documents and lists, and what the secretariat makes of those who take part: one subject a file."""
