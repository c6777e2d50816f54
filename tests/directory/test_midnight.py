"""A day begins at midnight: what stops or closes on it does so for everybody then, before any daily run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import OperationalError
from django.utils import timezone

from directory.models import Closure, Service
from directory.reviews import today
from directory.reviews.closing import apply_closures, report_closure
from tests.support.html import view
from tests.support.queries import warm_queries
from tests.support.services import add_hours
from tests.support.shortlist import make_entry

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
LATE, MIDNIGHT = (datetime(2031, 3, day, *clock, tzinfo=AMSTERDAM) for day, clock in ((7, (23, 58)), (8, (0, 0))))
LISTS = ("/hulp/", "/hulp/?nu=open", "/zoeken/?q=buurtkamer")


@pytest.fixture
def evening() -> Iterator[Any]:
    """Two minutes before the day, in a process that has answered before."""
    with time_machine.travel(LATE, tick=False) as clock:
        today.set_begun(LATE.date())
        yield clock


@pytest.fixture
def page(fixed: Any, evening: Any, search_index: None, django_capture_on_commit_callbacks: Any) -> Any:
    """An entry that can be called day and night."""
    with django_capture_on_commit_callbacks(execute=True):
        made = make_entry(fixed("/hulp/"), "Buurtkamer")
        add_hours(made.service, "MO TU WE TH FR SA SU", "00:00", "23:59", attending_type="telefoon")
    return made


def close(page: Any, kind: str = "stopped", **values: Any) -> Closure:
    """What an owner says; the day after the evening unless told otherwise."""
    said = {"from_day": date(2031, 3, 8), "reopens_on": None, **values}
    return report_closure(service=page.service, kind=kind, now=timezone.now(), **said)


def told(client: Any, page: Any) -> tuple[int, list[bool], str]:
    """What visitors get: the answer of the page, in which lists the entry is, and what other systems hear."""
    listed = ["Buurtkamer" in view(client, address).text.replace("“Buurtkamer”", "") for address in LISTS]
    status = client.get(f"/api/hsds/services/{page.service.uuid}").json()["status"]
    return client.get(page.url).status_code, listed, status


@pytest.mark.parametrize("first", ["page", "list", "API"])
def test_what_stops_is_gone_at_midnight_whoever_asks_first(
    first: str, page: Any, client: Any, evening: Any, django_capture_on_commit_callbacks: Any
) -> None:
    close(page)
    before = told(client, page)
    evening.move_to(MIDNIGHT, tick=False)

    with django_capture_on_commit_callbacks(execute=True):
        client.get({"page": page.url, "list": "/hulp/?nu=open", "API": "/api/hsds/services"}[first])

    assert before == (200, [True, True, True], "active")
    assert told(client, page) == (410, [False, False, False], "defunct")


def test_what_closes_for_a_while_is_not_open_from_midnight_on(page: Any, client: Any, evening: Any) -> None:
    close(page, "temporary")
    before = told(client, page)
    evening.move_to(MIDNIGHT, tick=False)

    assert told(client, page) == (200, [True, False, True], "temporarily closed")
    assert before == (200, [True, True, True], "active")
    assert "Tijdelijk dicht" in view(client, page.url).text


def test_what_opens_again_is_open_from_midnight_on(page: Any, client: Any, evening: Any) -> None:
    close(page, "temporary", from_day=date(2031, 3, 5), reopens_on=date(2031, 3, 8))
    before = told(client, page)
    evening.move_to(MIDNIGHT, tick=False)

    assert told(client, page) == (200, [True, True, True], "active")
    assert before == (200, [True, False, True], "temporarily closed")


def test_nothing_is_kept_past_midnight(page: Any, client: Any) -> None:
    addresses = (page.url, "/hulp/", "/hulp/?nu=open", "/api/hsds/services")

    kept = [client.get(address).headers["Cache-Control"] for address in addresses]

    seconds = [int(words.partition("max-age=")[2].partition(",")[0]) for words in kept]
    assert [0 < left <= 120 for left in seconds] == [True] * 4


def test_a_day_begins_once_and_costs_no_query_after_that(page: Any, client: Any, evening: Any) -> None:
    close(page, from_day=date(2031, 3, 9))
    before = warm_queries(client, page.url)
    evening.move_to(MIDNIGHT, tick=False)

    assert warm_queries(client, page.url) == before
    assert Closure.objects.get().applied_at is None


def test_a_database_that_fails_for_a_moment_stops_nobody(
    page: Any, client: Any, evening: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    close(page)
    evening.move_to(MIDNIGHT, tick=False)

    def locked(**_when: Any) -> int:
        raise OperationalError

    with monkeypatch.context() as patch:
        patch.setattr(today, "apply_closures", locked)
        patch.setattr(today, "_PAUSE", timedelta())
        assert client.get(page.url).status_code == 200

    assert client.get(page.url).status_code == 410
    assert Service.objects.get(pk=page.service_id).status == "defunct"


def test_what_is_wrong_with_one_entry_holds_up_no_other(
    page: Any, fixed: Any, evening: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken, other = make_entry(fixed("/hulp/"), "Geheimnaam"), make_entry(fixed("/hulp/"), "Eethuis")
    rows = [
        close(broken),
        close(page),
        close(other, "temporary", from_day=date(2031, 3, 5), reopens_on=date(2031, 3, 8)),
    ]
    real = Service.save

    def save(service: Service, **how: Any) -> None:
        real(service, **how)
        if service.pk == broken.service_id:
            raise ValueError

    monkeypatch.setattr(Service, "save", save)
    evening.move_to(MIDNIGHT, tick=False)
    done = apply_closures(now=timezone.now())

    assert done == 2
    assert [Service.objects.get(pk=one.service_id).status for one in rows] == ["active", "defunct", "active"]
    assert [Closure.objects.get(pk=one.pk).applied_at is None for one in rows] == [True, False, False]
    assert caplog.messages == [f"Closure {rows[0].pk} could not begin or end."]
    assert "Geheimnaam" not in caplog.text
