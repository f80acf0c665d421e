"""What goes out of evaluations: questionnaires as XLSForms, results and responses as files."""

FILES = {
    "counts": ("counts.csv", "counts.xlsx", "codebook.csv", "results.json", "ddi.xml"),
    "records": ("responses.csv", "responses.xlsx", "responses.sav"),
    "comments": ("comments.csv", "comments.xlsx"),
}
"""Files of a counted survey, by what they hold."""
