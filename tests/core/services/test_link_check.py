"""Asking other websites, with a server of our own in their place: nothing leaves this machine."""

from __future__ import annotations

import socket
import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from core.models import CheckedLink
from core.services import link_check
from core.services.link_check import Answer, ask, check_addresses

SEEN: list[tuple[str, str, str]] = []


class _Website(BaseHTTPRequestHandler):
    """Answers with the number in the path; ``/rond`` leads to itself, ``/kop`` refuses HEAD, ``/door`` leads on."""

    def do_GET(self) -> None:
        SEEN.append((self.command, self.path, self.headers.get("User-Agent", "")))
        places = {"/rond": "/rond", "/door": "/200", "/binnen": "http://10.0.0.1/", "/bestand": "file:///etc/passwd"}
        status = (
            302 if self.path in places else 200 if self.path == "/kop" else int(self.path.partition("?")[0].strip("/"))
        )
        if self.path == "/kop" and self.command == "HEAD":
            status = 404
        self.send_response(status)
        if self.path in places:
            self.send_header("Location", places[self.path])
        self.end_headers()

    do_HEAD = do_GET  # noqa: N815 (the name that the server looks for)

    def log_message(self, *words: Any) -> None:
        pass


@pytest.fixture
def website(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[str]:
    """The address of a website on this machine; only its own port stands for the public internet."""
    settings.WAGTAILADMIN_BASE_URL = "https://wel.example"
    SEEN.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Website)
    port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    public = link_check._public
    here = [("127.0.0.1", port)]
    monkeypatch.setattr(link_check, "_PORTS", {80, 443, port})
    monkeypatch.setattr(link_check, "_public", lambda host, to: here if to == port else public(host, to))
    yield f"http://website.example:{port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "answer", "is_broken"),
    [
        ("/200", Answer(200), False),
        ("/404", Answer(404), True),
        ("/410", Answer(410), True),
        ("/500", Answer(500), True),
        ("/403", Answer(403), False),
        ("/429", Answer(429), False),
        ("/kop", Answer(200), False),
        ("/door", Answer(200), False),
        ("/rond", Answer(fault="geen verbinding"), True),
        ("/binnen", Answer(fault="dit adres mag niet"), True),
        ("/bestand", Answer(fault="dit adres mag niet"), True),
    ],
)
def test_an_answer(path: str, answer: Answer, is_broken: bool, website: str) -> None:
    found = ask(f"{website}{path}")

    assert (found, found.is_broken) == (answer, is_broken)
    assert {agent for _method, _path, agent in SEEN} == {"WEL-linkcontrole/1.0 (+https://wel.example)"}


def test_letters_that_an_address_may_not_hold_are_written_as_numbers(website: str) -> None:
    assert ask(f"{website}/200?q=café&al=%20x") == Answer(200)
    assert [path for _method, path, _agent in SEEN] == ["/200?q=caf%C3%A9&al=%20x"]


def test_another_place_of_a_website_is_tried(website: str, monkeypatch: pytest.MonkeyPatch) -> None:
    nobody = ("127.0.0.1", 9)
    here = link_check._public("website.example", int(website.rpartition(":")[2]))
    monkeypatch.setattr(link_check, "_public", lambda host, port: [nobody, *here])

    assert ask(f"{website}/200") == Answer(200)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://10.1.2.3/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::127.0.0.1]/",
        "http://[64:ff9b::a9fe:a9fe]/",
        "http://[2002:7f00:1::]/",
        "http://[fec0::1]/",
        "http://224.0.0.1/",
        "http://2130706433/",
        "http://0.0.0.0/",
        "http://8.8.8.8:22/",
        "ftp://8.8.8.8/",
    ],
)
def test_our_own_network_is_never_asked(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Any] = []
    monkeypatch.setattr(socket, "create_connection", lambda *where, **rest: made.append(where))

    assert (ask(address), made) == (Answer(fault="dit adres mag niet"), [])


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (TimeoutError(), "geen antwoord binnen 20 seconden"),
        (socket.gaierror(), "deze website bestaat niet"),
        (ConnectionResetError(), "geen verbinding"),
    ],
)
def test_no_answer_has_a_reason(fault: OSError, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(host: str, port: int) -> None:
        raise fault

    monkeypatch.setattr(link_check, "_public", fail)

    assert ask("https://website.example/") == Answer(fault=words)


class _Dripping(socketserver.BaseRequestHandler):
    """Answers by one byte each 50 milliseconds, with no end; at ``/eerst`` it leads there after a while."""

    def handle(self) -> None:
        asked = self.request.recv(4096)
        if b" /eerst " in asked:
            time.sleep(0.2)
            self.request.sendall(b"HTTP/1.1 302 Found\r\nLocation: /druppels\r\nConnection: close\r\n\r\n")
            return
        with suppress(OSError):
            self.request.sendall(b"HTTP/1.1 200 OK\r\nX-Long: ")
            while True:
                time.sleep(0.05)
                self.request.sendall(b"a")


@pytest.fixture
def dripping(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[str]:
    """The address of a website that keeps whoever asks it busy."""
    settings.WAGTAILADMIN_BASE_URL = "https://wel.example"
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Dripping)
    port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    monkeypatch.setattr(link_check, "_PORTS", {port})
    monkeypatch.setattr(link_check, "_public", lambda host, to: [("127.0.0.1", to)])
    yield f"http://website.example:{port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("path", ["/druppels", "/eerst"])
def test_an_answer_that_drips_ends_in_time(path: str, dripping: str) -> None:
    start = time.monotonic()
    found = ask(f"{dripping}{path}", limit=0.5)
    took = time.monotonic() - start

    assert found == Answer(fault="geen antwoord binnen 0.5 seconden")
    assert 0.4 < took < 2


def test_a_name_that_nobody_can_tell_ends_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    told = threading.Event()
    monkeypatch.setattr(link_check, "_public", lambda host, port: told.wait(5) and [])

    start = time.monotonic()
    found = ask("https://website.example/", limit=0.2)
    took = time.monotonic() - start
    told.set()

    assert found == Answer(fault="geen antwoord binnen 0.2 seconden")
    assert took < 2


@pytest.mark.django_db
def test_the_first_day_stays_until_a_link_works_again() -> None:
    url, gone = "https://a.example/", "https://b.example/"
    answers = iter([Answer(404), Answer(200), Answer(500), Answer(200)])
    days = []
    check_addresses(addresses=[url, gone], question=lambda one: next(answers), pause=0)
    days.append(CheckedLink.objects.get(url=url).broken_since)
    check_addresses(addresses=[url], question=lambda one: next(answers), pause=0)
    days.append(CheckedLink.objects.get(url=url).broken_since)
    counts = check_addresses(addresses=[url], question=lambda one: next(answers), pause=0)

    assert days[0] is not None
    assert days[0] == days[1]
    assert list(CheckedLink.objects.values_list("url", "status", "broken_since")) == [(url, 200, None)]
    assert counts == (1, 0)


@pytest.mark.django_db
def test_a_website_gets_a_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr("core.services.link_check.time.sleep", waits.append)
    monkeypatch.setattr("core.services.link_check.time.monotonic", lambda: 5.0)
    addresses = ["https://a.example/1", "https://a.example/2", "https://b.example/"]

    check_addresses(addresses=addresses, question=lambda one: Answer(200), pause=1.0)

    assert waits == [1.0]
