"""The published record: what it holds, and that two programs find whatever was changed in it."""

import hashlib
import json
import subprocess
import sys
import zipfile
from datetime import UTC, datetime

import pytest
from django.core.management import call_command

from intersession.consultations import bundle, log, verify
from intersession.consultations.actions import terms
from intersession.consultations.models import Reply
from intersession.core.refusals import Refused
from intersession.counting import merkle
from tests import factories

pytestmark = pytest.mark.django_db
CLOSED = datetime(2026, 10, 30, 17, tzinfo=UTC)


def counted(**given):
    """A closed consultation of four Members, one of which replaced its reply and one was late; two heads."""
    consultation = factories.open_consultation(states=4, **given)
    factories.registered(consultation, "state-0", "D")
    factories.registered(consultation, "state-1", "A", "B")
    log.head(consultation)
    factories.registered(consultation, "state-0", "A", "B")
    factories.registered(consultation, "state-2", "A", "C")
    factories.registered(consultation, "state-3", "C", now=CLOSED)
    return terms.close(consultation, now=CLOSED)


def written(consultation, folder):
    path = folder / "record.zip"
    path.write_bytes(bundle.packed(consultation))
    return path


@pytest.fixture
def record(tmp_path):
    return written(counted(), tmp_path)


@pytest.fixture
def receipt(record, tmp_path):
    """The receipt of the first reply, which was replaced."""
    path = tmp_path / "receipt.json"
    path.write_text(json.dumps(log.receipt(Reply.objects.get(place=1))))
    return path


def files_of(record):
    with zipfile.ZipFile(record) as found:
        return {name: found.read(name).decode() for name in found.namelist()}


def changed(record, name, change):
    """Write the record again with one file changed."""
    files = files_of(record)
    files[name] = change(files[name])
    with zipfile.ZipFile(record, "w") as after:
        for info, text in files.items():
            after.writestr(info, text)


def alone(record, *more):
    """What verify.py says, run by itself as anybody would."""
    program = record.parent / "verify.py"
    program.write_text(files_of(record)["verify.py"])
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-I", program, record, *more], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout.splitlines()


def ours(record, **options):
    """What `intersession verify` refuses; empty when the record is as published."""
    try:
        call_command("verify", record, **options)
    except Refused as refusal:
        return refusal.reason.splitlines()
    return []


def at(place, change):
    """Change the record at one place, and nothing else of the log."""

    def lines(text):
        records = text.splitlines(keepends=True)
        records[place - 1] = change(records[place - 1])
        return "".join(records)

    return lines


def anew(text):
    """Change the second record, and write the log anew from there so that each follows the one before."""
    records = [json.loads(line) for line in text.splitlines()]
    records[1]["choices"] = ["C", "D"]
    previous, lines = "", []
    for found in records:
        lines.append(json.dumps(found | {"previous": previous}, separators=(",", ":"), sort_keys=True))
        previous = merkle.leaf_hash(lines[-1].encode()).hex()
    return "".join(f"{line}\n" for line in lines)


def test_record_as_published_passes_both_programs(record):
    assert alone(record) == (0, ["Records: 5. Heads: 2. As published."])
    assert ours(record) == []


def other_choice(line):
    return line.replace('["A","B"]', '["A"]')


def other_follower(line):
    return (
        json.dumps(json.loads(line) | {"previous": "00" * 32}, separators=(",", ":"), sort_keys=True) + "\n"
    )


def astray(size):
    return (
        f"the records do not give the head over {size}: record {size} or the head was changed, or records up "
        "to there were written anew"
    )


LOG = {  # what is done to the records: what verify.py says of the log
    "a record is changed": (at(2, other_choice), ["record 2 was changed"]),
    "two records are changed": (
        lambda text: at(2, other_choice)(at(3, other_choice)(text)),
        ["record 2 was changed", "record 3 was changed"],
    ),
    "a record follows another": (at(3, other_follower), ["record 3 was changed"]),
    "a record is taken out": (at(3, lambda _line: ""), ["record 3 is missing"]),
    "the last record is taken out": (
        at(5, lambda _line: ""),
        ["a head was made over 5 records; missing: record 5"],
    ),
    "a record stands twice": (at(3, lambda line: line * 2), ["record 3 stands 2 times"]),
    "the order is another": (
        lambda text: "".join(reversed(text.splitlines(keepends=True))),
        ["the records are out of order"],
    ),
    "the last record is changed": (
        at(5, lambda line: line.replace('["C"]', '["D"]')),
        [astray(5)],
    ),
    "the log is written anew": (
        anew,
        [astray(2), astray(5)],
    ),
}


