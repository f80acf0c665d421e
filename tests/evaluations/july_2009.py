"""The survey of July 2009 as the simplest 43 responses that print its figures: reconstructed."""

from itertools import zip_longest

from intersession.evaluations.models import Comment, Evaluation, Quantifier, Survey
from intersession.meetings.models import Meeting
from tests import factories

KEY = "2009-workshop-2"
SATISFIED = {"understanding": 37, "cooperation": 33, "mutual_learning": 34, "effective_policies": 31}
"""Of 42: one respondent left all four blank."""
SPOKEN = {"learned_from_others": 15, "doubted_concrete_policies": 5}


def responses():
    """Return the answers of 43 respondents; the comments stand for texts that were not published."""
    columns = {"overall": ["satisfied"] * 43}
    for code, satisfied in SATISFIED.items():
        columns[code] = ["satisfied"] * satisfied + ["critical"] * (42 - satisfied)
    columns["side_event"] = ["satisfied"] * 26 + ["critical"] * 2
    columns["comments"] = ["(reconstructed)"] * 20
    rows = zip_longest(*columns.values())
    return [{code: value for code, value in zip(columns, row, strict=True) if value} for row in rows]


def definition(printed: Evaluation):
    """Return what was asked, in the words of the printed lines; content was printed without its items."""
    items = []
    for line in printed.lines.exclude(topic="content").select_related("index").order_by("position"):
        more = {"index": line.index.key} if line.index else {}
        more |= {"base": "respondents"} if line.base_kind == "respondents" else {}
        items.append(factories.satisfaction(line.key, label=line.label, topic=line.topic, **more))
    comments = {"code": "comments", "kind": "text", "label": factories.words("Comments")}
    indices = dict(printed.indices.values_list("key", "label"))
    return factories.asking(*items, comments, indices=indices)


def survey(printed: Evaluation) -> Survey:
    """Return the survey, closed and counted, with the comments of two codes agreed upon."""
    version = factories.questionnaire_version(definition(printed))
    made = factories.closed_survey(
        responses(), version=version, meeting=Meeting.objects.get(key=KEY), fictional=False
    )
    comments = list(Comment.objects.filter(response__survey=made))
    coder = factories.user()
    for place, (key, count) in enumerate(SPOKEN.items()):
        told = printed.comments.get(key=key)
        code = factories.code(made, key, says=told.text, stance=told.stance, position=place)
        for comment in comments[:count]:
            factories.agreed(code, comment, coder)
        comments = comments[count:]
    assert Quantifier.objects.filter(key="several").exists()
    return made
