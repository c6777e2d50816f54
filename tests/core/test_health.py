"""Is the site well? One address for the process, one for all parts."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, InterfaceError, connection, connections
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from pytest_django import Settings

from core import health
from core.health import CheckResult, cache_health, database_health, migrations_health, run_checks
from search.services import rebuild


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """An empty register of checks."""
    empty: dict[str, Any] = {}
    monkeypatch.setattr(health, "_checks", empty)
    return empty


def well() -> tuple[bool, str]:
    return True, "fine"


def unwell() -> tuple[bool, str]:
    return False, "4 messages wait"


def broken() -> tuple[bool, str]:
    raise ValueError("postgres://naam:woord@host")  # noqa: EM101


def test_the_parts_that_a_site_always_has() -> None:
    assert {name: critical for name, (_check, critical) in health._checks.items()} == {
        "cache": False,
        "database": True,
        "migrations": True,
        "outbox": False,
        "search": False,
    }


def test_checks_run_by_name_and_a_second_one_replaces_the_first(checks: dict[str, Any]) -> None:
    health.register("b", unwell, critical=True)
    health.register("a", unwell)
    health.register("b", well, critical=True)

    assert run_checks() == [
        CheckResult("a", ok=False, detail="4 messages wait", critical=False),
        CheckResult("b", ok=True, detail="fine", critical=True),
    ]


def test_a_check_that_breaks_tells_only_the_class(
    checks: dict[str, Any], client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    health.register("cache", broken, critical=True)

    with caplog.at_level(logging.ERROR):
        response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json() == {
        "status": "unavailable",
        "checks": {"cache": {"ok": False, "critical": True, "detail": "ValueError"}},
    }
    assert [record.getMessage() for record in caplog.records if record.name == "core.health"] == [
        "Health check cache failed"
    ]


@pytest.mark.parametrize(
    ("check", "critical", "status", "words"),
    [
        (well, True, 200, "ok"),
        (well, False, 200, "ok"),
        (unwell, False, 200, "warning"),
        (unwell, True, 503, "unavailable"),
        (broken, False, 200, "warning"),
    ],
)
def test_only_a_critical_part_turns_visitors_away(
    checks: dict[str, Any],
    client: Client,
    check: Callable[[], tuple[bool, str]],
    critical: bool,
    status: int,
    words: str,
) -> None:
    health.register("deel", check, critical=critical)
    health.register("ander", well, critical=True)

    response = client.get("/readyz")

    assert (response.status_code, response.json()["status"]) == (status, words)
    assert response.json()["checks"]["deel"]["critical"] is critical


@pytest.mark.parametrize("address", ["/livez", "/readyz"])
def test_nobody_keeps_the_answer_or_posts_to_it(checks: dict[str, Any], client: Client, address: str) -> None:
    assert "no-store" in client.get(address).headers["Cache-Control"]
    assert client.head(address).status_code == 200
    assert client.post(address).status_code == 405


def test_the_process_lives_without_asking_anyone(client: Client) -> None:
    response = client.get("/livez")  # this test may not use the database

    assert (response.content, response.headers["Content-Type"]) == (b"ok\n", "text/plain; charset=utf-8")


@pytest.mark.django_db
def test_the_whole_site_is_ready(client: Client) -> None:
    rebuild()

    assert client.get("/readyz").json()["checks"] == {
        "cache": {"ok": True, "critical": False, "detail": "the cache answers"},
        "database": {"ok": True, "critical": True, "detail": "the database answers"},
        "migrations": {"ok": True, "critical": True, "detail": "all migrations are applied"},
        "outbox": {"ok": True, "critical": False, "detail": "mail leaves in time"},
        "search": {"ok": True, "critical": False, "detail": "search answers"},
    }


@pytest.mark.django_db
def test_a_migration_that_waits_is_counted() -> None:
    MigrationRecorder.Migration.objects.filter(app="wagtailredirects").delete()

    ok, detail = migrations_health()

    assert (ok, detail.split(" ", 1)[1]) == (False, "migrations wait")
    assert int(detail.split()[0]) >= 1


@pytest.mark.parametrize("fault", [DatabaseError, InterfaceError])
@pytest.mark.django_db
def test_a_database_that_does_not_answer(fault: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone:
        def cursor(self) -> None:
            raise fault("geheim")  # noqa: EM101

    monkeypatch.setattr(type(connections), "all", lambda _self: [connection, Gone()])

    assert database_health() == (False, fault.__name__)


def test_a_dear_answer_is_kept_for_some_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[float] = []

    def check() -> tuple[bool, str]:
        asked.append(clock[0])
        return True, f"asked {len(asked)} times"

    clock = [100.0]
    monkeypatch.setattr("core.health.time.monotonic", lambda: clock[0])
    quick, other = health.kept(check), health.kept(check)

    answers = []
    for moment in (100.0, 109.9, 110.0, 50.0):
        clock[0] = moment
        answers.append(quick()[1])

    assert answers == ["asked 1 times", "asked 1 times", "asked 2 times", "asked 3 times"]
    assert other() == (True, "asked 4 times")


@pytest.mark.django_db
def test_whoever_asks_often_does_not_make_the_site_look_at_its_migrations(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.get("/readyz")
    looked: list[object] = []
    monkeypatch.setattr("django.db.migrations.executor.MigrationExecutor", looked.append)

    answers = [client.get("/readyz").json()["checks"]["migrations"]["ok"] for _time in range(3)]

    assert (answers, looked) == ([True] * 3, [])


@pytest.mark.django_db
def test_a_cache_without_its_table(settings: Settings) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "weg"}}

    ok, detail = cache_health()

    assert ok is False
    assert detail in {f"{name}: rate limits are off" for name in ("OperationalError", "ProgrammingError")}


def test_a_cache_that_keeps_nothing(settings: Settings) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}

    assert cache_health() == (False, "the cache keeps nothing: rate limits are off")
