"""Views of evaluations: the results, the desk of surveys, and the pages of those who answer."""
