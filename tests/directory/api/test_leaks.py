"""What is not public is in no answer of the API. Each such field gets a mark of its own, which is then looked for."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Page

from directory.models import Contact, Location, ServiceAtLocation
from tests.support.hsds import API, fetch, make_entry, make_full_entry
from tests.support.pages import make_page, make_term
from tests.support.services import add_hours, add_place, make_service

_PATHS = [
    *("/", "/openapi.json", "/services", "/services?full=true", "/services?minimal=true"),
    *("/organizations", "/organizations?full=true", "/service_at_locations", "/service_at_locations?full=true"),
    *("/taxonomies", "/taxonomy_terms", "/services?modified_after=2020-01-01"),
]
_MARK = "Zwaluw"


def _everything(client: Any) -> str:
    """Every answer, and every detail that a list leads to, as one text."""
    lists = ("services", "organizations", "service_at_locations")
    details = [f"/{name}/{row['id']}" for name in lists for row in fetch(client, f"/{name}")["contents"]]
    texts = [client.get(f"{API}{path}").content.decode() for path in (*_PATHS, *details)]
    archive = zipfile.ZipFile(io.BytesIO(client.get(f"{API}/datapackage.zip").content))
    texts += [archive.read(name).decode() for name in archive.namelist()]
    return "\n".join(texts)


def _hidden_entries(fixed: Any) -> None:
    """Entries that nobody may read, or no longer, each with a mark in its name and facts."""
    draft = make_page(
        "directory.ServicePage", fixed("/hulp/"), title=f"{_MARK}1", live=False, service=make_service(name=f"{_MARK}2")
    )
    assert not draft.live
    refused = make_entry(fixed, f"{_MARK}3", name=f"{_MARK}4", organisation=f"{_MARK}5")
    refused.service.do_not_list = True
    refused.service.save()
    gone = make_entry(fixed, "Was er", name=f"{_MARK}6", email=f"{_MARK}7@voorbeeld.example", phones=("0320 99 88 77",))
    gone.unpublish()
    Page.objects.filter(pk=gone.pk).update(title=f"{_MARK}8", search_description=f"{_MARK}9")


def _secret_place(page: Any) -> Location:
    location = add_place(
        page.service,
        name=f"{_MARK}10",
        address_1=f"{_MARK}11",
        postal_code="8311 ZX",
        city="Espel",
        transportation=f"{_MARK}12",
        address_is_secret=True,
        wheelchair="yes",
    )
    ServiceAtLocation.objects.filter(location=location).update(description=f"{_MARK}13")
    add_hours(page.service, "MO", "09:00", "12:00", location=location, description=f"{_MARK}30")
    return location


def _private_facts(page: Any) -> None:
    """What only editors may see of an entry that everyone may read."""
    service = page.service
    mail = f"{_MARK}16@voorbeeld.example"
    person = {"name": f"{_MARK}14", "title": f"{_MARK}15", "phone": "0320 99 88 66"}
    Contact.objects.create(service=service, email=mail, **person)
    Contact.objects.create(
        service=service, name="Openbaar", email=f"{_MARK}17@voorbeeld.example", is_owner=True, is_public=True
    )
    service.name, service.assured_by = f"{_MARK}18", f"{_MARK}19"
    service.save()
    draft = Page.objects.get(pk=page.pk).specific
    draft.title, draft.what, draft.not_for = f"{_MARK}20", f"<p>{_MARK}21</p>", f"{_MARK}22"
    draft.save_revision()


@pytest.fixture
def entry(fixed: Any) -> Any:
    make_term("Gemeente", "noordoostpolder", name="Noordoostpolder", cbs_code="0171", places="Emmeloord\nEspel")
    page = make_full_entry(fixed)
    _private_facts(page)
    _secret_place(page)
    _hidden_entries(fixed)
    return page


def test_no_mark_is_in_any_answer(entry: Any, client: Any) -> None:
    secret = Location.objects.get(address_is_secret=True)

    told = _everything(client)

    assert _MARK not in told
    for trace in ("8311", "Espel", str(secret.uuid), str(secret.address_uuid), "0320 99 88", "52.7"):
        assert (trace, trace in told) == (trace, False)
    for word in ("do_not_list", "is_owner", "assurer", "digest", "review_interval", "is_essential"):
        assert (word, word in told) == (word, False)


def test_the_search_finds_marks_where_they_are(entry: Any, client: Any) -> None:
    """Negative control: the same fields, made public, are found."""
    Location.objects.filter(address_is_secret=True).update(address_is_secret=False)
    Contact.objects.update(is_public=True)
    Page.objects.get(pk=entry.pk).specific.get_latest_revision().publish()

    told = _everything(client)

    for number in (10, 11, 12, 13, 14, 15, 20, 21, 22, 30):
        assert (number, f"{_MARK}{number}" in told) == (number, True)
    for trace in ("8311", "52.7"):
        assert (trace, trace in told) == (trace, True)


def test_of_a_secret_place_only_the_gemeente_is_told(entry: Any, client: Any) -> None:
    found = fetch(client, f"/services/{entry.service.uuid}")
    place = found["service_at_locations"][1]

    location = {name: value for name, value in place["location"].items() if name != "id"}
    assert location == {
        "location_type": "physical",
        "description": "Het adres is geheim. Gemeente: Noordoostpolder.",
    }
    assert set(place) == {"id", "service_id", "location_id", "location", "schedules"}
    assert place["location"]["id"] == place["location_id"] == place["schedules"][0]["location_id"]


def test_nobody_sees_that_two_services_share_a_secret_place(fixed: Any, client: Any) -> None:
    pages = [make_entry(fixed, title) for title in ("Aap", "Beer")]
    location = add_place(pages[0].service, address_is_secret=True)
    ServiceAtLocation.objects.create(service=pages[1].service, location=location)

    first, second = (row["location_id"] for row in fetch(client, "/service_at_locations")["contents"])

    assert first != second


@pytest.mark.parametrize("metres", [0, 3000, 100_000])
def test_a_secret_place_has_no_part_in_distance(metres: int, fixed: Any, client: Any) -> None:
    urk = make_term("Gemeente", "urk", cbs_code="0184")
    secret = make_entry(fixed, "Geheim", areas=(urk,))
    make_entry(fixed, "Zonder adres", areas=(urk,))
    add_place(secret.service, postal_code="8311 AB", city="Espel", address_is_secret=True)

    def found(postcode: str) -> tuple[list[str], list[str]]:
        query = f"postcode={postcode}&proximity={metres}"
        return tuple(
            [row.get("name", row["id"]) for row in fetch(client, f"/{name}?{query}")["contents"]]
            for name in ("services", "service_at_locations")
        )  # type: ignore[return-value]  # two lists

    assert found("8311") == ([], [])
    assert found("8321") == (["Geheim", "Zonder adres"], [])


def test_a_stub_of_a_removed_entry_has_only_four_fields(entry: Any, client: Any) -> None:
    rows = fetch(client, "/services?full=true")["contents"]
    stubs = [row for row in rows if row["status"] != "active"]

    assert [(set(row), row["name"], row["status"]) for row in stubs] == [
        ({"id", "name", "status", "last_modified"}, "Niet meer op de kaart", "defunct"),
        ({"id", "name", "status", "last_modified"}, "Was er", "inactive"),
    ]
    assert all(row["last_modified"] > (timezone.now() - timedelta(minutes=5)).isoformat() for row in stubs)
