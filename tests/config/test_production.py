"""The settings of a real site, in a process of their own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.processes import PRODUCTION, manage, python

_PRINT = """
import json, django
django.setup()
from django.test import Client
from django.core.management import call_command
call_command("migrate", "contenttypes", verbosity=0)
answers = {}
for scheme, path in (("https", "/livez"), ("http", "/hulp/?q=x"), ("http", "/livez")):
    response = Client(HTTP_HOST="wel.example").get(path, secure=scheme == "https")
    answers[scheme + " " + path] = [response.status_code, dict(response.headers)]
print(json.dumps(answers))
"""


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, dict[str, str]]]:
    """Status and headers of a few answers of a real site."""
    ended = python(_PRINT, {**PRODUCTION, "VAR_DIR": str(tmp_path_factory.mktemp("var"))})
    found: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    return {name: (status, headers) for name, (status, headers) in found.items()}


@pytest.mark.slow
def test_django_has_nothing_to_remark(tmp_path: Path) -> None:
    ended = manage("check", "--deploy", "--fail-level", "WARNING", env={**PRODUCTION, "VAR_DIR": str(tmp_path)})

    assert (ended.returncode, ended.stderr) == (0, "")
    # The one that is silent: X-Frame-Options is not DENY, because Wagtail shows the preview of a page in a frame.
    assert ended.stdout == "System check identified no issues (1 silenced).\n"


def test_https_is_kept_for_two_years(answers: dict[str, tuple[int, dict[str, str]]]) -> None:
    status, headers = answers["https /livez"]

    assert status == 200
    assert headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains; preload"


def test_http_leads_to_https_with_all_headers(answers: dict[str, tuple[int, dict[str, str]]]) -> None:
    status, headers = answers["http /hulp/?q=x"]

    assert (status, headers["Location"]) == (301, "https://wel.example/hulp/?q=x")
    assert "default-src 'none'" in headers["Content-Security-Policy"].split("; ")
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "Strict-Transport-Security" not in headers


def test_a_guard_of_the_machine_may_ask_over_http(answers: dict[str, tuple[int, dict[str, str]]]) -> None:
    assert answers["http /livez"][0] == 200


@pytest.mark.slow
@pytest.mark.parametrize("command", ["demo", "start"])
def test_there_is_no_demo_on_a_real_site(command: str, tmp_path: Path) -> None:
    ended = manage(command, env={**PRODUCTION, "VAR_DIR": str(tmp_path)})

    assert ended.returncode == 1
    assert ended.stderr.startswith("CommandError: Dit is een echte site.")
    assert not (tmp_path / "demo-wachtwoorden.txt").exists()


@pytest.mark.slow
def test_logs_are_json_lines(tmp_path: Path) -> None:
    code = "import django; django.setup(); import logging; logging.getLogger('wel').warning('een %s', 'regel')"

    ended = python(code, {**PRODUCTION, "VAR_DIR": str(tmp_path)})
    line = json.loads(ended.stderr)

    assert {key: value for key, value in line.items() if key != "time"} == {
        "level": "WARNING",
        "logger": "wel",
        "request": "-",
        "message": "een regel",
    }


@pytest.mark.parametrize(("count", "expected"), [("0", "None"), ("1", "('HTTP_X_FORWARDED_PROTO', 'https')")])
def test_only_a_proxy_of_ours_is_believed(count: str, expected: str, tmp_path: Path) -> None:
    env = {**PRODUCTION, "VAR_DIR": str(tmp_path), "TRUSTED_PROXY_COUNT": count}

    ended = python("from django.conf import settings; print(settings.SECURE_PROXY_SSL_HEADER)", env)

    assert ended.stdout.strip() == expected


def test_postgresql_keeps_connections_and_checks_them(tmp_path: Path) -> None:
    env = {**PRODUCTION, "VAR_DIR": str(tmp_path), "DATABASE_URL": "postgres://naam:woord@db.example:5433/wel"}
    code = "import json; from django.conf import settings; print(json.dumps(settings.DATABASES['default']))"

    database = json.loads(python(code, env).stdout)

    assert database == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "wel",
        "USER": "naam",
        "PASSWORD": "woord",
        "HOST": "db.example",
        "PORT": 5433,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
