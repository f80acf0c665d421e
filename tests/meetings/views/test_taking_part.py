"""Pages of taking part: what each lets whom do, and that nothing typed is lost."""

import json
import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from intersession.meetings.actions import rolls
from intersession.meetings.models import Admission, FormQuestion, Merge, Quota, Registration
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened(meeting):
    """The registration is open today, whichever day that is."""
    now = timezone.now()
    day = timezone.timedelta(days=1)
    return factories.admission(meeting, opens_at=now - day, closes_at=now + 30 * day)


def rows(*typed, seen="", act="save", removed=(), **more):
    """What the page of a delegation sends."""
    sent = {
        "order": [str(at) for at in range(len(typed))],
        "seen": seen,
        "act": act,
        "removed": removed,
        **more,
    }
    for at, row in enumerate(typed):
        known = {
            "pk": "",
            "honorific": "",
            "name": "",
            "place": "",
            "lines": "",
            "email": "",
            "language": "en",
        }
        sent |= {f"row{at}-{name}": value for name, value in (known | row).items()}
    return sent


def page(name, *arguments):
    return reverse(f"meetings:{name}", args=arguments)


DELEGATION = ("delegation", "workshop", "atlantis")


def seen_now(meeting, state):
    return rolls.seen(rolls.listed(meeting, [state.pk]))


def texts(response):
    return response.content.decode()


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("participant", 404),
        ("delegate", 200),
        ("focal point", 200),
        ("focal point of another State", 404),
        ("secretariat", 200),
        ("administrator", 404),
    ],
)
def test_the_list_of_a_delegation_is_for_those_who_act_for_it(client, opened, focal, state, role, status):
    other = factories.delegation(factories.member("Lemuria"))
    people = {
        "participant": factories.user,
        "delegate": lambda: factories.delegate(state.delegations.get()).user,
        "focal point": lambda: focal,
        "focal point of another State": lambda: factories.delegate(other, role="focal_point").user,
        "secretariat": lambda: factories.user(is_secretariat=True),
        "administrator": lambda: factories.user(is_administrator=True),
    }
    client.force_login(people[role]())

    assert client.get(page(*DELEGATION)).status_code == status


def test_a_delegate_reads_the_list_and_keeps_nothing(client, opened, focal, meeting, state):
    client.force_login(factories.delegate(state.delegations.get()).user)

    client.post(page(*DELEGATION), rows({"name": "Ana"}, seen=seen_now(meeting, state)))

    assert not Registration.objects.exists()


def test_a_delegation_is_kept_in_the_order_of_its_page(client, opened, focal, meeting, state):
    client.force_login(focal)
    sent = rows({"name": "Ana"}, {"name": ""}, {"name": "Ben"}, seen=seen_now(meeting, state))
    sent["order"] = ["2", "1", "0"]  # dragged

    response = client.post(page(*DELEGATION), sent)

    assert response.status_code == 302
    assert [row.name for row in rolls.listed(meeting, [state.pk])] == ["Ben", "Ana"]


@pytest.mark.parametrize(
    ("act", "order"),
    [
        ("add", ["Ana", "Ben", ""]),
        ("up:1", ["Ben", "Ana"]),
        ("down:0", ["Ben", "Ana"]),
        ("up:0", ["Ana", "Ben"]),
        ("remove:0", ["Ben"]),
        ("remove:9", ["Ana", "Ben"]),
        ("nonsense", ["Ana", "Ben"]),
    ],
)
def test_buttons_change_the_page_and_keep_what_was_typed(client, opened, focal, act, order):
    client.force_login(focal)

    response = client.post(page(*DELEGATION), rows({"name": "Ana"}, {"name": "Ben"}, act=act))

    assert re.findall(r'name="row\d+-name"(?: value="([^"]*)")?', texts(response)) == order
    assert not Registration.objects.exists()


def test_a_pasted_table_is_shown_before_anything_is_kept(client, opened, focal):
    client.force_login(focal)
    pasted = "Ms.\tBea RUIZ\tMinister\tbea@\nMr.\tCy\tAdviser\tcy@example.org"

    response = client.post(page(*DELEGATION), rows({"name": "Ana"}, act="paste", pasted=pasted))

    shown = texts(response)
    assert re.findall(r'name="row\d+-name" value="([^"]*)"', shown) == ["Ana", "Bea RUIZ", "Cy"]
    assert "Line 1: “bea@” is no e-mail address." in shown
    assert not Registration.objects.exists()


