"""Attacks on the anonymity of responses, and on the form: each must fail."""

import csv
import io
import itertools
import json
import logging
import subprocess
import sys
from datetime import timedelta

import pytest
from django.apps import apps
from django.core import mail
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from intersession.core import discretion, tables
from intersession.evaluations.actions import closing, mailing, release
from intersession.evaluations.models import Comment, Response, Step, Survey, SurveyInvitation, Unfinished
from tests import factories

pytestmark = pytest.mark.django_db
# Each act is a savepoint here, which has a number of its own as a transaction has: xmin tells them apart.
SECRET_TABLES = (Response, Unfinished, Comment)


def rows(query: str, *parameters: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(query, parameters)
        return cursor.fetchall()


def answered(survey: Survey, number: int, **answers: object) -> list[SurveyInvitation]:
    """So many invited persons answer, each with a comment that says which of them it was."""
    chosen = list(survey.invitations.filter(answered=False).order_by("person__pk")[:number])
    for invitation in chosen:
        factories.sent_response(invitation, comment=f"said by {invitation.person_id}", **answers)
    return chosen


def values(model: type[models.Model]) -> set[str]:
    """Every value that the rows of a table hold, but the survey and what is the same for many."""
    columns = [field for field in model._meta.concrete_fields if field.name != "survey"]
    return {
        str(value)
        for row in model.objects.values_list(*(field.attname for field in columns))
        for value in row
        if len(str(value)) > 5
    }


# --- tables


def test_no_table_of_responses_has_a_time_or_leads_to_a_person_or_an_invitation():
    allowed = {(Response, "person"), (Response, "survey"), (Unfinished, "survey"), (Comment, "response")}
    for model in SECRET_TABLES:
        for field in model._meta.concrete_fields:
            assert not isinstance(
                field, models.DateField | models.DateTimeField | models.GenericIPAddressField
            )
            assert not isinstance(field, models.AutoField), "a number that counts tells the order"
            assert not field.is_relation or (model, field.name) in allowed
    assert not any(isinstance(field, models.DateField) for field in SurveyInvitation._meta.concrete_fields)


def test_no_value_stands_in_an_invitation_and_in_a_response():
    survey = factories.open_survey()
    answered(survey, 7)
    before = values(SurveyInvitation) & (values(Unfinished) | values(Response))
    release.release(survey)
    moved = values(SurveyInvitation) & (values(Unfinished) | values(Response))
    closing.close(survey, now=timezone.now())
    after = values(SurveyInvitation) & (values(Response) | values(Comment))

    assert (before, moved, after) == (set(), set(), set())


def test_without_the_key_of_the_site_no_sealed_answer_is_found_from_an_invitation(settings):
    survey = factories.open_survey()
    answered(survey, 4)
    assert len(release.senders(survey, release.waiting(survey))) == 4

    settings.SECRET_KEY = "the database alone does not have it"  # noqa: S105 - another one, of this test

    assert release.senders(survey, release.waiting(survey)) == {}


def test_responses_have_no_person_and_no_pseudonym_in_an_anonymous_survey():
    survey = factories.open_survey()
    answered(survey, 6)
    closing.close(survey, now=timezone.now())

    assert set(Response.objects.values_list("person", "pseudonym")) == {(None, "")}


# --- order of storage, numbers of transactions


def test_number_of_the_transaction_does_not_tell_who_answered_what():
    survey = factories.open_survey({"state": 20})
    answered(survey, 6)
    release.release(survey)
    answered(survey, 7)
    release.release(survey)

    invitations = rows("SELECT xmin::text, answered FROM evaluations_surveyinvitation")
    lots = rows("SELECT xmin::text, count(*) FROM evaluations_response GROUP BY 1")

    assert len({xmin for xmin, _answered in invitations}) == 1, "one row shows that it was changed"
    assert sum(is_marked for _xmin, is_marked in invitations) == 13
    assert sorted(number for _xmin, number in lots) == [6, 7], "a response stands in a transaction of its own"


def test_until_a_lot_is_moved_no_invitation_is_touched():
    survey = factories.open_survey()
    before = rows(
        "SELECT id, xmin::text, xmax::text, ctid::text FROM evaluations_surveyinvitation ORDER BY id"
    )
    factories.SurveyInvitation.objects.count()
    chosen = survey.invitations.order_by("person__pk").first()
    found = factories.respondents.respondent(factories.links.token(chosen.pk))
    now = timezone.now()
    factories.responses.keep(survey, found.digest, {"overall": "satisfied"}, now=now)
    factories.responses.send(survey, found.digest, found.asked, group=found.group, now=now)
    release.release(survey)

    after = rows(
        "SELECT id, xmin::text, xmax::text, ctid::text FROM evaluations_surveyinvitation ORDER BY id"
    )
    assert before == after
    assert not Response.objects.exists()


def test_order_of_storage_is_not_that_of_sending():
    survey = factories.open_survey({"state": 60})
    chosen = answered(survey, 50)
    sent = [f"said by {invitation.person_id}" for invitation in chosen]

    release.release(survey)
    first = [row[0]["comment"] for row in stored()]
    closing.close(survey, now=timezone.now())
    second = [row[0]["comment"] for row in stored()]

    assert sorted(first) == sorted(second) == sorted(sent)
    for one, other in itertools.combinations((sent, first, second), 2):
        assert abs(correlation(one, other)) < 0.6  # a chance of one in 100,000 with 50 in random order
    assert abs(correlation(sent, [row[0]["comment"] for row in by_key()])) < 0.6


def stored() -> list[tuple]:
    return [
        (json.loads(answers),)
        for (answers,) in rows("SELECT answers::text FROM evaluations_response ORDER BY ctid")
    ]


def by_key() -> list[tuple]:
    return [(row.answers,) for row in Response.objects.order_by("pk")]


def correlation(first: list[str], second: list[str]) -> float:
    """Return the rank correlation of two orders of the same things."""
    n, places = len(first), {one: place for place, one in enumerate(second)}
    gaps = sum((place - places[one]) ** 2 for place, one in enumerate(first))
    return 1 - 6 * gaps / (n * (n * n - 1))


def test_closing_writes_every_row_anew_in_one_transaction_and_forgets_who_answered():
    survey = factories.open_survey({"state": 20})
    answered(survey, 6)
    release.release(survey)
    before = set(Response.objects.values_list("pk", flat=True))
    answered(survey, 2)

    closing.close(survey, now=timezone.now())

    assert Response.objects.count() == 8
    assert not before & set(Response.objects.values_list("pk", flat=True))
    assert len(rows("SELECT DISTINCT xmin::text FROM evaluations_response")) == 1
    assert len(rows("SELECT DISTINCT xmin::text FROM evaluations_surveyinvitation")) == 1
    assert not survey.invitations.filter(answered=True).exists()
    assert not Unfinished.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_what_was_deleted_does_not_stay_in_the_files():
    survey = factories.open_survey()
    answered(survey, 6)
    release.release(survey)
    closing.close(survey, now=timezone.now())

    closing.sweep()

    sizes = rows(
        "SELECT pg_relation_size('evaluations_unfinished'), pg_relation_size('evaluations_response')"
    )
    assert sizes == [(0, 8192)]


# --- interim results


@pytest.mark.parametrize("group", ["state", "ngo"])
def test_a_lone_response_of_a_kind_is_not_moved_with_others(group):
    survey = factories.open_survey({"state": 12, "ngo": 12})
    of_kind = {kind: list(survey.invitations.filter(kind=kind)) for kind in ("state", "ngo")}
    for kind, number in {group: 4, ({"state", "ngo"} - {group}).pop(): 6}.items():
        for invitation in of_kind[kind][:number]:
            factories.sent_response(invitation)

    release.release(survey)

    assert set(Response.objects.values_list("group", flat=True)) == {"state", "ngo"} - {group}
    assert survey.invitations.filter(kind=group, answered=True).count() == 0
    assert Unfinished.objects.filter(step=Step.SENT).count() == 4


def test_two_looks_while_it_is_open_show_no_answer(client):
    survey = factories.open_survey()
    client.force_login(factories.user(is_secretariat=True))
    looks = []
    for number in (6, 1):
        answered(survey, number, papers="critical")
        release.release(survey)
        looks.append(client.get(f"/en/desk/surveys/{survey.key}/").content.decode())

    assert not any("said by" in look or "Dissatisfied" in look or "Partial" in look for look in looks)
    assert not apps.get_model("evaluations", "Tabulation").objects.exists()
    assert not Comment.objects.exists()


def test_few_responses_in_all_do_not_point_to_those_who_answered():
    survey = factories.open_survey()
    answered(survey, 1)

    closing.close(survey, now=timezone.now())

    assert Response.objects.count() == 1
    assert not survey.invitations.filter(answered=True).exists()


# --- history, sessions, cookies, mails, queue, logs


def through_the_pages(token: str, **answers: str) -> list:
    visitor = Client(enforce_csrf_checks=True)
    address = f"/en/survey/{token}/"
    given = {"overall": "satisfied", **answers}
    return [
        visitor.get(address),
        visitor.post(f"{address}pages/whole/", given),
        visitor.post(f"{address}pages/words/", {"papers": "neutral", "comment": given.get("comment", "")}),
        visitor.get(f"{address}check/"),
        visitor.post(f"{address}check/"),
        visitor.get(f"{address}sent/"),
    ]


def test_answering_leaves_no_trace_in_history_session_cookie_mail_or_queue():
    survey = factories.open_survey()
    token = factories.survey_token(survey.invitations.first())
    watched = [
        *(f"SELECT count(*) FROM {name}" for name in tables_with_events()),  # noqa: S608 - our own names
        "SELECT count(*) FROM django_session",
        "SELECT count(*) FROM shared_cache",
        "SELECT count(*) FROM procrastinate_jobs",
        "SELECT count(*) FROM pghistory_context",
    ]
    before, mails = [rows(query) for query in watched], len(mail.outbox)

    answers = through_the_pages(token)

    assert answers[-1].status_code == 200
    assert Unfinished.objects.get().step == Step.SENT
    assert [rows(query) for query in watched] == before
    assert len(mail.outbox) == mails
    assert not any(answer.cookies for answer in answers)


def test_words_sent_to_the_database_do_not_say_on_which_page_an_answer_was_given():
    survey = factories.open_survey()
    token = factories.survey_token(survey.invitations.first())

    with CaptureQueriesContext(connection) as asked:
        through_the_pages(token)

    assert len(asked) > 10
    assert not any(token in query["sql"] or "pghistory" in query["sql"] for query in asked)


def tables_with_events() -> list[str]:
    found = rows("SELECT table_name FROM information_schema.tables WHERE table_name ~ '^[a-z_]+event$'")
    return [name for (name,) in found if "evaluations" in name or "meetings" in name]


def test_responses_have_no_history_table():
    names = [model._meta.db_table for model in apps.get_models() if "event" in model.__name__.lower()]

    assert not any("response" in name or "invitation" in name or "unfinished" in name for name in names)


def test_pages_of_a_link_are_kept_nowhere_and_tell_no_other_site():
    survey = factories.open_survey()
    token = factories.survey_token(survey.invitations.first())

    for answer in through_the_pages(token):
        assert "no-store" in answer["Cache-Control"]
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer["X-Robots-Tag"]


def test_logs_of_the_application_hold_no_link(settings):
    survey = factories.open_survey()
    token = factories.survey_token(survey.invitations.first())
    kept = io.StringIO()
    handler = logging.StreamHandler(kept)
    handler.addFilter(discretion.Discreet())
    logging.getLogger("django").addHandler(handler)
    try:
        Client().get(f"/en/survey/{token}/pages/nothing/")
        Client().post(f"/en/survey/{token}/sent/")
        through_the_pages(token)
        closing.close(survey, now=timezone.now())
        Client().post(f"/en/survey/{token}/pages/whole/", {"overall": "neutral"})
    finally:
        logging.getLogger("django").removeHandler(handler)

    assert "/survey/…" in kept.getvalue()
    assert token not in kept.getvalue()
    assert settings.LOGGING["handlers"]["console"]["filters"] == ["discreet"]


def test_the_server_keeps_no_log_of_addresses():
    words = "from granian import Granian; print(Granian('x', interface='wsgi').log_access)"
    told = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)  # noqa: S603 - our own words

    assert told.stdout.strip() == "False"


