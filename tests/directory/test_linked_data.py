"""What search engines are told of an entry: whole values, nothing secret, nothing made up."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import time_machine

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