def test_what_is_refused_stays_on_the_page_with_what_is_wrong(client, opened, focal, meeting, state):
    client.force_login(focal)
    sent = rows(
        {"name": "Ana", "email": "ana@"}, {"name": "", "lines": "Minister"}, seen=seen_now(meeting, state)
    )

    shown = texts(client.post(page(*DELEGATION), sent))

    assert 'value="ana@"' in shown
    assert "Minister" in shown
    assert shown.count('class="wrong"') == 2


def test_the_quota_is_said_and_enforced(client, opened, focal, meeting, state):
    Quota.objects.create(meeting=meeting, kind="state", each=1)
    client.force_login(focal)

    said = texts(client.get(page(*DELEGATION)))
    shown = texts(
        client.post(page(*DELEGATION), rows({"name": "Ana"}, {"name": "Ben"}, seen=seen_now(meeting, state)))
    )

    assert "Your delegation may have 1 person." in said
    assert "A delegation may have 1 person, and this list has 2." in shown
    assert 'value="Ben"' in shown


def test_a_list_changed_meanwhile_is_shown_with_what_is_new(client, opened, focal, meeting, state):
    read = seen_now(meeting, state)
    factories.registration(meeting, entity=state, name="Deputy’s", standing="nominated")
    client.force_login(focal)

    shown = texts(client.post(page(*DELEGATION), rows({"name": "Ana"}, seen=read)))

    assert "The list was changed meanwhile." in shown
    assert re.findall(r'name="row\d+-name" value="([^"]*)"', shown) == ["Ana", "Deputy’s"]


def test_the_list_of_last_time_is_taken_without_those_who_are_there(client, opened, focal, state):
    before = factories.meeting(title=factories.words("Before"), start="2025-01-01")
    for name in ("Ana", "Ben"):
        factories.registration(before, entity=state, name=name, standing="attended")
    client.force_login(focal)

    shown = texts(client.post(page(*DELEGATION), rows({"name": "ANA"}, act="again")))

    assert re.findall(r'name="row\d+-name" value="([^"]*)"', shown) == ["ANA", "Ben"]


@pytest.mark.parametrize("persons", [1, 3])
def test_the_list_of_a_delegation_takes_as_many_queries_for_many(
    client, opened, meeting, state, secretariat, persons, django_assert_num_queries
):
    for _number in range(persons):
        factories.registration(meeting, entity=state)
    client.force_login(secretariat)

    with django_assert_num_queries(QUERIES["delegation"]):
        client.get(page(*DELEGATION))


@pytest.mark.parametrize("persons", [1, 3])
@pytest.mark.parametrize("name", ["registrations", "nominations"])
def test_lists_of_the_desk_take_as_many_queries_for_many(
    client, opened, meeting, secretariat, name, persons, django_assert_num_queries
):
    for number in range(persons):
        factories.registration(meeting, entity=factories.member(f"State {number}"), name=f"Ana {number}")
    client.force_login(secretariat)

    with django_assert_num_queries(QUERIES[name]):
        client.get(page(name, "workshop"))


@pytest.mark.parametrize("persons", [2, 4])
def test_duplicates_take_as_many_queries_for_many(
    client, opened, meeting, state, secretariat, persons, django_assert_num_queries
):
    for _number in range(persons):
        factories.registration(meeting, entity=state, name="Ana")
    client.force_login(secretariat)

    with django_assert_num_queries(QUERIES["duplicates"]):
        client.get(page("duplicates", "workshop"))


QUERIES = {"delegation": 11, "registrations": 7, "nominations": 10, "duplicates": 8}
"""Session and person, the organization's names, the meeting, and what the page shows."""


def test_persons_are_confirmed_together_from_the_list(client, opened, meeting, secretariat):
    ticked = [factories.registration(meeting, standing="applied") for _number in range(2)]
    left = factories.registration(meeting, standing="applied")
    client.force_login(secretariat)

    response = client.post(page("registrations", "workshop"), {"pk": [row.pk for row in ticked]}, follow=True)

    assert "2 persons are confirmed." in texts(response)
    left.refresh_from_db()
    assert left.standing == "applied"


@pytest.mark.parametrize(
    "query", ["page=0", "page=x", "page=99999999", "kind=nothing", "standing=x", "entity=x"]
)
def test_a_wish_that_makes_no_sense_is_no_error(client, opened, secretariat, query):
    client.force_login(secretariat)

    assert client.get(f"{page('registrations', 'workshop')}?{query}").status_code == 200


def test_refusing_needs_a_reason(client, opened, meeting, secretariat):
    row = factories.registration(meeting, standing="applied")
    client.force_login(secretariat)
    address = page("registration", "workshop", row.pk)

    assert "This field is required." in texts(client.post(address, {"act": "refuse", "reason": ""}))
    client.post(address, {"act": "refuse", "reason": "The list is full."})

    row.refresh_from_db()
    assert (row.standing, row.reason) == ("refused", "The list is full.")