def test_the_queue_holds_no_link_and_no_name():
    survey = factories.open_survey()
    factories.SurveyInvitation.objects.update(mailed=False)
    mailing.send_links(survey)

    arguments = [given for (given,) in rows("SELECT args::text FROM procrastinate_jobs")]

    assert arguments
    assert {json.dumps(json.loads(given)) for given in arguments} == {json.dumps({"survey": survey.pk})}


# --- exports


def test_a_formula_in_a_comment_is_none_in_a_table():
    survey = factories.open_survey()
    factories.sent_response(survey.invitations.first(), comment='=HYPERLINK("http://x","y")')
    closing.close(survey, now=timezone.now())

    written = b"".join(tables.write_csv(["comment"], [[Comment.objects.get().text]]))

    cell = list(csv.reader(io.StringIO(written.decode("utf-8-sig"))))[1][0]
    assert not cell.startswith("=")


# --- the form


def test_submitting_twice_is_one_response():
    survey = factories.open_survey()
    token = factories.survey_token(survey.invitations.first())
    through_the_pages(token)

    again = through_the_pages(token, overall="critical")

    assert "Your answers have been received" in again[0].content.decode()
    assert Unfinished.objects.count() == 1
    assert Unfinished.objects.get().answers["overall"] == "satisfied"
    closing.close(survey, now=timezone.now())
    assert Response.objects.count() == 1


