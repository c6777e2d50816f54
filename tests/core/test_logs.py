"""Log lines tell what happened, not who it was or what they looked for."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Iterator
from io import StringIO
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils.log import log_response
from django.utils.module_loading import import_string as resolve

from config.settings.logging import logging_config
from core.logs import JsonFormatter, RequestIdFilter, SecretFilter, request_id
from core.middleware.request_log import RequestLogMiddleware


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Iterator[list[str]]:
    """What the log of requests says, without the milliseconds."""
    found: list[str] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(record.getMessage().rsplit(" ", 2)[0])

    logger, handler = logging.getLogger("wel.request"), Collect()
    logger.addHandler(handler)
    level = logger.level
    logger.setLevel(logging.INFO)
    yield found
    logger.removeHandler(handler)
    logger.setLevel(level)


def test_a_line_has_no_query_string_and_no_address(lines: list[str], home: Any, client: Client) -> None:
    client.get("/zoeken/?q=schulden+en+verdriet", REMOTE_ADDR="198.51.100.7", HTTP_REFERER="http://testserver/x")
    client.post("/livez")
    client.get("/bestaat-niet/?naam=Ria")

    assert lines == ["GET /zoeken/ 200", "GET /bestaat-niet/ 404"]


@pytest.mark.parametrize("path", ["/livez", "/readyz", "/static/wel.css", "/media/images/boot.png"])
def test_guards_and_files_make_no_lines(lines: list[str], path: str) -> None:
    RequestLogMiddleware(lambda _request: HttpResponse())(RequestFactory().get(path))

    assert lines == []


TOKEN = "Zx8-_qW3" * 5 + "abc"  # as long as a real one


@pytest.mark.parametrize(
    ("path", "token", "logged"),
    [
        (f"/mijn/link/{TOKEN}/", TOKEN, "/mijn/link/…/"),
        ("/mijn/link/kort/", "kort", "/mijn/link/…/"),
        (f"/mijn/link/{TOKEN}", None, "/mijn/link/…"),
        (f"/mijn/link/{TOKEN}/verder/", None, "/mijn/link/…/verder/"),
        ("/verhalen/expex/een-heel-lang-adres-van-een-blog-dat-alleen-kleine-letters-heeft/", None, None),
        ("/caf%C3%A9/", None, None),
        ("/x%0AGET /admin/ 200", None, "/x%0AGET%20/admin/%20200"),
        ("/x%1b[31m/", None, "/x%1B%5B31m/"),
    ],
)
def test_secrets_and_forged_lines_stay_out(lines: list[str], path: str, token: str | None, logged: str | None) -> None:
    request = RequestFactory().get(path)
    request.resolver_match = SimpleNamespace(kwargs={"token": token}) if token else None  # type: ignore[assignment]  # a stand-in

    RequestLogMiddleware(lambda _request: HttpResponse(status=200))(request)

    written = lines[0].removeprefix("GET ")
    assert written == f"{logged or path} 200"
    assert "\n" not in lines[0]


def test_lines_of_one_request_share_an_id_and_nobody_keeps_it() -> None:
    seen: list[str] = []

    def answer(_request: Any) -> HttpResponse:
        seen.extend([request_id.get(), request_id.get()])
        return HttpResponse()

    middleware = RequestLogMiddleware(answer)
    middleware(RequestFactory().get("/een/"))
    middleware(RequestFactory().get("/twee/"))

    assert seen[0] == seen[1] != seen[2] == seen[3]
    assert {len(one) for one in seen} == {12}
    assert request_id.get() == "-"


def test_the_id_goes_away_after_a_fault_too(lines: list[str]) -> None:
    def broken(_request: Any) -> HttpResponse:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        RequestLogMiddleware(broken)(RequestFactory().get("/een/"))

    assert (request_id.get(), lines) == ("-", [])


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], StringIO]:
    """What our own set-up writes, as lines for people or for machines."""

    def start(as_json: bool) -> StringIO:
        stream = StringIO()
        config = logging_config("INFO", as_json=as_json)
        handler = config["handlers"]["console"]
        built = logging.StreamHandler(stream)
        for name in handler["filters"]:
            built.addFilter(resolve(config["filters"][name]["()"])())
        format_ = config["formatters"][handler["formatter"]]
        kind = resolve(format_["()"])() if "()" in format_ else None
        built.setFormatter(kind or logging.Formatter(format_["format"], format_["datefmt"], style=format_["style"]))
        monkeypatch.setattr(logging.getLogger("django.request"), "handlers", [built])
        return stream

    return start


@pytest.mark.parametrize("as_json", [True, False])
def test_a_secret_link_that_fails_stays_a_secret(as_json: bool, written: Callable[[bool], StringIO]) -> None:
    stream = written(as_json)
    request = RequestFactory().get(f"/mijn/link/{TOKEN}/")
    try:
        raise RuntimeError(TOKEN)
    except RuntimeError:
        log_response(
            "%s: %s", "Internal Server Error", request.path, response=HttpResponse(status=500), request=request,
            exception=sys.exc_info()[1],
        )  # fmt: skip

    line = stream.getvalue()
    assert TOKEN not in line
    assert "/mijn/link/…/" in line
    assert "RuntimeError: …" in line


def test_a_line_for_people_names_its_request(written: Callable[[bool], StringIO]) -> None:
    stream = written(False)
    token = request_id.set("abc123")

    logging.getLogger("django.request").error("Mis")
    request_id.reset(token)

    assert stream.getvalue().split(maxsplit=1)[1] == "ERROR abc123 django.request Mis\n"


@pytest.mark.parametrize(
    ("message", "args", "shown"),
    [
        ("100% van %s", ("x",), "100% van %s"),
        ("een %s", (), "een %s"),
        (f"{TOKEN} en %s", (TOKEN,), "… en …"),
        ("een-heel-lang-adres-van-een-blog-dat-alleen-kleine-letters-heeft", (), None),
    ],
)
def test_any_line_comes_through(message: str, args: tuple[str, ...], shown: str | None) -> None:
    record = record_of(message, *args)

    assert SecretFilter().filter(record) is True
    assert record.getMessage() == (shown or message)


def record_of(message: str, *args: object, **values: Any) -> logging.LogRecord:
    return logging.LogRecord("wel", logging.ERROR, "file.py", 1, message, args, values.get("exc_info"))


def test_a_machine_reads_one_object_a_line() -> None:
    record = record_of("Café %s\nnieuwe regel", "Urk")
    record.created = 1_900_000_000.25
    token = request_id.set("abc")
    RequestIdFilter().filter(record)
    request_id.reset(token)

    line = JsonFormatter().format(record)

    assert "\n" not in line
    assert json.loads(line) == {
        "time": "2030-03-17T17:46:40.250+00:00",
        "level": "ERROR",
        "logger": "wel",
        "request": "abc",
        "message": "Café Urk\nnieuwe regel",
    }


def test_a_fault_comes_with_its_traceback() -> None:
    try:
        int("drie")
    except ValueError:
        record = record_of("Mis", exc_info=sys.exc_info())

    line = json.loads(JsonFormatter().format(record))

    assert line["request"] == "-"
    assert line["traceback"].splitlines()[-1] == "ValueError: invalid literal for int() with base 10: 'drie'"
