"""The pages by which a delegation answers, for those who may and for others."""

from datetime import date, timedelta
from html.parser import HTMLParser

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from intersession.consultations.actions import decisions, replies, terms
from intersession.consultations.models import Draft, Reply
from intersession.membership.models import Entity
from tests import factories

pytestmark = pytest.mark.django_db
STEPS = ("reply", "answer", "texts", "submission", "receipt")


def opened(days_left=20, **given):
    now = timezone.now()
    closes = now + timedelta(days=days_left)
    times = {"opens_at": closes - timedelta(days=30), "closes_at": closes, "now": closes - timedelta(days=30)}
    return factories.open_consultation(**{**times, "others_welcome": True, **given})


@pytest.fixture
def consultation():
    return opened()


@pytest.fixture
def state():
    return factories.member("Atlantis", key="atlantis")


@pytest.fixture
def focal(state):
    return factories.delegate(factories.delegation(state), role="focal_point")


@pytest.fixture
def put(state):
    """Open a consultation for the State, of which it is asked."""
    return opened


def step(name, consultation, state):
    return reverse(f"consultations:{name}", args=(consultation.key, state.key))


def text(response):
    return " ".join(response.content.decode().split())


class Inputs(HTMLParser):
    """What the fields of a page hold: values that are marked, hidden or written, by name."""

    def __init__(self, response):
        super().__init__()
        self.held, self.area = {}, ""
        self.feed(response.content.decode())

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        is_marked = given.get("type") not in {"checkbox", "radio"} or "checked" in given
        if tag == "textarea":
            self.area = given["name"]
        elif tag == "input" and is_marked:
            self.held.setdefault(given["name"], []).append(given.get("value", ""))

    def handle_data(self, data):
        if self.area:
            self.held.setdefault(self.area, []).append(data.removeprefix("\n"))

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.area = ""


def draft(consultation, state, by, *choices, version=0, **more):
    """What somebody of the delegation has saved."""
    words = replies.Words("choice", list(choices), **more)
    return replies.save_draft(consultation, state, by=by, words=words, version=version, now=timezone.now())


def submit(client, consultation, state, instruction="The Minister"):
    page = step("submission", consultation, state)
    seen = Inputs(client.get(page)).held["seen"]
    return client.post(page, {"instruction": instruction, "seen": seen})


# Who may


@pytest.mark.parametrize("name", [*STEPS, "receipt_file"])
@pytest.mark.parametrize(
    "who",
    [
        "participant",
        "delegate of another State",
        "former delegate",
        "not confirmed",
        "secretariat",
        "administrator",
    ],
)
def test_reply_of_a_state_is_not_there_for_others(client, focal, put, state, name, who):
    consultation = put()
    people = {
        "participant": factories.user,
        "delegate of another State": lambda: (
            factories.delegate(
                factories.delegation(Entity.objects.get(key="state-1")), role="focal_point"
            ).user
        ),
        "former delegate": lambda: factories.delegate(focal.delegation, end=date(2010, 1, 1)).user,
        "not confirmed": lambda: factories.delegate(focal.delegation, confirmed_at=None).user,
        "secretariat": lambda: factories.user(is_secretariat=True),
        "administrator": lambda: factories.user(is_administrator=True),
    }
    client.force_login(people[who]())
    looks = who == "secretariat" and name == "reply"

    assert client.get(step(name, consultation, state)).status_code == (200 if looks else 404)
    assert client.post(step(name, consultation, state)).status_code in {404, 405}
    assert not Draft.objects.exists()


@pytest.mark.parametrize("name", [*STEPS, "receipt_file"])
def test_who_is_not_signed_in_is_sent_to_sign_in(client, put, state, name):
    page = step(name, put(), state)

    answer = client.get(page)

    assert (answer.status_code, answer["Location"]) == (302, f"{reverse('account_login')}?next={page}")


def test_secretariat_looks_at_what_is_asked_and_at_nothing_that_is_answered(client, focal, put, state):
    consultation = put()
    draft(consultation, state, focal.user, "A", comment="Between us")
    factories.reply(consultation, state, "B", now=timezone.now())
    client.force_login(factories.user(is_secretariat=True))

    page = text(client.get(step("reply", consultation, state)))

    assert "What the delegation drafts and replies is not shown here." in page
    assert "Topic A (en)" in page
    assert not any(told in page for told in ("registered", "Draft last saved", "Between us", "Answer</a>"))


