"""The digest: what cards and filters need of the child rows, always true."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.utils import timezone

from directory.hours import Moment
from directory.models import (
    CostOption,
    Language,
    Location,
    Phone,
    ScheduleDeviation,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceForm,
)
from directory.reachable import is_open_now
from directory.services import build_digest, refresh_digest
from tests.support.pages import make_term
from tests.support.services import add_hours, add_place, make_service

EMPTY = {
    "phones": [],
    "texts": [],
    "questions": [],
    "hours": {},
    "deviations": [],
    "holidays": "unknown",
    "laws": [],
    "contacts": [],
    "spots": [],
    "languages": [],
    "forms": [],
    "costs": [],
    "free": False,
    "cities": [],
    "gemeenten": [],
    "wheelchair": "unknown",
    "hearing_loop": "unknown",
}


def test_of_a_bare_service(home: Any) -> None:
    assert make_service().digest == EMPTY


def test_repeats_the_child_rows_in_the_editors_order(home: Any) -> None:
    service = make_service(
        phones=("0320 11 22 33", "0320 44 55 66"),
        languages=("tr", "nl"),
        forms=("thuis", "online"),
        costs=("bijdrage", "gratis"),
        areas=(make_term("Gemeente", "urk"), make_term("Gemeente", "almere")),
    )
    add_place(service, city="Urk", wheelchair="yes")
    add_place(service, city="Emmeloord", hearing_loop="no")
    add_place(service, city="Urk", name="Nog een huis")
    service.refresh_from_db()

    assert service.digest == EMPTY | {
        "phones": ["0320 11 22 33", "0320 44 55 66"],
        "spots": [["Urk", "8321"], ["Emmeloord", "8321"], ["Urk", "8321"]],
        "languages": ["tr", "nl"],
        "forms": ["thuis", "online"],
        "costs": ["bijdrage", "gratis"],
        "free": True,
        "cities": ["Urk", "Emmeloord"],
        "gemeenten": ["urk", "almere"],
        "wheelchair": "yes",
        "hearing_loop": "unknown",
    }


@pytest.mark.parametrize(
    ("places", "best"),
    [
        ([], "unknown"),
        (["unknown"], "unknown"),
        (["no"], "no"),
        (["no", "no"], "no"),
        (["no", "unknown"], "unknown"),
        (["no", "unknown", "yes"], "yes"),
    ],
)
def test_unknown_is_not_counted_as_no(home: Any, places: list[str], best: str) -> None:
    service = make_service()
    for answer in places:
        add_place(service, wheelchair=answer)

    assert build_digest(service)["wheelchair"] == best


def test_a_secret_address_leaves_no_trace(home: Any) -> None:
    service = make_service()
    add_place(service, city="Lelystad", address_is_secret=True)
    add_place(service, city="Urk")

    assert build_digest(service)["cities"] == ["Urk"]


def test_nobody_walks_in_where_the_address_is_secret(home: Any) -> None:
    service, beside = make_service(), make_service()
    for one in (service, beside):
        secret = add_place(one, city="Lelystad", address_is_secret=True)
        add_hours(one, "MO", "09:00", "17:00", location=secret)
        add_hours(one, "TU", "09:00", "17:00")
    add_place(beside, city="Urk")

    digests = [build_digest(one)["hours"] for one in (service, beside)]

    monday, tuesday = ["MO", "09:00", "17:00"], ["TU", "09:00", "17:00"]
    assert digests == [{"op-afspraak": [monday, tuesday]}, {"op-afspraak": [monday], "inloop": [tuesday]}]
    noon = Moment.at(datetime(2026, 11, 23, 11, tzinfo=UTC))
    assert not is_open_now({"hours": digests[0]}, "active", noon)
    assert is_open_now({"hours": {"inloop": [monday]}}, "active", noon)


def test_a_postal_address_is_no_place_to_come_to(home: Any) -> None:
    service = make_service()
    add_place(service, city="Lelystad", location_type="postal", wheelchair="yes")
    add_place(service, city="Dronten", location_type="virtual", wheelchair="yes")
    add_place(service, city="Urk", wheelchair="no")

    digest = build_digest(service)

    assert (digest["cities"], digest["spots"], digest["wheelchair"]) == (["Urk"], [["Urk", "8321"]], "no")


def test_follows_a_location_that_becomes_secret(home: Any) -> None:
    one, other = make_service(), make_service()
    shared = add_place(one, city="Dronten")
    ServiceAtLocation.objects.create(service=other, location=shared)
    Location.objects.get(pk=shared.pk).save()
    for service in (one, other):
        service.refresh_from_db()
        assert service.digest["cities"] == ["Dronten"]

    shared.address_is_secret = True
    shared.save()

    for service in (one, other):
        service.refresh_from_db()
        assert service.digest["cities"] == []


@pytest.mark.parametrize("model", [CostOption, Language, Phone, ServiceArea, ServiceAtLocation, ServiceForm])
def test_follows_a_row_that_goes(home: Any, model: Any) -> None:
    service = make_service(
        phones=("0320 11 22 33",),
        languages=("nl",),
        forms=("thuis",),
        costs=("gratis",),
        areas=(make_term("Gemeente", "urk"),),
    )
    add_place(service)
    before = build_digest(service)

    model.objects.get(service=service).delete()

    service.refresh_from_db()
    assert service.digest == build_digest(service)
    assert service.digest != before


def test_saving_facts_with_child_rows_in_memory_keeps_the_digest(home: Any) -> None:
    service: Any = make_service()
    service.phones = [Phone(number="0320 11 22 33")]

    service.save()

    assert service.digest["phones"] == ["0320 11 22 33"]
    service.refresh_from_db()
    assert service.digest["phones"] == ["0320 11 22 33"]


def test_a_service_that_is_gone_needs_no_digest(home: Any) -> None:
    refresh_digest(service_id=0)

    service = make_service(phones=("0320 11 22 33",))
    service.delete()
    assert not type(service).objects.exists()
    assert not Phone.objects.exists()


@pytest.mark.parametrize(("secret", "note"), [(True, ""), (False, "Bij de kerk")])
def test_a_note_of_days_that_differ_is_told_nowhere_at_a_secret_address(secret: bool, note: str, home: Any) -> None:
    service = make_service(phones=("0320 00 11 22",))
    add_place(service, address_is_secret=secret)
    day = timezone.localdate()
    ScheduleDeviation.objects.create(service=service, first_day=day, last_day=day, description="Bij de kerk")
    service.save()

    assert [row[-1] for row in Service.objects.get(pk=service.pk).digest["deviations"]] == [note]