@pytest.mark.parametrize("change, told", LOG.values(), ids=LOG)
def test_change_of_the_log_is_named_by_its_record(record, change, told):
    changed(record, "records.jsonl", change)

    code, said = alone(record)

    assert code == 1
    assert [line.removeprefix("FAULT: ") for line in said[: len(told)]] == told
    assert said[-1].endswith("NOT as published.")
    assert ours(record)[-1] == "The record is not as published."


FILES = [
    (
        "heads.json",
        lambda text: text.replace('"size": 2', '"size": 3'),
        "the records do not give the head over 3",
    ),
    (
        "result.json",
        lambda text: text.replace('"replies": 3', '"replies": 4'),
        "replies: 3 in the records, 4",
    ),
    ("result.json", lambda text: text.replace('"late": 1', '"late": 2'), "late: 1 in the records, 2"),
    (
        "result.json",
        lambda text: text.replace('"count": 3,\n   "least"', '"count": 4,\n   "least"'),
        "option A: 3 in the records, 4",
    ),
    ("options.json", lambda text: text.replace("Topic A", "Topic Z"), "options.json was changed"),
]


@pytest.mark.parametrize("name, change, fault", FILES)
def test_change_of_another_file_is_found_by_both_programs(record, name, change, fault):
    changed(record, name, change)

    code, said = alone(record)

    assert code == 1
    assert said[0].startswith(f"FAULT: {fault}")
    assert len(ours(record)) > 1


def test_leading_set_that_was_changed_is_found(record):
    def swap(text):
        return json.dumps(json.loads(text) | {"certain": ["A", "C"]})

    changed(record, "result.json", swap)

    assert alone(record)[1][0] == (
        "FAULT: certain ['A', 'B'] and tied [] by the records, certain ['A', 'C'] and tied [] published"
    )
    assert ours(record)[0] == "The recount gives another leading set than was published."


@pytest.mark.parametrize(
    "place, late, fault",
    [
        (4, "false", "record 4 is marked late, but came before closing"),
        (5, "true", "record 5 came after closing, but is not marked late"),
    ],
)
def test_reply_that_is_wrongly_marked_late_or_not_is_found(record, place, late, fault):
    other = {"false": "true", "true": "false"}[late]
    changed(
        record, "records.jsonl", at(place, lambda line: line.replace(f'"late":{late}', f'"late":{other}'))
    )

    assert f"FAULT: {fault}" in alone(record)[1]


def test_straw_poll_is_recounted(tmp_path):
    consultation = factories.open_consultation(kind="straw_poll", seats=1)
    factories.registered(consultation, "state-0", positions={"A": "support", "B": "no_opinion"})
    record = written(terms.close(consultation, now=CLOSED), tmp_path)

    assert (alone(record)[0], ours(record)) == (0, [])

    changed(record, "result.json", lambda text: text.replace('"support": 1', '"support": 2'))

    assert alone(record)[1][0] == "FAULT: option A, support: 1 in the records, 2 published"
    assert ours(record)[0] == "The recount gives other opinions on A than were published."


def test_silence_procedure_is_recounted(tmp_path):
    consultation = factories.open_consultation(kind="silence", options=[], seats=1)
    factories.registered(consultation, "state-0", answer="objection", comment="No.")
    record = written(terms.close(consultation, now=CLOSED), tmp_path)

    assert (alone(record)[0], ours(record)) == (0, [])

    changed(record, "result.json", lambda text: text.replace('"objections": 1', '"objections": 0'))

    assert alone(record)[1][0] == "FAULT: objections: 1 in the records, 0 published"
    assert ours(record)[0] == "The recount gives 1 objections; 0 were published."


def test_receipt_shows_that_its_reply_is_in_the_record(record, receipt):
    assert alone(record, receipt)[0] == 0
    assert ours(record, receipt=receipt) == []


@pytest.mark.parametrize(
    "name, value, fault",
    [
        ("member", "state-1", "record 1 is not that of the Member of the receipt"),
        ("salt", "00", "record 1 is not that of the Member of the receipt"),
        ("index", 1, "the record of the receipt is not record 2 of this log"),
        ("head", "00" * 32, "the proof of the receipt does not lead to its head"),
        ("proof", [], "the proof of the receipt does not lead to its head"),
        ("size", 4, "the first 4 records do not give the head of the receipt: they were changed since"),
    ],
)
def test_wrong_receipt_is_found(record, receipt, name, value, fault):
    receipt.write_text(json.dumps(json.loads(receipt.read_text()) | {name: value}))

    assert f"FAULT: {fault}" in alone(record, receipt)[1]
    assert len(ours(record, receipt=receipt)) > 1


