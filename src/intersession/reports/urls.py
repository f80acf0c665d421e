"""Addresses of documents: their symbol, with its slashes."""

from django.urls import path, register_converter

from intersession.reports import views


class SymbolConverter:
    """A document symbol in an address, slashes included; it ends before the language of a file."""

    regex = r"[A-Za-z][A-Za-z0-9./-]*[A-Za-z0-9]"

    def to_python(self, value: str) -> str:
        """Take the symbol as it is written."""
        return value

    def to_url(self, value: str) -> str:
        """Write the symbol as it is."""
        return value


register_converter(SymbolConverter, "symbol")
app_name = "reports"
DESK, FILE = "desk/consultations/<slug:key>", "<str:language>.<str:ending>"
urlpatterns = [
    path(
        f"{DESK}/note-verbale.{FILE}", views.of_a_consultation, {"kind": "note-verbale"}, name="note_verbale"
    ),
    path(f"{DESK}/result.{FILE}", views.of_a_consultation, {"kind": "result"}, name="result"),
    path("documents/<symbol:symbol>/", views.document, name="document"),
    path("documents/<symbol:symbol>.<str:language>.<str:ending>", views.file, name="file"),
]
