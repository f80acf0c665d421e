"""Releases of a programme: what the public sees, what changed, and who is written to."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import translation
from lxml import etree

from intersession.core.refusals import Refused
from intersession.meetings import prepared, queries, sections
from intersession.meetings.actions import programme
from intersession.meetings.models import Release, Session
from intersession.papers import tree
from tests import factories

pytestmark = pytest.mark.django_db
DAY = dt.date(2010, 7, 8)


@pytest.fixture
def workshop():
    return factories.meeting(key="workshop", start="2010-07-08", end="2010-07-09", prepared_here=True)


def session(of, **given):
    return factories.session(of, **{"day": DAY, "start": dt.time(10), "end": dt.time(11), **given})


def speaks(of, name="Ana Díaz", **given):
    person = factories.person(given_name=name, email=f"{name[:3].lower()}@example.org", **given)
    return factories.speaker(of.meeting, session=of, name=name, person=person)


def shown(meeting):
    """Return what everybody sees: title, start and names."""
    days = queries.programme(meeting).days
    return [
        (row["title"].get("en"), row["start"], [person["name"] for person in row["people"]])
        for _day, rows in days
        for row in rows
    ]


def page(name):
    with translation.override("en"):
        return reverse(name, args=("workshop",))


def text(response):
    return " ".join(response.content.decode().split())


def test_nothing_is_seen_of_a_programme_before_its_first_release(client, workshop):
    session(workshop, title={"en": "Borders"})

    seen = text(client.get(page("web:meeting")))

    assert "The programme has not been released yet." in seen
    assert "Borders" not in seen


def test_rows_of_the_loaded_history_are_seen_without_a_release(workshop):
    history = factories.meeting()
    session(history, title={"en": "Borders"})

    assert shown(history) == [("Borders", dt.time(10), [])]


def test_public_sees_the_last_release_until_the_next(workshop):
    held = session(workshop, title={"en": "Borders"})
    factories.release(workshop)
    Session.objects.update(start=dt.time(10, 30))

    assert shown(workshop) == [("Borders", dt.time(10), [])]
    factories.release(workshop)
    held.refresh_from_db()
    assert shown(workshop) == [("Borders", dt.time(10, 30), [])]
    assert held.sequence == 1


def test_sequence_of_a_session_that_did_not_change_stays(workshop):
    same, other = session(workshop), session(workshop)
    factories.release(workshop)
    Session.objects.filter(pk=other.pk).update(cancelled=True)

    made = factories.release(workshop)

    assert {row["key"]: row["sequence"] for row in made.content} == {same.key: 0, other.key: 1}
    assert list(Session.objects.order_by("pk").values_list("sequence", flat=True)) == [0, 1]


def test_name_that_is_taken_back_leaves_every_release_at_once(client, workshop):
    speaker = speaks(session(workshop))
    factories.release(workshop)
    Session.objects.update(room=factories.room(workshop))
    factories.release(workshop)
    speaker.name, speaker.withheld = "", True
    speaker.save()

    names = ("meetings:programme_page", "web:meeting", "meetings:changes", "meetings:feed")
    pages = [client.get(page(name)) for name in names]

    assert all("Ana Díaz" not in text(response) for response in pages)
    assert "name withheld" in text(pages[0])
    assert "Ana" not in str(list(Release.objects.values("content", "changes")))


def test_speaker_who_is_taken_out_stays_in_the_release_that_names_them(client, workshop):
    held = session(workshop, title={"en": "Borders"})
    speaks(held)
    factories.release(workshop)
    programme.revise(held, seen=prepared.row_of(held)["token"], speakers=(), questions=())

    assert shown(workshop) == [("Borders", dt.time(10), ["Ana Díaz"])]
    assert queries.details(workshop.pk).speakers == ()
    factories.release(workshop)
    assert shown(workshop) == [("Borders", dt.time(10), [])]
    assert "Ana Díaz no longer speaks in it" in text(client.get(page("meetings:changes")))


def test_place_of_a_speaker_is_never_given_twice(workshop):
    held = session(workshop)
    first = speaks(held)
    factories.release(workshop)

    for name in ("Omar", "Eva"):
        seen = prepared.row_of(held)["token"]
        programme.revise(held, seen=seen, speakers=[programme.Speaks(None, name)], questions=())

    assert shown(workshop)[0][2] == [first.name]


def test_key_of_a_removed_session_is_not_given_again(workshop):
    held = programme.add(workshop, kind="panel", title={"en": "Borders"}, day=DAY, start=dt.time(10))
    factories.release(workshop)
    programme.remove(held, seen=prepared.row_of(held)["token"])

    assert programme.add(workshop, kind="panel", title={"en": "Borders"}).key == "borders-2"


def test_only_those_concerned_are_written_to_each_in_their_language(
    workshop, mailoutbox, django_capture_on_commit_callbacks
):
    moved, same = session(workshop, title={"en": "Borders", "fr": "Frontières"}), session(workshop)
    speaks(moved, "Ana", language="fr")
    speaks(same, "Omar")
    factories.speaker(workshop, session=moved, name="Nobody knows the address")
    factories.release(workshop)
    Session.objects.filter(pk=moved.pk).update(start=dt.time(10, 30))

    with django_capture_on_commit_callbacks(execute=True):
        made = factories.release(workshop)

    [mail] = mailoutbox
    assert mail.to == ["ana@example.org"]
    assert "Frontières" in mail.body
    assert "10 h 30" in mail.body
    assert "/fr/meetings/workshop/" in mail.body
    assert [notice.person.email for notice in made.notices.all()] == ["ana@example.org"]


def test_first_release_is_told_to_all_who_speak(workshop, mailoutbox, django_capture_on_commit_callbacks):
    speaks(session(workshop), "Ana")
    speaks(session(workshop), "Omar")

    with django_capture_on_commit_callbacks(execute=True):
        factories.release(workshop)

    assert {mail.to[0] for mail in mailoutbox} == {"ana@example.org", "oma@example.org"}


def test_colleague_who_joins_a_panel_is_told_and_the_others_are_not(
    workshop, mailoutbox, django_capture_on_commit_callbacks
):
    held = session(workshop)
    speaks(held, "Ana")
    factories.release(workshop)
    speaks(held, "Omar")

    with django_capture_on_commit_callbacks(execute=True):
        factories.release(workshop)

    assert [mail.to for mail in mailoutbox] == [["oma@example.org"]]


def test_who_asked_to_be_forgotten_is_not_written_to(workshop):
    speaks(session(workshop), "Ana", forgotten_at=dt.datetime(2010, 1, 1, tzinfo=dt.UTC))

    assert not factories.release(workshop).notices.exists()


def test_release_without_anything_new_is_refused(workshop):
    session(workshop)
    factories.release(workshop)

    with pytest.raises(Refused, match="Nothing has changed since the last release"):
        factories.release(workshop)
    assert factories.release(workshop, version="final").number == 2


def test_release_of_what_was_not_seen_is_refused(workshop):
    session(workshop)

    with pytest.raises(Refused, match="Somebody changed the programme meanwhile"):
        factories.release(workshop, seen="something else")


def test_empty_programme_is_not_released(workshop):
    with pytest.raises(Refused, match="There is no session to release"):
        factories.release(workshop)


def test_only_the_secretariat_releases(workshop):
    session(workshop)

    with pytest.raises(Refused, match="Only the secretariat"):
        factories.release(workshop, by=factories.user())


def test_secretariat_sees_what_changes_and_releases(client, workshop):
    client.force_login(factories.user(is_secretariat=True))
    speaks(session(workshop, title={"en": "Borders"}))

    preview = client.get(page("meetings:release"))
    terms = {"seen": preview.context["would"].token, "version": "provisional", "note_en": "Rooms may change"}
    response = client.post(page("meetings:release"), terms)

    assert "New: Thursday, 8 July, 10.00–11.00" in text(preview)
    assert "Ana Díaz" in text(preview)
    assert response.status_code == 302
    assert "Rooms may change" in text(client.get(page("web:meeting")))


def test_feed_is_atom_with_an_entry_for_each_release(client, workshop):
    session(workshop, title={"en": "Borders & <b>"})
    factories.release(workshop)
    Session.objects.update(cancelled=True)
    factories.release(workshop, version="final")

    response = client.get(page("meetings:feed"))

    names = {"a": "http://www.w3.org/2005/Atom"}
    feed = etree.fromstring(response.content)
    assert response["Content-Type"].startswith("application/atom+xml")
    assert [row.text for row in feed.findall("a:entry/a:title", names)] == [
        "Release 2, final",
        "Release 1, provisional",
    ]
    assert feed.find("a:entry/a:content", names).text.split("\n")[:2] == ["Borders & <b>", "– Cancelled"]


def test_paper_about_a_session_of_the_council_reads_the_last_release():
    council = factories.meeting(kind="council", number=98, start="2009-11-23", prepared_here=True)
    session(council, kind="keynote", title={"en": "Dignity"})
    factories.release(council)
    Session.objects.update(title={"en": "Not released"})

    with translation.override("en"):
        [item] = sections.council(council, "en").items

    assert tree.plain(item.content).startswith("Dignity")


@pytest.mark.parametrize("rows", [1, 3])
def test_released_programme_takes_one_query(workshop, django_assert_num_queries, rows):
    for _ in range(rows):
        speaks(session(workshop), f"Ana {rows}")
        factories.release(workshop)

    with django_assert_num_queries(1):
        assert len(shown(workshop)) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_changes_take_the_same_queries_for_any_number(client, workshop, django_assert_num_queries, rows):
    for _ in range(rows):
        session(workshop)
        factories.release(workshop)

    with django_assert_num_queries(3):
        client.get(page("meetings:changes"))


def test_file_of_a_programme_has_nothing_before_its_first_release(client, workshop):
    factories.organization()
    session(workshop, title={"en": "Borders"})
    path = "/en/meetings/workshop/programme.ics"

    before = client.get(path).content
    factories.release(workshop)

    assert b"Borders" not in before
    assert b"Borders" in client.get(path).content
