"""Files are kept once under their digest, and given out as downloads that nothing can run in."""

import threading

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.http import Http404

from intersession.core import files, uploads
from intersession.core.models import StoredFile

PDF = b"%PDF-1.7\nstartxref\n9\n%%EOF\n"


@pytest.fixture(autouse=True)
def _own_storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def upload(name="Déclaration.pdf", content=PDF):
    return uploads.check(SimpleUploadedFile(name, content, "text/html"), kinds=uploads.Kind)


def kept():
    folders = default_storage.listdir("files")[0] if default_storage.exists("files") else []
    return [name for folder in folders for name in default_storage.listdir(f"files/{folder}")[1]]


@pytest.mark.django_db
def test_content_is_kept_once_whatever_it_is_called():
    one, other = files.store(upload("a.pdf")), files.store(upload("b.pdf"))

    assert (one.name, other.name) == ("a.pdf", "b.pdf")
    assert kept() == [one.digest] == [other.digest]


@pytest.mark.django_db
def test_file_is_kept_in_the_folder_that_backups_hold(settings):
    stored = files.store(upload())

    assert (settings.MEDIA_ROOT / files.path(stored.digest)).read_bytes() == PDF


@pytest.mark.django_db
def test_content_that_was_written_by_half_is_written_anew():
    given = upload()
    default_storage.save(files.path(given.digest), SimpleUploadedFile("a", PDF[:5]))

    stored = files.store(given)

    with default_storage.open(files.path(stored.digest)) as content:
        assert content.read() == PDF


@pytest.mark.django_db
def test_content_goes_with_the_last_file_that_has_it(django_capture_on_commit_callbacks):
    one, other = files.store(upload("a.pdf")), files.store(upload("b.pdf"))

    with django_capture_on_commit_callbacks(execute=True):
        files.remove(one)
    left = kept()
    with django_capture_on_commit_callbacks(execute=True):
        files.remove(other)

    assert (left, kept()) == ([other.digest], [])


@pytest.mark.django_db
def test_history_keeps_that_a_file_was_there_and_not_its_name(django_capture_on_commit_callbacks):
    stored = files.store(upload("Jane Doe.pdf"))
    digest = stored.digest
    with django_capture_on_commit_callbacks(execute=True):
        files.remove(stored)

    events = StoredFile._meta.get_field("events").related_model.objects.filter(digest=digest).values()

    assert [event["pgh_label"] for event in events] == ["insert", "delete"]
    assert "Jane" not in str(events)


@pytest.mark.django_db(transaction=True)
def test_file_that_is_kept_while_the_same_one_is_forgotten_has_its_content():
    first = files.store(upload("a.pdf"))
    digest = first.digest

    def forget():
        files.remove(StoredFile.objects.get())
        connection.close()

    with transaction.atomic():
        files._alone(digest)
        forgetting = threading.Thread(target=forget)
        forgetting.start()
        forgetting.join(0.5)
        second = files.store(upload("b.pdf"))
    forgetting.join()

    assert list(StoredFile.objects.all()) == [second]
    assert kept() == [digest]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name, content, media",
    [
        ("Déclaration.pdf", PDF, "application/pdf"),
        ("page.html", b"a text about <script>", "text/plain"),
        ("a.csv", b"a,b\n", "text/csv"),
    ],
)
def test_file_is_given_as_a_download_that_nothing_can_run_in(rf, name, content, media):
    answer = files.serve(files.store(upload(name, content)), request=rf.get("/"))

    given = b"".join(answer.streaming_content)
    answer.close()

    assert given == content
    assert answer["Content-Type"] == media
    assert answer["Content-Disposition"].startswith("attachment; filename")
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-cache"


@pytest.mark.django_db
def test_name_of_a_download_is_encoded_as_browsers_read_it(rf):
    answer = files.serve(files.store(upload()), request=rf.get("/"))
    answer.close()

    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''D%C3%A9claration.pdf"


@pytest.mark.django_db
def test_browser_that_has_the_file_is_told_so(rf):
    stored = files.store(upload())

    answer = files.serve(stored, request=rf.get("/", headers={"If-None-Match": f'"{stored.digest}"'}))

    assert (answer.status_code, answer.content) == (304, b"")


@pytest.mark.django_db
def test_file_whose_content_is_gone_is_not_found(rf):
    stored = files.store(upload())
    default_storage.delete(files.path(stored.digest))

    with pytest.raises(Http404):
        files.serve(stored, request=rf.get("/"))
