"""The list of Members on a day."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def egypt():
    state = factories.member("Egypt")
    state.memberships.update(start="2001")
    factories.group_membership(factories.regional_group(key="AFR"), state)
    return state


def test_list_is_of_the_day_asked_for(client, egypt):
    assert "1 Member on 9 July 2009" in client.get("/en/members/?on=2009-07-09").content.decode()
    assert "0 Members on 9 July 1999" in client.get("/en/members/?on=1999-07-09").content.decode()


def test_list_says_the_day_it_is_of_when_none_is_asked_for(client, egypt):
    assert "1 Member on 31 December 2001" in client.get("/en/members/").content.decode()


def test_day_that_is_none_is_refused_and_kept_in_its_field(client, egypt):
    page = client.get("/en/members/?on=9.7.2009").content.decode()

    assert 'type="text" value="9.7.2009" aria-invalid="true" aria-describedby="on-wrong"' in page
    assert "This is no date" in page
    assert "1 Member" in page


def test_name_is_that_of_the_day(client, egypt):
    egypt.names.update(valid_until="2004")
    factories.entity_name(egypt, short={"en": "New Egypt"}, valid_from="2005")

    assert "New Egypt" in client.get("/en/members/?on=2009-07-09&by=name").content.decode()
    assert "New Egypt" not in client.get("/en/members/?on=2003-07-09&by=name").content.decode()


def test_day_without_members_says_what_to_do(client):
    assert "Choose another day." in client.get("/en/members/?on=2009-07-09").content.decode()
