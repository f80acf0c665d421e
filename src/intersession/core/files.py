"""Files that are kept: each content once under its digest, and given out as a download, never as a page."""

from typing import IO, Any

from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control

from intersession.core.models import StoredFile
from intersession.core.uploads import Kind, Upload

TYPES = {
    Kind.PDF: "application/pdf",
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    Kind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Kind.ODT: "application/vnd.oasis.opendocument.text",
    Kind.ODP: "application/vnd.oasis.opendocument.presentation",
    Kind.ODS: "application/vnd.oasis.opendocument.spreadsheet",
    Kind.PNG: "image/png",
    Kind.JPEG: "image/jpeg",
    Kind.CSV: "text/csv",
    Kind.TEXT: "text/plain",
}


def path(digest: str) -> str:
    """Return where a content is kept in the storage."""
    return f"files/{digest[:2]}/{digest}"


@transaction.atomic
def store(upload: Upload) -> StoredFile:
    """Keep a file that was checked; a content that is there already is not kept twice."""
    _alone(upload.digest)
    place = path(upload.digest)
    if default_storage.exists(place) and default_storage.size(place) != upload.size:
        default_storage.delete(place)  # left by a program that was killed while it wrote
    if not default_storage.exists(place):
        default_storage.save(place, upload.file)
    return StoredFile.objects.create(
        name=upload.name, kind=upload.kind, size=upload.size, digest=upload.digest
    )


@transaction.atomic
def remove(stored: StoredFile) -> None:
    """Forget a file, and its content unless another one has the same; when nothing fails afterwards."""
    digest = stored.digest
    stored.delete()
    transaction.on_commit(lambda: _forget(digest))


@transaction.atomic
def _forget(digest: str) -> None:
    _alone(digest)
    if not StoredFile.objects.filter(digest=digest).exists():
        default_storage.delete(path(digest))


def _alone(digest: str) -> None:
    """Wait until nobody else keeps or forgets this content, until the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"file {digest}"])


def serve(stored: StoredFile, *, request: HttpRequest) -> HttpResponseBase:
    """Return the file as a download, for a view that has decided who may have it; 404 when it is not there.

    A browser that has it already is told so, after the view has decided anew.
    """
    etag = f'"{stored.digest}"'
    if unchanged := get_conditional_response(request, etag=etag):
        return unchanged
    try:
        content = default_storage.open(path(stored.digest))
    except FileNotFoundError:
        raise Http404(stored.digest) from None
    response = attachment(content, name=stored.name, kind=Kind(stored.kind))
    response["ETag"] = etag
    return response


def attachment(content: IO[Any], *, name: str, kind: Kind) -> FileResponse:
    """Return an answer that a browser saves and never shows: no type is guessed, nothing in it can run."""
    response = FileResponse(content, as_attachment=True, filename=name, content_type=TYPES[kind])
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    patch_cache_control(response, private=True, no_cache=True)
    return response
