"""Addresses of consultations: public, of a delegation, of the secretariat."""

from django.urls import include, path

from intersession.consultations.views import (
    acts,
    capital,
    desk,
    proposal_acts,
    proposals,
    public,
    replies,
    results,
)

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
PROPOSAL = [
    path("", proposals.proposal, name="proposal"),
    path("edit/", proposals.edit, name="proposal_edit"),
    path("answer/", proposals.answer, name="proposal_answer"),
    path("submit/", proposal_acts.submit, name="proposal_submit"),
    path("discard/", proposal_acts.discard, name="proposal_discard"),
    path("withdraw/", proposal_acts.withdraw, name="proposal_withdraw"),
    path("co-sponsors/", proposal_acts.ask, name="proposal_ask"),
    path("co-sponsors/<int:asked>/", proposal_acts.support, name="proposal_support"),
    path("merging/<slug:entity>/", proposal_acts.consent, name="proposal_consent"),
]
PROPOSALS_DESK = [
    path("", proposals.desk, name="proposals_desk"),
    path("mine/", proposals.mine, name="proposals_mine"),
    path("<int:pk>/admit/", proposal_acts.admit, name="proposal_admit"),
    path("<int:pk>/ask-back/", proposal_acts.ask_back, name="proposal_ask_back"),
    path("<int:pk>/decline/", proposal_acts.decline, name="proposal_decline"),
    path("<int:pk>/merge/", proposal_acts.merge, name="proposal_merge"),
    path("<int:pk>/merge/back/", proposal_acts.drop_merging, name="proposal_drop_merging"),
]
urlpatterns = [
    path("themes/<int:year>/", public.choice, name="choice"),
    path("themes/<int:year>/proposals/", proposals.of_year, name="proposals_of_year"),
    path("themes/<int:year>/proposals/new/", proposals.write, name="proposal_write"),
    path("proposals/<int:pk>/", include(PROPOSAL)),
    path("consultations/", public.consultations, name="list"),
    path("consultations/<slug:key>/", public.consultation, name="consultation"),
    path("consultations/<slug:key>/record.zip", results.record, name="record"),
    path("consultations/<slug:key>/reply/<slug:entity>/", include(REPLY)),
    path("capital/<str:token>/", capital.page, name="capital"),
    path("consultations/<slug:key>/proposals/", proposals.of_consultation, name="proposals"),
    path("desk/proposals/", include(PROPOSALS_DESK)),
    path("desk/replies/", replies.mine, name="mine"),
    path("desk/consultations/", include(DESK)),
]
