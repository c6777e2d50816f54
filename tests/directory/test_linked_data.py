"""What search engines are told of an entry: whole values, nothing secret, nothing made up."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

import time_machine

from directory.models import ScheduleDeviation
from tests.support.html import view
from tests.support.pages import add_terms, make_page, make_term
from tests.support.services import add_hours, add_place, make_service

if TYPE_CHECKING:
    from django.test import Client

SITE = "http://testserver"
SECRET = {"name": "Blijf-van-mijn-lijf", "address_1": "Geheimlaan 7", "postal_code": "8888 ZZ", "city": "Nergenshuizen"}
DORPSSTRAAT = {
    "@type": "PostalAddress",
    "streetAddress": "Dorpsstraat 1",
    "postalCode": "8321 AB",
    "addressLocality": "Urk",
}


def hours(day: str, opens: str, closes: str) -> dict[str, str]:
    return {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": f"https://schema.org/{day}",
        "opens": opens,
        "closes": closes,
    }


def test_of_an_entry_with_everything(fixed: Any, client: Client) -> None:
    service = make_service(phones=("0320 21 22 33", "0320 00 11 22"), url="https://voorbeeld.example/inloop")
    house = add_place(service)
    add_place(service, address_is_secret=True, **SECRET)
    add_hours(service, "MO SU", "09:00", "12:00", location=house)
    add_hours(service, "TU", "13:00", "17:30", attending_type="telefoon")
    page = make_page("directory.ServicePage", fixed("/hulp/"), title="Inloop", service=service)
    add_terms(page, gemeente=make_term("Gemeente", "urk", name="Urk"))

    assert view(client, page.url).linked_data == {
        "@context": "https://schema.org",
        "@type": "Service",
        "name": "Inloop",
        "url": f"{SITE}/hulp/inloop/",
        "inLanguage": "nl",
        "provider": {"@type": "Organization", "name": "Stichting Voorbeeld"},
        "areaServed": [{"@type": "AdministrativeArea", "name": "Urk"}],
        "availableChannel": [
            {
                "@type": "ServiceChannel",
                "servicePhone": {
                    "@type": "ContactPoint",
                    "telephone": "0320212233",
                    "hoursAvailable": [hours("Tuesday", "13:00", "17:30")],
                },
            },
            {
                "@type": "ServiceChannel",
                "serviceLocation": {
                    "@type": "Place",
                    "name": "Het Huis",
                    "address": DORPSSTRAAT,
                    "openingHoursSpecification": [hours("Monday", "09:00", "12:00"), hours("Sunday", "09:00", "12:00")],
                },
            },
            {"@type": "ServiceChannel", "serviceUrl": "https://voorbeeld.example/inloop"},
        ],
    }


@time_machine.travel("2026-11-25T12:00:00+01:00", tick=False)
def test_only_hours_of_every_week_that_are_not_past(fixed: Any, client: Client) -> None:
    service = make_service(phones=("0320 21 22 33",))
    add_place(service, location_type="postal", address_1="Postbus 1")
    for rule in (
        {"repeats": "1"},
        {"repeats": "irregular"},
        {"repeats": "fortnightly", "starts_on": date(2026, 11, 24)},
        {"valid_to": date(2026, 11, 24)},
        {"valid_from": date(2026, 6, 1), "valid_to": date(2026, 11, 25)},
    ):
        add_hours(service, "TU", "13:00", "17:30", attending_type="telefoon", **rule)
    page = make_page("directory.ServicePage", fixed("/hulp/"), service=service)

    seen = view(client, page.url)

    assert seen.linked_data is not None
    (channel,) = seen.linked_data["availableChannel"]
    assert channel["servicePhone"]["hoursAvailable"] == [
        hours("Tuesday", "13:00", "17:30") | {"validFrom": "2026-06-01", "validThrough": "2026-11-25"}
    ]
    assert "13.00 tot 17.30 uur, niet vast, vraag het na" in seen.text
    assert "rolstoel" not in seen.text
    assert "Postbus 1" in seen.text


def test_help_that_is_closed_for_a_while_has_no_hours(fixed: Any, client: Client) -> None:
    service = make_service(status="temporarily closed", phones=("0320 21 22 33",))
    add_hours(service, "TU", "13:00", "17:30", attending_type="telefoon")
    page = make_page("directory.ServicePage", fixed("/hulp/"), service=service)

    data = view(client, page.url).linked_data

    assert data is not None
    assert data["availableChannel"] == [
        {"@type": "ServiceChannel", "servicePhone": {"@type": "ContactPoint", "telephone": "0320212233"}}
    ]


def special(opens: str, closes: str, first: str, last: str = "") -> dict[str, str]:
    told = {"opens": opens, "closes": closes, "validFrom": first, "validThrough": last or first}
    return {"@type": "OpeningHoursSpecification", **told}


def differ(
    service: Any, first: date, last: date, opens: time | None = None, closes: time | None = None, **more: Any
) -> None:
    values = {"first_day": first, "last_day": last, "opens_at": opens, "closes_at": closes}
    ScheduleDeviation.objects.create(service=service, sort_order=service.deviations.count(), **values, **more)


@time_machine.travel("2026-11-25T12:00:00+01:00", tick=False)
def test_the_coming_days_on_which_hours_differ(fixed: Any, client: Client) -> None:
    service = make_service(phones=("0320 21 22 33",), holiday_rule="closed")
    add_hours(service, "MO FR", "09:00", "12:00", location=add_place(service))
    add_hours(service, "TU", "13:00", "17:00", attending_type="telefoon")
    differ(service, date(2026, 11, 20), date(2026, 11, 27), description="Verhuizing")
    differ(service, date(2026, 11, 30), date(2026, 11, 30), time(10), time(11), attending_type="inloop")
    differ(service, date(2026, 12, 1), date(2026, 12, 2), attending_type="chat")
    differ(service, date(2026, 12, 28), date(2027, 2, 1))
    differ(service, date(2027, 1, 21), date(2027, 1, 21))  # nine weeks from now
    page = make_page("directory.ServicePage", fixed("/hulp/"), service=service)

    data = view(client, page.url).linked_data

    assert data is not None
    phone, there = data["availableChannel"]
    both = [
        special("00:00", "00:00", "2026-11-20", "2026-11-27"),
        special("00:00", "00:00", "2026-12-28", "2027-02-01"),
    ]
    assert phone["servicePhone"]["hoursAvailable"] == [hours("Tuesday", "13:00", "17:00"), *both]
    assert there["serviceLocation"]["specialOpeningHoursSpecification"] == [
        both[0],
        special("10:00", "11:00", "2026-11-30"),
        special("00:00", "00:00", "2026-12-25"),  # a Friday; the day after it is a Saturday, without hours
        both[1],
    ]


@time_machine.travel("2026-11-25T12:00:00+01:00", tick=False)
def test_of_a_secret_place_no_day_is_told(fixed: Any, client: Client) -> None:
    service = make_service(holiday_rule="closed", url="https://voorbeeld.example/")
    add_hours(service, "FR", "09:00", "12:00", location=add_place(service, address_is_secret=True, **SECRET))
    differ(service, date(2026, 11, 26), date(2026, 11, 27), description="Geheimlaan dicht")
    page = make_page("directory.ServicePage", fixed("/hulp/"), service=service)

    data = view(client, page.url).linked_data

    assert data is not None
    assert data["availableChannel"] == [{"@type": "ServiceChannel", "serviceUrl": "https://voorbeeld.example/"}]


@time_machine.travel("2026-11-25T12:00:00+01:00", tick=False)
def test_what_differs_for_coming_by_closes_no_place_where_people_have_appointments_too(
    fixed: Any, client: Client
) -> None:
    service = make_service()
    house = add_place(service)
    add_hours(service, "FR", "09:00", "12:00", location=house)
    add_hours(service, "FR", "13:00", "17:00", location=house, attending_type="op-afspraak")
    differ(service, date(2026, 11, 27), date(2026, 11, 27), attending_type="inloop")
    page = make_page("directory.ServicePage", fixed("/hulp/"), service=service)

    data = view(client, page.url).linked_data

    assert data is not None
    assert "specialOpeningHoursSpecification" not in data["availableChannel"][0]["serviceLocation"]
