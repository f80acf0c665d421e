"""How questions of a questionnaire are drawn where Django's own widgets do not do."""

from collections.abc import Sequence
from typing import Any

from django import forms


class Radios(forms.RadioSelect):
    """Options one under the other; in a table each is named by its row and its column."""

    def create_option(self, name: str, *given: Any, **more: Any) -> dict[str, Any]:
        """Keep what names an option in a table, which the page writes where it draws one."""
        option: dict[str, Any] = super().create_option(name, *given, **more)
        marked = option["attrs"].get("id")
        option["in_table"] = f"id_{name}_row {marked}_name"
        return option


class Ranking(forms.MultiWidget):
    """Options, each with the place it is given."""

    template_name = "evaluations/form/_places.html"

    def __init__(self, widgets: Sequence[forms.Select], choices: Sequence[tuple[str, str]]) -> None:
        self.offered = list(choices)
        super().__init__(widgets)

    def decompress(self, value: Any) -> list[str]:
        """Return the place of each option, empty for those without one."""
        order = list(value or ())
        return [str(order.index(code) + 1) if code in order else "" for code, _label in self.offered]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Give each place the name of its option; an answer that is kept is a list of codes in order."""
        is_kept = isinstance(value, list) and not _are_places(value, len(self.offered))
        context = super().get_context(name, self.decompress(value) if is_kept else value, attrs)
        pairs = zip(context["widget"]["subwidgets"], self.offered, strict=True)
        context["widget"]["options"] = [(place, label) for place, (_code, label) in pairs]
        return context


def _are_places(value: list[Any], number: int) -> bool:
    """Whether a list says a place for each option, as a form sends it."""
    return len(value) == number and all(place in {"", None} or str(place).isdigit() for place in value)
