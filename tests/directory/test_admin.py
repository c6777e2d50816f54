"""Facts of the sociale kaart in the admin: one form with all child rows."""

from __future__ import annotations

from typing import Any

import pytest

from directory.models import Location, Organisation, Service
from tests.support.admin import snippet_form
from tests.support.pages import make_term
from tests.support.services import make_service


@pytest.mark.parametrize("model", ["service", "organisation", "location"])
def test_lists_and_forms_open(home: Any, admin_client: Any, model: str) -> None:
    make_service(name="Inloop De Boot", phones=("0320 11 22 33",))
    Location.objects.create(name="Het Huis", city="Urk")

    for path in ("", "add/", "?q=boot"):
        assert admin_client.get(f"/admin/snippets/directory/{model}/{path}").status_code == 200


def test_an_editor_adds_facts_with_child_rows(home: Any, admin_client: Any) -> None:
    url, urk = "/admin/snippets/directory/service/add/", make_term("Gemeente", "urk")
    organisation = Organisation.objects.create(name="Stichting Een")
    data = snippet_form(admin_client, url, name="Inloop", organisation=str(organisation.pk))
    data |= {
        "phones-TOTAL_FORMS": "1",
        "phones-0-number": "0320 11 22 33",
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
    data = snippet_form(admin_client, url)

    saved = admin_client.post(url, {**data, "phones-0-DELETE": "on"})

    service.refresh_from_db()
    assert (saved.status_code, service.digest["phones"]) == (302, ["0320 44 55 66"])


def test_the_form_says_what_is_wrong(home: Any, admin_client: Any) -> None:
    service = make_service()
    url = f"/admin/snippets/directory/service/edit/{service.pk}/"
    data = snippet_form(admin_client, url, minimum_age="20", maximum_age="10")

    refused = admin_client.post(url, data)

    assert refused.status_code == 200
    assert "De jongste leeftijd is hoger dan de oudste. Draai ze om." in refused.content.decode()
    service.refresh_from_db()
    assert service.minimum_age is None
