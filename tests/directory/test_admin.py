"""Facts of the sociale kaart in the admin: one form with all child rows."""

from __future__ import annotations

from typing import Any

import pytest

from directory.models import Organisation, Service
from tests.support.admin import form_of
from tests.support.html import PageView
from tests.support.pages import make_term
from tests.support.services import add_place, make_service


@pytest.mark.parametrize(
    ("model", "query", "found"),
    [
        ("service", "", True),
        ("service", "boot", True),
        ("service", "trein", False),
        ("organisation", "voorb", True),
        ("location", "huis", True),
        ("location", "urk", True),
        ("location", "dronten", False),
    ],
)
def test_lists_can_be_searched(home: Any, admin_client: Any, model: str, query: str, found: bool) -> None:
    add_place(make_service(name="Inloop De Boot"), name="Het Huis", city="Urk")

    shown = PageView(admin_client.get(f"/admin/snippets/directory/{model}/", {"q": query}))

    assert (shown.status, bool(shown.soup.select("td.title"))) == (200, found)
    assert admin_client.get(f"/admin/snippets/directory/{model}/add/").status_code == 200


def test_an_editor_adds_facts_with_child_rows(home: Any, admin_client: Any) -> None:
    url, urk = "/admin/snippets/directory/service/add/", make_term("Gemeente", "urk")
    organisation = Organisation.objects.create(name="Stichting Een")
    data = form_of(admin_client, url, name="Inloop", organisation=str(organisation.pk))
    data |= {
        "phones-TOTAL_FORMS": "1",
        "phones-0-number": "0320 11 22 33",
        "phones-0-type": "voice",
        "phones-0-ORDER": "1",
        "service_areas-TOTAL_FORMS": "1",
        "service_areas-0-gemeente": str(urk.pk),
        "service_areas-0-ORDER": "1",
        "cost_options-TOTAL_FORMS": "1",
        "cost_options-0-option": "gratis",
        "cost_options-0-ORDER": "1",
    }

    made = admin_client.post(url, data)

    assert made.status_code == 302
    service = Service.objects.get(name="Inloop")
    assert (service.digest["phones"], service.digest["gemeenten"], service.digest["free"]) == (
        ["0320 11 22 33"],
        ["urk"],
        True,
    )


def test_an_editor_takes_a_number_away(home: Any, admin_client: Any) -> None:
    service = make_service(phones=("0320 11 22 33", "0320 44 55 66"))
    url = f"/admin/snippets/directory/service/edit/{service.pk}/"
    data = form_of(admin_client, url)

    saved = admin_client.post(url, {**data, "phones-0-DELETE": "on"})

    service.refresh_from_db()
    assert (saved.status_code, service.digest["phones"]) == (302, ["0320 44 55 66"])


def test_the_form_says_what_is_wrong(home: Any, admin_client: Any) -> None:
    service = make_service()
    url = f"/admin/snippets/directory/service/edit/{service.pk}/"
    data = form_of(admin_client, url, minimum_age="20", maximum_age="10")

    refused = admin_client.post(url, data)

    assert refused.status_code == 200
    assert "De jongste leeftijd is hoger dan de oudste. Draai ze om." in refused.content.decode()
    service.refresh_from_db()
    assert service.minimum_age is None


def test_the_form_says_that_days_that_differ_count_for_all_places(home: Any, admin_client: Any) -> None:
    shown = PageView(admin_client.get("/admin/snippets/directory/service/add/"))

    (section,) = shown.soup.select("section:has([name=deviations-TOTAL_FORMS])")
    assert "Dit geldt voor alle plekken van dit item." in section.get_text(" ")
