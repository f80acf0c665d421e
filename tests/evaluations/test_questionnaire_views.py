"""The pages by which the secretariat makes a questionnaire."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from intersession.evaluations import bank, definition
from intersession.evaluations.actions import questionnaires
from intersession.evaluations.models import Questionnaire, Version
from tests import factories

pytestmark = pytest.mark.django_db
ALL = ("en", "fr", "es")


@pytest.fixture
def desk(client):
    factories.organization(time_zone="UTC")
    person = factories.user(is_secretariat=True)
    client.force_login(person)
    client.person = person
    return client


def titled(text):
    return {code: f"{text} ({code})" for code in ALL}


def workshop(**given):
    meeting = factories.meeting(**{"key": "workshop", "title": titled("Workshop"), **given})
    meeting.aims.create(position=1, text=titled("to learn"))
    factories.session(meeting, key="voices", kind="voices", title=titled("Voices"))
    return meeting


def made(by, key="workshop", meeting=None, written=None):
    read = definition.read(written) if written else bank.for_meeting(meeting)
    return questionnaires.make(key=key, meeting=meeting, title=titled("Survey"), made=read, by=by)


def page(name, *arguments):
    return reverse(f"evaluations:{name}", args=arguments)


def text(response):
    return " ".join(response.content.decode().split())


def now(version):
    """The version as it stands, and what it asks."""
    version.refresh_from_db()
    return definition.read(version.definition)


def item(**more):
    known = {"kind": "scale", "options": "satisfaction", "base": "answered"}
    return {**known, **{f"label_{code}": f"Rooms ({code})" for code in ALL}, **more}


def test_questionnaire_is_made_from_the_programme(desk):
    meeting = workshop()

    answer = desk.post(page("questionnaire_new"), {"meeting": meeting.pk, "origin": "bank"})

    assert answer["Location"] == page("questionnaire", "workshop")
    version = Version.objects.get()
    assert {"aim_1", "voices"} <= definition.read(version.definition).items.keys()
    assert version.questionnaire.title == meeting.title
    assert "Ready to be sent" in text(desk.get(page("questionnaire", "workshop")))


def test_questionnaire_is_made_as_a_copy_of_another_one(desk):
    made(desk.person, key="bank", written={"languages": ["en"], "sections": [{"key": "only"}]})

    desk.post(page("questionnaire_new"), {"key": "copied", "origin": "copy:bank"})

    assert [
        one.key
        for one in definition.read(Version.objects.get(questionnaire__key="copied").definition).sections
    ] == ["only"]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"origin": "bank"}, "Write a name"),
        ({"origin": "bank", "key": "workshop"}, "There is a questionnaire “workshop” already."),
    ],
)
def test_questionnaire_without_a_name_of_its_own_is_refused(desk, given, reason):
    made(desk.person)

    answer = desk.post(page("questionnaire_new"), given)

    assert reason in text(answer)
    assert Questionnaire.objects.count() == 1


def test_question_is_added_changed_moved_and_taken_out(desk):
    version = made(desk.person, meeting=workshop())
    one = page("questionnaire", "workshop")

    desk.post(page("questionnaire_item", "workshop") + "?section=services", item(edits=0))
    assert "rooms_en" in now(version).items
    desk.post(
        page("questionnaire_item", "workshop") + "?of=rooms_en", item(edits=1, code="rooms", required="on")
    )
    assert now(version).items["rooms"].required
    desk.post(one, {"act": "up:item-rooms", "edits": 2})
    services = next(section for section in now(version).sections if section.key == "services")
    assert [each.code for each in services.items] == ["interpretation", "rooms", "documents"]
    desk.post(one, {"act": "out:item-rooms", "edits": 3})
    assert "rooms" not in now(version).items


def test_question_is_written_in_every_language_of_the_questionnaire(desk):
    version = made(desk.person, meeting=workshop())

    desk.post(page("questionnaire_item", "workshop") + "?section=services", item(edits=0, label_fr=""))

    assert now(version).items["rooms_en"].label == {"en": "Rooms (en)", "es": "Rooms (es)"}
    assert "is missing in: French." in text(desk.get(page("questionnaire", "workshop")))


def test_two_writers_do_not_overwrite_each_other_and_lose_nothing(desk):
    version = made(desk.person, meeting=workshop())
    place = page("questionnaire_item", "workshop") + "?section=services"
    desk.post(place, item(edits=0, code="first"))

    late = desk.post(place, item(edits=0, code="second", label_en="Food"))

    assert "Somebody else has changed the questionnaire meanwhile." in text(late)
    assert "Food" in text(late)
    assert "second" not in now(version).items
    assert 'name="edits" value="1"' in text(late)
    desk.post(place, item(edits=1, code="second", label_en="Food"))
    assert {"first", "second"} <= now(version).items.keys()


def test_answers_of_a_list_are_written_with_the_class_in_which_they_count(desk):
    version = made(desk.person, written={"languages": ["en"]})

    rows = {"label1_en": "Good", "tone1": "satisfied", "label2_en": "Bad", "tone2": "critical"}
    desk.post(page("questionnaire_options", "workshop"), {"name": "quality", "edits": 0, **rows})

    assert [(one.code, one.tone) for one in now(version).lists["quality"]] == [
        ("good", "satisfied"),
        ("bad", "critical"),
    ]


def test_list_takes_its_questions_along_when_it_is_renamed(desk):
    version = made(desk.person, meeting=workshop())
    options = now(version).lists["satisfaction"]
    rows = {f"label{n}_{code}": one.label[code] for n, one in enumerate(options, 1) for code in ALL}
    rows |= {f"code{n}": one.code for n, one in enumerate(options, 1)} | {
        f"tone{n}": one.tone for n, one in enumerate(options, 1)
    }

    desk.post(
        page("questionnaire_options", "workshop") + "?of=satisfaction", {"name": "scale", "edits": 0, **rows}
    )

    assert now(version).items["overall"].options == "scale"
    assert now(version).lists["scale"] == options


def test_condition_is_built_from_rows_and_shown_as_a_sentence(desk):
    version = made(desk.person, meeting=workshop())
    rows = {
        "joint": "any",
        "is1": "in:overall:not_satisfied",
        "is2": "in:overall:not_satisfied_at_all",
        "edits": 0,
    }

    desk.post(page("questionnaire_condition", "workshop") + "?of=item-comments", rows)

    assert now(version).items["comments"].when.values == ("not_satisfied", "not_satisfied_at_all")
    shown = text(desk.get(page("questionnaire", "workshop")))
    assert (
        "Asked only if “Overall satisfaction” is answered by “Not satisfied” or “Not satisfied at all”."
        in shown
    )
    again = text(desk.get(page("questionnaire_condition", "workshop") + "?of=item-comments"))
    assert '<option value="in:overall:not_satisfied_at_all" selected>' in again
    desk.post(page("questionnaire_condition", "workshop") + "?of=item-comments", {"joint": "all", "edits": 1})
    assert now(version).items["comments"].when is None


def test_condition_offers_only_what_is_asked_before(desk):
    made(desk.person, meeting=workshop())

    shown = text(desk.get(page("questionnaire_condition", "workshop") + "?of=item-understanding"))

    assert "in:overall:satisfied" in shown
    assert "in:cooperation:satisfied" not in shown
    none = text(desk.get(page("questionnaire_condition", "workshop") + "?of=section-overall"))
    assert "Nothing is asked before it" in none


def test_code_that_is_given_anew_takes_conditions_along(desk):
    version = made(desk.person, meeting=workshop())
    desk.post(
        page("questionnaire_condition", "workshop") + "?of=section-services",
        {"joint": "all", "is1": "answered:overall", "edits": 0},
    )

    desk.post(page("questionnaire_item", "workshop") + "?of=overall", item(edits=1, code="whole"))

    services = next(section for section in now(version).sections if section.key == "services")
    assert services.when.item == "whole"


def test_title_and_indices_are_named(desk):
    version = made(desk.person, meeting=workshop())
    given = {f"title_{code}": "New" for code in ALL} | {
        "key1": "objectives",
        "index1_en": "Learning",
        "edits": 0,
    }
    given |= {"key2": "aims", "key3": "content_and_format", "index4_en": "Own index"}

    desk.post(page("questionnaire_names", "workshop"), given)

    assert now(version).indices == {"objectives": {"en": "Learning"}, "own_index": {"en": "Own index"}}
    version.questionnaire.refresh_from_db()
    assert version.questionnaire.title["fr"] == "New"


def test_frozen_version_is_copied_with_its_codes_and_never_changed(desk):
    version = made(desk.person, meeting=workshop())
    questionnaires.freeze(version)

    refused = desk.post(page("questionnaire_item", "workshop") + "?section=services", item(edits=0))
    assert "has been answered and stays as it is" in text(refused)
    desk.post(page("questionnaire", "workshop"), {"act": "next"})
    latest = Version.objects.first()
    desk.post(page("questionnaire_item", "workshop") + "?of=overall", item(edits=0, code="whole"))

    latest.refresh_from_db()
    assert latest.number == 2
    assert latest.codes["overall"] == "whole"
    assert latest.codes["understanding"] == "understanding"
    assert "overall" in now(version).items


def test_questions_of_the_version_before_are_continued_by_hand(desk):
    version = made(desk.person, meeting=workshop())
    questionnaires.freeze(version)
    latest = questionnaires.begin_next(version)

    shown = text(desk.get(page("questionnaire_codes", "workshop")))
    desk.post(page("questionnaire_codes", "workshop"), {"of_overall": "documents", "edits": 0})
    twice = desk.post(
        page("questionnaire_codes", "workshop"),
        {"of_overall": "documents", "of_panels": "documents", "edits": 1},
    )

    assert '<option value="overall" selected>' in shown
    latest.refresh_from_db()
    assert latest.codes == {"overall": "documents"}
    assert "One question cannot continue two." in text(twice)


def test_preview_leads_through_the_sections_as_a_respondent_sees_them(desk):
    made(desk.person, meeting=workshop())
    place = page("questionnaire_preview", "workshop")

    first = text(desk.get(place))
    following = desk.post(f"{place}?section=overall", {"overall": "satisfied"})
    last = desk.post(f"{place}?section=comments", {})

    assert "Very satisfied" in first
    assert "step 1 of 5" in first
    assert following["Location"] == f"{place}?section=objectives"
    assert "This is the end of the questionnaire." in text(desk.get(last["Location"]))


def test_preview_of_an_empty_questionnaire_says_so(desk):
    made(desk.person, written={"languages": ["en"]})

    assert "Nothing is asked yet" in text(desk.get(page("questionnaire_preview", "workshop")))


def test_workbook_is_given(desk):
    made(desk.person, meeting=workshop())

    answer = desk.get(page("questionnaire_workbook", "workshop"))

    assert answer["Content-Disposition"] == 'attachment; filename="workshop-1.xlsx"'
    assert load_workbook(io.BytesIO(answer.content))["survey"]["B3"].value == "overall"


def workbook(*rows):
    book = Workbook()
    book.worksheets[0].title = "survey"
    for row in rows:
        book.worksheets[0].append(row)
    target = io.BytesIO()
    book.save(target)
    return SimpleUploadedFile("form.xlsx", target.getvalue())


def test_file_is_shown_with_what_is_lost_before_anything_is_made(desk):
    file = workbook(
        ("type", "name", "label::French (fr)"), ("text", "q", "Avis ?"), ("geopoint", "where", "Où ?")
    )

    shown = text(desk.post(page("questionnaire_upload"), {"file": file, "key": "read"}))

    assert "survey, 3: The type “geopoint” is not known here: it is left out." in shown
    assert not Questionnaire.objects.exists()
    carried = shown.partition('name="read" value="')[2].partition('"')[0]
    answer = desk.post(page("questionnaire_upload"), {"read": carried})
    assert answer["Location"] == page("questionnaire", "read")
    assert definition.read(Version.objects.get().definition).items["q"].label == {"fr": "Avis ?"}


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        (workbook(("type", "name", "constraint"), ("text", "q", ". >= (")), "“. &gt;= (” is no expression."),
        (workbook(("a", "b"), ("c", "d")), "it is no XLSForm"),
        (SimpleUploadedFile("survey.lss", b"<a>nonsense"), "no survey structure of LimeSurvey"),
        (SimpleUploadedFile("empty.xlsx", b""), "empty"),
    ],
)
def test_file_that_cannot_be_read_is_refused_in_words(desk, file, reason):
    shown = text(desk.post(page("questionnaire_upload"), {"file": file, "key": "read"}))

    assert reason in shown
    assert 'name="read"' not in shown


def test_what_was_not_read_here_is_not_made(desk):
    desk.post(page("questionnaire_upload"), {"read": "forged"})

    assert not Questionnaire.objects.exists()


def test_version_is_discarded_with_its_questionnaire(desk):
    made(desk.person, meeting=workshop())

    assert "deleted with everything" in text(desk.get(page("questionnaire_discard", "workshop")))
    desk.post(page("questionnaire_discard", "workshop"))

    assert not Questionnaire.objects.exists()


@pytest.mark.parametrize("number", [1, 3])
def test_list_takes_as_many_queries_for_many_as_for_one(desk, number, django_assert_num_queries):
    for place in range(number):
        made(desk.person, key=f"survey-{place}", meeting=workshop(key=f"workshop-{place}"))
    desk.get(page("questionnaires"))

    with django_assert_num_queries(4):
        shown = text(desk.get(page("questionnaires")))

    assert shown.count("version 1") == number
    assert "ready" in shown
