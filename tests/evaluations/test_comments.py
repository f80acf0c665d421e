"""Comments: two coders unseen by each other, what is agreed upon, and what is counted and quoted of it."""

from fractions import Fraction

import pytest
from django.urls import reverse

from intersession.core.refusals import Refused
from intersession.evaluations.actions import coding
from intersession.evaluations.models import Assignment, Comment, Segment
from intersession.evaluations.queries import comments as queries
from tests import factories

pytestmark = pytest.mark.django_db

TEXT = "The panels were good. Please bring interpretation to the side events."


def commented(*texts, **more):
    asked = factories.asking(
        factories.satisfaction("overall"),
        {"code": "comment", "kind": "text", "label": {"en": "Comment"}},
        {"code": "suggestion", "kind": "text", "label": {"en": "Suggestion"}},
        {"code": "quotation", "kind": "consent", "label": {"en": "Quote me"}},
    )
    given = [{"comment": text} if isinstance(text, str) else text for text in texts]
    return factories.closed_survey(given, version=factories.questionnaire_version(asked), **more)


def only(survey):
    return Comment.objects.get(response__survey=survey)


def read(comment, coder, *codes, words=""):
    coding.assign(comment, codes, words=words, coder=coder)
    coding.finish(comment, coder=coder)


@pytest.fixture
def desk(client):
    client.person = factories.user(is_secretariat=True)
    client.force_login(client.person)
    return client


def address(name, survey, *more):
    return reverse(f"evaluations:survey_{name}", args=(survey.key, *more))


def test_words_of_a_comment_are_a_part_of_it():
    survey = commented(TEXT)
    code = factories.code(survey, "interpretation")

    coding.assign(only(survey), [code], words="Please bring interpretation", coder=factories.user())

    segment = Segment.objects.get()
    assert TEXT[segment.start : segment.end] == "Please bring interpretation"


def test_words_that_are_not_in_the_comment_are_refused():
    survey = commented(TEXT)

    with pytest.raises(Refused, match="not in the comment"):
        coding.assign(only(survey), [factories.code(survey, "a")], words="Free lunch", coder=factories.user())


def test_words_without_a_code_are_refused():
    with pytest.raises(Refused, match="Choose a code for these words"):
        coding.assign(only(commented(TEXT)), [], words="The panels", coder=factories.user())


def test_coder_sees_nothing_that_another_gave(desk):
    survey = commented(TEXT)
    seen = factories.code(survey, "panels", label={"en": "Panels praised"})
    read(only(survey), factories.user(), seen)

    page = desk.get(address("read", survey)).content.decode()

    assert queries.own(only(survey), desk.person) == []
    assert page.count("Panels praised") == 1, "in the frame only, not as given"


def test_coder_cannot_take_back_what_another_gave():
    survey = commented(TEXT)
    read(only(survey), factories.user(), factories.code(survey, "panels"))
    given = Assignment.objects.get()

    coding.take_back(only(survey), given.pk, coder=factories.user())

    assert Assignment.objects.get() == given


def test_part_without_a_code_is_forgotten():
    survey, coder = commented(TEXT), factories.user()
    coding.assign(only(survey), [factories.code(survey, "a")], words="The panels", coder=coder)

    coding.take_back(only(survey), Assignment.objects.get().pk, coder=coder)

    assert not Segment.objects.exists()


def test_only_agreed_codes_are_counted():
    survey = commented(TEXT)
    code = factories.code(survey, "panels")
    read(only(survey), factories.user(), code)
    before = queries.counts(survey)

    coding.settle(only(survey), [code], by=factories.user())

    assert (before, queries.counts(survey)) == ({}, {"panels": 1})


def test_respondent_who_says_it_twice_is_counted_once():
    survey = commented({"comment": "More time!", "suggestion": "Much more time!"})
    code = factories.code(survey, "time")
    for comment in queries.comments_of(survey):
        read(comment, factories.user(), code)
        coding.settle(comment, [code], by=factories.user())

    assert queries.counts(survey) == {"time": 1}


def test_agreeing_again_replaces_what_was_agreed():
    survey = commented(TEXT)
    panels, other = factories.code(survey, "panels"), factories.code(survey, "other")
    read(only(survey), factories.user(), panels)
    coding.settle(only(survey), [panels], by=factories.user())

    coding.settle(only(survey), [other], by=factories.user())

    assert queries.counts(survey) == {"other": 1}


def test_comment_that_nobody_has_read_is_not_settled():
    survey = commented(TEXT)

    with pytest.raises(Refused, match="Nobody has read this comment"):
        coding.settle(only(survey), [], by=factories.user())


def test_who_is_coding_does_not_settle_before_the_last_comment():
    survey, coder = commented("One", "Two"), factories.user()
    first = queries.comments_of(survey)[0]
    read(first, coder)

    with pytest.raises(Refused, match="read every comment first"):
        coding.settle(first, [], by=coder)