def test_entity_that_became_a_member_later_is_not_asked(client, put):
    consultation = put()
    latecomer = factories.member("Latecomer", key="latecomer")
    client.force_login(factories.delegate(factories.delegation(latecomer)).user)

    assert client.get(step("reply", consultation, latecomer)).status_code == 404


def test_delegate_drafts_and_is_told_whom_to_ask(client, focal, put, state):
    consultation = put()
    focal.user.name = "Ana Díaz"
    focal.user.save()
    client.force_login(factories.delegate(focal.delegation).user)
    client.post(step("answer", consultation, state), {"choices": ["A"], "version": 0})

    first, last = (text(client.get(step(name, consultation, state))) for name in ("reply", "submission"))
    client.post(step("submission", consultation, state), {"instruction": "Nobody", "seen": "1.0"})

    asked = f'Ask who may submit it: <a href="mailto:{focal.user.email}">Ana Díaz</a>.'
    assert (asked in first, asked in last) == (True, True)
    assert "Submit for" not in last
    assert not Reply.objects.exists()


def test_delegate_submits_where_the_delegation_says_so(client, focal, put, state):
    consultation = put()
    focal.delegation.submitters = "delegates"
    focal.delegation.save()
    delegate = factories.delegate(focal.delegation)
    draft(consultation, state, delegate.user, "A")
    client.force_login(delegate.user)

    submit(client, consultation, state)

    assert Reply.objects.get().submitted_by == delegate.user


# The steps


def test_focal_point_answers_in_five_screens(client, focal, put, state):
    consultation = put()
    client.force_login(focal.user)
    client.get(step("reply", consultation, state))

    second = client.post(step("answer", consultation, state), {"choices": ["B", "C"], "version": 0})
    third = client.post(
        step("texts", consultation, state), {"comment": "With B first.", "others": "Cities", "version": 1}
    )
    fourth = submit(client, consultation, state)
    receipt = text(client.get(step("receipt", consultation, state)))

    reply = Reply.objects.get()
    assert [second["Location"], third["Location"], fourth["Location"]] == [
        step("texts", consultation, state),
        step("submission", consultation, state),
        step("receipt", consultation, state),
    ]
    assert (reply.choices, reply.comment, reply.others) == (["B", "C"], "With B first.", "Cities")
    assert (reply.instruction, reply.submitted_by) == ("The Minister", focal.user)
    assert all(
        told in receipt
        for told in (
            reply.digest,
            "With B first.",
            "Cities",
            "B. Topic B (en)<br>C. Topic C (en)",
            "The Minister",
        )
    )


def test_first_page_shows_everything_that_is_asked(client, focal, put, state):
    cycle = factories.cycle()
    first = factories.candidate(cycle, letter="A", purpose={"en": "To learn"})
    factories.guiding_question(first, text={"en": "Which cities?"})
    offered = [terms.Offered("A", candidate=first), terms.Offered("B", candidate=factories.candidate(cycle))]
    consultation = put(
        cycle=cycle,
        options=offered,
        seats=1,
        explanation={"en": "Two were proposed.", "fr": "Deux sont proposés.", "es": "Se proponen dos."},
        paper=factories.document(symbol="IC/2009/7"),
    )
    terms.add_addendum(consultation, by=factories.user(), text={"en": "The paper is out in French."})
    client.force_login(focal.user)

    page = text(client.get(step("reply", consultation, state)))

    assert [
        told
        for told in (
            "To learn",
            "Which cities?",
            "Two were proposed.",
            "IC/2009/7",
            "The paper is out in French.",
        )
        if told not in page
    ] == []
    assert "step 1 of 5" in page


def test_delegation_notes_that_it_awaits_instructions(client, focal, put, state):
    consultation = put()
    client.force_login(focal.user)

    page = text(client.post(step("reply", consultation, state), follow=True))

    assert Draft.objects.get().progress == "awaiting"
    assert f"Awaiting instructions from the capital; noted by {focal.user}" in page
    assert "We await instructions" not in page


