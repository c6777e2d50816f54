"""Entries that one site tells in its open data and another one imports: the same facts, under new ids."""

from __future__ import annotations

import json
import re
from datetime import date, time
from typing import Any
from uuid import UUID, uuid5

import pytest

from directory.importing.run import ImportOptions, import_file
from directory.models import Location, Organisation, Schedule, Service, ServiceAtLocation, ServicePage
from tests.support.hsds import API, make_full_entry
from tests.support.pages import make_page, make_term
from tests.support.questions import make_question
from tests.support.services import add_hours, add_place, make_service

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_OTHER_SITE = UUID("12345678-1234-4234-8234-123456789012")
#: Of each entry: what one may ask of it, and how long one waits.
_LISTS: dict[str, dict[str, Any]] = {
    "Wachtlijst": {"intake": "waiting_list", "referral": "required", "wait_weeks": 13},
    "Stop": {"intake": "stop", "referral": "sometimes", "wait_weeks": 0, "wait_checked_on": date(2026, 5, 31)},
    "Woorden": {"wait_time": "Ongeveer drie maanden (soms langer)", "holiday_rule": "open"},
}


def _make(fixed: Any) -> None:
    make_term("Theme", "schulden")
    make_question("schulden")
    make_full_entry(fixed)
    for name, facts in _LISTS.items():
        service = make_service(name=name, organisation=f"Stichting {name}", phones=("0320 11 22 33",), **facts)
        words = {
            "search_description": f"Over {name}.",
            "what": "<p>Een.</p><p>Twee.</p>",
            "not_for": "Wie haast heeft.",
        }
        make_page("directory.ServicePage", fixed("/hulp/"), title=name, service=service, **words)
        add_hours(service, "MO", "09:00", "12:00", attending_type="telefoon")
        add_hours(service, "SA", "10:00", "12:00", repeats="irregular", description="Bel eerst")
    add_place(Service.objects.get(name="Stop"), name="Half", address_1="Kade 3, achter", postal_code="")
    add_place(Service.objects.get(name="Woorden"), name="Ergens", address_1="", postal_code="")
    for name in ("Stop", "Woorden"):
        hidden = add_place(Service.objects.get(name=name), name=f"Blijf {name}", address_is_secret=True)
        assert hidden.city == "Urk"


def _told(client: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(f"{API}/services?full=true").json()["contents"]
    return sorted((row for row in found if row["status"] == "active"), key=lambda row: str(row["name"]))


def _bare(value: Any, name: str = "") -> Any:
    """Without ids, the moment of the last change, and people: who may be named is asked again at each site."""
    if isinstance(value, dict):
        left = {key for key in value if key not in ("id", "last_modified", "contacts") and not key.endswith("_id")}
        left -= {"name"} if str(value.get("description", "")).startswith("Het adres is geheim.") else set()
        return {key: _bare(value[key], key) for key in sorted(left)}
    if isinstance(value, list):
        return sorted((_bare(one) for one in value), key=json.dumps)
    return value


def _import_elsewhere(told: Any) -> Any:
    for model in (ServicePage, Service, ServiceAtLocation, Location, Organisation):
        for row in model._default_manager.all():
            row.delete()
    text = _UUID.sub(lambda found: str(uuid5(_OTHER_SITE, found[0])), json.dumps(told))
    return import_file(name="open.json", data=text.encode(), options=ImportOptions(source="elders"))


@pytest.fixture
def both(fixed: Any, client: Any, search_index: None) -> Any:
    """What the first site told, what the import said, and what the second one tells."""
    _make(fixed)
    told = _told(client)
    report = _import_elsewhere(told)
    return told, report, _told(client)


def test_open_data_of_one_site_gives_the_same_facts_in_another(both: Any) -> None:
    told, report, again = both

    assert ([str(fault) for fault in report.faults], [str(note) for note in report.notes]) == ([], [])
    assert [row["name"] for row in again] == ["Hulp 1", "Stop", "Wachtlijst", "Woorden"]
    for before, after in zip(told, again, strict=True):
        assert before["id"] != after["id"]
        assert _bare(after) == _bare(before)


def test_facts_that_open_data_has_only_words_for_are_in_their_own_columns(both: Any) -> None:
    names = ("name", "intake", "referral", "wait_weeks", "wait_checked_on", "wait_time", "holiday_rule", "sample")
    assert set(Service.objects.values_list(*names)) == {
        ("Hulp 1", "open", "none", 2, date(2026, 3, 1), "", "closed", True),
        ("Wachtlijst", "waiting_list", "required", 13, None, "", "unknown", False),
        ("Stop", "stop", "sometimes", 0, date(2026, 5, 31), "", "unknown", False),
        ("Woorden", "open", "unknown", None, None, "Ongeveer drie maanden (soms langer)", "open", False),
    }
    full = Service.objects.get(name="Hulp 1")
    assert (full.referral_phone, full.chat_url, full.form_url, full.organisation.kvk_number) == (
        *("0320 00 11 33", "https://voorbeeld.example/chat", "https://voorbeeld.example/formulier"),
        "12345678",
    )
    page = ServicePage.objects.get(service=full)
    assert (page.summary, page.what, page.how, page.referral_how) == (
        *("Samen praten.", "<p>Wat het is.</p>", "<p>Kom langs.</p>"),
        "Bel ons.",
    )
    assert (page.for_whom, page.not_for, page.alert) == ("<p>Voor iedereen.</p>", "Kinderen.", "Deze week dicht.")
    assert set(Schedule.objects.filter(repeats="irregular").values_list("byday", "description")) == {
        ("TH", ""),
        ("SA", "Bel eerst"),
    }
    assert set(full.deviations.values_list("opens_at", "description")) == {(None, "Kerst"), (time(10), "")}
    assert Location.objects.filter(address_is_secret=True).count() == 2
    assert set(Location.objects.filter(address_is_secret=False).values_list("address_1", "postal_code", "city")) == {
        ("Dorpsstraat 1", "8321 AB", "Urk"),
        ("Kade 3, achter", "", "Urk"),
        ("", "", "Urk"),
    }
    assert [row.question.slug for row in full.questions.all()] == ["schulden"]
