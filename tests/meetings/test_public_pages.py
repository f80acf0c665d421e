"""The pages of a programme: whole and filtered, a session, the speakers; the home while a meeting lasts."""

import datetime as dt
import json
import re

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from intersession.core import pages, wording
from tests import factories

pytestmark = pytest.mark.django_db
DAY = dt.date(2010, 7, 8)


@pytest.fixture
def workshop():
    factories.organization(time_zone="Europe/Zurich")
    return factories.meeting(key="workshop", start="2010-07-08", end="2010-07-09", prepared_here=True)


def held(of, key, **given):
    fields = {"day": DAY, "start": dt.time(10), "end": dt.time(11), "title": {"en": key.title()}}
    return factories.session(of, **{"key": key, **fields, **given})


def address(name, *more, language="en"):
    with translation.override(language):
        return reverse(name, args=("workshop", *more))


def page(client, name, *more, read_in="en", **query):
    answer = client.get(address(name, *more, language=read_in), query)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def main(html):
    return html.split("<main")[1].split("</main>")[0]


@pytest.mark.parametrize("name", ["web:meeting", "meetings:programme_page", "meetings:speakers_page"])
def test_page_shows_what_was_released_and_no_draft(client, workshop, name):
    factories.speaker(workshop, session=held(workshop, "borders"), name="Ana Díaz")
    factories.release(workshop)
    factories.speaker(workshop, session=held(workshop, "secret"), name="Eva Novak")

    shown = page(client, name)

    assert "Borders" in shown
    assert "Secret" not in shown
    assert "Eva Novak" not in shown


def test_session_of_a_draft_is_not_found(client, workshop):
    held(workshop, "borders")
    factories.release(workshop)
    held(workshop, "secret")

    assert client.get(address("meetings:session_page", "borders")).status_code == 200
    assert client.get(address("meetings:session_page", "secret")).status_code == 404


def test_session_says_room_languages_people_and_neighbours(client, workshop):
    held(workshop, "opening", start=dt.time(9), end=dt.time(10))
    room = factories.room(workshop, name={"en": "Room XVII"})
    borders = held(workshop, "borders", room=room, languages=["en"], interpretation=False)
    factories.speaker(workshop, session=borders, name="Ana Díaz", does="moderator")
    factories.speaker(workshop, session=borders, name="", withheld=True)
    held(workshop, "closing", start=dt.time(12), end=dt.time(13))
    factories.release(workshop)

    shown = page(client, "meetings:session_page", "borders")

    for said in ("Thursday, 8 July", "10.00–11.00", "(Europe/Zurich)", "Room XVII", "name withheld"):
        assert said in shown
    assert "no interpretation · English only" in shown
    assert "<b>Ana Díaz</b>" in shown
    assert "· moderator" in shown
    assert f'href="{address("meetings:session_page", "opening")}" rel="prev"' in shown
    assert f'href="{address("meetings:session_page", "closing")}" rel="next"' in shown
    assert address("meetings:session_calendar", "borders") in shown


def test_question_taken_up_leads_to_its_topic(client, workshop):
    topic = factories.candidate(factories.cycle(year=2010), letter="B", title={"en": "Return"})
    question = factories.guiding_question(topic, text={"en": "Who returns?"})
    session = held(workshop, "borders")
    session.questions.create(question=question)
    factories.release(workshop)

    shown = page(client, "meetings:session_page", "borders")

    assert "Who returns?" in shown
    assert '<a href="/en/themes/2010/#candidate-B">Return</a>' in shown


def test_data_in_the_head_name_only_who_is_shown_and_end_no_script(client, workshop):
    session = held(workshop, "borders", title={"en": "</script><b>Borders"})
    factories.speaker(workshop, session=session, name="Ana Díaz")
    factories.speaker(workshop, session=session, name="", role={"en": "a migrant"}, withheld=True)
    factories.release(workshop)

    head = page(client, "meetings:session_page", "borders").split("</head>")[0]

    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', head)[1])
    assert data["name"] == "</script><b>Borders"
    assert [person["name"] for person in data["performer"]] == ["Ana Díaz"]
    assert data["startDate"] == "2010-07-08T10:00:00+02:00"


def test_programme_is_filtered_by_room_language_and_kind(client, workshop):
    room, other = (factories.room(workshop, name={"en": name}) for name in ("Blue", "Red"))
    held(workshop, "one", room=room, kind="panel", languages=["en"])
    held(workshop, "two", room=other, kind="panel", languages=["es"])
    held(workshop, "three", room=room, kind="keynote", languages=["es"])
    factories.release(workshop)

    def kept(**asked):
        shown = main(page(client, "meetings:programme_page", **asked))
        return [name for name in ("one", "two", "three") if f'id="{name}"' in shown]

    assert kept() == ["one", "two", "three"]
    assert kept(room="Blue") == ["one", "three"]
    assert kept(room="Blue", language="es") == ["three"]
    assert kept(kind="panel") == ["one", "two"]
    assert kept(kind="keynote", room="Red") == []