@pytest.mark.parametrize(
    "given, reason",
    [
        ({"choices": ["A", "B", "C"]}, "Choose at most 2; you chose 3."),
        ({"choices": []}, "Choose one option at least."),
        (
            {"choices": ["A"], "answer": "abstention"},
            "This answer names no option; take the marks away, or choose another answer.",
        ),
        ({"choices": ["Z"]}, "Select a valid choice."),
    ],
)
def test_refused_answer_stays_marked_and_is_not_saved(client, focal, put, state, given, reason):
    consultation = put(no_objection=True, abstention=True)
    client.force_login(focal.user)

    response = client.post(step("answer", consultation, state), {"answer": "choice", "version": 0, **given})

    marked = Inputs(response).held
    offered = [letter for letter in given["choices"] if letter != "Z"]
    assert reason in text(response)
    assert 'href="#id_choices_0"' in text(response)
    assert (marked.get("choices", []), marked["answer"]) == (offered, [given.get("answer", "choice")])
    assert not Draft.objects.exists()


def test_any_number_is_taken_where_the_terms_set_no_cap(client, focal, put, state):
    consultation = put(capped=False)
    client.force_login(focal.user)

    page = text(client.get(step("answer", consultation, state)))
    client.post(step("answer", consultation, state), {"choices": ["A", "B", "C"], "version": 0})

    assert "Choose any number." in page
    assert Draft.objects.get().choices == ["A", "B", "C"]


@pytest.mark.parametrize(
    "answer, kept",
    [("B", ("choice", ["B"])), ("no_objection", ("no_objection", [])), ("abstention", ("abstention", []))],
)
def test_one_of_several_is_picked_in_one_list_with_the_neutral_answers(
    client, focal, put, state, answer, kept
):
    consultation = put(kind="theme", seats=1, no_objection=True, abstention=True)
    client.force_login(focal.user)

    client.post(step("answer", consultation, state), {"answer": answer, "version": 0})

    saved = Draft.objects.get()
    again = Inputs(client.get(step("answer", consultation, state))).held
    assert (saved.answer, saved.choices) == kept
    assert again["answer"] == [answer]


def test_neutral_answer_is_taken_only_where_it_is_offered(client, focal, put, state):
    consultation = put()
    client.force_login(focal.user)

    client.post(step("answer", consultation, state), {"answer": "abstention", "choices": [], "version": 0})

    assert not Draft.objects.exists()


def test_straw_poll_takes_an_opinion_on_each_option(client, focal, put, state):
    consultation = put(kind="straw_poll")
    client.force_login(focal.user)
    empty = client.post(step("answer", consultation, state), {"version": 0})
    given = {"opinion_A": "support", "opinion_C": "no_opinion", "version": 0}

    client.post(step("answer", consultation, state), given)
    submit(client, consultation, state)
    receipt = text(client.get(step("receipt", consultation, state)))

    assert "Give an opinion on one option at least." in text(empty)
    assert Reply.objects.get().positions == {"A": "support", "C": "no_opinion"}
    assert "A. Topic A (en): support<br>C. Topic C (en): no opinion" in receipt


def test_straw_poll_takes_an_abstention_where_it_is_offered(client, focal, put, state):
    consultation = put(kind="straw_poll", abstention=True)
    client.force_login(focal.user)
    page = step("answer", consultation, state)

    mixed = client.post(page, {"answer": "abstention", "opinion_A": "support", "version": 0})
    client.post(page, {"answer": "abstention", "version": 0})

    assert "This answer names no option" in text(mixed)
    assert (Draft.objects.get().answer, Draft.objects.get().positions) == ("abstention", {})


def test_silence_needs_no_reply_and_an_objection_its_reasons(client, focal, put, state):
    consultation = put(kind="silence", options=[], others_welcome=False)
    client.force_login(focal.user)

    first = text(client.get(step("reply", consultation, state)))
    without = client.post(step("texts", consultation, state), {"comment": " ", "version": 0})
    client.post(step("texts", consultation, state), {"comment": "The dates clash.", "version": 0})
    submit(client, consultation, state)

    reply = Reply.objects.get()
    assert "Whoever does not object need not reply." in first
    assert "step 1 of 4" in first
    assert 'href="#id_comment">Reasons of the objection</a>' in text(without)
    assert (reply.answer, reply.comment) == ("objection", "The dates clash.")


