"""The page of a document and its files, as the public gets them."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from intersession.documents.models import Document
from intersession.reports import actions

SYMBOL = "IC/2009/10"
pytestmark = pytest.mark.usefixtures("demo")


@pytest.fixture
def published(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    composed = list(actions.compose_files(SYMBOL, languages=("fr",), formats=actions.FORMATS))
    actions.publish(SYMBOL, composed)
    return {file.format: file for file in composed}


def body(response):
    return b"".join(response.streaming_content)


@pytest.mark.parametrize(
    "ending, kind",
    [
        ("pdf", "application/pdf"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("xml", "application/akn+xml"),
        ("html", "text/html; charset=utf-8"),
    ],
)
def test_published_file_is_given_as_it_was_composed(client, published, ending, kind):
    response = client.get(f"/fr/documents/{SYMBOL}.fr.{ending}")

    file = next(file for file in published.values() if file.name.endswith(ending))
    assert response.status_code == 200
    assert response["Content-Type"] == kind
    assert body(response) == file.content


def test_page_file_may_use_the_style_it_holds_and_no_other(client, published):
    response = client.get(f"/fr/documents/{SYMBOL}.fr.html")

    style = re.search(rb"<style>(.*?)</style>", body(response), re.DOTALL)[1]
    digest = b64encode(sha256(style).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in response["Content-Security-Policy"]


@pytest.mark.parametrize("name", ["IC/2009/10.es.pdf", "IC/2009/10.fr.odt", "IC/1999/1.fr.pdf"])
def test_file_that_is_not_published_is_not_found(client, published, name):
    assert client.get(f"/fr/documents/{name}").status_code == 404


@pytest.mark.parametrize("address", ["IC/2009/10/", "IC/2009/10.fr.pdf"])
def test_document_of_limited_distribution_is_not_there_for_the_public(client, published, address):
    Document.objects.filter(symbol=SYMBOL).update(distribution="limited")

    assert client.get(f"/fr/documents/{address}").status_code == 404


def test_address_without_a_language_leads_to_the_reader_s_own(client):
    response = client.get(f"/documents/{SYMBOL}/", headers={"accept-language": "es"})

    assert (response.status_code, response["Location"]) == (302, f"/es/documents/{SYMBOL}/")


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_page_shows_the_paper_in_the_language_of_the_address(client, language):
    page = client.get(f"/{language}/documents/{SYMBOL}/").content.decode()

    assert 'id="par-16"' in page
    assert f'lang="{language}"' in page


def test_document_that_is_only_registered_has_a_page_too(client):
    response = client.get("/en/documents/MC/2210/Rev.1/")

    assert response.status_code == 200
    assert "par-1" not in response.content.decode()
