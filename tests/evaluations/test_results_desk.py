"""The desk of results: what its pages and files tell, and what the gate holds back."""

import csv
import io
import json

import pytest
from django.urls import reverse
from lxml import etree
from openpyxl import load_workbook

from intersession.core.refusals import Refused
from intersession.counting import shares
from intersession.evaluations import disclosure, result_tables
from intersession.evaluations.actions import closing
from intersession.evaluations.exports import FILES, records
from intersession.evaluations.models import Response
from intersession.evaluations.queries import annex as drafts
from tests import factories

pytestmark = pytest.mark.django_db

DDI = {"d": "ddi:codebook:2_5"}


@pytest.fixture
def desk(client):
    client.force_login(factories.user(is_secretariat=True))
    return client


def address(name, survey, *more):
    return reverse(f"evaluations:survey_{name}", args=(survey.key, *more))


def judged(satisfied=34, critical=9, groups=(), comment="", **more):
    item = factories.satisfaction("overall", label={"en": "Overall"})
    text = {"code": "comment", "kind": "text", "label": {"en": "Comment"}}
    given = [{"overall": "satisfied"}] * satisfied + [{"overall": "critical"}] * critical
    given = [{**answers, "comment": comment} for answers in given] if comment else given
    version = factories.questionnaire_version(factories.asking(item, text))
    return factories.closed_survey(given, groups, version=version, **more)


def download(client, survey, name):
    response = client.get(address("file", survey, name))
    assert response.status_code == 200, response
    return response.getvalue()