def test_draft_that_says_nothing_cannot_be_submitted(client, focal, put, state):
    consultation = put()
    client.force_login(focal.user)

    page = text(client.get(step("submission", consultation, state)))

    assert "Choose one option at least." in page
    assert "Submit for" not in page


def test_reply_without_an_instruction_is_asked_for_it(client, focal, put, state):
    consultation = put()
    draft(consultation, state, focal.user, "A")
    client.force_login(focal.user)

    page = text(submit(client, consultation, state, instruction=" "))

    assert 'href="#id_instruction"' in page
    assert not Reply.objects.exists()


# Two at once, and lost sessions


def test_second_writer_is_told_and_sees_both(client, focal, put, state):
    consultation = put()
    other = factories.delegate(focal.delegation).user
    draft(consultation, state, other, "A", comment="Asked the capital")
    client.force_login(focal.user)
    page = step("answer", consultation, state)

    refused = client.post(page, {"choices": ["D"], "version": 0})
    held = Inputs(refused).held
    saved = client.post(page, {"choices": held["choices"], "version": held["version"]})

    told = text(refused)
    assert f"{other} changed this draft meanwhile" in told
    assert all(part in told for part in (f"As {other} saved it", "<dd>A. Topic A (en)", "Asked the capital"))
    assert held == {
        "version": ["1"],
        "choices": ["D"],
        **{name: held[name] for name in held if name.startswith("csrf")},
    }
    assert saved["Location"] == step("texts", consultation, state)
    kept = Draft.objects.get()
    assert (kept.choices, kept.comment, kept.version) == (["D"], "Asked the capital", 2)


def test_mistake_does_not_hide_that_somebody_else_saved_meanwhile(client, focal, put, state):
    consultation = put()
    draft(consultation, state, factories.delegate(focal.delegation).user, "A")
    client.force_login(focal.user)
    page = step("answer", consultation, state)
    mistaken = Inputs(client.post(page, {"choices": ["B", "C", "D"], "version": 0})).held

    client.post(page, {"choices": ["D"], "version": mistaken["version"]})

    assert Draft.objects.get().choices == ["A"]


def test_what_changed_after_it_was_shown_is_not_submitted(client, focal, put, state):
    consultation = put()
    draft(consultation, state, focal.user, "A")
    client.force_login(focal.user)
    page = step("submission", consultation, state)
    seen = Inputs(client.get(page)).held["seen"]
    draft(consultation, state, factories.delegate(focal.delegation).user, "D", version=1)

    refused = client.post(page, {"instruction": "The Minister", "seen": seen})

    assert "has changed meanwhile. Read it again, then submit." in text(refused)
    assert Inputs(refused).held["instruction"] == ["The Minister"]
    assert not Reply.objects.exists()


def test_reply_that_a_colleague_registered_meanwhile_is_shown_before_it_is_replaced(
    client, focal, put, state
):
    consultation = put()
    draft(consultation, state, focal.user, "A")
    client.force_login(focal.user)
    page = step("submission", consultation, state)
    seen = Inputs(client.get(page)).held["seen"]
    deputy = factories.delegate(focal.delegation, role="deputy").user
    factories.reply(consultation, state, "C", by=deputy, now=timezone.now())

    refused = client.post(page, {"instruction": "The Minister", "seen": seen})
    replaced = client.post(page, {key: values[0] for key, values in Inputs(refused).held.items()})

    assert f"{deputy} registered a reply meanwhile." in text(refused)
    assert text(refused).index(f"As {deputy} registered it") < text(refused).index("C. Topic C")
    assert Inputs(refused).held["instruction"] == ["The Minister"]
    assert replaced["Location"] == step("receipt", consultation, state)
    assert [reply.choices for reply in Reply.objects.order_by("version")] == [["C"], ["A"]]


def test_second_touch_of_the_button_registers_nothing_more(client, focal, put, state):
    consultation = put()
    draft(consultation, state, focal.user, "A")
    client.force_login(focal.user)
    sent = {"instruction": "The Minister", "seen": "1.0"}

    answers = [client.post(step("submission", consultation, state), sent) for _ in range(2)]

    assert [answer["Location"] for answer in answers] == [step("receipt", consultation, state)] * 2
    assert Reply.objects.count() == 1


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_was_typed_survives_the_end_of_the_session(client, focal, put, state, language):
    consultation = put()
    page = step("texts", consultation, state)

    sent_away = client.post(page, {"comment": "An hour of work", "others": "", "version": 0})
    client.force_login(focal.user)
    back = client.get(page.replace("/en/", f"/{language}/"))
    again = client.get(page)

    assert sent_away["Location"].startswith(reverse("account_login"))
    assert Inputs(back).held["comment"] == ["An hour of work"]
    assert not Draft.objects.exists()
    assert "comment" not in Inputs(again).held or Inputs(again).held["comment"] == [""]


