"""The menu and the languages, in the same place on every page."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


def page(client, path):
    return client.get(path).content.decode()


def test_languages_lead_to_the_same_page_with_what_was_asked_of_it(client):
    shown = page(client, "/en/members/?on=2009-07-09&by=name")

    assert '<a href="/fr/members/?on=2009-07-09&amp;by=name" lang="fr" hreflang="fr">Français</a>' in shown
    assert 'lang="en" hreflang="en" aria-current="true">English</a>' in shown


def test_page_names_its_versions_and_its_own_address(client):
    shown = page(client, "/fr/members/?by=name")

    assert '<link rel="canonical" href="http://testserver/fr/members/">' in shown
    assert '<link rel="alternate" hreflang="es" href="http://testserver/es/members/">' in shown


def test_menu_marks_the_part_of_the_site_and_only_that(client):
    factories.meeting(key="workshop")

    shown = page(client, "/en/meetings/workshop/")

    assert '<a href="/en/meetings/" aria-current="true">Meetings</a>' in shown
    assert shown.count('aria-current="true"') == 2  # the language is the other one


@pytest.mark.parametrize("accepted, language", [("fr-CH, en;q=0.5", "fr"), ("es", "es"), ("ja", "en")])
def test_address_without_a_language_leads_to_that_of_the_reader(client, accepted, language):
    response = client.get("/members/?by=name", headers={"accept-language": accepted})

    assert (response.status_code, response["Location"]) == (302, f"/{language}/members/?by=name")
