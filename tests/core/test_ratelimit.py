"""Counting hits, and from whom."""

from __future__ import annotations

import logging
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.core.cache import cache
from django.core.management import call_command
from django.test import RequestFactory

from config.settings.installation import _cache
from core.protection import ratelimit
from core.protection.client import client_address, client_key, client_network
from core.protection.ratelimit import Decision, hit

if TYPE_CHECKING:
    from pytest_django import Settings


DATABASE_CACHE = {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "wel_cache"}


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """No hits from other tests."""
    cache.clear()


@time_machine.travel("2030-03-01 12:00:20", tick=False)
def test_the_first_hits_pass_and_the_rest_is_told_when_to_return() -> None:
    decisions = [hit("a", limit=2, window=60) for _number in range(3)]

    assert decisions == [Decision(True, 1, 0), Decision(True, 0, 0), Decision(False, 0, 40)]
    assert hit("b", limit=2, window=60).allowed


def test_the_next_window_starts_at_nothing() -> None:
    with time_machine.travel("2030-03-01 12:00:59.5", tick=False) as clock:
        assert [hit("a", 1, 60).allowed, hit("a", 1, 60).allowed] == [True, False]
        assert hit("a", 1, 60).retry_after == 1
        clock.shift(0.5)
        assert hit("a", 1, 60).allowed


@pytest.fixture
def in_the_database(db: None, settings: Settings) -> None:
    """The cache of a site without Redis, with the settings of an installation."""
    settings.CACHES = {"default": _cache(SimpleNamespace(cache=dict(DATABASE_CACHE)))}  # type: ignore[arg-type]  # the part that counts
    call_command("createcachetable", verbosity=0)


def test_a_database_keeps_a_count_for_the_whole_window(in_the_database: None) -> None:
    with time_machine.travel("2030-03-01 12:00:20", tick=False) as clock:
        first = [hit("a", limit=2, window=3600).allowed for _number in range(3)]
        clock.shift(1800)
        later = hit("a", limit=2, window=3600)

    assert first == [True, True, False]
    assert (later.allowed, later.retry_after) == (False, 1780)


@pytest.mark.slow
@time_machine.travel("2030-03-01 12:00:20", tick=False)
def test_a_database_keeps_the_counts_of_many_visitors(in_the_database: None) -> None:
    for number in range(400):
        hit(f"bezoeker-{number}", limit=1, window=3600)

    again = [hit(f"bezoeker-{number}", limit=1, window=3600).allowed for number in range(400)]

    assert again == [False] * 400


@time_machine.travel("2030-03-01 12:00:20", tick=False)
@pytest.mark.django_db
def test_a_cache_that_is_not_there_lets_everything_through_and_says_so_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*args: Any, **kwargs: Any) -> None:
        raise ConnectionError

    monkeypatch.setattr(ratelimit, "_last_warning", {})
    monkeypatch.setattr("core.protection.ratelimit.cache.add", broken)
    with caplog.at_level(logging.WARNING):
        decisions = [hit("a", limit=1, window=60) for _number in range(5)]

    assert decisions == [Decision(True, 1, 0)] * 5
    assert [record.levelname for record in caplog.records] == ["WARNING"]


@time_machine.travel("2030-03-01 12:00:20", tick=False)
def test_a_count_that_vanishes_half_way_starts_again(monkeypatch: pytest.MonkeyPatch) -> None:
    hit("a", limit=5, window=60)

    def gone(key: str) -> int:
        cache.delete(key)
        raise ValueError

    with monkeypatch.context() as patch:
        patch.setattr("core.protection.ratelimit.cache.incr", gone)
        assert hit("a", limit=5, window=60).remaining == 4
    assert hit("a", limit=5, window=60).remaining == 3


def address(**meta: str) -> str:
    return client_address(RequestFactory().get("/", **meta))  # type: ignore[arg-type]  # headers in the form of META


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "", "127.0.0.1"),
        (0, "203.0.113.9", "127.0.0.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "10.0.0.1, 203.0.113.9", "203.0.113.9"),
        (2, "verzonnen, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
        (2, "203.0.113.9", "127.0.0.1"),
        (1, "", "127.0.0.1"),
        (1, " , ", "127.0.0.1"),
    ],
)
def test_only_our_own_proxies_are_believed(proxies: int, forwarded: str, expected: str, settings: Settings) -> None:
    settings.TRUSTED_PROXY_COUNT = proxies

    assert address(HTTP_X_FORWARDED_FOR=forwarded) == expected


@pytest.mark.parametrize(
    ("remote", "network"),
    [
        ("203.0.113.9", "203.0.113.0/24"),
        ("2001:db8:1:2::9", "2001:db8:1::/48"),
        ("fe80::1%eth0", "fe80::/48"),
        ("::ffff:203.0.113.9", "203.0.113.0/24"),
        ("onzin", ""),
        ("", ""),
    ],
)
def test_an_address_is_known_by_its_network_only(remote: str, network: str) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR=remote)

    assert client_network(request) == network


def test_a_key_tells_nothing_and_differs_by_scope(settings: Settings) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="203.0.113.9")
    neighbour = RequestFactory().get("/", REMOTE_ADDR="203.0.113.200")
    key = client_key(request, scope="contact")

    assert key == client_key(neighbour, scope="contact")
    assert key != client_key(request, scope="other")
    assert "203" not in key or len(key) == 32
    settings.SECRET_KEY = "another"
    assert key != client_key(request, scope="contact")
