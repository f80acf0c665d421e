"""The form of an import: a file first, and after the preview the same file again with what is taken of it."""

import base64
import binascii
import zlib
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from intersession.meetings.imports import reading
from intersession.meetings.imports.shape import Incoming, Unreadable

LARGEST_CARRIED = 1_500_000  # bytes, packed: what a page carries from the preview to the button
ACCEPTED = ".xml,.json,.ics,.xlsx,.csv"


class ImportForm(forms.Form):
    """A file and how to read it; `content` is the file as the preview carried it."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("schedule.xml or .json, iCalendar, JSON of Indico, XLSX or CSV; 10 MB at most."),
        widget=forms.ClearableFileInput({"accept": ACCEPTED}),
        required=False,
    )
    zone = forms.CharField(
        label=_("Time zone of a file that names none"),
        help_text=_("Such as Europe/Zurich. A file that names its zone is read in that one."),
        max_length=60,
        required=False,
    )
    written_in = forms.ChoiceField(
        label=_("Language of texts that name none"), choices=settings.LANGUAGES, initial="en"
    )
    content = forms.CharField(widget=forms.HiddenInput, required=False, strip=True)
    token = forms.CharField(widget=forms.HiddenInput, required=False)

    incoming: Incoming
    carried: str = ""

    def clean(self) -> dict[str, Any]:
        """Read the file; refuses what cannot be read, with every reason and where it stands."""
        given: dict[str, Any] = super().clean() or {}
        content = self._content(given)
        if content is None or self.errors:
            return given
        try:
            self.incoming = reading.read(content, zone=given["zone"], written_in=given["written_in"])
        except Unreadable as refusal:
            for reason in refusal.reasons:
                self.add_error(None, str(reason))
        self.carried = base64.b64encode(zlib.compress(content, 9)).decode()
        if len(self.carried) > LARGEST_CARRIED:
            told = _("This file is too large for the browser; give it to “intersession import-programme”.")
            self.add_error("file", str(told))
        return given

    def _content(self, given: dict[str, Any]) -> bytes | None:
        if file := given.get("file"):
            if file.size > reading.LARGEST:
                self.add_error("file", _now("This file is larger than 10 MB; a programme is not."))
                return None
            return bytes(file.read())
        if not given.get("content"):
            self.add_error("file", _now("Choose the file of the programme."))
            return None
        try:
            packed = base64.b64decode(given["content"], validate=True)
            return zlib.decompressobj().decompress(packed, reading.LARGEST)
        except (binascii.Error, zlib.error):
            self.add_error("file", _now("The file did not arrive whole; choose it again."))
            return None
