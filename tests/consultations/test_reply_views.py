"""The pages by which a delegation answers, for those who may and for others."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from intersession.consultations.models import Draft, Reply
from intersession.membership.models import Entity
from tests import factories

pytestmark = pytest.mark.django_db
STEPS = ("reply", "answer", "texts", "submission", "receipt")


@pytest.fixture
def consultation():
    now = timezone.now()
    return factories.open_consultation(
        opens_at=now - timedelta(days=1), closes_at=now + timedelta(days=20), others_welcome=True, now=now
    )


@pytest.fixture
def state(consultation):
    return Entity.objects.get(key="state-0")


@pytest.fixture
def focal(state):
    return factories.delegate(factories.delegation(state), role="focal_point")


def step(name, consultation, state):
    return reverse(f"consultations:{name}", args=(consultation.key, state.key))


@pytest.mark.parametrize("name", [*STEPS, "receipt_file"])
@pytest.mark.parametrize(
    "who", ["participant", "delegate of another State", "former delegate", "secretariat", "administrator"]
)
def test_reply_of_a_state_is_not_there_for_others(client, consultation, state, focal, name, who):
    people = {
        "participant": factories.user,
        "delegate of another State": lambda: (
            factories.delegate(
                factories.delegation(Entity.objects.get(key="state-1")), role="focal_point"
            ).user
        ),
        "former delegate": lambda: factories.delegate(focal.delegation, end=date(2010, 1, 1)).user,
        "secretariat": lambda: factories.user(is_secretariat=True),
        "administrator": lambda: factories.user(is_administrator=True),
    }
    client.force_login(people[who]())

    assert client.get(step(name, consultation, state)).status_code == 404


def test_focal_point_answers_in_five_screens(client, consultation, state, focal):
    client.force_login(focal.user)
    client.get(step("reply", consultation, state))

    second = client.post(step("answer", consultation, state), {"choices": ["B", "C"], "version": 0})
    third = client.post(
        step("texts", consultation, state), {"comment": "With B first.", "others": "Cities", "version": 1}
    )
    fourth = client.post(step("submission", consultation, state), {"instruction": "The Minister"})
    receipt = client.get(step("receipt", consultation, state)).content.decode()

    reply = Reply.objects.get()
    assert [second["Location"], third["Location"], fourth["Location"]] == [
        step("texts", consultation, state),
        step("submission", consultation, state),
        step("receipt", consultation, state),
    ]
    assert (reply.choices, reply.comment, reply.others) == (["B", "C"], "With B first.", "Cities")
    assert (reply.instruction, reply.submitted_by) == ("The Minister", focal.user)
    assert reply.digest in receipt


def test_too_many_choices_are_refused_and_stay_marked(client, consultation, state, focal):
    client.force_login(focal.user)

    page = client.post(
        step("answer", consultation, state), {"choices": ["A", "B", "C"], "version": 0}
    ).content.decode()

    assert "Choose at most 2; you chose 3." in page
    assert page.count(" checked") == 3
    assert not Draft.objects.exists()


def test_second_writer_is_told_and_sees_both(client, consultation, state, focal):
    other = factories.delegate(focal.delegation).user
    client.force_login(other)
    client.post(step("answer", consultation, state), {"choices": ["A"], "version": 0})
    client.force_login(focal.user)

    page = client.post(step("answer", consultation, state), {"choices": ["D"], "version": 0}).content.decode()

    assert "changed this draft meanwhile" in page
    assert "The draft as it stands now" in page
    assert 'value="D" id="id_choices_3" checked' in page or 'value="D"' in page
    assert 'name="version" value="1"' in page


def test_delegate_drafts_and_is_told_who_submits(client, consultation, state, focal):
    client.force_login(factories.delegate(focal.delegation).user)
    client.post(step("answer", consultation, state), {"choices": ["A"], "version": 0})

    page = client.get(step("submission", consultation, state)).content.decode()
    client.post(step("submission", consultation, state), {"instruction": "Nobody"})

    assert "The focal point and deputies of your delegation submit it." in page
    assert not Reply.objects.exists()


def test_delegation_notes_that_it_awaits_instructions(client, consultation, state, focal):
    client.force_login(focal.user)

    client.post(step("reply", consultation, state))

    assert Draft.objects.get().progress == "awaiting"


def test_receipt_is_a_file_with_the_salt(client, consultation, state, focal):
    reply = factories.reply(consultation, state, "A", now=timezone.now())
    client.force_login(focal.user)

    response = client.get(step("receipt_file", consultation, state))

    assert response.json()["salt"] == reply.salt
    assert response["Content-Disposition"] == 'attachment; filename="receipt-topics-state-0.json"'


def test_what_is_asked_stands_on_the_desk_with_its_closing(client, consultation, state, focal):
    client.force_login(focal.user)

    page = client.get(reverse("consultations:mine")).content.decode()

    assert "Topics (en)" in page
    assert "19 days left" in page
    assert "not seen" in page


def test_who_acts_for_nobody_is_asked_nothing(client, consultation):
    client.force_login(factories.user())

    assert "Nothing is asked of you now" in client.get(reverse("consultations:mine")).content.decode()
