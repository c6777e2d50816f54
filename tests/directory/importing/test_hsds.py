"""HSDS 3.1 JSON: what we read of it, where a fault is, and services of others that say more or less than ours."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from directory.importing.faults import BadFile, Outcome, Report
from directory.importing.run import ImportOptions, import_file
from directory.models import Service, ServicePage
from tests.support.importing import make_lists
from tests.support.needs import missing

ID = "11111111-1111-4111-8111-111111111111"
ORGANISATION = "22222222-2222-4222-8222-222222222222"
PLACE = "33333333-3333-4333-8333-333333333333"
FULL: dict[str, Any] = {
    "id": ID,
    "name": "Inloop",
    "description": "Koffie met buren. Iedereen mag komen.",
    "url": "https://inloop.example",
    "email": "inloop@voorbeeld.example",
    "status": "active",
    "application_process": "Kom langs.",
    "fees_description": "Gratis.",
    "eligibility_description": "Voor iedereen.",
    "wait_time": "geen",
    "minimum_age": 18,
    "maximum_age": 99,
    "assured_date": "2026-10-01",
    "alert": "Dicht in mei.",
    "organization": {"id": ORGANISATION, "name": "Stichting", "description": "Buren.", "website": "https://s.example"},
    "phones": [
        {
            "id": "44444444-4444-4444-8444-444444444444",
            "number": "0320 11 22 33",
            "type": "voice",
            "description": "Balie",
        },
        {"id": "44444444-4444-4444-8444-444444444445", "number": "06 11 22 33 44", "type": "sms"},
    ],
    "languages": [{"id": "55555555-5555-4555-8555-555555555555", "code": "ar", "note": "op maandag"}],
    "cost_options": [{"id": "66666666-6666-4666-8666-666666666666", "option": "per keer", "amount": 2.5}],
    "contacts": [{"id": "77777777-7777-4777-8777-777777777777", "name": "Jo", "email": "jo@voorbeeld.example"}],
    "service_areas": [{"id": "88888888-8888-4888-8888-888888888888", "name": "Gemeente Urk"}],
    "schedules": [
        {
            "id": "99999999-9999-4999-8999-999999999999",
            "freq": "WEEKLY",
            "interval": 2,
            "byday": "MO,TU",
            "dtstart": "2026-01-05",
            "opens_at": "09:00:00",
            "closes_at": "12:00:00Z",
            "attending_type": "telefoon",
        },
        {"id": "99999999-9999-4999-8999-999999999998", "valid_from": "2099-12-25", "valid_to": "2099-12-26"},
    ],
    "service_at_locations": [
        {
            "id": "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa",
            "location": {
                "id": PLACE,
                "location_type": "physical",
                "name": "Huis",
                "transportation": "bus 1",
                "addresses": [{"id": "x", "address_1": "Kade 1", "postal_code": "8321 AB", "city": "Urk"}],
                "accessibility": [
                    {"id": "x", "description": "Wheelchair access"},
                    {"id": "y", "details": "geen ringleiding"},
                ],
            },
            "schedules": [
                {
                    "id": "99999999-9999-4999-8999-999999999997",
                    "freq": "MONTHLY",
                    "byday": "-1FR",
                    "opens_at": "10:00",
                    "closes_at": "11:00",
                }
            ],
        }
    ],
    "attributes": [
        {"id": "bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb", "taxonomy_term": {"code": "eenzaamheid", "name": "x"}},
        {"id": "bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbc", "taxonomy_term": {"code": "", "name": "In een groep"}},
        {"id": "bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbd", "taxonomy_term": {"code": "van-elders", "name": "y"}},
    ],
}


@pytest.fixture(autouse=True)
def lists(home: Any) -> None:
    make_lists(home)


def load(content: Any, **options: Any) -> Report:
    return import_file(name="kaart.json", data=json.dumps(content).encode(), options=ImportOptions(**options))


def test_everything_that_we_keep() -> None:
    report = load([FULL])

    service, page = Service.objects.get(), ServicePage.objects.get()
    assert (report.faults, [note.where for note in report.notes]) == ([], ["/0/attributes/2"])
    assert (service.uuid, service.organisation.uuid) == (UUID(ID), UUID(ORGANISATION))
    assert (service.source, service.external_id, service.name) == ("hsds", ID, "Inloop")
    assert (service.minimum_age, service.maximum_age, str(service.assured_date)) == (18, 99, "2026-10-01")
    assert (page.summary, page.what) == ("Koffie met buren.", "<p>Koffie met buren. Iedereen mag komen.</p>")
    assert (page.how, page.cost, page.for_whom) == ("<p>Kom langs.</p>", "<p>Gratis.</p>", "<p>Voor iedereen.</p>")
    assert list(service.phones.values_list("number", "type")) == [("0320 11 22 33", "voice"), ("06 11 22 33 44", "sms")]
    place = service.places.get().location
    assert (place.uuid, place.city, place.wheelchair, place.hearing_loop) == (UUID(PLACE), "Urk", "yes", "no")
    hours = service.schedules.order_by("sort_order").values_list("byday", "repeats", "attending_type", "location")
    assert list(hours) == [
        ("FR", "-1", "inloop", place.pk),
        ("MO", "fortnightly", "telefoon", None),
        ("TU", "fortnightly", "telefoon", None),
    ]
    assert [str(day.first_day) for day in service.deviations.all()] == ["2099-12-25"]
    assert [(cost.option, str(cost.amount)) for cost in service.cost_options.all()] == [("bijdrage", "2.50")]
    assert [(row.name, row.is_public, row.is_owner) for row in service.contacts.all()] == [("Jo", False, False)]
    assert service.digest["gemeenten"] == ["urk"]
    assert [row.form for row in service.forms.all()] == ["groep"]
    assert {str(term.theme) for term in page.page_terms.all() if term.theme_id} == {"Eenzaamheid"}


@pytest.mark.parametrize("wrap", [lambda one: [one], lambda one: {"contents": [one]}, lambda one: one])
def test_a_list_a_page_or_one_service_and_again(wrap: Any) -> None:
    assert load(wrap(FULL)).counts == {Outcome.NEW: 1}
    assert load(wrap(FULL)).counts == {Outcome.SAME: 1}


def test_a_choice_of_another_site_that_we_do_not_know_is_told() -> None:
    told = [("verwijzing", "none"), ("verwijzing", "altijd"), ("aanmelden", "later"), ("kenmerk", "keurmerk")]
    attributes = [{"id": str(at), "link_type": kind, "value": value} for at, (kind, value) in enumerate(told)]

    report = load([FULL | {"attributes": attributes}])
    ours = load([FULL | {"attributes": [*attributes, {"id": "4", "link_type": "aanmelden", "value": "open"}]}])

    assert [(note.where, note.text) for note in report.notes] == [
        (f"/0/attributes/{at}", "Dit kenmerk kennen we niet; het is overgeslagen.") for at in (1, 2, 3)
    ]
    assert Service.objects.get().referral == "none"
    assert ours.notes == []


def test_our_own_entry_is_known_by_its_uuid() -> None:
    load([FULL])
    Service.objects.update(source="csv", external_id="boot")

    assert load([{**FULL, "name": "Nieuw"}], overwrite=True).counts == {Outcome.CHANGED: 1}
    assert Service.objects.get().name == "Nieuw"


@pytest.mark.parametrize(
    ("changes", "pointer", "words"),
    [
        ({"id": "1"}, "/0/id", "geen UUID"),
        ({"name": ["x"]}, "/0/name", "een tekst"),
        ({"name": ""}, "/0/name", "Hier ontbreekt iets"),
        ({"status": "open"}, "/0/status", "Kies uit: active"),
        ({"minimum_age": "18"}, "/0/minimum_age", "een getal"),
        ({"minimum_age": 1e9}, "/0/minimum_age", "een getal"),
        ({"assured_date": "2026-13-01"}, "/0/assured_date", "geen datum"),
        ({"email": "x"}, "/0/email", "geldig e-mailadres"),
        ({"organization": None}, "/0/organization/name", ""),
        ({"organization": "x"}, "/0/organization", "een object"),
        ({"phones": {}}, "/0/phones", "een lijst"),
        ({"phones": ["x"]}, "/0/phones/0", "een object"),
        ({"phones": [{"number": "1234", "type": "sms"}, {"number": "x"}]}, "/0/phones/1", "Gebruik alleen cijfers"),
        ({"cost_options": [{"amount": "veel"}]}, "/0/cost_options/0/amount", "geen bedrag"),
        ({"schedules": [{"byday": "XX", "opens_at": "09:00", "closes_at": "10:00"}]}, "/0/schedules/0/byday", "MO,TU"),
        (
            {"schedules": [{"byday": "MO", "opens_at": "9", "closes_at": "10:00"}]},
            "/0/schedules/0/opens_at",
            "geen tijd",
        ),
        ({"description": ""}, "/0/description", "ontbreekt"),
    ],
)
def test_a_fault_is_told_at_its_pointer(changes: dict[str, Any], pointer: str, words: str) -> None:
    report = load([{**FULL, **changes}])

    assert pointer in {fault.where for fault in report.faults} or (changes == {"organization": None} and report.faults)
    assert any(words in fault.text for fault in report.faults)
    assert Service.objects.count() == 0


@pytest.mark.parametrize(
    ("missing_part", "told"),
    [
        ("name", ["/0/name: Hier ontbreekt iets: naam. Vul het in."]),
        (
            "organization",
            ["/0/organization: De organisatie ontbreekt. Lever services met hun organisatie (full=true)."],
        ),
    ],
)
def test_what_is_missing_is_told_once_at_its_own_place(missing_part: str, told: list[str]) -> None:
    report = load([{name: value for name, value in FULL.items() if name != missing_part}])

    assert [str(fault) for fault in report.faults] == told


@pytest.mark.parametrize(
    ("name", "value", "pointer"),
    [
        ("minimum_age", "1" * 5000, "/0/minimum_age"),
        ("minimum_age", "NaN", "/0/minimum_age"),
        ("name", "-" + "1" * 5000, "/0/name"),
        ("name", "1e999", "/0/name"),
        ("cost_options", '[{"amount": %s}]' % ("1" * 5000), "/0/cost_options/0/amount"),
    ],
)
def test_a_number_that_nobody_can_hold(name: str, value: str, pointer: str) -> None:
    whole = json.dumps([{**FULL, name: "HERE"}]).replace('"HERE"', value)

    report = import_file(name="kaart.json", data=whole.encode(), options=ImportOptions())

    assert pointer in [fault.where for fault in report.faults]
    assert Service.objects.count() == 0


def test_signs_that_are_no_text_are_left_out() -> None:
    """A zero, a bell, half a character: databases and pages refuse them."""
    bad = "\u0000\u0007\ud800"
    report = load([{**FULL, "name": f"In{bad}loop", "description": f"Koffie{bad}.\n\nThee.", "alert": bad}])

    service, page = Service.objects.get(), ServicePage.objects.get()
    assert (report.faults, service.name, page.alert) == ([], "Inloop", "")
    assert page.what == "<p>Koffie.</p><p>Thee.</p>"

    faults = load([{**FULL, "id": bad, "status": f"open{bad}"}]).faults
    assert [str(fault).encode().decode() for fault in faults] != []


@pytest.mark.parametrize("data", [b"[", b"\xff", b"3", b'{"x": 1}', b"[" * 100_000])
def test_what_is_no_list_of_services(data: bytes) -> None:
    with pytest.raises(BadFile):
        import_file(name="kaart.json", data=data, options=ImportOptions())


@pytest.mark.parametrize("value", [None, "x", 3, [], True])
def test_what_is_no_service_is_a_fault(value: Any) -> None:
    assert load([value]).faults != []


def test_the_example_of_the_standard_is_read_to_the_end() -> None:
    """It breaks our rules for numbers and postcodes; each fault says where."""
    folder = Path(os.environ.get("HSDS_SCHEMA_DIR", "nowhere")) / "examples" / "service_full.json"
    if not folder.exists():
        missing("HSDS_SCHEMA_DIR names no folder with the schema and examples of HSDS 3.1")

    report = load(json.loads(folder.read_text(encoding="utf-8")))

    assert {fault.where.split("/")[1] for fault in report.faults} <= {"phones", "service_at_locations", "contacts"}
    assert any("Schrijf de postcode zo" in fault.text for fault in report.faults)
