"""Surveys at the desk: made, opened, mailed, reminded, closed by themselves; rates; forms on paper."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from intersession.core.refusals import Refused
from intersession.counting import shares
from intersession.evaluations import classes, definition, links, modes, tasks
from intersession.evaluations.actions import closing, mailing, release, responses, surveys
from intersession.evaluations.forms.paper import KeyingForm
from intersession.evaluations.models import Comment, Mode, Response, Survey, Tabulation, Unfinished, Version
from intersession.evaluations.queries import surveys as queries
from intersession.meetings.models import Registration
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "invited, expected",
    [
        (
            {"state": 130, "igo": 30, "ngo": 30},
            {"state": "state", "igo": "igo", "ngo": "ngo", "media": "others"},
        ),
        ({"state": 130, "igo": 6, "ngo": 5}, {"state": "state", "igo": "others", "ngo": "others"}),
        ({"state": 40, "igo": 12, "ngo": 3}, {"state": "state", "igo": "others", "ngo": "others"}),
        ({"state": 40, "ngo": 3}, {"state": "", "ngo": ""}),
        ({"state": 4}, {"state": ""}),
        ({}, {"state": ""}),
    ],
)
def test_kinds_under_ten_are_taken_together_until_no_class_is_small(invited, expected):
    merges = classes.merges(invited)

    assert {kind: merges[kind] for kind in expected} == expected
    sizes = {
        group: sum(n for kind, n in invited.items() if merges[kind] == group) for group in merges.values()
    }
    assert all(size >= classes.SMALLEST or group == classes.ALL for group, size in sizes.items() if size)


def test_opening_freezes_the_version_and_invites_who_takes_part():
    found = factories.survey()
    for standing in ("registered", "attended", "withdrawn", "applied"):
        factories.registration(found.meeting, standing=standing)

    surveys.open_for_responses(found, now=timezone.now())

    found.refresh_from_db()
    assert (found.stage, found.invitations.count(), found.attended) == ("open", 2, 1)
    with pytest.raises(DatabaseError), transaction.atomic():
        Version.objects.filter(pk=found.version_id).update(definition={})


@pytest.mark.parametrize(
    "given, reason",
    [({"closes_at": None}, "still to come"), ({}, "Nobody is registered")],
)
def test_survey_that_lacks_something_is_not_opened(given, reason):
    found = factories.survey(**given)

    with pytest.raises(Refused, match=reason):
        surveys.open_for_responses(found, now=timezone.now())

    assert Survey.objects.get().stage == "draft"
    assert Version.objects.get().frozen_at is None


def test_mode_is_never_changed_not_even_by_sql():
    found = factories.survey()

    with pytest.raises(Refused, match="chosen once"):
        surveys.revise(found, mode="personal")
    with pytest.raises(DatabaseError), transaction.atomic():
        Survey.objects.update(mode="personal")


def test_links_are_mailed_once_in_the_language_of_the_person():
    found = factories.open_survey({"state": 2})
    found.invitations.update(mailed=False)
    first, second = (one.person for one in found.invitations.select_related("person").order_by("person"))
    first.language = "fr"
    first.save()
    second.email = ""
    second.save()

    sent = [mailing.send_links(found) for _time in range(2)]

    assert sent == [1, 0]
    assert f"/fr/survey/{links.token(found.invitations.get(person=first).pk)}/" in mail.outbox[0].body
    assert queries.reach(found).unreached == (str(second),)


def test_link_of_an_untracked_survey_is_known_to_its_mail_alone(client):
    found = factories.open_survey({"state": 2}, mode="untracked")
    found.invitations.update(mailed=False)

    mailing.send_links(found)

    invitation = found.invitations.first()
    assert links.digest(links.token(invitation.pk)) != invitation.digest
    address = next(word for word in mail.outbox[0].body.split() if "/survey/" in word)
    assert client.get(address.partition("localhost:8000")[2]).status_code == 200


def test_reminder_goes_to_those_who_have_not_answered_with_the_same_link():
    found = factories.open_survey({"state": 8})
    tokens = [factories.sent_response(one) for one in found.invitations.all()[:6]]
    release.release(found)
    tokens.append(factories.sent_response(found.invitations.filter(answered=False).first()))  # not moved yet

    assert mailing.send_reminders(found) == 1

    assert not any(token in mail.outbox[0].body for token in tokens)
    silent = found.invitations.get(person__email=mail.outbox[0].to[0])
    assert links.token(silent.pk) in mail.outbox[0].body


def test_reminder_is_refused_where_status_is_unknown_and_twice_on_a_day():
    untracked = factories.open_survey(mode="untracked")
    with pytest.raises(Refused, match="does not know"):
        surveys.remind(untracked, now=timezone.now())
    found = factories.open_survey()
    surveys.remind(found, now=timezone.now())
    with pytest.raises(Refused, match="today already"):
        surveys.remind(found, now=timezone.now())


def test_what_is_due_opens_and_closes_by_itself():
    now = timezone.now()
    opening = factories.survey(opens_at=now - timedelta(minutes=1))
    factories.registration(opening.meeting)
    waiting = factories.survey(opens_at=now - timedelta(minutes=1))  # nobody is registered
    closes = factories.open_survey()
    Survey.objects.filter(pk=closes.pk).update(
        opens_at=now - timedelta(days=2), closes_at=now - timedelta(seconds=1)
    )

    tasks.do_due(timestamp=0)

    stages = dict(Survey.objects.values_list("pk", "stage"))
    assert stages == {opening.pk: "open", waiting.pk: "draft", closes.pk: "closed"}


def test_pseudonym_is_the_same_at_every_survey_and_the_person_is_not_kept():
    first = factories.open_survey({"state": 5}, mode="pseudonymous")
    people = [one.person for one in first.invitations.select_related("person")]
    second = factories.survey(mode="pseudonymous")
    for person in people:
        factories.registration(second.meeting, person=person)
    second = surveys.open_for_responses(second, now=timezone.now())
    for found in (first, second):
        for invitation in found.invitations.all():
            factories.sent_response(invitation)
        closing.close(found, now=timezone.now())

    named = [set(found.responses.values_list("pseudonym", flat=True)) for found in (first, second)]
    assert named[0] == named[1]
    assert len(named[0] - {""}) == 5
    assert set(Response.objects.values_list("person", flat=True)) == {None}


def test_personal_survey_keeps_whose_a_response_is():
    found = factories.open_survey({"state": 3}, mode="personal")
    invitation = found.invitations.first()
    factories.sent_response(invitation)

    assert release.release(found) == 1
    assert Response.objects.get().person_id == invitation.person_id


def test_closing_counts_with_what_was_not_asked_and_cuts_comments_out():
    found = factories.open_survey({"state": 12})
    one, two, three = found.invitations.all()[:3]
    factories.sent_response(one, papers="neutral")
    factories.sent_response(two, overall="critical", why="Too long", quotation="yes")
    responses.keep(
        found, links.sealed(factories.survey_token(three)), {"overall": "neutral"}, now=timezone.now()
    )

    closing.close(found, now=timezone.now())

    made = Tabulation.objects.get()
    assert (made.responses, made.complete) == (2, 1)
    assert sorted(map(tuple, made.cube)) == sorted(
        [
            ("", "", "", 2),
            ("overall", "", "satisfied", 1),
            ("overall", "", "critical", 1),
            ("papers", "", "neutral", 1),
            ("papers", "", "", 1),
            ("quotation", "", "yes", 1),
            ("quotation", "", "", 1),
        ]
    )
    assert [(row.item, row.text, row.quotable, row.language) for row in Comment.objects.all()] == [
        ("why", "Too long", True, "")
    ]
    assert not Unfinished.objects.exists()


def test_condition_that_was_not_met_is_counted_as_not_asked():
    asked = definition.read(
        {
            "sections": [
                {
                    "key": "a",
                    "items": [
                        {"code": "went", "kind": "single", "label": {}},
                        {"code": "side", "kind": "single", "label": {}, "when": ["in", "went", ["yes"]]},
                    ],
                }
            ],
        }
    )

    assert closing.counted(asked, {"went": "no"}) == {"went": "no", "side": "-"}
    assert closing.counted(asked, {"went": "yes"}) == {"went": "yes", "side": None}


def test_rates_keep_invited_distributed_attended_and_returned_apart():
    found = factories.open_survey({"state": 20, "ngo": 12})
    Registration.objects.filter(pk__in=Registration.objects.all()[:15]).update(standing="attended")
    Survey.objects.filter(pk=found.pk).update(attended=15, handed_out=4)
    for invitation in found.invitations.filter(kind="state")[:7]:
        factories.sent_response(invitation, papers="neutral")
    factories.sent_response(found.invitations.filter(kind="ngo").first())
    found.refresh_from_db()
    responses.enter_paper(found, queries.asked_by(found), {"overall": "neutral"}, group="")
    found = closing.close(found, now=timezone.now())

    rates = queries.rates_of(found)

    states, paper = rates["state"], rates["paper"]
    assert (states.invited, states.distributed, states.complete, states.partial) == (20, 20, 7, 0)
    assert (rates["ngo"].complete, rates["ngo"].partial) == (0, 1)
    assert (paper.distributed, paper.complete, paper.partial) == (4, 0, 1)
    assert states.rate(shares.Kind.DISTRIBUTED) == shares.Share(7, 20, shares.Kind.DISTRIBUTED)


def test_form_on_paper_after_the_closing_is_counted_anew():
    found = factories.open_survey()
    surveys.hand_out(found, number=1)
    found = closing.close(found, now=timezone.now())
    asked = queries.asked_by(found)

    responses.enter_paper(found, asked, {"overall": "satisfied", "why": "not asked"}, group="")

    assert Tabulation.objects.get().responses == 1
    assert Response.objects.get().answers == {"overall": "satisfied"}
    with pytest.raises(Refused, match="As many forms were entered"):
        responses.enter_paper(found, asked, {"overall": "neutral"}, group="")


@pytest.mark.parametrize(
    "code, keyed, answer",
    [
        ("one", "2", "b"),
        ("some", "3 1", ["c", "a"]),
        ("some", "1,2", ["a", "b"]),
        ("days", "1,5", "1.5"),
        ("day", "2009-07-10", "2009-07-10"),
        ("agrees", "1", "yes"),
        ("text", " said ", "said"),
        ("one", "4", "Key numbers from 1 to 3."),
        ("one", "1 2", "Choose at most 1."),
        ("some", "1 1", "The same number stands twice."),
        ("days", "9", "outside of what is asked"),
        ("days", "two", "This is no number."),
        ("day", "10.7.", "This is no day."),
    ],
)
def test_form_on_paper_is_keyed_by_numbers(code, keyed, answer):
    options = [{"code": one, "label": factories.words(one)} for one in "abc"]
    kinds = {"one": "single", "some": "multiple", "days": "number", "day": "date", "agrees": "consent"}
    items = [
        {"code": name, "kind": kind, "label": {"en": name}}
        for name, kind in (kinds | {"text": "text"}).items()
    ]
    items[2] |= {"low": 1, "high": 5}
    items = [item | ({"options": "l"} if item["kind"] in {"single", "multiple"} else {}) for item in items]
    asked = definition.read({"lists": {"l": options}, "sections": [{"key": "s", "items": items}]})

    form = KeyingForm(asked, [("", "All")], "en", {f"paper-{code}": keyed})

    if form.is_valid():
        assert form.answers() == {code: answer}
    else:
        assert answer in str(form.errors[code])


@pytest.mark.parametrize("mode", Mode.values)
def test_start_page_says_truthfully_what_is_known(client, mode):
    found = factories.open_survey(mode=mode)

    page = client.get(f"/en/survey/{factories.survey_token(found.invitations.first())}/").content.decode()

    told = modes.told(mode)
    for sentence in (told.in_short, *told.known, *told.unknown, *told.limits):
        assert str(sentence) in page
    assert ("write-ahead log" in page) == (mode in {"anonymous", "untracked"})


def test_survey_is_made_at_the_desk_and_refused_in_words(client):
    client.force_login(factories.user(is_secretariat=True))
    version = factories.questionnaire_version({"sections": []})
    given = {
        "meeting": factories.meeting().pk,
        "key": "july",
        "version": version.pk,
        "mode": "untracked",
        "closes_at": "2030-07-10T18:00",
        "introduction_en": "Two minutes",
    }

    refused = client.post(reverse("evaluations:survey_make"), given)
    Version.objects.update(definition=factories.QUESTIONS)
    made = client.post(reverse("evaluations:survey_make"), given)

    assert "asks nothing yet" in refused.content.decode()
    assert made["Location"].endswith("/desk/surveys/july/")
    assert Survey.objects.get().introduction == {"en": "Two minutes"}


def test_list_of_surveys_asks_as_much_for_three_as_for_one(client, django_assert_num_queries):
    client.force_login(factories.user(is_secretariat=True))
    factories.open_survey()
    client.get(reverse("evaluations:surveys"))
    with django_assert_num_queries(6):
        client.get(reverse("evaluations:surveys"))
    for _more in range(2):
        factories.open_survey()
    with django_assert_num_queries(6):
        client.get(reverse("evaluations:surveys"))
