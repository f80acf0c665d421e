"""From the count of a survey to the annex: proposed, decided, approved, flagged when the count moves on."""

from dataclasses import replace

import pytest
from django.conf import settings
from django.utils import timezone, translation

from intersession.core.refusals import Refused
from intersession.evaluations import counted, queries, sections, sentences
from intersession.evaluations.actions import annex, closing
from intersession.evaluations.models import Evaluation, LinePart, Response, Sentence, Stage
from intersession.evaluations.queries import annex as drafts
from intersession.papers import tree
from intersession.record import actions as record
from tests import factories
from tests.evaluations import july_2009

pytestmark = pytest.mark.django_db

LANGUAGES = [code for code, _name in settings.LANGUAGES]


def ask(*items, given, groups=(), **more):
    version = factories.questionnaire_version(factories.asking(*items))
    return factories.closed_survey(given, groups, version=version, **more)


def overall(satisfied=30, critical=10, blank=3, **more):
    answers = ["satisfied"] * satisfied + ["critical"] * critical
    given = [{"overall": answer} for answer in answers] + [{}] * blank
    return ask(
        factories.satisfaction("overall", topic="overall", label={"en": "Overall"}), given=given, **more
    )


def keep_all(survey):
    someone = factories.user()
    for one in annex.propose(survey):
        if one.verdict == "proposed":
            annex.decide(survey, one.sentence.key, verdict="kept", words={}, by=someone, now=timezone.now())


def approve(survey, **more):
    keep_all(survey)
    return annex.approve(survey, by=factories.user(), now=timezone.now(), **more)


def edit(survey, key, words):
    return annex.decide(survey, key, verdict="edited", words=words, by=factories.user(), now=timezone.now())


def printed(results, language="en"):
    """The text of every paragraph and item of the annex, by its identity."""
    with translation.override(language):
        made = sections.annex(results, language, title=("Annex",), original=language, requests=())
    paras = [block for block in made.blocks if isinstance(block, tree.Para)]
    texts = {para.id: tree.plain(para.content).replace("'", "’") for para in paras}
    return texts | {item.id: tree.plain(item.content).rstrip(".;") for para in paras for item in para.items}


def in_three(text):
    return dict.fromkeys(LANGUAGES, text)


def test_july_2009_counted_from_43_responses_prints_what_the_record_prints():
    record.load(record.DEMO)
    found = Evaluation.objects.get(meeting__key=july_2009.KEY)
    before = {language: printed(queries.results_of(july_2009.KEY), language) for language in LANGUAGES}
    survey, note = july_2009.survey(found), found.note
    found.delete()

    approve(survey, origin="reconstructed", note=note)

    name = f"annex-{july_2009.KEY}"
    alike = ["returns", "overall", "objectives", *(f"objectives-{key}" for key in july_2009.SATISFIED)]
    alike += ["side_event", "note", "comments-read", *(f"comment-{key}" for key in july_2009.SPOKEN)]
    for language in LANGUAGES:
        now = printed(queries.results_of(july_2009.KEY), language)
        assert {key: now[f"{name}-{key}"] for key in alike} == {
            key: before[language][f"{name}-{key}"] for key in alike
        }
    assert (
        "60 per cent satisfied, 5 per cent critical and 35 per cent unanswered"
        in before["en"][f"{name}-side_event"]
    )


def test_july_2009_prints_its_figures():
    record.load(record.DEMO)
    survey = july_2009.survey(Evaluation.objects.get(meeting__key=july_2009.KEY))

    found = drafts.draft(survey)

    lines = {line.key: tuple(figure.percent for figure in line.figures) for line in found.lines}
    assert found.rate.percent == 23
    assert lines["overall"] == (100,)
    assert [lines[key][0] for key in july_2009.SATISFIED] == [88, 79, 81, 74]
    assert found.index("objectives").figure.percent == 80
    assert lines["side_event"] == (60, 5, 35)
    assert [comment.figure.percent for comment in found.comments] == [35, 12]


def test_blank_answer_is_in_no_base_of_those_who_answered():
    found = drafts.draft(overall(30, 10, 3))

    assert [(one.answer, one.share.count, one.share.base) for one in found.lines[0].figures] == [
        ("satisfied", 30, 40),
        ("critical", 10, 40),
    ]


