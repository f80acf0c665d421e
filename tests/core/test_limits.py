"""What is too large is answered at once, in words, and not read."""

import socket
import time
from contextlib import suppress

import pytest
from django.urls import reverse
from django.utils import translation

from intersession.core import limits
from tests.test_command import free_port

GIGABYTE = 1 << 30


@pytest.mark.django_db
@pytest.mark.parametrize(
    "language, said", [("en", "This is too large"), ("fr", "trop volumineux"), ("es", "demasiado grande")]
)
def test_form_that_is_announced_as_too_large_is_refused_in_words(client, language, said):
    with translation.override(language):  # a request leaves its language behind
        answer = client.post(f"/{language}/sources/", CONTENT_LENGTH=str(limits.MOST + 1))

    assert answer.status_code == 413
    assert said in answer.content.decode()


@pytest.mark.django_db
def test_text_that_is_too_large_is_refused_in_words(client):
    answer = client.post(reverse("account_login"), {"login": "a" * (6 << 20)})

    assert answer.status_code == 413
    assert "what you wrote is still in the form" in answer.content.decode()


@pytest.mark.slow
def test_upload_of_two_gigabytes_is_refused_before_it_is_sent(prepared):
    port = free_port()
    server = prepared.start("serve", "--listen", f"127.0.0.1:{port}")
    try:
        wait_for(port)
        began = time.monotonic()
        sent, answer = send(port, 2 * GIGABYTE)
    finally:
        server.terminate()
        server.communicate(timeout=20)

    assert answer.startswith(b"HTTP/1.1 413")
    assert "This is too large" in answer.decode()
    assert sent < GIGABYTE / 10
    assert time.monotonic() - began < 20


def wait_for(port):
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)


def send(port, size):
    """Send a form with a file of that size until the server answers: how much was sent, and the answer."""
    sent, part = 0, b"a" * (1 << 20)
    head = (
        f"POST /en/sources/ HTTP/1.1\r\nHost: localhost:{port}\r\nContent-Length: {size}\r\n"
        "Content-Type: multipart/form-data; boundary=b\r\n\r\n"
        '--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'
    )
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(head.encode())
        try:
            while sent < size:
                connection.sendall(part)
                sent += len(part)
        except OSError:
            pass  # it answered, and listens no longer
        return sent, b"".join(iter(lambda: connection.recv(1 << 16), b""))