def lines(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_worst_case_supposes_nothing_of_those_who_did_not_answer():
    row = result_tables.tables(drafts.counted_of(judged(34, 9)))[0].rows[0]

    assert (row.answered.percent, row.least.percent, row.most.percent) == (79, 18, 95)
    assert row.interval.percents == (67, 88)


def test_options_of_one_class_are_told_together_too():
    lists = {
        "satisfaction": [
            {"code": "very", "label": {"en": "Very"}, "tone": "satisfied"},
            {"code": "rather", "label": {"en": "Rather"}, "tone": "satisfied"},
            {"code": "not", "label": {"en": "Not"}, "tone": "critical"},
        ]
    }
    asked = factories.asking(factories.satisfaction("overall"), lists=lists)
    given = [{"overall": "very"}] * 12 + [{"overall": "rather"}] * 9 + [{"overall": "not"}] * 4
    survey = factories.closed_survey(given, version=factories.questionnaire_version(asked))

    rows = result_tables.tables(drafts.counted_of(survey))[0].rows

    assert [(row.together, row.label.get("en", ""), row.count) for row in rows] == [
        ("satisfied", "very", 21),
        ("", "Very", 12),
        ("", "Rather", 9),
        ("", "Not", 4),
    ]


def test_question_not_asked_is_told_apart_from_a_blank():
    items = [
        factories.satisfaction("overall"),
        factories.satisfaction("why", when=["in", "overall", ["critical"]]),
    ]
    given = [{"overall": "critical", "why": "neutral"}, {"overall": "critical"}, {"overall": "satisfied"}]
    version = factories.questionnaire_version(factories.asking(*items))

    table = result_tables.tables(drafts.counted_of(factories.closed_survey(given, version=version)))[1]

    assert (table.answered, table.blank, table.not_asked) == (1, 1, 1)


def test_kinds_of_participants_are_two_where_responses_are_few():
    groups = ["state"] * 20 + ["organization"] * 12 + ["academia"] * 11
    survey = judged(34, 9, groups)

    shown = disclosure.crossed(drafts.counted_of(survey).cube, "overall")

    assert set(shown.table.counts) == {"state", "others"}


def test_cell_that_points_to_a_person_is_hidden_with_another_one(desk):
    survey = judged(34, 9, ["state"] * 20 + ["others"] * 22 + ["state"])

    table = result_tables.tables(drafts.counted_of(survey))[0]
    page = desk.get(address("results", survey)).content.decode()

    assert None in {count for _group, counts, _total in table.crossed.rows for count in counts}
    assert "hidden" in page


def test_one_kind_makes_no_table_by_kind():
    assert result_tables.tables(drafts.counted_of(judged(20, 5, ["state"] * 25)))[0].crossed is None


def test_question_that_follows_from_an_answer_is_told_by_no_kind():
    items = [
        factories.satisfaction("overall"),
        factories.satisfaction("why", when=["in", "overall", ["satisfied"]]),
    ]
    version = factories.questionnaire_version(factories.asking(*items))
    given, groups = [{"overall": "satisfied", "why": "satisfied"}] * 40, ["state"] * 20 + ["others"] * 20
    survey = factories.closed_survey(given, groups, version=version)

    overall, why = result_tables.tables(drafts.counted_of(survey))

    assert overall.crossed is not None
    assert why.crossed is None


def test_page_shows_bases_intervals_and_worst_case(desk):
    page = desk.get(address("results", judged(34, 9))).content.decode()

    for told in ("34 of 43", "67–88%", "34 of 190", "181 of 190", "43 answered, 0 left it blank"):
        assert told in page


@pytest.mark.parametrize("rows", [1, 3])
def test_results_take_as_many_queries_whatever_is_asked(desk, django_assert_num_queries, rows):
    items = [factories.satisfaction(f"item-{number}") for number in range(rows)]
    version = factories.questionnaire_version(factories.asking(*items))
    survey = factories.closed_survey([{"item-0": "satisfied"}] * 20, version=version)

    with django_assert_num_queries(15):
        desk.get(address("results", survey))


@pytest.mark.parametrize("name", [*FILES["counts"], *FILES["comments"]])
def test_file_of_counts_is_a_download(desk, name):
    survey = judged()

    response = desk.get(address("file", survey, name))

    assert response.getvalue()
    assert response["Content-Disposition"] == f'attachment; filename="{survey.key}-{name}"'


def test_counts_name_both_bases(desk):
    rows = lines(download(desk, judged(30, 9), "counts.csv"))

    assert [(row["Answer"], row["Count"], row["Answered"], row["Respondents"]) for row in rows] == [
        ("Satisfied (en)", "30", "39", "39"),
        ("Neither (en)", "0", "39", "39"),
        ("Dissatisfied (en)", "9", "39", "39"),
    ]


def test_json_bears_no_kind_of_participant(desk):
    survey = judged(34, 9, ["state"] * 20 + ["organization"] * 23)

    told = json.loads(download(desk, survey, "results.json"))

    assert [one["count"] for one in told["questions"][0]["answers"]] == [34, 0, 9]
    assert "organization" not in json.dumps(told)


def test_ddi_says_how_often_each_answer_came(desk):
    root = etree.fromstring(download(desk, judged(34, 9), "ddi.xml"))

    freq = root.xpath("//d:var[@name='overall']/d:catgry[not(@missing)]/d:catStat/text()", namespaces=DDI)
    sums = root.xpath("//d:var[@name='overall']/d:sumStat/text()", namespaces=DDI)
    assert (freq, sums) == (["34", "0", "9"], ["43", "0"])
    assert root.xpath("string(//d:respRate)", namespaces=DDI) == "43 of 190 questionnaires returned"


@pytest.mark.parametrize("name", FILES["records"])
def test_few_responses_of_an_anonymous_survey_are_not_given_out(desk, name):
    survey = judged(34, 9)

    response = desk.get(address("file", survey, name), follow=True)

    assert "Single responses are given out from 100 on" in response.content.decode()


def test_many_responses_are_given_out_without_kind_and_comment(desk):
    survey = judged(90, 15, ["state"] * 105, comment="Only I know this")

    rows = lines(download(desk, survey, "responses.csv"))

    assert {tuple(row) for row in rows} == {("overall",)}
    assert sorted(row["overall"] for row in rows) == ["critical"] * 15 + ["satisfied"] * 90


def test_responses_under_a_name_are_given_out_from_the_first_on():
    survey = judged(3, 1, mode="personal")

    disclosure.check_records(survey, 4)


def test_anonymous_survey_with_one_response_too_few_is_refused():
    with pytest.raises(Refused, match="Single responses"):
        disclosure.check_records(judged(1, 0), disclosure.RECORDS - 1)


def test_comments_stand_apart_and_begin_no_formula(desk):
    survey = judged(20, 5, comment="=HYPERLINK(1)")

    rows = lines(download(desk, survey, "comments.csv"))

    assert {(row["Comment"], row["May be quoted"]) for row in rows} == {("'=HYPERLINK(1)", "no")}
    assert set(rows[0]) == {"Question code", "Language", "Comment", "May be quoted"}


def test_comments_in_a_spreadsheet_are_texts(desk):
    content = download(desk, judged(2, 1, comment="+1"), "comments.xlsx")

    cells = [cell for row in load_workbook(io.BytesIO(content)).active for cell in row]

    assert {cell.data_type for cell in cells if cell.value == "+1"} == {"s"}


def test_spss_file_reads_back_with_its_labels(tmp_path):
    pyreadstat = pytest.importorskip("pyreadstat")
    asked = drafts.counted_of(judged(3, 2)).asked
    columns = records.variables(asked, "en")

    (tmp_path / "r.sav").write_bytes(records.spss(columns, [["satisfied"], ["critical"], [""]], "été"))

    frame, meta = pyreadstat.read_sav(tmp_path / "r.sav")
    assert meta.file_label == "été"
    assert meta.column_names_to_labels == {"overall": "Overall"}
    assert meta.variable_value_labels["overall"][1.0] == "Satisfied (en)"
    assert frame["overall"].fillna(0).tolist() == [1, 3, 0]


def test_several_answers_are_a_column_for_each_option():
    item = {"code": "themes", "kind": "multiple", "options": "satisfaction", "label": {"en": "Themes"}}
    version = factories.questionnaire_version(factories.asking(item))
    survey = factories.closed_survey(
        [{"themes": ["satisfied", "critical"]}], version=version, mode="personal"
    )
    asked = drafts.counted_of(survey).asked
    columns = records.variables(asked, "en")

    assert [column.name for column in columns] == [
        "themes__satisfied",
        "themes__neutral",
        "themes__critical",
    ]
    assert records.rows(survey, asked, columns) == [["1", "0", "1"]]


def test_file_that_is_not_known_is_not_found(desk):
    assert desk.get(address("file", judged(), "passwords.csv")).status_code == 404


def test_before_the_closing_nothing_is_seen(desk):
    survey = factories.open_survey()

    for name, more in (("results", ()), ("annex", ()), ("comments", ()), ("file", ("comments.csv",))):
        page = desk.get(address(name, survey, *more)).content.decode()
        assert "Nothing is seen of the answers before the survey is closed" in page


def test_share_of_all_respondents_counts_the_blank():
    survey = judged(30, 10)
    Response.objects.create(survey=survey, answers={}, on_paper=True)

    closing.tabulate(survey)

    row = result_tables.tables(drafts.counted_of(survey))[0].rows[0]
    assert (row.answered, row.respondents) == (
        shares.Share(30, 40, shares.Kind.ANSWERED),
        shares.Share(30, 41, shares.Kind.RESPONDENTS),
    )