def test_what_was_typed_is_given_to_nobody_else(client, focal, put, state):
    page = step("texts", put(), state)
    client.post(page, {"comment": "An hour of work", "version": 0})
    client.force_login(factories.user())

    assert client.get(page).status_code == 404


def test_more_than_twenty_pages_are_not_kept_for_who_is_signed_out(client, put, state):
    client.post(step("texts", put(), state), {"comment": "a" * 60_001, "version": 0})

    assert "typed" not in client.session


# Replacing, closing, observers


def test_reply_is_replaced_and_earlier_versions_are_listed(client, focal, put, state):
    consultation = put()
    draft(consultation, state, focal.user, "A")
    client.force_login(focal.user)
    submit(client, consultation, state, "The Minister")
    client.post(step("answer", consultation, state), {"choices": ["B"], "version": 1})
    between = text(client.get(step("receipt", consultation, state)))

    submit(client, consultation, state, "The Prime Minister")

    after = text(client.get(step("receipt", consultation, state)))
    first, second = Reply.objects.order_by("version")
    assert "The draft differs from what is registered" in between
    assert "The draft says something else" not in after
    assert (first.choices, second.choices) == (["A"], ["B"])
    assert all(told in after for told in (first.digest, second.digest, "The Minister", "The Prime Minister"))
    assert after.index(second.digest) < after.index("Earlier version") < after.index(first.digest)
    assert after.count(">counts<") == 1


def test_reply_on_paper_is_what_a_new_one_starts_from(client, focal, put, state):
    consultation = put()
    factories.reply(consultation, state, "C", now=timezone.now())
    client.force_login(focal.user)

    assert Inputs(client.get(step("answer", consultation, state))).held["choices"] == ["C"]


def test_late_reply_is_announced_taken_and_does_not_count(client, focal, put, state):
    consultation = put(days_left=-1)
    factories.reply(consultation, state, "A", now=timezone.now() - timedelta(days=2))
    draft(consultation, state, focal.user, "B")
    client.force_login(focal.user)

    before = text(client.get(step("submission", consultation, state)))
    submit(client, consultation, state)
    receipt = text(client.get(step("receipt", consultation, state)))

    assert "it is marked late, shown apart and not counted." in before
    assert "The reply that was registered in time keeps counting." in before
    assert Reply.objects.get(version=2).late
    assert receipt.index("Earlier version") < receipt.index(">counts<")


@pytest.mark.parametrize("name", ["answer", "texts", "submission"])
@pytest.mark.parametrize("state_after", ["decided", "withdrawn"])
def test_after_the_decision_pages_are_only_read(client, focal, put, state, name, state_after):
    consultation = put(days_left=-1)
    factories.reply(consultation, state, "A", now=timezone.now() - timedelta(days=2))
    consultation = terms.close(consultation, now=timezone.now())
    reason = finish(consultation, state_after)
    client.force_login(focal.user)

    page = client.get(step(name, consultation, state), follow=True)

    assert page.redirect_chain[-1][0] == step("reply", consultation, state)
    assert reason in text(page)
    assert "Replace the reply" not in text(page)
    assert client.get(step("receipt", consultation, state)).status_code == 200


def test_after_the_decision_instructions_are_no_longer_awaited(client, focal, put, state):
    consultation = put(days_left=-1)
    finish(terms.close(consultation, now=timezone.now()), "withdrawn")
    client.force_login(focal.user)

    page = text(client.post(step("reply", consultation, state), follow=True))

    assert page.count("This consultation was withdrawn.") == 2
    assert not Draft.objects.exists()


def test_what_is_written_while_the_decision_is_taken_stays_on_the_page(client, focal, put, state):
    consultation = put(days_left=-1)
    finish(terms.close(consultation, now=timezone.now()), "withdrawn")
    client.force_login(focal.user)

    refused = client.post(step("texts", consultation, state), {"comment": "An hour of work", "version": 0})

    assert Inputs(refused).held["comment"] == ["An hour of work"]
    assert "This consultation was withdrawn." in text(refused)


