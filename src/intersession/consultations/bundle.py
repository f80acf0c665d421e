"""The download by which anybody can check a consultation: records, heads, terms, result, and a program."""

import io
import json
import zipfile
from collections.abc import Iterator
from importlib import resources
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from intersession.consultations import log
from intersession.consultations.models import Consultation, Publication
from intersession.counting import canonical

MOMENT = (1980, 1, 1, 0, 0, 0)  # of the files inside, so that equal records give equal bytes
LANGUAGES = ("en", "fr", "es")


def packed(consultation: Consultation) -> bytes:
    """Return the zip file of a counted consultation; it names Members only where that was announced."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, text in _files(consultation):
            bundle.writestr(zipfile.ZipInfo(name, MOMENT), text.encode(), zipfile.ZIP_DEFLATED)
    return content.getvalue()


def _files(consultation: Consultation) -> Iterator[tuple[str, str]]:
    heads = consultation.heads.values("size", "digest", "closing")
    yield "records.jsonl", "".join(f"{record}\n" for record in log.records(consultation))
    yield "heads.json", _json(list(heads))
    yield "options.json", canonical.record_bytes(log.terms_of(consultation)).decode()
    yield "result.json", _json(consultation.result.figures)
    if consultation.publication == Publication.ATTRIBUTED:
        yield "members.json", _json(_members(consultation))
    yield "verify.py", resources.files("intersession.consultations").joinpath("verify.py").read_text("utf-8")
    yield "README.txt", "\n\n".join(_explained(language) for language in LANGUAGES) + "\n"


def _members(consultation: Consultation) -> dict[str, dict[str, str]]:
    """Open the commitments: which Member stands behind each, and the salt that shows it."""
    replies = consultation.replies_received.select_related("entity")
    return {
        log.commitment(reply.salt, reply.entity.key): {"member": reply.entity.key, "salt": reply.salt}
        for reply in replies
    }


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)


def _explained(language: str) -> str:
    with translation.override(language):
        return _(
            "This is the record of a consultation of Members. “python3 verify.py record.zip” recounts it and "
            "checks its heads; with a receipt as second argument it shows that this reply is in the record. "
            "Anyone who holds the record can recount it; a Member can check that its reply is in it; later "
            "changes to a published head can be detected. It does not show that a reply was never left out, "
            "nor who sat at a keyboard."
        )
