"""Our own open data comes back in: what it does not tell is not lost."""

from __future__ import annotations

import json
from typing import Any

import pytest

from directory.importing.faults import Outcome, Report
from directory.importing.records import WORDS
from directory.importing.run import ImportOptions, import_file
from directory.models import Contact, Location, Phone, Service, ServicePage
from tests.support.hsds import API, make_full_entry
from tests.support.services import add_place

CONTACTS = ("name", "title", "email", "phone", "is_owner", "is_public", "uuid")
PLACES = ("location__uuid", "location__name", "location__address_1", "location__city", "location__address_is_secret")
HOURS = ("byday", "opens_at", "repeats", "starts_on", "attending_type", "location__name", "uuid")


@pytest.fixture
def service(fixed: Any) -> Service:
    """Everything that is public, with an owner, a secret place first, and a contact that is not public."""
    found: Service = make_full_entry(fixed).service
    owner = {"name": "Jo", "email": "jo@voorbeeld.example", "is_owner": True}
    Contact.objects.create(service=found, sort_order=1, **owner)
    Contact.objects.filter(name="Bo").update(email="bo@voorbeeld.example")
    secret = add_place(found, name="Blijf", address_1="Stilleweg 7", city="Urk", address_is_secret=True)
    found.places.filter(location=secret).update(description="achterin", sort_order=-1)
    Location.objects.exclude(pk=secret.pk).update(postal_code="", city="Urk")
    return found


def state() -> dict[str, Any]:
    service = Service.objects.get(referral_phone="0320 00 11 33")
    return {
        "phones": sorted(service.phones.values_list("number", "type", "description")),
        "contacts": sorted(service.contacts.values_list(*CONTACTS), key=str),
        "places": list(service.places.order_by("sort_order").values_list(*PLACES, "description")),
        "hours": sorted(service.schedules.values_list(*HOURS), key=str),
        "days": sorted(service.deviations.values_list("first_day", "opens_at", "description"), key=str),
        "words": list(ServicePage.objects.filter(service=service).values_list(*WORDS)),
        "names": (service.name, service.url, service.wait_time, service.organisation.website),
        "rest": (service.referral_phone, service.wait_weeks, Location.objects.count()),
    }


def answer(client: Any) -> Any:
    found = client.get(f"{API}/services?full=true").json()["contents"]
    return {"contents": [row for row in found if len(row["phones"]) > 1]}


def load(content: Any) -> Report:
    return import_file(
        name="open.json", data=json.dumps(content).encode(), options=ImportOptions(overwrite=True, source="open")
    )


def test_our_own_answer_changes_nothing_that_it_does_not_tell(service: Service, client: Any) -> None:
    before, told = state(), answer(client)
    assert "Stilleweg" not in json.dumps(told)

    for _again in range(2):
        report = load(told)
        assert (report.faults, report.counts) == ([], {Outcome.SAME: 1})
        assert state() == before


def test_a_second_number_with_the_words_for_referrers_is_for_everybody(service: Service, client: Any) -> None:
    Phone.objects.create(service=service, number="0320 00 11 44", description="Voor verwijzers", sort_order=-1)
    before, told = state(), answer(client)
    told["contents"][0]["phones"].sort(key=lambda phone: phone["number"], reverse=True)

    report = load(told)

    assert (report.faults, state()) == ([], before)
    assert "0320 00 11 44" in [phone[0] for phone in before["phones"]]


def test_a_change_in_it_lands_on_the_same_rows(service: Service, client: Any) -> None:
    """Found by UUID, also in another order; a contact that is public and gone there goes here."""
    before, told = state(), answer(client)
    row = told["contents"][0]
    row["contacts"][0] |= {"name": "Bo Anders"}
    row["service_at_locations"].reverse()
    load(told)

    after = state()
    assert sorted(after["places"]) == sorted(before["places"])
    assert {(one[0], one[2], one[4], one[5], one[6]) for one in after["contacts"]} == {
        ("Bo Anders" if one[0] == "Bo" else one[0], one[2], one[4], one[5], one[6]) for one in before["contacts"]
    }
    row["contacts"], row["service_at_locations"] = [], []
    load(told)
    assert [one[0] for one in state()["contacts"]] == ["Jo"]
    assert [one[1] for one in state()["places"]] == ["Blijf"]


def test_the_id_of_a_secret_place_opens_nothing(service: Service, client: Any) -> None:
    """Whoever tells an address with it: not of this entry, and not of another one."""
    told = answer(client)
    row = told["contents"][0]
    secret = Location.objects.get(name="Blijf")
    place = row["service_at_locations"][1]["location"]
    place["id"] = str(secret.uuid)
    place["addresses"] = [{"address_1": "Stilleweg 7", "city": "Urk", "postal_code": "8321 AB"}]
    other = {**row, "id": "11111111-1111-4111-8111-111111111111", "name": "Ander", "phones": [], "contacts": []}

    report = load([other])

    secret.refresh_from_db()
    assert report.faults == []
    assert (secret.address_is_secret, secret.address_1, secret.name) == (True, "Stilleweg 7", "Blijf")
    assert "Stilleweg" not in json.dumps(client.get(f"{API}/service_at_locations?full=true").json())


def test_open_data_has_no_word_for_an_open_address(service: Service, client: Any) -> None:
    """An entry that is here moves to the address of a secret place of another one, and the file wins."""
    told = answer(client)
    Location.objects.create(name="Schuil", address_1="Dwaalpad 3", city="Urk", postal_code="8321 AB")
    Location.objects.filter(name="Schuil").update(address_is_secret=True)
    place = {"address_1": "Dwaalpad 3", "city": "Urk", "postal_code": "8321 AB"}
    link = {"location": {"id": "11111111-1111-4111-8111-111111111112", "name": "Schuil", "addresses": [place]}}
    told["contents"][0]["service_at_locations"].append(link)

    report = load(told)

    assert report.faults == []
    assert Location.objects.get(name="Schuil").address_is_secret
    assert "Dwaalpad" not in json.dumps(client.get(f"{API}/service_at_locations?full=true").json())
