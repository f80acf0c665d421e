"""Programmes that come in from files of other programs: read leniently, with everything doubtful told."""