def test_answer_of_no_class_is_in_the_base_of_all_respondents_only():
    lists = {"satisfaction": [*factories.QUESTIONS["lists"]["satisfaction"], {"code": "away", "label": {}}]}
    item = factories.satisfaction("side", topic="side_event", base="respondents")
    asked = factories.asking(item, lists=lists)
    given = [{"side": "satisfied"}] * 15 + [{"side": "away"}] * 6 + [{}] * 4
    survey = factories.closed_survey(given, version=factories.questionnaire_version(asked))

    line = drafts.draft(survey).lines[0]

    assert [(one.answer, one.share.count, one.share.base) for one in line.figures] == [
        ("satisfied", 15, 25),
        ("unanswered", 10, 25),
    ]


def test_item_without_a_topic_is_no_line_of_the_annex():
    survey = ask(factories.satisfaction("papers", topic=""), given=[{"papers": "satisfied"}] * 20)

    assert drafts.draft(survey).lines == ()


def test_index_on_two_kinds_of_base_is_refused_in_words():
    items = [
        factories.satisfaction("a", index="whole"),
        factories.satisfaction("b", index="whole", base="respondents"),
    ]
    survey = ask(*items, given=[{"a": "satisfied", "b": "satisfied"}] * 20)

    with pytest.raises(Refused, match="pools questions that are counted on different bases"):
        drafts.draft(survey)


def test_survey_that_is_open_proposes_nothing():
    with pytest.raises(Refused, match="cannot be done now"):
        annex.propose(factories.open_survey())


def test_proposed_words_name_their_figures():
    survey = overall()

    words = {one.sentence.key: one.words["en"] for one in annex.propose(survey)}

    assert words["line-overall"] == "Overall: {satisfied} satisfied and {critical} critical."
    assert words["returns"].endswith("a response rate of {rate}.")


def test_edited_sentence_prints_its_figures_bound():
    survey = overall()
    edit(survey, "line-overall", in_three("Not less than {satisfied} were content."))

    approve(survey)

    found = queries.results_of(survey.meeting.key)
    made = sections.annex(found, "en", title=("A",), original="en", requests=())
    para = next(block for block in made.blocks if block.id.endswith("-overall"))
    assert tree.plain(para.content) == "Not less than 75 per cent were content."
    assert [one.basis for one in para.content if isinstance(one, tree.Bound)] == ["30 of 40 who answered"]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ({"en": "{satisfied}", "fr": "{satisfied}"}, "missing in: Spanish"),
        (in_three("{happy} were content."), "no such figure: happy"),
        (in_three("They were content."), "at least one figure"),
        ({**in_three("{satisfied}"), "es": "{critical}"}, "other figures in one language"),
        (in_three("{satisfied}, or 75 per cent"), "A per cent is typed"),
        (in_three("{satisfied}, soit 75 pour cent"), "A per cent is typed"),
    ],
)
def test_words_that_lose_their_figures_are_refused(words, reason):
    survey = overall()

    with pytest.raises(Refused, match=reason):
        edit(survey, "line-overall", words)

    assert set(Sentence.objects.values_list("verdict", flat=True)) <= {"proposed"}


def test_words_as_proposed_are_kept_not_edited():
    survey = overall()
    proposed = {one.sentence.key: one.words for one in annex.propose(survey)}

    assert edit(survey, "line-overall", proposed["line-overall"]).verdict == "kept"


def test_dropped_sentence_is_in_no_annex():
    survey = overall()
    annex.decide(survey, "line-overall", verdict="dropped", words={}, by=factories.user(), now=timezone.now())

    approve(survey)

    assert queries.results_of(survey.meeting.key).lines == ()


def test_index_is_dropped_with_its_lines():
    items = [factories.satisfaction(code, index="whole") for code in ("a", "b")]
    survey = ask(*items, given=[{"a": "satisfied", "b": "critical"}] * 20)
    annex.decide(survey, "index-whole", verdict="dropped", words={}, by=factories.user(), now=timezone.now())

    found = drafts.draft(survey)

    assert (found.lines, found.indices) == ((), ())


def test_how_many_answered_cannot_be_dropped():
    with pytest.raises(Refused, match="can be worded, not dropped"):
        annex.decide(
            overall(), "returns", verdict="dropped", words={}, by=factories.user(), now=timezone.now()
        )