def test_codes_of_a_settled_comment_stay():
    survey = commented(TEXT)
    code = factories.code(survey, "panels")
    read(only(survey), factories.user(), code)
    coding.settle(only(survey), [code], by=factories.user())

    with pytest.raises(Refused, match="were agreed upon"):
        coding.assign(only(survey), [code], words="", coder=factories.user())


def test_agreement_counts_a_comment_read_without_a_code():
    survey = commented("One", "Two", "Three", "Four")
    code, (first, second) = factories.code(survey, "time"), (factories.user(), factories.user())
    comments = list(queries.comments_of(survey))
    for place, comment in enumerate(comments):
        read(comment, first, *([code] if place < 2 else []))
        read(comment, second, *([code] if place < 1 else []))

    found = queries.frame(survey).rows[0].agreement

    assert (found.raw, found.units) == (Fraction(3, 4), 4)
    assert found.kappa.value == Fraction(1, 2)


def test_one_coder_has_no_agreement():
    survey = commented(TEXT)
    factories.code(survey, "panels")
    read(only(survey), factories.user())

    assert queries.frame(survey).rows[0].agreement is None


def test_requests_bear_their_counts_most_often_first():
    survey = commented("One", "Two", "Three")
    often = factories.code(survey, "often", request=True)
    once = factories.code(survey, "once", request=True)
    factories.code(survey, "never", request=True)
    praise = factories.code(survey, "praise")
    for place, comment in enumerate(queries.comments_of(survey)):
        for code in (often, praise, *([once] if place == 0 else [])):
            factories.agreed(code, comment, factories.user())

    assert [(one.code.key, one.count) for one in queries.requests_of(survey)] == [("often", 3), ("once", 1)]


def test_only_who_agreed_is_quoted():
    survey = commented({"comment": "Mine", "quotation": "yes"}, "Not mine")
    code = factories.code(survey, "any")
    for comment in queries.comments_of(survey):
        factories.agreed(code, comment, factories.user())

    assert queries.quotable(survey, code) == ["Mine"]


def test_frame_has_no_key_twice():
    survey = commented(TEXT)
    factories.code(survey, "panels")

    with pytest.raises(Refused, match="a code with the key panels already"):
        coding.define(survey, said={"key": "panels"})


def test_code_is_added_at_the_desk(desk):
    survey = commented(TEXT)
    given = {"key": "panels", "stance": "positive", "label_en": "Panels"}

    desk.post(address("code_new", survey), given)

    assert [row.code.label for row in queries.frame(survey).rows] == [{"en": "Panels"}]


def test_clause_in_one_language_only_is_refused(desk):
    survey = commented(TEXT)
    given = {"key": "panels", "stance": "positive", "label_en": "Panels", "says_en": "praised the panels"}

    page = desk.post(address("code_new", survey), given).content.decode()

    assert "Write the clause in every language, or in none." in page
    assert "praised the panels" in page


def test_frame_shows_counts_and_agreement(desk):
    survey = commented("One", "Two", "Three", "Four")
    code, coders = factories.code(survey, "time", request=True), (factories.user(), factories.user())
    for place, comment in enumerate(queries.comments_of(survey)):
        read(comment, coders[0], *([code] if place < 2 else []))
        read(comment, coders[1], *([code] if place < 1 else []))

    page = desk.get(address("comments", survey)).content.decode()

    for told in ("time (en)", "request", "0.750", "0.500", "not reliable", "Agree upon 4 comments"):
        assert told in page


def test_comment_is_read_and_settled_at_the_desk(desk):
    survey = commented(TEXT)
    factories.code(survey, "panels")
    comment = only(survey)

    desk.post(address("read", survey), {"comment": comment.pk, "codes": ["panels"], "act": "next"})
    page = desk.get(address("settle", survey)).content.decode()
    desk.post(address("settle", survey), {"comment": comment.pk, "codes": ["panels"]})

    assert "checked" in page, "what every coder gave is ticked already"
    assert queries.counts(survey) == {"panels": 1}


def test_markup_in_a_comment_is_shown_as_it_was_written(desk):
    survey = commented("<script>alert(1)</script>")

    page = desk.get(address("read", survey)).content.decode()

    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


def test_comment_of_another_survey_is_not_coded(desk):
    survey, other = commented(TEXT), commented("Other")
    factories.code(survey, "panels")

    given = {"comment": only(other).pk, "codes": ["panels"], "act": "more"}
    desk.post(address("read", survey), given)

    assert not Assignment.objects.filter(segment__comment=only(other)).exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_frame_takes_as_many_queries_whatever_its_length(desk, django_assert_num_queries, rows):
    survey = commented(TEXT)
    for number in range(rows):
        factories.code(survey, f"code-{number}")

    with django_assert_num_queries(13):
        desk.get(address("comments", survey))
