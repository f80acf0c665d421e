"""The pages by which the secretariat runs a consultation, from its terms to the decision."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from intersession.consultations.actions import admissions, proposals, replies, terms
from intersession.consultations.models import Consultation, Draft, Reply
from intersession.core.models import Organization
from intersession.cycles.models import Candidate, Cycle
from intersession.meetings.models import Meeting
from intersession.membership.models import Entity
from tests import factories

pytestmark = pytest.mark.django_db
TITLES = {"title_en": "Topics of 2027", "title_fr": "Thèmes de 2027", "title_es": "Temas de 2027"}
ROWS = {
    f"text{row}_{code}": letter for row, letter in enumerate("ABC", start=1) for code in ("en", "fr", "es")
}
PDF = b"%PDF-1.7\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xc0\x00\x0b\x08\x00\x10\x00\x20\x01\x01\x11\x00\xff\xda\x00\x02points\xff\xd9"


@pytest.fixture
def desk(client):
    factories.organization(time_zone="UTC")
    person = factories.user(is_secretariat=True)
    client.force_login(person)
    return person


def at(moment):
    return moment.strftime("%Y-%m-%dT%H:%M")


def page(name, *arguments):
    return reverse(f"consultations:{name}", args=arguments)


def text(response):
    return " ".join(response.content.decode().split())


def given(cycle, **more):
    now = timezone.now()
    return {
        "key": "topics-2027",
        "cycle": cycle.pk,
        "kind": "topics",
        "seats": 2,
        "capped": "on",
        "opens_at": at(now),
        "closes_at": at(now + timedelta(days=20)),
        "tie_policy": "chair",
        "publication": "aggregate",
        **TITLES,
        **ROWS,
        **more,
    }


def opened(days_left=20, **more):
    """A consultation that has been open for ten days."""
    start = timezone.now() - timedelta(days=10)
    closes = timezone.now() + timedelta(days=days_left)
    return factories.open_consultation(**{"opens_at": start, "closes_at": closes, "now": start, **more})


def decision(**more):
    words = {"words_en": "The Chair took note of the preference of Members."}
    today = timezone.now().date().isoformat()
    return {"manner": "majority", "decided_on": today, "chosen": ["A", "B"], **words, **more}


def on_paper(state="state-0", **more):
    return {
        "entity": Entity.objects.get(key=state).pk,
        "received_at": at(timezone.now() - timedelta(days=1)),
        "choices": ["A", "B"],
        "instruction": "Note No. 12, signed by the Ambassador",
        "scan": SimpleUploadedFile("reply.pdf", PDF),
        **more,
    }


def test_secretariat_prepares_opens_and_reminds(client, desk):
    atlantis = factories.member("Atlantis", key="atlantis")
    factories.member("Lemuria", key="lemuria")
    factories.delegate(factories.delegation(atlantis), role="focal_point")

    client.post(page("prepare"), given(factories.cycle(year=2027)))
    client.post(page("open", "topics-2027"))
    response = client.post(page("remind", "topics-2027"))

    consultation = Consultation.objects.get()
    assert response["Location"] == page("desk_one", "topics-2027")
    assert (consultation.state, consultation.reminders.count()) == ("open", 1)
    assert "Sent: to 1 of 2 Members" in client.get(response["Location"]).content.decode()
    assert [option.letter for option in consultation.options.all()] == ["A", "B", "C"]


def test_terms_may_be_kept_unfinished_and_without_a_name(client, desk):
    cycle = factories.cycle(year=2027)

    client.post(page("prepare"), {"cycle": cycle.pk, "kind": "silence", "publication": "aggregate"})

    consultation = Consultation.objects.get()
    assert (consultation.key, consultation.opens_at, consultation.title) == ("silence-2027", None, {})


def test_what_is_missing_is_told_before_opening_and_hides_the_button(client, desk):
    client.post(page("prepare"), given(factories.cycle(year=2027), title_es="", text2_fr=""))

    shown = client.get(page("desk_one", "topics-2027"))

    assert "The title is missing in: Spanish." in text(shown)
    assert "Option B has no title in: French." in text(shown)
    assert page("open", "topics-2027") not in text(shown)
    assert f"{page('revise', 'topics-2027')}#options" in text(shown)


def test_opening_what_is_unfinished_is_refused_in_words(client, desk):
    client.post(page("prepare"), given(factories.cycle(year=2027), title_es=""))

    refused = client.post(page("open", "topics-2027"))

    assert "The title is missing in: Spanish." in text(refused)
    assert Consultation.objects.get().state == "draft"


def test_opening_names_who_is_entitled_and_whom_no_mail_reaches(client, desk):
    for name in ("Zembla", "Élysée"):
        factories.member(name)
    observer = factories.entity()
    factories.membership(observer, status="observer")
    factories.delegate(factories.delegation(factories.member("Atlantis")), role="focal_point")
    client.post(page("prepare"), given(factories.cycle(year=2027)))

    shown = text(client.get(page("open", "topics-2027")))

    assert "3 Members, each counted once, and 1 observers" in shown
    assert "2 Members have no focal point or deputy" in shown
    assert shown.index("Élysée") < shown.index("Zembla")
    assert "nobody can change the terms and options" in shown


def test_refused_terms_keep_what_was_written(client, desk):
    cycle = factories.cycle(year=2027)
    client.post(page("prepare"), given(cycle))

    refused = client.post(page("prepare"), given(cycle))

    assert "There is a consultation with the key topics-2027 already." in text(refused)
    assert 'role="alert"' in text(refused)
    assert 'value="Thèmes de 2027"' in text(refused)
    assert refused.context["form"]["text3_es"].value() == "C"


def test_opened_terms_cannot_be_changed_on_the_page(client, desk):
    consultation = opened()

    refused = client.post(page("revise", consultation.key), given(consultation.cycle, key=consultation.key))

    assert "After opening nothing changes." in text(refused)
    assert Consultation.objects.get().title == consultation.title


def test_terms_come_back_as_they_were_written(client, desk):
    cycle = factories.cycle(year=2027)
    topic = factories.candidate(cycle, letter="D")
    client.post(page("prepare"), given(cycle, candidates=[topic.pk], explanation_fr="Voir la note"))

    form = client.get(page("revise", "topics-2027")).context["form"]

    assert form["candidates"].value() == [topic.pk]
    assert form["text1_en"].value() == "A"
    assert form["explanation_fr"].value() == "Voir la note"
    assert [option.letter for option in Consultation.objects.get().options.all()] == ["D", "A", "B", "C"]


def test_candidates_not_chosen_before_are_offered_with_their_history(client, desk):
    early, cycle = factories.cycle(year=2007), factories.cycle(year=2027)
    come = factories.candidate(early, fate="not_chosen", came_back=factories.cycle(year=2009))
    factories.candidate(early, fate="chosen", title={"en": "Chosen then"})
    factories.candidate(early, fate="not_chosen", kind="theme", title={"en": "A theme of then"})
    own = factories.candidate(cycle, letter="A", title={"en": "Own"})

    shown = client.get(page("prepare"))
    client.post(page("prepare"), given(cycle, candidates=[own.pk], returning=[come.pk]))

    assert "proposed for 2007, not chosen; came back in 2009" in text(shown)
    assert "A. Own" in text(shown)
    assert "Chosen then" not in text(shown)
    assert "A theme of then" not in text(shown)
    options = Consultation.objects.get().options.all()
    assert [(row.letter, row.candidate) for row in options][:2] == [("A", own), ("B", come)]


def test_candidate_is_offered_with_the_member_that_proposed_it_then_and_later(client, desk):
    then, later = factories.cycle(year=2027), factories.cycle(year=2028)
    proposal = factories.proposal(factories.member("Atlantis", key="atlantis"), then)
    translations = proposals.Words(factories.words("Cities"), {})
    row = admissions.admit(proposal, by=desk, translations=translations, version=1, now=timezone.now())

    while_open = client.post(page("prepare"), given(then, show="1"))
    Candidate.objects.filter(pk=row.pk).update(fate="not_chosen")
    afterwards = client.post(page("prepare"), given(later, show="1"))

    assert "A. Cities, proposed by Atlantis" in text(while_open)
    assert "Cities, proposed by Atlantis (proposed for 2027, not chosen)" in text(afterwards)


def test_other_year_shows_its_candidates_and_loses_no_word(client, desk):
    factories.cycle(year=2028)
    cycle = factories.cycle(year=2027)
    topic = factories.candidate(cycle, title={"en": "Of 2027"})

    shown = client.post(page("prepare"), given(cycle, show="1", candidates=[topic.pk], seats=""))

    assert not Consultation.objects.exists()
    assert "Of 2027" in text(shown)
    assert 'role="alert"' not in text(shown)
    assert shown.context["form"]["title_fr"].value() == "Thèmes de 2027"
    assert shown.context["form"]["candidates"].value() == [str(topic.pk)]


@pytest.mark.parametrize(
    ("kind", "left_out"),
    [
        (
            "silence",
            {"candidates", "returning", "text1_en", "seats", "capped", "no_objection", "tie_policy"},
        ),
        ("straw_poll", {"seats", "capped", "tie_policy"}),
        ("theme", set()),
    ],
)
def test_terms_ask_what_the_kind_needs(client, desk, kind, left_out):
    cycle = factories.cycle(year=2027)

    form = client.post(page("prepare"), given(cycle, kind=kind, show="1")).context["form"]

    everything = {"candidates", "returning", "text1_en", "seats", "capped", "no_objection", "tie_policy"}
    assert everything - form.fields.keys() == left_out


def test_times_are_read_at_the_seat_and_told_in_utc(client, desk):
    Organization.objects.update(time_zone="Europe/Zurich")
    cycle = factories.cycle(year=2027)
    times = {"opens_at": "2026-10-01T09:00", "closes_at": "2026-10-30T18:00"}
    client.post(page("prepare"), given(cycle, **times))

    form = client.get(page("revise", "topics-2027")).context["form"]

    assert Consultation.objects.get().closes_at == datetime(2026, 10, 30, 17, tzinfo=UTC)
    assert form["closes_at"].help_text.startswith("Time of the seat, Europe/Zurich. 30 October 2026")
    assert form["closes_at"].help_text.endswith("(17.00 UTC)")


def test_time_that_the_clocks_repeat_is_refused(client, desk):
    Organization.objects.update(time_zone="Europe/Zurich")
    cycle = factories.cycle(year=2027)

    refused = client.post(page("prepare"), given(cycle, closes_at="2026-10-25T02:30"))

    assert "The clocks change at the seat at that time" in text(refused)


def test_consultation_in_preparation_is_discarded(client, desk):
    client.post(page("prepare"), given(factories.cycle(year=2027)))

    response = client.post(page("discard", "topics-2027"))

    assert response["Location"] == page("desk")
    assert not Consultation.objects.exists()


def test_opened_consultation_is_not_discarded(client, desk):
    consultation = opened()

    refused = client.post(page("discard", consultation.key))

    assert "withdraw this one with a reason" in text(refused)
    assert Consultation.objects.exists()


def test_standings_tell_where_each_stands_and_no_content_before_closing(client, desk):
    consultation = opened(states=4)
    states = [Entity.objects.get(key=f"state-{number}") for number in range(4)]
    factories.reply(consultation, states[0], "C", "D", now=timezone.now(), more={"comment": "Cities first"})
    Draft.objects.create(consultation=consultation, entity=states[1], progress="draft", choices=["B"])
    Draft.objects.create(consultation=consultation, entity=states[2], progress="awaiting")

    shown = client.get(page("desk_one", consultation.key))

    numbers = shown.context["numbers"]
    assert numbers == {"registered": 1, "late": 0, "draft": 1, "awaiting": 1, "not_seen": 1}
    assert "sealed until closing" in text(shown)
    assert "C, D" not in text(shown)
    assert "Cities first" not in text(shown)
    assert [row.reply for row in shown.context["rows"]] == [None] * 4


def test_standings_are_shown_by_one_standing(client, desk):
    consultation = opened()
    state = Entity.objects.get(key="state-1")
    Draft.objects.create(consultation=consultation, entity=state, progress="awaiting")

    shown = client.get(page("desk_one", consultation.key), {"standing": "awaiting"})

    assert [row.name for row in shown.context["rows"]] == ["State 1"]


def test_replies_and_comments_are_seen_after_closing(client, desk):
    consultation = opened(days_left=1)
    state = Entity.objects.get(key="state-0")
    factories.reply(consultation, state, "C", "D", now=timezone.now(), more={"comment": "Cities first"})
    terms.close(consultation, now=timezone.now() + timedelta(days=2))

    shown = text(client.get(page("desk_one", consultation.key)))

    assert "C, D" in shown
    assert "Cities first" in shown


def test_who_was_reminded_when_is_shown(client, desk):
    consultation = opened()
    factories.delegate(factories.delegation(Entity.objects.get(key="state-0")), role="focal_point")
    client.post(page("remind", consultation.key))

    rows = client.get(page("desk_one", consultation.key)).context["rows"]

    assert [len(row.reminded) for row in rows] == [1, 0, 0]


def test_reminder_names_how_many_it_reaches_and_is_sent_once_a_day(client, desk, mailoutbox):
    consultation = opened()
    factories.delegate(factories.delegation(Entity.objects.get(key="state-0")), role="focal_point")

    shown = text(client.get(page("remind", consultation.key)))
    client.post(page("remind", consultation.key))
    again = text(client.post(page("remind", consultation.key)))

    assert "focal point and deputies of 1 Member that has not replied are written to" in shown
    assert "2 Members have no focal point or deputy" in shown
    assert "A reminder was sent today already." in again


def test_reply_on_paper_is_entered_and_seen_with_its_scan(client, desk):
    consultation = opened()

    response = client.post(page("paper", consultation.key), on_paper())
    shown = text(client.get(page("desk_one", consultation.key)))

    reply = Reply.objects.get()
    assert response["Location"] == page("desk_one", consultation.key)
    assert (reply.channel, reply.choices, reply.late) == ("paper", ["A", "B"], False)
    assert "A, B" in shown
    scan = client.get(page("scan", consultation.key, reply.pk))
    assert (b"".join(scan.streaming_content), scan["Content-Type"]) == (PDF, "application/pdf")
    assert scan["Content-Disposition"] == 'attachment; filename="topics-state-0-1.pdf"'


def test_online_reply_after_a_paper_one_is_sealed_again(client, desk):
    consultation = opened()
    client.post(page("paper", consultation.key), on_paper())
    factories.reply(consultation, Entity.objects.get(key="state-0"), "C", now=timezone.now())

    rows = client.get(page("desk_one", consultation.key)).context["rows"]

    assert [row.reply for row in rows] == [None, None, None]


def test_paper_received_in_time_counts_after_closing_too(client, desk):
    consultation = opened(days_left=1)
    terms.close(consultation, now=timezone.now() + timedelta(days=2))

    client.post(page("paper", consultation.key), on_paper())

    assert Reply.objects.get().late is False
    assert Consultation.objects.get().result.figures["replies"] == 1


def test_same_paper_is_not_entered_twice(client, desk):
    consultation, received = opened(), at(timezone.now() - timedelta(days=1))
    client.post(page("paper", consultation.key), on_paper(received_at=received))

    again = client.post(page("paper", consultation.key), on_paper(received_at=received))

    assert "This reply is entered already." in text(again)
    assert Reply.objects.count() == 1


def test_mistake_on_paper_is_mended_by_entering_it_again(client, desk):
    consultation, received = opened(), at(timezone.now() - timedelta(days=1))
    client.post(page("paper", consultation.key), on_paper(received_at=received))

    client.post(page("paper", consultation.key), on_paper(received_at=received, choices=["A", "C"]))

    assert [(reply.version, reply.choices) for reply in Reply.objects.order_by("version")] == [
        (1, ["A", "B"]),
        (2, ["A", "C"]),
    ]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("reply.pdf", b"MZ program", "PDF, JPEG, PNG"),
        ("reply.pdf", PDF + b" " * (20 * 1024 * 1024), "MB are the most"),
        ("reply.pdf", b"", "empty"),
    ],
)
def test_wrong_scan_is_refused_and_what_was_written_stays(client, desk, name, content, reason):
    consultation = opened()

    refused = client.post(page("paper", consultation.key), on_paper(scan=SimpleUploadedFile(name, content)))

    assert reason in text(refused)
    assert "Choose the scan again" in text(refused)
    assert refused.context["form"]["choices"].value() == ["A", "B"]
    assert "Note No. 12, signed by the Ambassador" in text(refused)
    assert not Reply.objects.exists()


def test_scan_may_be_a_picture_whatever_its_name(client, desk):
    consultation = opened()

    client.post(page("paper", consultation.key), on_paper(scan=SimpleUploadedFile("page.gif", JPEG)))

    assert Reply.objects.get().scan.name.endswith(".jpg")


def test_paper_from_the_future_is_refused(client, desk):
    consultation = opened()

    refused = client.post(
        page("paper", consultation.key), on_paper(received_at=at(timezone.now() + timedelta(hours=2)))
    )

    assert "cannot be received in the future" in text(refused)


def test_paper_form_starts_from_the_row_of_a_member(client, desk):
    consultation = opened()

    form = client.get(page("paper", consultation.key), {"entity": "state-1"}).context["form"]

    assert form["entity"].value() == Entity.objects.get(key="state-1").pk


def test_objection_on_paper_needs_its_reasons(client, desk):
    consultation = opened(kind="silence", options=[])

    refused = client.post(page("paper", consultation.key), on_paper())
    client.post(page("paper", consultation.key), on_paper(comment="Too early"))

    assert refused.context["form"].errors.keys() == {"comment"}
    assert [(reply.answer, reply.comment) for reply in Reply.objects.all()] == [("objection", "Too early")]


def test_opinions_on_paper_are_entered(client, desk):
    consultation = opened(kind="straw_poll")

    client.post(page("paper", consultation.key), on_paper(opinion_A="support", opinion_B="do_not_support"))

    assert Reply.objects.get().positions == {"A": "support", "B": "do_not_support"}
    assert "A: support; B: do not support" in text(client.get(page("desk_one", consultation.key)))


def test_addendum_is_published_once_and_never_empty(client, desk):
    consultation = opened()

    empty = client.post(page("addendum", consultation.key), {"text_en": " "})
    client.post(page("addendum", consultation.key), {"text_en": "The room is XVII."})
    again = client.post(page("addendum", consultation.key), {"text_en": "The room is XVII."})

    assert "Write it in one language at least." in text(empty)
    assert "This text is published already." in text(again)
    assert [row.text for row in consultation.addenda.all()] == [{"en": "The room is XVII."}]


def test_withdrawal_needs_a_reason_and_shows_it(client, desk):
    consultation = opened()

    refused = client.post(page("withdraw", consultation.key), {"text_fr": ""})
    client.post(page("withdraw", consultation.key), {"text_fr": "Les dates ont changé"})

    assert "Write it in one language at least." in text(refused)
    assert "Les dates ont changé" in text(client.get(page("desk_one", consultation.key)))
    assert Consultation.objects.get().state == "withdrawn"


def test_consultation_is_not_closed_before_its_time(client, desk):
    consultation = opened()

    shown = text(client.get(page("close", consultation.key)))
    refused = text(client.post(page("close", consultation.key)))

    assert "Nobody can close it before." in shown
    assert '<button type="submit" class="button">Close</button>' not in shown
    assert "The closing time has not come yet." in refused
    assert Consultation.objects.get().state == "open"


def test_consultation_whose_time_has_passed_is_closed_and_counted(client, desk):
    consultation = opened(days_left=-1)

    client.post(page("close", consultation.key))

    assert Consultation.objects.get().state == "closed"
    assert Consultation.objects.get().result.figures["entitled"] == 3


def closed(*choices, **more):
    consultation = opened(days_left=-1, **more)
    for number, chosen in enumerate(choices):
        state = Entity.objects.get(key=f"state-{number}")
        factories.reply(consultation, state, *chosen, now=timezone.now() - timedelta(days=2))
    return terms.close(consultation, now=timezone.now())


def test_decision_starts_from_what_is_certain_and_makes_two_workshops(client, desk):
    consultation = closed("AB")

    form = client.get(page("decide", consultation.key)).context["form"]
    client.post(page("decide", consultation.key), decision())
    shown = text(client.get(page("desk_one", consultation.key)))

    assert form["chosen"].value() == ["A", "B"]
    workshops = Meeting.objects.filter(cycle=consultation.cycle, kind="workshop")
    assert [meeting.title["en"] for meeting in workshops.order_by("number")] == [
        "Topic A (en)",
        "Topic B (en)",
    ]
    assert all(reverse("web:meeting", args=(meeting.key,)) in shown for meeting in workshops)
    assert page("record", consultation.key) in shown


def test_tied_options_are_named_and_not_marked(client, desk):
    consultation = closed("A", "AB", "AC")

    shown = client.get(page("decide", consultation.key))

    assert shown.context["form"]["chosen"].value() == ["A"]
    assert "Tied for 1 place: B. Topic B (en); C. Topic C (en)" in text(shown)


def test_decision_that_departs_needs_a_reason_and_keeps_what_was_written(client, desk):
    consultation = closed("AB")

    refused = client.post(page("decide", consultation.key), decision(chosen=["C", "D"]))

    assert "The decision departs from the count; say why." in text(refused)
    assert refused.context["form"]["chosen"].value() == ["C", "D"]
    assert "The Chair took note of the preference of Members." in text(refused)
    assert not Meeting.objects.exists()


def test_decision_of_a_day_to_come_is_refused(client, desk):
    consultation = closed("AB")

    refused = client.post(page("decide", consultation.key), decision(decided_on="2990-01-01"))

    assert "This day has not come yet." in text(refused)


def test_theme_that_was_decided_stands_on_the_year(client, desk):
    consultation = closed("A", kind="theme", seats=1)

    client.post(page("decide", consultation.key), decision(chosen=["A"]))

    assert Cycle.objects.get(pk=consultation.cycle_id).theme["en"] == "Topic A (en)"
    shown = text(client.get(page("desk_one", consultation.key)))
    assert f'<a href="{reverse("web:cycle", args=(2027,))}">Topic A (en)</a>' in shown


ACTS = ("open", "discard", "remind", "paper", "addendum", "withdraw", "close", "decide")


@pytest.mark.parametrize(
    ("states", "offered"),
    [
        (["open"], {"remind", "paper", "addendum", "withdraw", "close"}),
        (["closed"], {"paper", "withdraw", "decide"}),
        (["closed", "decided"], set()),
        (["withdrawn"], set()),
    ],
)
def test_page_of_an_act_says_when_it_cannot_be_done(client, desk, states, offered):
    consultation = opened(days_left=-1)
    for state in states:
        Consultation.objects.filter(pk=consultation.pk).update(state=state)

    pages = {name: text(client.get(page(name, consultation.key))) for name in ACTS}

    assert {name for name in ACTS if "this cannot be done now" not in pages[name]} == offered


def test_page_of_an_act_in_preparation_offers_to_open_or_discard(client, desk):
    draft = factories.consultation(factories.cycle(year=2027), state="draft")

    pages = {name: text(client.get(page(name, draft.key))) for name in ACTS}

    assert {name for name in ACTS if "this cannot be done now" not in pages[name]} == {"open", "discard"}


@pytest.mark.parametrize("name", ["desk_one", "revise", *ACTS])
def test_consultation_that_is_only_recorded_has_no_desk(client, desk, name):
    consultation = factories.consultation(factories.cycle(year=2010))

    assert client.get(page(name, consultation.key)).status_code == 404


@pytest.mark.parametrize("role", ["administrator", "focal_point", "delegate", "nobody"])
@pytest.mark.parametrize("name", ["desk_one", "revise", *ACTS])
def test_desk_is_for_the_secretariat_alone(client, name, role):
    consultation = opened()
    person = factories.user(is_administrator=role == "administrator")
    if role in {"focal_point", "delegate"}:
        held = factories.delegation(Entity.objects.get(key="state-0"))
        factories.delegate(held, role=role, user=person)
    client.force_login(person)

    answers = [client.get(page(name, consultation.key)), client.post(page(name, consultation.key))]

    assert [answer.status_code for answer in answers] == [403, 403 if name != "desk_one" else 405]
    assert Consultation.objects.get().state == "open"


def test_scan_is_for_the_secretariat_alone(client, desk):
    consultation = opened()
    client.post(page("paper", consultation.key), on_paper())
    address = page("scan", consultation.key, Reply.objects.get().pk)
    client.force_login(factories.user(is_administrator=True))

    assert client.get(address).status_code == 403


def test_online_reply_has_no_scan(client, desk):
    consultation = opened()
    reply = factories.reply(consultation, Entity.objects.get(key="state-0"), "A", now=timezone.now())

    assert client.get(page("scan", consultation.key, reply.pk)).status_code == 404


def test_what_was_typed_is_given_back_after_signing_in(client, desk):
    consultation = opened()
    client.logout()

    client.post(page("addendum", consultation.key), {"text_fr": "La salle est la XVII."})
    client.force_login(desk)
    shown = client.get(page("addendum", consultation.key))

    assert "La salle est la XVII." in text(shown)
    assert not consultation.addenda.exists()


def test_list_stands_by_state_with_what_is_to_be_done(client, desk):
    for key, state in (("one", "draft"), ("two", "decided"), ("three", "closed")):
        factories.consultation(factories.cycle(), key=key, state="draft")
        times = {"opens_at": timezone.now(), "closes_at": timezone.now() + timedelta(days=1)}
        Consultation.objects.filter(key=key).update(state=state, **times)
    opened(days_left=-1, key="four")

    works = client.get(page("desk")).context["works"]

    assert [(work.consultation.key, work.step) for work in works] == [
        ("four", "close"),
        ("three", "decide"),
        ("one", "open"),
        ("two", ""),
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_list_takes_the_same_queries_whatever_its_length(client, desk, rows, django_assert_num_queries):
    for number in range(rows):
        times = {"opens_at": datetime(2030, 1, 1, tzinfo=UTC)}
        factories.consultation(factories.cycle(year=2030 + number), key=f"c{number}", state="draft", **times)
    client.get(page("desk"))

    with django_assert_num_queries(5):
        client.get(page("desk"))


@pytest.mark.parametrize("states", [2, 6])
def test_standings_take_the_same_queries_however_many_they_are(
    client, desk, states, django_assert_num_queries
):
    consultation = opened(states=states)
    client.post(page("remind", consultation.key))
    for number in range(states):
        words = replies.Words("choice", ["A"])
        paper = {"instruction": "Note", "scan": SimpleUploadedFile("a.pdf", PDF)}
        replies.enter_paper(
            consultation,
            Entity.objects.get(key=f"state-{number}"),
            by=desk,
            words=words,
            received_at=timezone.now() - timedelta(days=1),
            **paper,
        )
    client.get(page("desk_one", consultation.key))

    with django_assert_num_queries(19):
        client.get(page("desk_one", consultation.key))