def test_annex_is_approved_only_when_every_sentence_is_decided():
    survey = overall()

    with pytest.raises(Refused, match="2 sentences are not decided yet"):
        annex.approve(survey, by=factories.user(), now=timezone.now())

    assert not Evaluation.objects.exists()


def test_approval_publishes_the_survey_and_says_who():
    survey, someone = overall(), factories.user()
    keep_all(survey)

    annex.approve(survey, by=someone, now=timezone.now())

    survey.refresh_from_db()
    assert survey.stage == Stage.PUBLISHED
    assert survey.tabulation.approved_by == someone


def test_results_that_came_of_something_else_are_not_replaced():
    survey = overall()
    factories.evaluation(survey.meeting, returned=12, distributed=40)

    with pytest.raises(Refused, match="did not come of this survey"):
        approve(survey)

    assert Evaluation.objects.get().returned == 12


def test_approving_again_replaces_what_the_survey_gave_before():
    survey = overall()
    approve(survey)

    edit(survey, "line-overall", in_three("{satisfied} satisfied."))
    approve(survey)

    assert Evaluation.objects.get().wording["line-overall"]["en"] == "{satisfied} satisfied."


def test_later_count_is_flagged_and_never_printed_by_itself():
    survey = overall(30, 10, 3)
    approve(survey)
    Response.objects.create(survey=survey, answers={"overall": "critical"}, on_paper=True)

    closing.tabulate(survey)

    changed = drafts.changes(survey, drafts.draft(survey))
    assert LinePart.objects.get(answer="critical").count == 10
    assert {(one.before.share.count, one.now.share.count) for one in changed} == {
        (43, 44),
        (30, 30),
        (10, 11),
    }


def test_counting_again_keeps_the_codes_of_comments():
    survey = ask({"code": "comment", "kind": "text", "label": {}}, given=[{"comment": "More!"}])
    comment = survey.responses.get().comments.get()
    factories.agreed(factories.code(survey, "more"), comment, factories.user())

    closing.tabulate(survey)

    assert comment.segments.get().assignments.count() == 1


def test_nothing_is_flagged_while_the_count_is_as_approved():
    survey = overall()
    approve(survey)

    assert drafts.changes(survey, drafts.draft(survey)) == []


def test_sentences_of_one_part_change_places():
    items = [factories.satisfaction(code, topic="side_event") for code in ("first", "second")]
    survey = ask(*items, given=[{"first": "satisfied", "second": "satisfied"}] * 20)

    annex.move(survey, "line-second", up=True)
    annex.move(survey, "line-second", up=True)

    assert [line.key for line in drafts.draft(survey).lines] == ["second", "first"]


def test_under_twenty_answers_the_annex_prints_counts_only():
    survey = overall(9, 3, 0)
    approve(survey)

    line = queries.results_of(survey.meeting.key).lines[0]

    assert [figure.percent for figure in line.figures] == [None, None]


def test_quantifier_of_a_comment_stands_with_its_count():
    survey = ask(
        factories.satisfaction("overall", topic="overall"),
        {"code": "comment", "kind": "text", "label": {}},
        given=[{"overall": "satisfied", "comment": "More!"}] * 5 + [{"overall": "satisfied"}] * 38,
    )
    factories.quantifier(key="several", words=in_three("several participants"))
    code = factories.code(survey, "more", says=in_three("asked for more"))
    for response in survey.responses.exclude(comments=None):
        factories.agreed(code, response.comments.get(), factories.user())
    edit(survey, "comment-more", in_three("{quantifier} asked for more ({share})"))

    approve(survey)

    texts = printed(queries.results_of(survey.meeting.key))
    assert texts[f"annex-{survey.meeting.key}-comment-more"] == (
        "several participants asked for more (12 per cent)"
    )


def test_braces_in_words_that_name_no_figure_stay_as_they_are():
    assert tree.plain(sentences.filled("{this} and 100% {share}", {"share": "12"})) == "{this} and 100% 12"


def test_line_that_nobody_answered_is_left_out():
    found = drafts.draft(overall(0, 0, 5))

    assert found.lines == ()


def test_draft_leaves_the_results_as_they_are_where_nothing_was_decided():
    found = counted.results(drafts.counted_of(overall()))

    assert drafts.drafted(found, {}) == replace(found, wording={})
