"""Two who write at once: the digest of an entry is made of the rows as both leave them. Only PostgreSQL lets them."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread
from time import monotonic, sleep
from typing import Any

import pytest
from django.db import connection, transaction
from wagtail.models import Site

from directory.models import Location, Phone, Service
from directory.services import build_digest
from tests.support.importing import PLAIN, make_lists, run

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time")

PLACE = {"plek naam": "Huis", "plek straat": "Stilleweg 7", "plek postcode": "8321 AB", "plek plaats": "Urk"}
_PATIENCE = 20.0


def _wait_until_somebody_waits() -> None:
    """Until another connection waits for a row that this one holds."""
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    end = monotonic() + _PATIENCE
    with connection.cursor() as cursor:
        while monotonic() < end:
            cursor.execute(waiting)
            if cursor.fetchone()[0]:
                return
            sleep(0.02)


def moved() -> None:
    """A place of the entry is saved."""
    with transaction.atomic():
        place = Location.objects.get()
        place.city = "Lelystad"
        place.save()


def imported() -> None:
    """A file changes the place that another entry has too."""
    assert run({**PLAIN, **PLACE, "plek rolstoel": "ja"}, overwrite=True).faults == []


@pytest.mark.parametrize("other", [moved, imported])
def test_who_comes_second_builds_the_digest_of_what_the_first_one_wrote(
    other: Callable[[], None], emptied: None, transactional_db: Any
) -> None:
    make_lists(Site.objects.get(is_default_site=True).root_page.specific)
    run({**PLAIN, **PLACE}, {**PLAIN, **PLACE, "id": "2", "naam": "Ander"})
    key, before = Service.objects.values_list("pk", "digest").get(name="Ander")
    holds, faults = Event(), list[BaseException]()

    def second() -> None:
        holds.wait(_PATIENCE)
        try:
            other()
        except BaseException as fault:  # noqa: BLE001  # told to the test
            faults.append(fault)
        finally:
            connection.close()

    thread = Thread(target=second)
    thread.start()
    with transaction.atomic():
        Phone.objects.create(service_id=key, number="0320 22 22 22")
        holds.set()
        _wait_until_somebody_waits()
    thread.join(_PATIENCE)

    after = Service.objects.get(pk=key)
    assert (faults, thread.is_alive(), before["phones"], after.digest["phones"]) == ([], False, [], ["0320 22 22 22"])
    assert after.digest == build_digest(after)
    assert (after.digest["cities"], after.digest["wheelchair"]) != (before["cities"], before["wheelchair"])