def test_receipt_of_a_reply_that_was_changed_since_is_not_in_the_record(record, receipt):
    changed(record, "records.jsonl", at(1, lambda line: line.replace('["D"]', '["C"]')))

    assert "FAULT: the record of the receipt is not record 1 of this log" in alone(record, receipt)[1]


@pytest.mark.parametrize("size", range(1, 10))
def test_every_proof_of_a_receipt_leads_to_the_head_by_both_programs(size):
    records = [f"record {number}" for number in range(size)]
    tree = merkle.grown(record.encode() for record in records)

    climbed = {
        verify.climbed(verify.leaf(record), index, size, [step.hex() for step in tree.inclusion(index)])
        for index, record in enumerate(records)
    }

    assert climbed == {tree.head} == {verify.root([verify.leaf(record) for record in records])}


def test_record_names_no_member_unless_that_was_announced(record):
    text = "".join(files_of(record).values())

    assert "state-0" not in text
    assert "members.json:" not in text


def test_attributed_record_opens_every_commitment(tmp_path):
    record = written(counted(publication="attributed"), tmp_path)

    files = files_of(record)
    members = json.loads(files["members.json"])
    records = [json.loads(line) for line in files["records.jsonl"].splitlines()]
    assert [members[found["member"]]["member"] for found in records] == [
        f"state-{number}" for number in (0, 1, 0, 2, 3)
    ]
    assert (alone(record)[0], ours(record)) == (0, [])


def test_member_named_for_the_reply_of_another_is_found(tmp_path):
    record = written(counted(publication="attributed"), tmp_path)

    changed(record, "members.json", lambda text: text.replace('"state-2"', '"state-9"'))

    assert alone(record)[1][0] == "FAULT: record 4 is not that of the Member named for it"
    assert ours(record)[0] == "Record 4 is not that of the Member named for it."


def test_member_behind_two_commitments_is_found(tmp_path):
    record = written(counted(publication="attributed"), tmp_path)

    def twice(text):
        salt = "11"
        own = hashlib.sha256(f"{salt}:state-1".encode()).hexdigest()
        return json.dumps(json.loads(text) | {own: {"member": "state-1", "salt": salt}})

    changed(record, "members.json", twice)

    assert alone(record)[1][0] == "FAULT: state-1 stands behind 2 commitments and is counted more than once"
    assert ours(record)[0] == "state-1 stands behind several commitments: it is counted more than once."


def test_equal_records_give_equal_bytes():
    consultation = counted()

    assert bundle.packed(consultation) == bundle.packed(consultation)


def test_record_says_in_three_languages_what_is_in_it_and_what_it_does_not_show(record):
    told = files_of(record)["README.txt"]

    assert told.split("\n")[0] == "Topics (en)"
    assert "Topics (fr)" in told
    assert "Topics (es)" in told
    assert "It does not show that a reply was never left out, nor who sat at a keyboard." in told


@pytest.mark.parametrize("content", ["nothing", "", "{}"])
def test_file_that_is_no_record_is_refused_without_a_traceback(tmp_path, record, content):
    other = tmp_path / "other.zip"
    other.write_text(content)
    program = tmp_path / "verify.py"
    program.write_text(files_of(record)["verify.py"])

    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-I", program, other], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (2, "")
    assert done.stdout.startswith("This cannot be read as a record and its receipt")
    assert "is no record of a consultation" in ours(other)[0]


@pytest.mark.parametrize(
    "name, content",
    [
        ("records.jsonl", '{"place": 1}\n'),
        ("records.jsonl", "[]\n"),
        ("heads.json", "[3]"),
        ("result.json", "{}"),
    ],
)
def test_record_with_a_part_that_is_none_is_refused_without_a_traceback(record, name, content):
    changed(record, name, lambda _text: content)

    code, said = alone(record)

    assert (code, said[0].partition(":")[0]) == (2, "This cannot be read as a record and its receipt")
    assert "is no record of a consultation" in ours(record)[0]


def test_receipt_that_is_none_is_refused(record, tmp_path):
    path = tmp_path / "receipt.json"
    path.write_text("[]")

    assert alone(record, path)[0] == 2
    assert "is no receipt of a reply" in ours(record, receipt=path)[0]


def test_verify_tells_how_it_is_used():
    assert verify.main([]) == 2


def test_program_in_the_record_needs_the_standard_library_alone(record):
    taken = {
        line.split()[1].partition(".")[0]
        for line in files_of(record)["verify.py"].splitlines()
        if line.startswith(("import ", "from "))
    }

    assert taken <= sys.stdlib_module_names
    assert len(files_of(record)["verify.py"].splitlines()) < 300
