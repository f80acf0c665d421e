"""Who may see a document: the public sees what is of general distribution."""

from django.http import Http404

from intersession.documents.models import Distribution, Document


def document_or_404(symbol: str) -> Document:
    """Return the document with that symbol, or answer that there is none: also when it is not public."""
    document = (
        Document.objects.filter(symbol=symbol, distribution=Distribution.GENERAL)
        .select_related("series", "body")
        .first()
    )
    if document is None:
        raise Http404(symbol)
    return document
