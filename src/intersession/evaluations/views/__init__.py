"""Views of evaluations: results, questionnaires, the desk of surveys, and the pages of those who answer."""
