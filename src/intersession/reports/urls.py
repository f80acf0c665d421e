"""Addresses of documents by their symbol, with its slashes; of lists, badges and letters of a meeting."""

from django.urls import include, path, register_converter

from intersession.reports.views import desk, documents, letters, participants


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
CONSULTATION, FILE = "desk/consultations/<slug:key>", "<str:language>.<str:ending>"
DESK = [
    path("figures/", desk.meeting_figures, name="figures"),
    path("list/", desk.participants_list, name="list"),
    path("list/<slug:kind>.<slug:language>.<slug:ending>", desk.draft, name="draft"),
    path("list/<int:number>/reissue/", desk.reissue, name="reissue"),
    path("badges/", desk.badges, name="badges"),
    path("letters/", letters.letters, name="letters"),
    path("letters/<slug:kind>/<int:registration>.<slug:ending>", letters.letter, name="letter"),
]
urlpatterns = [
    path("meetings/<slug:key>/participants/", participants.participants, name="participants"),
    path("desk/meetings/<slug:key>/", include(DESK)),
    path("desk/letters/<slug:kind>/", letters.template, name="template"),
    path(
        f"{CONSULTATION}/note-verbale.{FILE}",
        documents.of_a_kind,
        {"kind": "note-verbale"},
        name="note_verbale",
    ),
    path(f"{CONSULTATION}/result.{FILE}", documents.of_a_kind, {"kind": "result"}, name="result"),
    path(
        f"desk/questionnaires/<slug:key>/paper.{FILE}",
        documents.of_a_kind,
        {"kind": "questionnaire"},
        name="questionnaire",
    ),
    path(f"desk/meetings/<slug:key>/programme.{FILE}", documents.programme, name="programme"),
    path("documents/<symbol:symbol>/", documents.document, name="document"),
    path("documents/<symbol:symbol>.<str:language>.<str:ending>", documents.file, name="file"),
]
