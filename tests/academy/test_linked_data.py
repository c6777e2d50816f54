"""What search engines are told of gatherings, leergangen and sessions: whole values."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from academy.linked_data import event_data
from academy.models import EventPage, LeergangEdition
from tests.support.html import view
from tests.support.pages import make_page

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db

SITE = "http://testserver"
ORGANISATION = {
    "@type": "Organization",
    "name": "WEL in Flevoland",
    "url": f"{SITE}/",
    "logo": f"{SITE}/static/wel/icons/icon-512.png",
}
GATHERING = {
    "@context": "https://schema.org",
    "@type": "Event",
    "name": "Koffie",
    "description": "Kom erbij.",
    "url": f"{SITE}/agenda/koffie/",
    "inLanguage": "nl",
    "startDate": "2031-03-04T10:30:00+01:00",
    "endDate": "2031-03-04T12:00:00+01:00",
    "eventStatus": "https://schema.org/EventScheduled",
    "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
    "location": [
        {
            "@type": "Place",
            "name": "De Bibliotheek",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "Stadhuisplein 1",
                "addressLocality": "Almere",
            },
        },
        {"@type": "VirtualLocation", "url": f"{SITE}/agenda/koffie/"},
    ],
    "isAccessibleForFree": True,
    "offers": {
        "@type": "Offer",
        "price": "0",
        "priceCurrency": "EUR",
        "url": f"{SITE}/agenda/koffie/",
    },
}


def test_of_a_gathering(fixed: Any, client: Client) -> None:
    page = make_page(
        "academy.EventPage",
        fixed("/agenda/"),
        title="Koffie",
        search_description="Kom erbij.",
        starts_at=datetime(2031, 3, 4, 9, 30, tzinfo=UTC),
        ends_at=datetime(2031, 3, 4, 11, tzinfo=UTC),
        mode="hybride",
        location_name="De Bibliotheek",
        address="Stadhuisplein 1",
        city="Almere",
        cost="Gratis.",
    )

    assert view(client, page.url).linked_data == GATHERING


@pytest.mark.parametrize(
    ("mode", "said", "kinds"),
    [
        ("op-locatie", "OfflineEventAttendanceMode", "Place"),
        ("online", "OnlineEventAttendanceMode", "VirtualLocation"),
    ],
)
def test_how_one_takes_part(mode: str, said: str, kinds: str) -> None:
    now = datetime(2031, 3, 4, 9, 30, tzinfo=UTC)
    data = event_data(EventPage(mode=mode, starts_at=now, ends_at=now, city="Urk"), SITE)

    assert (data["eventAttendanceMode"], data["location"]["@type"]) == (f"https://schema.org/{said}", kinds)


@pytest.mark.parametrize(
    ("cost", "price"),
    [
        ("Gratis", "0"),
        ("5 euro met lunch", "5"),
        ("€ 7,50", "7.50"),
        ("5 euro, met kaart 3 euro", None),
        ("Een kleine bijdrage", None),
        ("", None),
    ],
)
def test_a_price_is_one_amount_or_is_not_told(cost: str, price: str | None) -> None:
    now = datetime(2031, 3, 4, 9, 30, tzinfo=UTC)
    data = event_data(EventPage(mode="online", starts_at=now, ends_at=now, cost=cost), SITE)

    assert data["offers"].get("price") == price


def test_of_a_leergang_with_the_groups_to_come(fixed: Any, client: Client) -> None:
    page = make_page("academy.LeergangPage", fixed("/academie/"), title="Coach worden", search_description="Leer het.")
    for name, year in (("Oud", 2020), ("Nieuw", 2090)):
        LeergangEdition.objects.create(
            page=page, name=name, starts_on=date(year, 1, 5), ends_on=date(year, 2, 5), place="Lelystad", price="1 euro"
        )

    assert view(client, page.url).linked_data == {
        "@context": "https://schema.org",
        "@type": "Course",
        "name": "Coach worden",
        "description": "Leer het.",
        "url": f"{SITE}/academie/coach-worden/",
        "inLanguage": "nl",
        "provider": ORGANISATION,
        "hasCourseInstance": [
            {
                "@type": "CourseInstance",
                "name": "Nieuw",
                "startDate": "2090-01-05",
                "endDate": "2090-02-05",
                "location": {"@type": "Place", "name": "Lelystad"},
            }
        ],
    }


def test_of_a_session(fixed: Any, client: Client) -> None:
    page = make_page("academy.SessionTypePage", fixed("/academie/"), title="Luisteren", learn="Stil zijn\nVragen")

    assert view(client, page.url).linked_data == {
        "@context": "https://schema.org",
        "@type": "Course",
        "name": "Luisteren",
        "url": f"{SITE}/academie/luisteren/",
        "inLanguage": "nl",
        "provider": ORGANISATION,
        "teaches": ["Stil zijn", "Vragen"],
    }