def finish(consultation, state_after):
    """Bring a closed consultation to its end and return what its pages say then."""
    if state_after == "withdrawn":
        terms.withdraw(consultation, reason={"en": "A mistake"})
        return "This consultation was withdrawn."
    decisions.decide(
        consultation,
        by=factories.user(is_secretariat=True),
        manner="consensus",
        words=factories.words("Decided"),
        reason={"en": "Agreed"},
        decided_on=timezone.now().date(),
        chosen=["A", "B"],
    )
    return "The decision has been taken; replies can no longer be given."


def test_observer_is_told_that_its_view_is_not_counted(client):
    observer = factories.entity(key="observer")
    factories.entity_name(observer)
    factories.membership(observer, status="observer")
    focal = factories.delegate(factories.delegation(observer), role="focal_point")
    consultation = opened()
    draft(consultation, observer, focal.user, "A")
    client.force_login(focal.user)

    pages = [text(client.get(step(name, consultation, observer))) for name in STEPS[:4]]
    submit(client, consultation, observer)
    receipt = text(client.get(step("receipt", consultation, observer)))

    told = "Your view as an observer is collected apart and is not counted."
    assert [told in page for page in (*pages, receipt)] == [True] * 5
    assert ">counts<" not in receipt
    assert Reply.objects.get().counted is False


# Receipts


def test_receipt_is_a_file_for_each_version(client, focal, put, state):
    consultation = put()
    for letter in "AB":
        factories.reply(consultation, state, letter, now=timezone.now())
    client.force_login(focal.user)
    page = step("receipt_file", consultation, state)

    last, first, none = (client.get(page, query) for query in ({}, {"version": "1"}, {"version": "x"}))

    assert last.json()["record"] == Reply.objects.get(version=2).record
    assert first.json()["record"] == Reply.objects.get(version=1).record
    assert first.json()["salt"] == Reply.objects.get(version=1).salt
    assert first["Content-Disposition"] == 'attachment; filename="receipt-topics-atlantis-1.json"'
    assert none.status_code == 404


def test_receipt_of_nothing_leads_to_what_is_asked(client, focal, put, state):
    consultation = put()
    client.force_login(focal.user)

    assert client.get(step("receipt", consultation, state))["Location"] == step("reply", consultation, state)


def test_receipt_is_mailed_to_focal_point_and_deputies_in_their_language(
    client, focal, put, state, django_capture_on_commit_callbacks
):
    consultation = put()
    deputy = factories.delegate(
        focal.delegation, role="deputy", user=factories.user(language="fr", name="Luc")
    )
    factories.delegate(focal.delegation)
    draft(consultation, state, focal.user, "A", comment="Between us")
    client.force_login(focal.user)

    with django_capture_on_commit_callbacks(execute=True):
        submit(client, consultation, state)

    reply = Reply.objects.get()
    bodies = {letter.to[0]: letter.body for letter in mail.outbox}
    assert bodies.keys() == {focal.user.email, deputy.user.email}
    english, french = bodies[focal.user.email], bodies[deputy.user.email]
    head = client.get(step("receipt_file", consultation, state)).json()["head"]
    assert all(
        told in english for told in (reply.digest, head, "The Minister", step("receipt", consultation, state))
    )
    assert f"/fr/consultations/{consultation.key}/" in french
    assert not any("Between us" in body or reply.salt in body for body in bodies.values())


# What is asked of whom


def test_what_is_asked_stands_in_the_order_of_time_with_its_closing(client, focal, put, state):
    put()
    put(days_left=5, states=0, key="sooner", cycle=factories.cycle(), title=factories.words("Sooner"))
    client.force_login(focal.user)

    page = text(client.get(reverse("consultations:mine")))

    assert page.index("Sooner (en)") < page.index("Topics (en)")
    assert all(told in page for told in ("4 days left", "19 days left", "not seen"))


def test_who_acts_for_nobody_is_asked_nothing(client, consultation):
    client.force_login(factories.user())

    assert "Nothing is asked of you now" in client.get(reverse("consultations:mine")).content.decode()