def test_a_registration_of_another_meeting_is_not_there(client, opened, secretariat):
    other = factories.registration(factories.meeting())
    client.force_login(secretariat)

    assert client.get(page("registration", "workshop", other.pk)).status_code == 404


def test_a_table_is_looked_at_first_and_then_kept(client, opened, state, secretariat):
    client.force_login(secretariat)
    address = page("registrations_table", "workshop")
    pasted = "country\tname\nATLANTIS\tAna\nNowhere\tBen\n"

    shown = texts(client.post(address, {"pasted": pasted, "act": "read"}))
    assert "“Nowhere” names no entity that is known here." in shown
    assert not Registration.objects.exists()
    client.post(address, {"pasted": pasted, "act": "keep"})

    assert Registration.objects.get().entity == state


def test_terms_are_set_with_quotas_and_questions(client, meeting, secretariat):
    client.force_login(secretariat)
    sent = {
        "opens": "2026-09-01",
        "closes": "2026-10-30",
        "places": "200",
        "listing": "consent",
        "purge_on": "2027-05-01",
        "conditions_en": "At your own cost.",
        "each_state": "8",
        "label0_en": "Diet",
        "asked0": "choice",
        "choices0": "none / aucun / ninguno\nvegetarian / végétarien / vegetariano",
    }

    client.post(page("admission", "workshop"), sent)

    admission = Admission.objects.get()
    assert (admission.places, admission.closes_at.isoformat()) == (200, "2026-10-31T00:00:00+00:00")
    assert Quota.objects.values_list("kind", "each", "together").get() == ("state", 8, None)
    question = FormQuestion.objects.get()
    assert (question.key, question.choices["none"]) == (
        "diet",
        {"en": "none", "fr": "aucun", "es": "ninguno"},
    )
    assert 'value="2026-10-30"' in texts(client.get(page("admission", "workshop")))


def test_a_question_that_was_answered_stays(client, meeting, opened, secretariat):
    FormQuestion.objects.create(meeting=meeting, key="diet", position=1, asked="line", label={"en": "Diet"})
    factories.registration(meeting, answers={"diet": "none"})
    client.force_login(secretariat)

    shown = texts(client.post(page("admission", "workshop"), {"listing": "all", "label0_en": ""}))

    assert "The question “diet” was answered; it cannot be taken away." in shown


def test_delegations_that_named_nobody_are_asked_in_their_language(
    client, opened, focal, secretariat, django_capture_on_commit_callbacks
):
    focal.language = "fr"
    focal.save()
    client.force_login(secretariat)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(page("nominations", "workshop"))

    assert [sent.to for sent in mail.outbox] == [[focal.email]]
    assert "/fr/desk/meetings/workshop/delegation/atlantis/" in mail.outbox[0].body


def test_persons_are_joined_and_taken_apart_on_the_page(client, opened, meeting, secretariat):
    kept, gone = (factories.registration(meeting, name="Ana", standing="registered") for _number in range(2))
    client.force_login(secretariat)
    address = page("duplicates", "workshop")

    client.post(address, {"kept": kept.person_id, "person": [kept.person_id, gone.person_id]})
    gone.person.refresh_from_db()
    assert gone.person.merged_into == kept.person
    client.post(address, {"act": "undo", "merge": Merge.objects.get().pk})

    gone.person.refresh_from_db()
    assert gone.person.merged_into is None


@pytest.fixture
def proof(client, opened):
    """The address of the form, from the mail."""
    cache.clear()
    client.post(page("take_part", "workshop"), {"email": "Ana@example.org"})
    return re.search(r"https?://[^/]+(/\S+)", mail.outbox[-1].body)[1]


APPLICATION = {
    "apply": "1",
    "name": "Ana",
    "kind": "ngo",
    "represents": "House of Hope",
    "language": "es",
    "agreed": "on",
}


def test_the_answer_is_the_same_whether_an_address_is_known(client, opened, meeting):
    cache.clear()
    factories.registration(meeting, person=factories.person(email="known@example.org"))

    shown = [
        texts(client.post(page("take_part", "workshop"), {"email": email})).replace(email, "")
        for email in ("known@example.org", "other@example.org")
    ]

    random = r"value=\"[A-Za-z0-9]{64}\""
    assert re.sub(random, "", shown[0]) == re.sub(random, "", shown[1])
    assert len(mail.outbox) == 2


