"""What comes in from files of other programs and from tables: read leniently, every doubt told."""
