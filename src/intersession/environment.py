"""What the environment may say: the variables, how each is read, and what is refused.

Reading changes nothing but the home folder, which is made when missing, with its secret key.
"""

import difflib
import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.parse import SplitResult, urlsplit

from django.core.exceptions import ImproperlyConfigured

Value = TypeVar("Value")

VARIABLES = {
    "INTERSESSION_HOME": "folder of the database, files and secret key (./var)",
    "INTERSESSION_URL": "public address; https:// turns on everything that needs TLS (http://localhost:8000)",
    "INTERSESSION_LISTEN": "address and port to listen on (127.0.0.1 and the port of INTERSESSION_URL)",
    "INTERSESSION_HOSTS": "further host names that the site answers to, by commas",
    "INTERSESSION_WORKERS": "processes that answer requests (2)",
    "INTERSESSION_EMAIL": "smtp://name:password@host:587 or smtps://... (mail is kept as files at home)",
    "INTERSESSION_EMAIL_FROM": "address that mail is sent from (intersession@ the host)",
    "INTERSESSION_OIDC_ISSUER": "address of the organization's sign-in provider (OpenID Connect)",
    "INTERSESSION_OIDC_NAME": "its name on the sign-in page",
    "INTERSESSION_OIDC_CLIENT_ID": "the name under which the provider knows this site",
    "INTERSESSION_OIDC_CLIENT_SECRET": "the secret that the provider gave",
    "INTERSESSION_OIDC_CLIENT_SECRET_FILE": "file that holds that secret",
    "INTERSESSION_SECRET_KEY": "secret of at least 32 characters (made on first run in the home folder)",
    "INTERSESSION_SECRET_KEY_FILE": "file that holds the secret",
    "INTERSESSION_DEBUG": "yes shows errors in the page; never on a public site (no)",
    "DATABASE_URL": "postgresql://name:password@host/database (the embedded PostgreSQL)",
}
SHORTEST_SECRET = 32  # characters
MOST_WORKERS = 64


class SettingsError(ImproperlyConfigured):
    """A variable has a wrong value: its name, the fault, the mend."""

    def __init__(self, variable: str, fault: str, mend: str) -> None:
        super().__init__(f"{variable}: {fault}. {mend}")


def known(environment: Mapping[str, str]) -> None:
    """Refuses a variable of ours that does not exist: a slip of the pen must not pass for a setting."""
    for name in environment:
        if name.startswith("INTERSESSION_") and name not in VARIABLES:
            close = difflib.get_close_matches(name, VARIABLES, n=1, cutoff=0.8)
            mend = f"Did you mean {close[0]}?" if close else "Remove it."
            raise SettingsError(name, "there is no such setting", mend)


def read(name: str, default: str, parse: Callable[[str], Value], mend: str) -> Value:
    """Return the parsed value of a variable, or of the default when it is empty."""
    return parsed(name, os.environ.get(name, "").strip() or default, parse, mend)


def parsed(name: str, text: str, parse: Callable[[str], Value], mend: str) -> Value:
    """Return the parsed value; the parser refuses by ValueError, whose words are the fault."""
    try:
        return parse(text)
    except ValueError as error:
        raise SettingsError(name, str(error), mend) from None


def home(text: str) -> Path:
    """Return the home folder, made when missing; refuses one that this account cannot write to."""
    folder = Path(text).expanduser().absolute()
    try:
        folder.mkdir(mode=0o700 if os.geteuid() else 0o711, parents=True, exist_ok=True)
    except OSError as error:
        raise ValueError(f"the folder {folder} cannot be made ({error.strerror})") from None
    if not os.access(folder, os.W_OK):
        raise ValueError(f"the folder {folder} cannot be written to")
    return folder


def yes(text: str) -> bool:
    """Return whether the word says yes; refuses what is neither yes nor no."""
    if text.lower() in {"yes", "true", "on", "1"}:
        return True
    if text.lower() in {"no", "false", "off", "0"}:
        return False
    raise ValueError(f"“{text}” is neither yes nor no")


def address(text: str) -> SplitResult:
    """Return the address of a site; refuses a path, since the site stands at the root of its host."""
    found = urlsplit(text)
    if found.scheme not in {"http", "https"} or not found.hostname:
        raise ValueError(f"“{text}” is no address of a site")
    if found.path.strip("/") or found.query or found.fragment:
        raise ValueError(f"“{text}” has more than a host and a port")
    _ = found.port  # a number out of range is refused here
    return found


def listen(text: str) -> tuple[str, int]:
    """Return address and port to listen on."""
    host, _, port = text.rpartition(":")
    if not host or not port.isdigit() or not 0 < int(port) < 2**16:
        raise ValueError(f"“{text}” is no address and port")
    return host.strip("[]"), int(port)


