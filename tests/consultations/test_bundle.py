"""The published record: what it holds, and that two programs find whatever was changed in it."""

import io
import json
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import call_command

from intersession.consultations import bundle, log
from intersession.consultations.actions import terms
from intersession.core.refusals import Refused
from intersession.membership.models import Entity
from tests import factories

pytestmark = pytest.mark.django_db
CLOSED = datetime(2026, 10, 30, 17, tzinfo=UTC)


def counted(**given):
    """A closed consultation of three Members, one of which replaced its reply."""
    consultation = factories.open_consultation(**given)
    states = [Entity.objects.get(key=f"state-{number}") for number in range(3)]
    first = factories.reply(consultation, states[0], "D")
    factories.reply(consultation, states[1], "A", "B")
    factories.reply(consultation, states[0], "A", "B")
    factories.reply(consultation, states[2], "C", now=CLOSED)
    return terms.close(consultation, now=CLOSED), first


@pytest.fixture
def record(tmp_path):
    consultation, _first = counted()
    path = tmp_path / "record.zip"
    path.write_bytes(bundle.packed(consultation))
    return path


def changed(record, name, change):
    """Write the record again with one file changed."""
    with zipfile.ZipFile(record) as before:
        files = {info: before.read(info) for info in before.namelist()}
    files[name] = change(files[name].decode()).encode()
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as after:
        for info, text in files.items():
            after.writestr(info, text)
    record.write_bytes(content.getvalue())


def alone(record, *more):
    """What verify.py says, run by itself as anybody would."""
    with zipfile.ZipFile(record) as found:
        program = record.parent / "verify.py"
        program.write_bytes(found.read("verify.py"))
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-I", program, record, *more], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout


def ours(record, **options):
    try:
        call_command("verify", record, **options)
    except Refused as refusal:
        return refusal.reason
    return ""


def test_record_as_published_passes_both_programs(record, capsys):
    assert alone(record) == (0, "4 records, 1 heads: as published.\n")
    assert ours(record) == ""


@pytest.mark.parametrize(
    "name, change, fault",
    [
        ("records.jsonl", lambda text: text.replace('"choices":["A","B"]', '"choices":["A"]', 1), "changed"),
        ("records.jsonl", lambda text: "".join(text.splitlines(keepends=True)[:-1]), "missing"),
        ("heads.json", lambda text: text.replace('"size": 4', '"size": 3'), "do not give the head"),
        ("result.json", lambda text: text.replace('"count": 2', '"count": 3', 1), "are published"),
        ("options.json", lambda text: text.replace("Topic A", "Topic Z"), "made on other options"),
    ],
)
def test_whatever_is_changed_is_found_by_both_programs(record, name, change, fault):
    changed(record, name, change)

    code, said = alone(record)

    assert code == 1
    assert fault in said
    assert "not as published" in ours(record)


def test_receipt_shows_that_its_reply_is_in_the_record(tmp_path):
    consultation, first = counted()
    record, receipt = tmp_path / "record.zip", tmp_path / "receipt.json"
    record.write_bytes(bundle.packed(consultation))
    receipt.write_text(json.dumps(log.receipt(first)))

    assert alone(record, receipt)[0] == 0
    assert ours(record, receipt=receipt) == ""


@pytest.mark.parametrize(
    "name, value", [("member", "state-1"), ("salt", "00"), ("index", 1), ("head", "00" * 32)]
)
def test_receipt_that_was_changed_is_found(tmp_path, name, value):
    consultation, first = counted()
    record, receipt = tmp_path / "record.zip", tmp_path / "receipt.json"
    record.write_bytes(bundle.packed(consultation))
    receipt.write_text(json.dumps(log.receipt(first) | {name: value}))

    assert alone(record, receipt)[0] == 1
    assert ours(record, receipt=receipt) != ""


def test_record_names_no_member_unless_that_was_announced(record):
    with zipfile.ZipFile(record) as found:
        text = "".join(found.read(name).decode() for name in found.namelist())

    assert "state-0" not in text
    assert "the capital" not in text


def test_attributed_record_opens_every_commitment(tmp_path):
    consultation, _first = counted(publication="attributed")
    with zipfile.ZipFile(io.BytesIO(bundle.packed(consultation))) as found:
        members = json.loads(found.read("members.json"))
        records = [json.loads(line) for line in found.read("records.jsonl").decode().splitlines()]

    assert {members[record["member"]]["member"] for record in records} == {"state-0", "state-1", "state-2"}


def test_equal_records_give_equal_bytes():
    consultation, _first = counted()

    assert bundle.packed(consultation) == bundle.packed(consultation)


def test_file_that_is_no_record_is_refused(tmp_path):
    path = tmp_path / "other.zip"
    path.write_text("nothing")

    assert "is no record of a consultation" in ours(Path(path))