def test_filter_of_a_room_holds_in_every_language(client, workshop):
    held(workshop, "one", room=factories.room(workshop, name={"en": "Blue", "fr": "Bleue"}))
    held(workshop, "two", room=factories.room(workshop, name={"en": "Red", "fr": "Rouge"}))
    factories.release(workshop)

    shown = main(page(client, "meetings:programme_page", read_in="fr", room="Blue"))

    assert '<option value="Blue" selected>Bleue</option>' in shown
    assert 'id="one"' in shown
    assert 'id="two"' not in shown


def test_speakers_stand_by_name_once_with_all_their_sessions(client, workshop):
    first, second = held(workshop, "first"), held(workshop, "second")
    factories.speaker(workshop, session=first, name="Émile Zola")
    factories.speaker(workshop, session=first, name="Zoe Ng", does="chair")
    factories.speaker(workshop, session=second, name="Émile Zola", does="panellist")
    factories.speaker(workshop, session=second, name="", withheld=True)
    factories.release(workshop)

    shown = main(page(client, "meetings:speakers_page"))

    assert shown.count("<b>Émile Zola</b>") == 1
    assert shown.index("Émile Zola") < shown.index("Zoe Ng") < shown.index("name withheld")
    assert shown.count(address("meetings:session_page", "second")) == 2


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    "name, more, queries",
    [
        ("web:meeting", (), 7),
        ("meetings:programme_page", (), 3),
        ("meetings:speakers_page", (), 3),
        ("meetings:session_page", ("session-0",), 5),
    ],
)
def test_page_takes_the_same_queries_for_any_number(
    client, workshop, django_assert_num_queries, name, more, queries, rows
):
    for number in range(rows):
        factories.speaker(workshop, session=held(workshop, f"session-{number}"))
    factories.release(workshop)

    with django_assert_num_queries(queries):
        page(client, name, *more)


@pytest.fixture
def today(workshop):
    """The day of the workshop is today, which has no sessions yet."""
    day = timezone.localdate()
    type(workshop).objects.update(start=day.isoformat(), end=day.isoformat(), time_zone="UTC")
    return day


def test_home_says_what_is_on_while_the_meeting_lasts(client, workshop, today):
    held(workshop, "always", day=today, start=dt.time(0), end=dt.time(23, 59, 59))
    factories.release(workshop)

    shown = main(page(client, "web:meeting"))

    assert '<h2 id="now">Now</h2>' in shown
    assert shown.index('id="now"') < shown.index("Always")
    assert "Times are those of UTC." in shown


def test_home_of_a_past_meeting_is_its_memory(client, workshop):
    held(workshop, "borders")
    factories.release(workshop, version="final")
    factories.conclusion(workshop, text={"en": "Borders can be managed."})

    shown = main(page(client, "web:meeting"))

    assert 'id="now"' not in shown
    assert "Final programme" in shown
    assert "Borders can be managed." in shown


def test_own_sessions_are_shown_to_who_speaks_and_to_nobody_else(client, workshop, today):
    person = factories.person(user=factories.user())
    held(workshop, "other", day=today)
    factories.speaker(workshop, session=held(workshop, "mine", day=today), person=person, name="Ana Díaz")
    factories.release(workshop)

    assert "Your sessions" not in page(client, "web:meeting")
    client.force_login(person.user)
    own = page(client, "web:meeting").split('id="mine"')[1].split("</section>")[0]

    assert "Mine" in own
    assert "Other" not in own


@pytest.mark.django_db(transaction=True)
def test_kept_home_is_made_anew_when_the_next_session_begins(client, rf, monkeypatch):
    moments = iter(timezone.now() + dt.timedelta(seconds=second) for second in (-1, -1, 60, 60))
    made = []

    @pages.kept
    def view(_request):
        made.append(len(made))
        return pages.right_until(pages.HttpResponse(str(len(made))), next(moments))

    pages.forget()
    first, second, third, fourth = (view(rf.get("/en/")).content for _ in range(4))

    assert (first, second, third, fourth) == (b"1", b"2", b"3", b"3")


@pytest.mark.parametrize("language, known", [("en", True), ("fr", True), ("es", False)])
def test_paper_names_the_languages_in_which_it_exists(client, workshop, language, known):
    paper = factories.document(symbol="IC/2010/1")
    factories.part(paper, number=0, languages=["en", "fr"])
    factories.meeting_document(workshop, document=paper)

    shown = page(client, "web:meeting", read_in=language)
    with translation.override(language):
        names = [wording.named(code) for code in ("en", "fr")]
        own = wording.named(language)

    assert all(name in shown.split("<aside>")[1] for name in names)
    assert (own in shown.split("<aside>")[1].split("</aside>")[0]) or not known
