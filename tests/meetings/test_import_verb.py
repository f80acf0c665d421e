"""The verb `import-programme`: what it shows, what it stores, what it refuses."""

from io import StringIO

import pytest
from django.core.management import call_command

from intersession.core.refusals import Refused
from intersession.meetings.models import Session
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    factories.organization(time_zone="Europe/Zurich")
    factories.meeting(key="council-98")
    path = tmp_path / "programme.csv"
    path.write_text("Date,Start,End,Title,ID\n2009-11-24,10:00,11:00,Opening,a\n2009-11-24,11:00,,Panel,b\n")
    return path


def run(path, *options):
    out = StringIO()
    call_command("import_programme", str(path), "--meeting=council-98", *options, stdout=out)
    return out.getvalue().splitlines()


def test_verb_shows_and_stores_only_when_told_so(file):
    lines = run(file, "--zone=Europe/Zurich")

    assert lines[0] == "? row 3: It has neither end nor duration; its end is left open."
    assert lines[-1] == "2 new. Nothing was stored; give --store to store it."
    assert not Session.objects.exists()
    assert run(file, "--zone=Europe/Zurich", "--store")[-1] == "2 new. Stored."
    assert Session.objects.count() == 2
    assert run(file, "--zone=Europe/Zurich", "--store")[-1] == (
        "2 the same. Nothing to store: the programme is as the file says."
    )


def test_verb_refuses_in_words(file, tmp_path):
    with pytest.raises(Refused, match="row 2: The times are in no time zone"):
        run(file)
    with pytest.raises(Refused, match="cannot be read: No such file"):
        run(tmp_path / "gone.ics")
    with pytest.raises(Refused, match="no meeting with the key “other”"):
        call_command("import_programme", str(file), "--meeting=other")
