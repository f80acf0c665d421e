"""Who may open what: every address of the site stands here, and a new one must be added."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation

from tests import factories, public_record

pytestmark = pytest.mark.django_db

PUBLIC = {  # name: arguments with which it can be opened by anybody
    "core:sources": (),
    "membership:list": (),
    "documents:list": (),
    "reports:document": ("IC/2009/10",),
    "library:list": (),
    "cycles:list": (),
    "consultations:choice": (2010,),
    "meetings:list": (),
    "evaluations:results": ("workshop",),
    "web:home": (),
    "web:cycle": (2009,),
    "web:meeting": ("workshop",),
    "web:ui": (),
}
FILES = {"reports:file"}  # given when published: tests/reports/test_views.py
MISSING = {  # name: arguments that name nothing
    "reports:document": ("IC/1950/1",),
    "consultations:choice": (1950,),
    "evaluations:results": ("nothing",),
    "web:cycle": (1950,),
    "web:meeting": ("nothing",),
}
LANGUAGES = [code for code, _name in settings.LANGUAGES]


def names(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from names(pattern, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}"


def address(name, arguments, language):
    with translation.override(language):
        return reverse(name, args=arguments)


def test_every_address_is_known_here():
    assert set(names(get_resolver())) == PUBLIC.keys() | FILES


def test_pages_that_name_something_are_tried_without_it():
    assert MISSING.keys() == {name for name, arguments in PUBLIC.items() if arguments}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PUBLIC)
def test_public_page_opens_for_anybody(client, name, language):
    public_record.make()

    response = client.get(address(name, PUBLIC[name], language))

    assert response.status_code == 200
    assert response["Content-Language"] == language
    assert "default-src 'self'" in response["Content-Security-Policy"].split("; ")


@pytest.mark.parametrize("name", PUBLIC.keys() - MISSING.keys())
def test_public_page_opens_on_an_empty_record(client, name):
    assert client.get(address(name, (), "en")).status_code == 200


@pytest.mark.parametrize("name", MISSING)
def test_what_is_not_in_the_record_is_not_found(client, name):
    response = client.get(address(name, MISSING[name], "fr"))

    assert response.status_code == 404
    assert '<html lang="fr"' in response.content.decode()


@pytest.mark.parametrize("name", PUBLIC.keys() - {"reports:document"})
def test_public_page_is_only_read(client, name):
    public_record.make()

    assert client.post(address(name, PUBLIC[name], "en")).status_code == 405


@pytest.mark.parametrize("distribution", ["limited", "restricted"])
def test_document_that_is_not_general_is_nowhere(client, distribution):
    paper = factories.document(symbol="IC/2009/7", title={"en": "Confidential"}, distribution=distribution)
    factories.meeting_document(factories.meeting(key="workshop"), document=paper)

    assert client.get("/en/documents/IC/2009/7/").status_code == 404
    for page in ("/en/documents/", "/en/meetings/workshop/"):
        assert "Confidential" not in client.get(page).content.decode()
