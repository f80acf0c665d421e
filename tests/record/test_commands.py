"""The verbs `load` and `dump`: what they say."""

from io import StringIO

import pytest
from django.core.management import call_command

from intersession.core.refusals import Refused
from intersession.cycles.models import Cycle
from intersession.record.package import HEAD

pytestmark = pytest.mark.django_db


def _say(*words: object, **options: object) -> list[str]:
    out = StringIO()
    call_command(*map(str, words), stdout=out, **options)
    return out.getvalue().splitlines()


def test_load_says_what_it_did_and_then_that_nothing_changed():
    first, again = _say("load"), _say("load", "idm")

    rows = first[-1].removeprefix("Rows: ").split(" ")[0]
    assert first == [f"Rows: {rows} created, 0 changed, 0 removed, 0 as they were."]
    assert again == ["Nothing changed: the record is as the package says."]


def test_load_says_each_change(folder, spoil):
    _say("load", folder)
    spoil("cycles/2009.yaml", "short_address: www.iom.int/idmtrafexp", "short_address: www.iom.int/idm")

    said = _say("load", folder)

    assert said[0] == (
        "meetings.Meeting 2009-workshop-2: short_address: “www.iom.int/idmtrafexp” -> “www.iom.int/idm”"
    )
    assert " 1 changed, 0 removed, " in said[1]


def test_load_refuses_and_loads_nothing(folder, spoil):
    spoil(HEAD, "schema: 1", "schema: 7")

    with pytest.raises(Refused):
        _say("load", folder)

    assert not Cycle.objects.exists()


def test_dump_names_each_file(tmp_path):
    assert _say("dump", tmp_path / "dump") == [str(tmp_path / "dump" / HEAD)]
    assert _say("dump", tmp_path / "dump", force=True) == [str(tmp_path / "dump" / HEAD)]
