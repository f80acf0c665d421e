"""Forms of evaluations: the questions of a questionnaire, and those by which it is made."""
