"""The settings: read from the environment alone, refused in one line, secure without being told."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from intersession import environment

READ = """
import json, sys
from pathlib import Path
from django.core.exceptions import ImproperlyConfigured
try:
    from intersession import settings
except ImproperlyConfigured as error:
    sys.exit(str(error))
found = {name: getattr(settings, name) for name in dir(settings) if name.isupper() and name != "LANGUAGES"}
print(json.dumps(found, default=str))
"""


def read(home: Path, **variables: str) -> tuple[dict[str, Any], str]:
    """Read the settings in a process of its own: what they are, or why they are refused."""
    source = str(Path(environment.__file__).parents[1])
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", READ],
        env={
            "PYTHONPATH": source,
            "PATH": os.environ["PATH"],
            "INTERSESSION_HOME": str(home),
            "DJANGO_SETTINGS_MODULE": "intersession.settings",
            **variables,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    return (json.loads(done.stdout) if done.stdout else {}), done.stderr.strip()


def test_settings_without_variables_are_secure(tmp_path: Path) -> None:
    found, _ = read(tmp_path)

    assert found["DEBUG"] is False
    assert found["ALLOWED_HOSTS"] == ["localhost", "localhost", "127.0.0.1", "[::1]"]
    assert found["CONTENT_SECURITY_POLICY"]["DIRECTIVES"] == {
        "default-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "object-src": ["'none'"],
    }
    assert found["SECURE_HSTS_SECONDS"] == 0
    assert found["EMAIL_FILE_PATH"] == str(tmp_path / "mail")
    assert found["DATABASES"]["default"]["HOST"] == str(tmp_path / "postgres")


def test_settings_make_a_secret_once_for_its_owner_alone(tmp_path: Path) -> None:
    first, _ = read(tmp_path)
    second, _ = read(tmp_path)

    assert first["SECRET_KEY"] == second["SECRET_KEY"] == (tmp_path / "secret.key").read_text()
    assert len(first["SECRET_KEY"]) >= 64
    assert oct(stat.S_IMODE((tmp_path / "secret.key").stat().st_mode)) == "0o600"


def test_settings_differ_in_secret_by_home(tmp_path: Path) -> None:
    one, _ = read(tmp_path / "one")
    other, _ = read(tmp_path / "other")

    assert one["SECRET_KEY"] != other["SECRET_KEY"]


def test_settings_with_a_public_address_on_tls_ask_for_tls(tmp_path: Path) -> None:
    found, _ = read(tmp_path, INTERSESSION_URL="https://dialogue.example.org")

    assert found["SECURE_HSTS_SECONDS"] == 31_536_000
    assert (found["SECURE_SSL_REDIRECT"], found["CSRF_COOKIE_SECURE"]) == (True, True)
    assert found["CSRF_TRUSTED_ORIGINS"] == ["https://dialogue.example.org"]
    assert found["ALLOWED_HOSTS"][0] == "dialogue.example.org"
    assert found["LISTEN"] == ["127.0.0.1", 8000]


def test_settings_read_the_mail_server(tmp_path: Path) -> None:
    found, _ = read(tmp_path, INTERSESSION_EMAIL="smtps://a%40b:se%2Fcret@mail.example.org")

    assert found["EMAIL_HOST"] == "mail.example.org"
    assert (found["EMAIL_PORT"], found["EMAIL_USE_SSL"], found["EMAIL_USE_TLS"]) == (465, True, False)
    assert (found["EMAIL_HOST_USER"], found["EMAIL_HOST_PASSWORD"]) == ("a@b", "se/cret")


@pytest.mark.parametrize(
    "variable, value, line",
    [
        (
            "INTERSESSION_URL",
            "dialogue.example.org",
            "“dialogue.example.org” is no address of a site. Write https://dialogue.example.org.",
        ),
        (
            "INTERSESSION_URL",
            "https://example.org/dialogue",
            "“https://example.org/dialogue” has more than a host and a port. Write https://dialogue.example.org.",
        ),
        ("INTERSESSION_LISTEN", "8000", "“8000” is no address and port. Write 127.0.0.1:8000."),
        ("INTERSESSION_DEBUG", "perhaps", "“perhaps” is neither yes nor no. Write yes or no."),
        (
            "INTERSESSION_WORKERS",
            "many",
            "“many” is no number from 1 to 64. One or two for each processor do well.",
        ),
        (
            "INTERSESSION_HOSTS",
            "*",
            (
                "a host is a plain name, without * and without http://. "
                "Write dialogue.example.org,www.example.org."
            ),
        ),
        (
            "INTERSESSION_EMAIL",
            "mail.example.org",
            "it is no address of a mail server. Write smtp://name:password@host:587, or unset it.",
        ),
        (
            "INTERSESSION_SECRET_KEY",
            "short",
            "the secret key has 5 characters, 32 are needed. Give a longer one, or none to have it made.",
        ),
        (
            "INTERSESSION_SECRET_KEY_FILE",
            "/nowhere",
            (
                "the secret key in /nowhere cannot be read (No such file or directory). "
                "Name a file that this account may read."
            ),
        ),
        (
            "DATABASE_URL",
            "sqlite:///dialogue",
            (
                "it does not start with postgresql://. Write postgresql://name:password@host:5432/database, "
                "or unset it to use the embedded PostgreSQL."
            ),
        ),
        (
            "INTERSESSION_OIDC_CLIENT_SECRET_FILE",
            "/nowhere",
            "/nowhere cannot be read (No such file or directory). Name a file that this account may read.",
        ),
        ("INTERSESSION_HOST", "x", "there is no such setting. Did you mean INTERSESSION_HOSTS?"),
        ("INTERSESSION_XYZZY", "x", "there is no such setting. Remove it."),
    ],
)
def test_settings_refuse_a_wrong_value_in_one_line(
    tmp_path: Path, variable: str, value: str, line: str
) -> None:
    _, refused = read(tmp_path, **{variable: value})

    assert refused == f"{variable}: {line}"


def test_settings_refuse_two_secrets(tmp_path: Path) -> None:
    both = {"INTERSESSION_SECRET_KEY": "k" * 40, "INTERSESSION_SECRET_KEY_FILE": "/run/secret"}

    _, refused = read(tmp_path, **both)

    assert refused == "INTERSESSION_SECRET_KEY: INTERSESSION_SECRET_KEY_FILE is set too. Keep one of the two."


def test_settings_refuse_a_home_that_is_a_file(tmp_path: Path) -> None:
    file = tmp_path / "home"
    file.write_text("")

    _, refused = read(file)

    assert refused.startswith(f"INTERSESSION_HOME: the folder {file} cannot be made (File exists).")


PROVIDER = {
    "INTERSESSION_OIDC_ISSUER": "https://login.example.org/tenant/",
    "INTERSESSION_OIDC_CLIENT_ID": "intersession",
    "INTERSESSION_OIDC_CLIENT_SECRET": "s",
}


def test_settings_read_the_sign_in_provider(tmp_path: Path) -> None:
    found, _ = read(tmp_path, **PROVIDER)

    (app,) = found["SOCIALACCOUNT_PROVIDERS"]["openid_connect"]["APPS"]
    assert (app["client_id"], app["secret"], app["name"]) == ("intersession", "s", "OpenID Connect")
    assert app["settings"]["server_url"] == "https://login.example.org/tenant"
    assert found["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]["form-action"] == [
        "'self'",
        "https://login.example.org",
    ]


@pytest.mark.parametrize(
    "change, line",
    [
        (
            {"INTERSESSION_OIDC_CLIENT_ID": ""},
            (
                "INTERSESSION_OIDC_CLIENT_ID: it is missing. "
                "Set it, or unset all that start with INTERSESSION_OIDC."
            ),
        ),
        (
            {"INTERSESSION_OIDC_ISSUER": "http://login.example.org"},
            (
                "INTERSESSION_OIDC_ISSUER: a provider speaks by https:// only. "
                "Write https://login.example.org/tenant."
            ),
        ),
        (
            {"INTERSESSION_OIDC_CLIENT_SECRET_FILE": "/run/secret"},
            (
                "INTERSESSION_OIDC_CLIENT_SECRET: INTERSESSION_OIDC_CLIENT_SECRET_FILE is set too. "
                "Keep one of the two."
            ),
        ),
    ],
)
def test_settings_refuse_half_a_provider(tmp_path: Path, change: dict[str, str], line: str) -> None:
    _, refused = read(tmp_path, **{**PROVIDER, **change})

    assert refused == line
