"""Addresses of evaluations: results, and the desk of questionnaires."""

from django.urls import include, path

from intersession.evaluations.views import questionnaire_parts, questionnaires, results

app_name = "evaluations"
QUESTIONNAIRES = [
    path("", questionnaires.listed, name="questionnaires"),
    path("new/", questionnaires.new, name="questionnaire_new"),
    path("upload/", questionnaires.upload, name="questionnaire_upload"),
    path("<slug:key>/", questionnaires.one, name="questionnaire"),
    path("<slug:key>/section/", questionnaire_parts.section, name="questionnaire_section"),
    path("<slug:key>/question/", questionnaire_parts.item, name="questionnaire_item"),
    path("<slug:key>/answers/", questionnaire_parts.options, name="questionnaire_options"),
    path("<slug:key>/names/", questionnaire_parts.names, name="questionnaire_names"),
    path("<slug:key>/condition/", questionnaire_parts.condition, name="questionnaire_condition"),
    path("<slug:key>/codes/", questionnaire_parts.codes, name="questionnaire_codes"),
    path("<slug:key>/preview/", questionnaires.preview, name="questionnaire_preview"),
    path("<slug:key>/xlsform/", questionnaires.workbook, name="questionnaire_workbook"),
    path("<slug:key>/discard/", questionnaires.discard, name="questionnaire_discard"),
]
urlpatterns = [
    path("meetings/<slug:key>/evaluation/", results.results, name="results"),
    path("desk/questionnaires/", include(QUESTIONNAIRES)),
]
