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
from intersession.core import wording
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
    heads = [
        {"size": head.size, "digest": head.digest, "closing": head.closing, "made": head.made_at.isoformat()}
        for head in consultation.heads.all()
    ]
    yield "records.jsonl", "".join(f"{record}\n" for record in log.records(consultation))
    yield "heads.json", _json(heads)
    yield "options.json", canonical.record_bytes(log.terms_of(consultation)).decode()
    yield "result.json", _json(consultation.result.figures)
    if consultation.publication == Publication.ATTRIBUTED:
        yield "members.json", _json(_members(consultation))
    yield "verify.py", resources.files("intersession.consultations").joinpath("verify.py").read_text("utf-8")
    yield "README.txt", "\n\n\n".join(_explained(consultation, language) for language in LANGUAGES)


def _members(consultation: Consultation) -> dict[str, dict[str, str]]:
    """Open the commitments: which Member stands behind each, and the salt that shows it."""
    replies = consultation.replies_received.select_related("entity")
    return {
        log.commitment(reply.salt, reply.entity.key): {"member": reply.entity.key, "salt": reply.salt}
        for reply in replies
    }


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)


def _explained(consultation: Consultation, language: str) -> str:
    """Say in one language what is in the record, how to check it, and what that shows and does not."""
    with translation.override(language):
        told = [wording.plainly(consultation.title), *_contents(consultation), *_claims()]
    return "\n".join(told) + "\n"


def _contents(consultation: Consultation) -> Iterator[str]:
    yield "records.jsonl: " + _(
        "one reply a line, as they were logged; each holds the hash of the one before"
    )
    yield "heads.json: " + _(
        "heads of the log (Merkle trees of SHA-256, RFC 6962), each over the first records"
    )
    yield "options.json: " + _("the terms and options on which every record was made")
    yield "result.json: " + _("the figures that were published")
    if consultation.publication == Publication.ATTRIBUTED:
        yield "members.json: " + _("the Member behind each commitment, with the salt that shows it")
    else:
        yield _(
            "Members are not named: a record holds a commitment, the SHA-256 of a salt, a colon and the key "
            "of the Member. The salt is in the receipt of that Member alone."
        )
    yield _("Of comments and instructions a record holds the hash only; they are not published.")


def _claims() -> Iterator[str]:
    yield _("To check it, with Python alone: python3 verify.py record.zip [receipt.json]")
    yield _("To check it with the program of the site: intersession verify record.zip")
    yield _(
        "Anyone who holds the record can recount it; a Member can check that its reply is in it; later "
        "changes to a published head can be detected."
    )
    yield _("It does not show that a reply was never left out, nor who sat at a keyboard.")
