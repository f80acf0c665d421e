"""A sign-in provider (OpenID Connect) of one person, in a thread: as little as the protocol needs."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt

CLIENT, SECRET = "intersession", "a secret of the provider that is long enough"


class Provider(HTTPServer):
    """What the provider says of its one person, and the last request for a token."""

    claims: dict[str, object] = {}
    asked: dict[str, list[str]] = {}

    @property
    def issuer(self) -> str:
        return f"http://localhost:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Provider

    def log_message(self, format, *args):  # noqa: A002 - the name is the base class's
        """Say nothing."""

    def do_GET(self):
        path, _, query = self.path.partition("?")
        issuer = self.server.issuer
        if path == "/.well-known/openid-configuration":
            self.say(
                {
                    "issuer": issuer,
                    "authorization_endpoint": f"{issuer}/ask",
                    "token_endpoint": f"{issuer}/token",
                    "userinfo_endpoint": f"{issuer}/person",
                    "jwks_uri": f"{issuer}/keys",
                }
            )
        elif path == "/ask":
            asked = parse_qs(query)
            self.send_response(302)
            back = urlencode({"code": "c", "state": asked["state"][0]})
            self.send_header("Location", f"{asked['redirect_uri'][0]}?{back}")
            self.end_headers()
        else:
            self.say(self.server.claims)

    def do_POST(self):
        self.server.asked = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        now = int(time.time())
        token = {"iss": self.server.issuer, "aud": CLIENT, "iat": now, "exp": now + 60, **self.server.claims}
        signed = jwt.encode(token, SECRET, algorithm="HS256")
        self.say({"access_token": "a", "token_type": "Bearer", "id_token": signed})

    def say(self, what):
        body = json.dumps(what).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def running() -> Iterator[Provider]:
    """Run the provider while the block runs."""
    server = Provider(("localhost", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def state_of(location: str) -> dict[str, list[str]]:
    """Return what the site asks the provider for."""
    return parse_qs(urlsplit(location).query)
