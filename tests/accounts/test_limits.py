"""Limits hold for all processes together, since they count in one place."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection

import intersession
from intersession.accounts.adapters import AccountAdapter
from tests import factories

ASKS = """
import django
django.setup()
from django.test import Client
for _ in range(4):
    answer = Client(SERVER_NAME="localhost").post("/en/sign-in/", {"login": "ana@example.org"})
    print(answer.status_code)
"""


@pytest.mark.parametrize("proxies, address", [(0, "127.0.0.1"), (1, "203.0.113.7")])
def test_address_that_is_counted_is_the_proxy_s_word_and_no_browser_s(rf, settings, proxies, address):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    request = rf.post("/", headers={"x-forwarded-for": "198.51.100.1, 203.0.113.7"})

    assert AccountAdapter(request).get_client_ip(request) == address


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_processes_send_five_codes_in_five_minutes_together(tmp_path):
    factories.user(email="ana@example.org")
    database = connection.settings_dict
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(Path(intersession.__file__).parents[1]),
        "DJANGO_SETTINGS_MODULE": "intersession.settings",
        "INTERSESSION_HOME": str(tmp_path),
        "INTERSESSION_DEBUG": "yes",
        "DATABASE_URL": f"postgresql://{database['USER']}@/{database['NAME']}?host={database['HOST']}",
    }

    both = [
        subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-c", ASKS], env=environment, stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    statuses = [status for each in both for status in each.communicate(timeout=60)[0].split()]
    cache.clear()

    assert sorted(statuses) == ["200"] * 3 + ["302"] * 5
    assert len(list((tmp_path / "mail").glob("*.eml"))) == 5
