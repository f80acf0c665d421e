"""Short addresses of meetings: given once, they answer for ever and stand before no page of the site."""

import pytest

from intersession.core.refusals import Refused
from intersession.meetings import addresses
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/idmtrafexp", "/idmtrafexp/", "/IDMtrafexp"])
def test_short_address_leads_to_its_meeting_in_the_language_of_the_reader(client, path):
    addresses.give(factories.meeting(key="workshop"), "idmtrafexp")

    response = client.get(path, headers={"accept-language": "fr"})

    assert (response.status_code, response["Location"]) == (302, "/fr/meetings/workshop/")
    assert {"Accept-Language", "Cookie"} <= set(response["Vary"].split(", "))


def test_address_that_was_not_given_is_not_found(client):
    assert client.get("/idmtrafexp").status_code == 404


def test_page_without_a_language_is_still_led_to_its_language(client):
    response = client.get("/meetings/", headers={"accept-language": "es"})

    assert response["Location"] == "/es/meetings/"


@pytest.mark.parametrize("name", ["desk", "meetings", "documents", "en", "static", "themes", "ui"])
def test_address_of_this_site_is_refused(name):
    with pytest.raises(Refused, match="is an address of this site"):
        addresses.give(factories.meeting(), name)


@pytest.mark.parametrize("name", ["a b", "../x", "Ärger", "-x", ""])
def test_what_cannot_stand_in_an_address_is_refused(name):
    with pytest.raises(Refused, match="small letters"):
        addresses.give(factories.meeting(), name)


def test_address_of_another_meeting_is_refused_and_its_own_is_kept():
    first = factories.meeting()
    addresses.give(first, "idm2010")

    with pytest.raises(Refused, match="was given to another meeting"):
        addresses.give(factories.meeting(), "idm2010")
    assert addresses.give(first, "idm2010").meeting == first
