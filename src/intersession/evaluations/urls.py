"""Addresses of evaluations: results, the desk, and the private link of who answers."""

from django.urls import include, path

from intersession.evaluations.views import (
    annex,
    comments,
    desk,
    files,
    questionnaire_parts,
    questionnaires,
    results,
    survey,
    survey_acts,
    survey_results,
)

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
SURVEY = [
    path("", survey.start, name="survey"),
    path("pages/<slug:key>/", survey.section, name="survey_section"),
    path("check/", survey.check, name="survey_check"),
    path("sent/", survey.sent, name="survey_sent"),
]
DESK = [
    path("", desk.surveys_here, name="surveys"),
    path("new/", desk.make, name="survey_make"),
    path("<slug:key>/", desk.survey, name="survey_desk"),
    path("<slug:key>/terms/", desk.revise, name="survey_revise"),
    path("<slug:key>/open/", survey_acts.open_for_responses, name="survey_open"),
    path("<slug:key>/invite/", survey_acts.invite, name="survey_invite"),
    path("<slug:key>/remind/", survey_acts.remind, name="survey_remind"),
    path("<slug:key>/close/", survey_acts.close, name="survey_close"),
    path("<slug:key>/discard/", survey_acts.discard, name="survey_discard"),
    path("<slug:key>/handed-out/", survey_acts.hand_out, name="survey_hand_out"),
    path("<slug:key>/paper/", survey_acts.paper, name="survey_paper"),
    path("<slug:key>/results/", survey_results.tables, name="survey_results"),
    path("<slug:key>/results/<str:name>", files.file, name="survey_file"),
    path("<slug:key>/annex/", annex.annex, name="survey_annex"),
    path("<slug:key>/annex/in/<slug:language>/", annex.preview, name="survey_preview"),
    path("<slug:key>/annex/<slug:sentence>/", annex.sentence, name="survey_sentence"),
    path("<slug:key>/comments/", comments.frame, name="survey_comments"),
    path("<slug:key>/comments/code/", comments.code, name="survey_code_new"),
    path("<slug:key>/comments/code/<slug:code>/", comments.code, name="survey_code"),
    path("<slug:key>/comments/read/", comments.read, name="survey_read"),
    path("<slug:key>/comments/settle/", comments.settle, name="survey_settle"),
]
urlpatterns = [
    path("meetings/<slug:key>/evaluation/", results.results, name="results"),
    path("survey/<str:token>/", include(SURVEY)),
    path("desk/questionnaires/", include(QUESTIONNAIRES)),
    path("desk/surveys/", include(DESK)),
]
