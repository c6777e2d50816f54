"""The demo makes entries of the sociale kaart with all their facts, again and again."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from core.demo.files import ContentError
from directory.models import Location, Organisation, Service, ServicePage
from tests.support.content import ContentTree

FACTS: dict[str, Any] = {
    "organization": {"name": "Buurthuis De Boot", "description": "Buren.", "website": "https://boot.voorbeeld.example"},
    "email": "boot@voorbeeld.example",
    "phones": [{"number": "0527 00 11 22", "description": "Ria"}, {"number": "0527 00 33 44"}],
    "languages": ["nl", "ar"],
    "forms": ["op-locatie", "groep"],
    "cost_options": [{"option": "bijdrage", "amount": 2.5, "amount_description": "per keer"}, {"option": "gratis"}],
    "service_areas": ["urk"],
    "locations": [
        {
            "name": "De Boot",
            "address_1": "Kade 1",
            "postal_code": "8321 AB",
            "city": "Urk",
            "wheelchair": "yes",
            "transportation": "Bus 141",
            "schedules": [{"byday": "MO, TU", "opens_at": "09:00", "closes_at": 1020, "description": "koffie"}],
        }
    ],
    "schedules": [{"byday": "WE", "opens_at": "10:00", "closes_at": "12:00", "attending_type": "telefoon"}],
    "minimum_age": 18,
    "referral": "none",
    "assured_date": "-4m",
    "assured_by": "De Boot",
}


@pytest.fixture
def content(home: Any, tmp_path: Path) -> ContentTree:
    """The smallest content that can be loaded."""
    return ContentTree(tmp_path / "content")


def write(content: ContentTree, **head: Any) -> None:
    """One entry."""
    service = head.pop("service", FACTS)
    content.page("directory/boot", type="service", title="Inloop De Boot", service=service, sample=True, **head)


_DIGEST = {
    "phones": ["0527 00 11 22", "0527 00 33 44"],
    "texts": [],
    "questions": [],
    "hours": {
        "inloop": [["MO", "09:00", "17:00"], ["TU", "09:00", "17:00"]],
        "telefoon": [["WE", "10:00", "12:00"]],
    },
    "deviations": [],
    "holidays": "unknown",
    "laws": [],
    "contacts": [],
    "spots": [["Urk", "8321"]],
    "languages": ["nl", "ar"],
    "forms": ["op-locatie", "groep"],
    "costs": ["bijdrage", "gratis"],
    "free": True,
    "cities": ["Urk"],
    "gemeenten": ["urk"],
    "wheelchair": "yes",
    "hearing_loop": "unknown",
}


def test_makes_the_page_and_its_facts(content: ContentTree) -> None:
    write(content, what="Koffie met buren.", alert="Dicht op Koningsdag.")

    content.load()

    page = ServicePage.objects.get()
    service = page.service
    assert (page.url, page.title, page.alert) == ("/hulp/boot/", "Inloop De Boot", "Dicht op Koningsdag.")
    assert "Koffie met buren." in page.what
    assert (service.name, service.sample, service.referral, service.minimum_age) == ("Inloop De Boot", True, "none", 18)
    assert (service.assured_date, service.assured_by) == (date(2029, 11, 1), "De Boot")
    assert (service.organisation.name, service.organisation.website) == (
        "Buurthuis De Boot",
        "https://boot.voorbeeld.example",
    )
    assert [(cost.option, cost.amount, cost.amount_description) for cost in service.cost_options.all()] == [
        ("bijdrage", Decimal("2.50"), "per keer"),
        ("gratis", None, ""),
    ]
    assert [(row.byday, row.opens_at, row.closes_at, row.attending_type) for row in service.schedules.all()] == [
        ("MO", time(9), time(17), "inloop"),
        ("TU", time(9), time(17), "inloop"),
        ("WE", time(10), time(12), "telefoon"),
    ]
    assert [row.location is None for row in service.schedules.all()] == [False, False, True]
    assert service.digest == _DIGEST


def test_belongs_to_the_gemeenten_whose_residents_may_come(content: ContentTree) -> None:
    write(content)
    content.load()

    assert [term.slug for term in ServicePage.objects.get().get_terms().gemeenten] == ["urk"]


def test_unless_the_file_says_otherwise(content: ContentTree) -> None:
    write(content, gemeenten=["urk"], service={**FACTS, "service_areas": []})
    content.load()

    page = ServicePage.objects.get()
    assert ([term.slug for term in page.get_terms().gemeenten], page.service.digest["gemeenten"]) == (["urk"], [])


def test_a_changed_file_keeps_the_facts_and_makes_child_rows_anew(content: ContentTree) -> None:
    write(content)
    content.load()
    before = Service.objects.get()
    write(content, service={**FACTS, "phones": [], "locations": [], "referral": None})

    content.load()

    after = Service.objects.get()
    assert (after.pk, after.uuid, after.referral) == (before.pk, before.uuid, "unknown")
    assert (after.digest["phones"], after.digest["cities"]) == ([], [])
    assert [row.byday for row in after.schedules.all()] == ["WE"]


def test_entries_share_an_organisation_and_a_location(content: ContentTree) -> None:
    write(content)
    content.page("directory/schip", type="service", title="Schip", service=FACTS)

    content.load()

    assert (Service.objects.count(), Organisation.objects.count(), Location.objects.count()) == (2, 1, 1)


def test_an_organisation_may_be_a_name(content: ContentTree) -> None:
    write(content, service={"organization": "Stichting Kort"})
    content.load()

    service = Service.objects.get()
    assert (service.organisation.name, service.assured_date) == ("Stichting Kort", None)
    assert service.digest["free"] is False


@pytest.mark.parametrize(
    ("service", "words"),
    [
        (None, "een item heeft 'service:' met feiten nodig"),
        ({"email": "x@voorbeeld.example"}, "'organization' ontbreekt"),
    ],
)
def test_a_mistake_in_a_file_names_the_file(content: ContentTree, service: Any, words: str) -> None:
    write(content, service=service)

    with pytest.raises(ContentError) as caught:
        content.load()

    assert "content/directory/boot.md, regel " in str(caught.value)
    assert words in str(caught.value)
    assert not Service.objects.exists()