@pytest.mark.parametrize("mode", ["anonymous", "untracked", "pseudonymous", "personal"])
def test_submitting_after_it_was_moved_is_refused(mode):
    survey = factories.open_survey(mode=mode)
    tokens = [factories.sent_response(invitation) for invitation in survey.invitations.all()[:6]]
    assert release.release(survey) == 6

    through_the_pages(tokens[0], overall="critical")

    release.release(survey)
    closing.close(survey, now=timezone.now())
    assert [row.answers["overall"] for row in Response.objects.all()] == ["satisfied"] * 6


def test_submitting_after_the_closing_is_refused_in_words_and_gives_back_what_was_typed():
    survey = factories.open_survey()
    token = factories.survey_token(survey.invitations.first())
    now = timezone.now()
    times = {"opens_at": now - timedelta(days=1), "closes_at": now - timedelta(seconds=1)}
    Survey.objects.filter(pk=survey.pk).update(**times)
    words = "An hour of work, which must not be lost now"

    answer = Client().post(f"/en/survey/{token}/pages/words/", {"comment": words})

    assert answer.status_code == 409
    assert "responses are taken no more" in answer.content.decode()
    assert words in answer.content.decode()
    assert not Unfinished.objects.exists()


def test_a_comment_of_a_megabyte_is_refused_in_words():
    survey = factories.open_survey()
    token = factories.survey_token(survey.invitations.first())

    answer = Client().post(f"/en/survey/{token}/pages/words/", {"comment": "x" * 1_000_000})

    assert answer.status_code == 200
    assert "at most 5000 characters" in answer.content.decode().replace("5,000", "5000")
    assert not Unfinished.objects.exists()


def test_markup_in_a_comment_stays_text():
    survey = factories.open_survey()
    token = factories.survey_token(survey.invitations.first())

    pages = through_the_pages(token, comment="<script>alert(1)</script><b>bold</b>")

    shown = pages[3].content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&lt;b&gt;bold" in shown
    assert "<script>alert" not in shown


@pytest.mark.parametrize("token", ["x", "A" * 32, "../../etc", "%00", "ñ" * 32])
def test_a_forged_link_opens_nothing(token):
    factories.open_survey()

    for page in ("", "pages/whole/", "check/", "sent/"):
        assert Client().get(f"/en/survey/{token}/{page}").status_code == 404
    assert Client().post(f"/en/survey/{token}/check/").status_code == 404


def test_the_digests_that_are_kept_open_nothing():
    survey = factories.open_survey()
    invitation = survey.invitations.first()
    factories.sent_response(survey.invitations.last())

    for kept in (invitation.digest, str(invitation.pk), Unfinished.objects.get().digest):
        assert Client().get(f"/en/survey/{kept}/").status_code == 404
