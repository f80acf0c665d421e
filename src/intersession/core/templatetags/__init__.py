"""Template tags of the pages: texts, dates and figures of the record."""