def hosts(text: str) -> list[str]:
    """Return host names; refuses patterns, which would let any site speak in our name."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    if any("*" in name or "/" in name for name in names):
        raise ValueError("a host is a plain name, without * and without http://")
    return names


def workers(text: str) -> int:
    """Return a number of processes."""
    if not text.isdigit() or not 0 < int(text) <= MOST_WORKERS:
        raise ValueError(f"“{text}” is no number from 1 to {MOST_WORKERS}")
    return int(text)


def mail(text: str) -> SplitResult | None:
    """Return the mail server, None when there is none; TLS is always used."""
    if not text:
        return None
    found = urlsplit(text)
    if found.scheme not in {"smtp", "smtps"} or not found.hostname:
        raise ValueError("it is no address of a mail server")
    _ = found.port
    return found


@dataclass(frozen=True, slots=True)
class Provider:
    """The organization's own sign-in provider (OpenID Connect)."""

    issuer: str
    name: str
    client: str
    secret: str

    @property
    def origin(self) -> str:
        """Scheme, host and port, which a form may lead to."""
        found = urlsplit(self.issuer)
        return f"{found.scheme}://{found.netloc}"


def provider(environment: Mapping[str, str]) -> Provider | None:
    """Return the sign-in provider, None when there is none; refuses one that is told by half."""
    prefix = "INTERSESSION_OIDC_"
    given = {name: environment.get(prefix + name, "").strip() for name in ("ISSUER", "NAME", "CLIENT_ID")}
    key = _given_secret(f"{prefix}CLIENT_SECRET", environment)
    if not any((*given.values(), key)):
        return None
    needed = {"ISSUER": given["ISSUER"], "CLIENT_ID": given["CLIENT_ID"], "CLIENT_SECRET": key}
    if missing := [name for name, value in needed.items() if not value]:
        mend = f"Set it, or unset all that start with {prefix[:-1]}."
        raise SettingsError(prefix + missing[0], "it is missing", mend)
    parsed(f"{prefix}ISSUER", given["ISSUER"], _issuer, "Write https://login.example.org/tenant.")
    return Provider(given["ISSUER"].rstrip("/"), given["NAME"] or "OpenID Connect", given["CLIENT_ID"], key)


def _issuer(text: str) -> SplitResult:
    found = urlsplit(text)
    if not found.hostname or found.query or found.fragment:
        raise ValueError(f"“{text}” is no address of a provider")
    if found.scheme != "https" and found.hostname not in {"localhost", "127.0.0.1"}:
        raise ValueError("a provider speaks by https:// only")
    return found


def _given_secret(name: str, environment: Mapping[str, str]) -> str:
    """Return a secret that is in a variable or in the file that another one names, empty when in neither."""
    given, file = environment.get(name, ""), environment.get(f"{name}_FILE", "")
    if given and file:
        raise SettingsError(name, f"{name}_FILE is set too", "Keep one of the two.")
    try:
        return given or (Path(file).read_text(encoding="utf-8").strip() if file else "")
    except OSError as error:
        fault = f"{file} cannot be read ({error.strerror})"
        raise SettingsError(f"{name}_FILE", fault, "Name a file that this account may read.") from None


def secret(home: Path, environment: Mapping[str, str]) -> str:
    """Return the secret key: the one given, else the one kept in the home folder, made when missing."""
    name = "INTERSESSION_SECRET_KEY"
    given, file = environment.get(name, ""), environment.get(f"{name}_FILE", "")
    if given and file:
        raise SettingsError(name, f"{name}_FILE is set too", "Keep one of the two.")
    try:
        key = given or _kept_secret(Path(file) if file else home / "secret.key", make=not file)
    except OSError as error:
        culprit = f"{name}_FILE" if file else "INTERSESSION_HOME"
        fault = f"the secret key in {error.filename} cannot be read ({error.strerror})"
        raise SettingsError(culprit, fault, "Name a file that this account may read.") from None
    if len(key) < SHORTEST_SECRET:
        culprit = name if given else f"{name}_FILE" if file else "INTERSESSION_HOME"
        fault = f"the secret key has {len(key)} characters, {SHORTEST_SECRET} are needed"
        raise SettingsError(culprit, fault, "Give a longer one, or none to have it made.")
    return key


def _kept_secret(file: Path, *, make: bool) -> str:
    if make and not file.exists():
        own = file.with_name(f"{file.name}.{os.getpid()}")
        own.touch(mode=0o600)
        own.write_text(secrets.token_urlsafe(48), encoding="utf-8")
        try:
            file.hardlink_to(own)  # whole at once, and never over a key that another program just made
        except FileExistsError:
            pass
        finally:
            own.unlink()
    return file.read_text(encoding="utf-8").strip()
