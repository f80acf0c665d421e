"""Relations between tables go down the layers, as imports do; the import linter does not see foreign keys."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

ROOT = Path(__file__).parents[2]
LINTER = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
LAYERS = LINTER["contracts"][0]["layers"]
HEIGHT = {  # domain: its layer, counted from the bottom
    domain: height for height, layer in enumerate(reversed(LAYERS)) for domain in layer.split(" | ")
}


def ours() -> list[type[models.Model]]:
    """List our tables, those that join two tables and those of the history included."""
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in HEIGHT]


def across(model: type[models.Model]) -> Iterator[models.ForeignObject]:
    """Give the relations of a table to tables of our other domains."""
    for field in (*model._meta.local_fields, *model._meta.local_many_to_many):
        if field.is_relation and target(field) in HEIGHT.keys() - {model._meta.app_label}:
            yield field


def target(field: models.ForeignObject) -> str:
    return field.remote_field.model._meta.app_label


def wrong(model: type[models.Model]) -> list[str]:
    """Say which relations of a table point up or sideways, and which can be followed from below."""
    own = HEIGHT[model._meta.app_label]
    fields = list(across(model))
    upwards = [field for field in fields if HEIGHT[target(field)] >= own]
    named = [field for field in fields if not field.remote_field.hidden]
    return [
        *(f"{field} does not point down" for field in upwards),
        *(f"{field} can be followed upwards: its related_name is not “+”" for field in named),
    ]


def planted(label: str, **fields: models.Field) -> type[models.Model]:
    """Make a table that only a test knows."""
    domain, name = label.split(".")
    meta = type("Meta", (), {"app_label": domain})
    return type(name, (models.Model,), {"__module__": __name__, "Meta": meta, **fields})


def test_relations_go_down_the_layers_and_are_not_followed_up():
    found = [fault for model in ours() for fault in wrong(model)]

    assert found == []


def test_relations_of_tables_and_of_their_history_are_looked_at():
    seen = {str(field) for model in ours() for field in across(model)}

    assert {"evaluations.Evaluation.meeting", "evaluations.EvaluationEvent.meeting"} <= seen


@isolate_apps()
def test_a_relation_upwards_is_found_when_its_target_is_a_string():
    planted("meetings.Workshop")
    state = planted(
        "membership.State",
        last=models.ForeignKey("meetings.Workshop", models.CASCADE, related_name="+"),
    )

    assert wrong(state) == ["membership.State.last does not point down"]


@isolate_apps()
def test_a_relation_to_a_sibling_is_found():
    practice = planted("outcomes.Practice")
    question = planted("evaluations.Question", about=models.ManyToManyField(practice, related_name="+"))

    assert wrong(question) == ["evaluations.Question.about does not point down"]


@isolate_apps()
def test_a_relation_that_can_be_followed_upwards_is_found():
    state = planted("membership.State")
    workshop = planted(
        "meetings.Workshop",
        host=models.ForeignKey(state, models.CASCADE),
        guest=models.ForeignKey(state, models.CASCADE, related_name="visits"),
    )

    assert wrong(workshop) == [
        "meetings.Workshop.host can be followed upwards: its related_name is not “+”",
        "meetings.Workshop.guest can be followed upwards: its related_name is not “+”",
    ]