def test_links_for_one_address_are_limited(client, opened):
    cache.clear()
    answers = [client.post(page("take_part", "workshop"), {"email": "a@example.org"}) for _number in range(6)]

    assert [answer.status_code for answer in answers] == [200] * 5 + [429]


def test_an_application_is_made_from_a_proven_address(client, proof):
    response = client.post(proof, APPLICATION, follow=True)

    row = Registration.objects.get()
    assert (row.standing, row.person.email, row.represents) == ("applied", "ana@example.org", "House of Hope")
    assert "The secretariat looks at it and writes to you." in texts(response)


def test_what_is_represented_is_found_by_its_name_in_any_language(client, proof):
    ngo = factories.entity(kind="ngo")
    factories.entity_name(ngo, short={"fr": "Maison d’Égypte"})

    client.post(proof, APPLICATION | {"represents": "MAISON D’EGYPTE"})

    row = Registration.objects.get()
    assert (row.entity, row.represents) == (ngo, "")


def test_own_questions_are_asked_and_kept(client, proof, meeting):
    FormQuestion.objects.create(
        meeting=meeting, key="diet", position=1, asked="line", label={"en": "Diet"}, required=True
    )

    assert "Diet" in texts(client.post(proof, APPLICATION))
    client.post(proof, APPLICATION | {"answer-diet": "none"})

    assert Registration.objects.get().answers == {"diet": "none"}


def test_a_registration_of_the_address_is_opened_from_the_same_link(client, proof, meeting):
    row = factories.registration(meeting, person=factories.person(email="ana@example.org"), name="Ana R")

    assert "Ana R" in texts(client.get(proof))
    opened = client.post(proof, {"open": row.pk}, follow=True)

    assert "Ana R" in texts(opened)


def test_a_registration_of_another_address_is_not_opened(client, proof, meeting):
    row = factories.registration(meeting, person=factories.person(email="other@example.org"))

    assert client.post(proof, {"open": row.pk}).status_code == 200


def test_a_forged_link_or_one_of_another_meeting_opens_nothing(client, proof):
    factories.admission(factories.meeting(key="other"))

    for address in (proof[:-3] + "x/", proof.replace("workshop", "other")):
        assert client.get(address).status_code == 404


def test_before_opening_the_page_says_so_and_takes_no_address(client, meeting):
    shown = texts(client.post(page("take_part", "workshop"), {"email": "a@example.org"}))

    assert "Registration is not open yet." in shown
    assert not mail.outbox


@pytest.fixture
def token(client, proof):
    """The token of the private link of somebody who applied."""
    return client.post(proof, APPLICATION)["Location"].split("/")[-2]


def test_a_confirmed_person_accepts_with_or_without_being_named(client, token):
    Registration.objects.update(standing="confirmed")

    client.post(page("own", token), {"act": "accept", "listed": "on"})

    row = Registration.objects.get()
    assert (row.standing, row.listed) == ("registered", True)


def test_a_person_corrects_and_withdraws(client, token):
    client.post(page("own", token), {"act": "correct", "name": "Ana Ruiz", "language": "fr"})
    assert Registration.objects.get().name == "Ana Ruiz"
    client.post(page("own", token), {"act": "withdraw"})

    assert Registration.objects.get().standing == "withdrawn"


def test_a_correction_that_is_not_right_is_kept_on_the_page(client, token):
    shown = texts(
        client.post(page("own", token), {"act": "correct", "name": "", "phone": "+41 22", "language": "fr"})
    )

    assert "+41 22" in shown
    assert Registration.objects.get().name == "Ana"


def test_a_person_takes_all_that_is_held_away(client, token):
    response = client.get(page("held", token))

    held = json.loads(response.content)
    assert response["Content-Disposition"].startswith("attachment")
    assert held["persons"][0]["email"] == "ana@example.org"
    assert held["registrations"][0]["represents"] == "House of Hope"
    assert token not in texts(response)


@pytest.mark.parametrize("name", ["own", "held"])
def test_a_private_link_that_was_never_given_opens_nothing(client, name):
    assert client.get(page(name, "nothing")).status_code == 404


def test_a_page_by_private_link_is_in_no_index_and_no_cache(client, token):
    response = client.get(page("own", token))

    assert response["X-Robots-Tag"] == "noindex"
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(("role", "told"), [("focal_point", True), ("delegate", False)])
def test_the_desk_of_a_focal_point_leads_to_the_delegation_that_can_be_named(
    client, opened, state, role, told
):
    person = factories.delegate(factories.delegation(state), role=role).user
    client.force_login(person)

    assert (page(*DELEGATION) in texts(client.get(reverse("web:desk")))) is told
