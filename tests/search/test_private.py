"""What somebody looks for stays out of every log and goes to nobody else."""

from __future__ import annotations

import logging
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from core.logs import JsonFormatter, RequestIdFilter, SecretFilter
from tests.project.repository import kept_files, read

_WORD = "schuldhulpverdriet"


@pytest.fixture
def log() -> Any:
    """All that the root logger writes, with the filters of the console."""
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter())
    handler.addFilter(RequestIdFilter())
    handler.addFilter(SecretFilter())
    root = logging.getLogger()
    root.addHandler(handler)
    yield stream
    root.removeHandler(handler)


def test_a_search_that_fails_tells_no_words(
    home: Any, log: StringIO, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        message = "the engine is gone"
        raise RuntimeError(message)

    monkeypatch.setattr("search.views.search", fail)
    client.raise_request_exception = False

    assert client.get("/zoeken/", {"q": _WORD}).status_code == 500

    assert "the engine is gone" in log.getvalue()
    assert _WORD not in log.getvalue()


@pytest.mark.parametrize(
    ("line", "written"),
    [
        (f'"GET /zoeken/?q={_WORD} HTTP/1.1" 200 512', '"GET /zoeken/?… HTTP/1.1" 200 512'),
        (f"Not Found: /zoeken/suggesties?q={_WORD}&x=1", "Not Found: /zoeken/suggesties?…"),
        (f"Not Found: {'/' * 4_000}?q={_WORD}", f"Not Found: {'/' * 4_000}?…"),
        ("Wat nu? Dat weet niemand.", "Wat nu? Dat weet niemand."),
    ],
)
def test_a_server_that_writes_whole_addresses(line: str, written: str, log: StringIO) -> None:
    logging.getLogger("elders").warning(line)

    assert f'"message": "{written}"' in log.getvalue().replace('\\"', '"')


def test_other_sites_do_not_hear_of_it(home: Any, client: Client) -> None:
    response = client.get("/zoeken/", {"q": _WORD})

    assert response.headers["Referrer-Policy"] == "same-origin"


def test_no_configuration_that_we_ship_logs_whole_addresses() -> None:
    guide = read(Path("docs/beheer/README.md"))
    formats = [line for line in guide.splitlines() if "log_format" in line]
    ours = [path for path in kept_files(".py") if path.parts[0] not in {"tests", "docs"}]

    assert len(formats) == 1
    assert "$uri" in formats[0]
    assert not any(
        name in formats[0] for name in ("$request ", "$request_uri", "$args", "$query_string", "$http_referer")
    )
    assert "request>uri regexp" in guide
    assert [path for path in ours if "access-logfile" in read(path) or "accesslog" in read(path)] == []
