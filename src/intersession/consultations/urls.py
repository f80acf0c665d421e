"""Addresses of consultations: public, of a delegation, of the secretariat."""

from django.urls import include, path

from intersession.consultations.views import acts, capital, desk, public, replies, results

app_name = "consultations"
REPLY = [
    path("", replies.asked, name="reply"),
    path("answer/", replies.answer, name="answer"),
    path("texts/", replies.texts, name="texts"),
    path("submission/", replies.submission, name="submission"),
    path("capital/", capital.link, name="capital_link"),
    path("receipt/", replies.receipt, name="receipt"),
    path("receipt.json", replies.receipt_file, name="receipt_file"),
]
DESK = [
    path("", desk.consultations, name="desk"),
    path("new/", desk.prepare, name="prepare"),
    path("<slug:key>/", desk.consultation, name="desk_one"),
    path("<slug:key>/terms/", desk.revise, name="revise"),
    path("<slug:key>/open/", acts.open_for_replies, name="open"),
    path("<slug:key>/discard/", acts.discard, name="discard"),
    path("<slug:key>/remind/", acts.remind, name="remind"),
    path("<slug:key>/paper/", acts.paper, name="paper"),
    path("<slug:key>/scans/<int:reply>/", acts.scan, name="scan"),
    path("<slug:key>/addendum/", acts.addendum, name="addendum"),
    path("<slug:key>/withdraw/", acts.withdraw, name="withdraw"),
    path("<slug:key>/close/", acts.close, name="close"),
    path("<slug:key>/decide/", acts.decide, name="decide"),
]
urlpatterns = [
    path("themes/<int:year>/", public.choice, name="choice"),
    path("consultations/", public.consultations, name="list"),
    path("consultations/<slug:key>/", public.consultation, name="consultation"),
    path("consultations/<slug:key>/record.zip", results.record, name="record"),
    path("consultations/<slug:key>/reply/<slug:entity>/", include(REPLY)),
    path("capital/<str:token>/", capital.page, name="capital"),
    path("desk/replies/", replies.mine, name="mine"),
    path("desk/consultations/", include(DESK)),
]
