"""Files that a speaker sends, replaces and takes back."""

from dataclasses import replace as changed
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from intersession.core import files
from intersession.core.models import StoredFile
from intersession.core.refusals import Refused
from intersession.core.uploads import Upload
from intersession.meetings.models import Meeting, Person, Session, SpeakerFile

MOST = 20  # files of a person at a meeting: a link that went astray must not fill the disk


@transaction.atomic
def send(  # noqa: PLR0913 - a file has so many parts, each named by the caller
    meeting: Meeting,
    person: Person,
    *,
    session: Session | None,
    kind: str,
    title: str,
    language: str,
    shown: bool,
    upload: Upload,
    now: datetime,
) -> SpeakerFile:
    """Keep a file of a speaker; refuses more than twenty."""
    Person.objects.select_for_update().get(pk=person.pk)
    if SpeakerFile.objects.filter(meeting=meeting, person=person, withdrawn_at=None).count() >= MOST:
        raise Refused(_("You have sent %(most)s files; take one back first.") % {"most": MOST})
    return SpeakerFile.objects.create(
        meeting=meeting,
        person=person,
        session=session,
        kind=kind,
        file=_stored(kind, upload),
        title=title,
        language=language,
        shown=shown,
        sent_at=now,
    )


@transaction.atomic
def replace(file: SpeakerFile, *, upload: Upload, now: datetime) -> None:
    """Put another content in the place of a file; the one before is not kept."""
    found = _living(file)
    before = found.file
    found.file, found.sent_at = _stored(found.kind, upload), now
    found.save(update_fields=["file", "sent_at"])
    _forget(before)


@transaction.atomic
def show(file: SpeakerFile, *, shown: bool) -> None:
    """Show a file on the page of the meeting, or hide it."""
    found = _living(file)
    found.shown = shown
    found.save(update_fields=["shown"])


@transaction.atomic
def withdraw(file: SpeakerFile, *, now: datetime) -> None:
    """Take a file back: neither its title nor its content is kept."""
    found = _living(file)
    before = found.file
    found.file, found.title, found.shown, found.withdrawn_at = None, "", False, now
    found.save()
    _forget(before)


def _living(file: SpeakerFile) -> SpeakerFile:
    found = SpeakerFile.objects.select_for_update().get(pk=file.pk)
    if found.withdrawn_at:
        raise Refused(_("This file was taken back."))
    return found


def _stored(kind: str, upload: Upload) -> StoredFile:
    """Keep the content under a name that says nothing of who sent it."""
    return files.store(changed(upload, name=f"{kind}.{upload.kind.value}"))


def _forget(before: StoredFile | None) -> None:
    if before:
        files.remove(before)
