"""What entries share: a file opens no secret address, and changes no facts of others without saying so."""

from __future__ import annotations

import json
from typing import Any

import pytest

from directory.importing.faults import Outcome
from directory.models import Location, Organisation, Service
from tests.support.hsds import API
from tests.support.importing import PLAIN, make_lists, run

PLACE = {"plek naam": "Huis", "plek straat": "Stilleweg 7", "plek postcode": "8321 AB", "plek plaats": "Urk"}
OTHER = {**PLAIN, "id": "2", "naam": "Ander"}
NEW = {**OTHER, **PLACE}


@pytest.fixture(autouse=True)
def lists(home: Any) -> None:
    make_lists(home)


def told(client: Any) -> str:
    return json.dumps(client.get(f"{API}/service_at_locations?full=true").json())


@pytest.mark.parametrize("row", [NEW, {**NEW, "plek geheim": ""}, {**NEW, "plek geheim": "nee"}])
def test_a_new_row_opens_no_secret_address(row: dict[str, str], client: Any) -> None:
    run({**PLAIN, **PLACE, "plek geheim": "ja"})

    report = run(row)

    assert (report.faults, report.counts) == ([], {Outcome.NEW: 1})
    assert [note.text for note in report.notes] == ["Het adres van “Huis” is hier geheim, en dat blijft zo."]
    assert Location.objects.get().address_is_secret
    assert "Het adres is geheim" in told(client)
    assert "Stilleweg" not in told(client)


@pytest.mark.parametrize("overwrite", [False, True])
def test_only_the_column_itself_opens_a_secret_address(overwrite: bool, client: Any) -> None:
    """Of an entry that has the place already; to overwrite is not enough without the column."""
    run({**PLAIN, **PLACE, "plek geheim": "ja"})

    for row in ({**PLAIN, **PLACE, "e-mail": "a@b.example"}, {**PLAIN, **PLACE, "plek geheim": ""}, NEW):
        assert run(row, overwrite=overwrite).faults == []
        assert Location.objects.get().address_is_secret

    run({**PLAIN, **PLACE, "plek geheim": "nee"}, overwrite=overwrite)
    assert not Location.objects.get().address_is_secret
    assert "Stilleweg" in told(client)


def test_another_order_of_places_opens_no_secret_address(client: Any) -> None:
    """Places are told by their number: the first was open."""
    open_place = {"plek naam": "Open", "plek plaats": "Urk"}
    secret = {f"{name} 2": cell for name, cell in PLACE.items()}
    run({**PLAIN, **open_place, **secret, "plek geheim 2": "ja"})

    report = run({**PLAIN, **PLACE, "plek naam 2": "Open", "plek plaats 2": "Urk"}, overwrite=True)

    assert report.faults == []
    assert Location.objects.get(name="Huis").address_is_secret
    assert "Stilleweg" not in told(client)


def test_a_place_that_an_editor_made_secret_stays_so() -> None:
    run({**PLAIN, **PLACE})
    Location.objects.update(address_is_secret=True)

    report = run({**PLAIN, **PLACE, "plek geheim": "nee"})
    run({**NEW, "plek geheim": "nee"})

    assert report.counts == {Outcome.CONFLICT: 1}
    assert Location.objects.get().address_is_secret


def test_a_new_row_only_fills_up_what_others_share() -> None:
    run({**PLAIN, **PLACE, "organisatie website": "https://oud.example", "plek vervoer": "bus 1"})
    row = {**NEW, "organisatie website": "https://nieuw.example", "organisatie e-mail": "a@b.example"}
    row |= {"plek vervoer": "bus 2", "plek rolstoel": "ja"}

    for dry_run in (True, False):
        report = run(row, dry_run=dry_run)
        assert (report.counts, [(note.where, note.text.partition(".")[0]) for note in report.notes]) == (
            {Outcome.NEW: 1},
            [
                ("regel 2", "Over “Buurthuis De Boot” staat hier iets anders"),
                ("regel 2", "Over “Huis” staat hier iets anders"),
            ],
        )

    organisation, place = Organisation.objects.get(), Location.objects.get()
    assert (organisation.website, organisation.email) == ("https://oud.example", "a@b.example")
    assert (place.transportation, place.wheelchair) == ("bus 1", "yes")

    report = run({**row, "id": "3", "naam": "Derde"}, overwrite=True)
    assert (report.notes, Organisation.objects.get().website) == ([], "https://nieuw.example")
    assert Location.objects.get().transportation == "bus 2"


def test_an_entry_that_has_it_changes_it_for_all_of_the_file() -> None:
    """Whatever row comes first: nothing to tell then."""
    run({**PLAIN, "organisatie website": "https://oud.example"})
    site = {"organisatie website": "https://nieuw.example"}

    report = run({**OTHER, **site}, {**PLAIN, **site})

    assert (report.faults, report.notes) == ([], [])
    assert Organisation.objects.get().website == "https://nieuw.example"
    assert run({**OTHER, **site}, {**PLAIN, **site}).counts == {Outcome.SAME: 2}


def test_filling_up_does_not_hide_what_an_editor_changed() -> None:
    run({**PLAIN, "organisatie website": "https://oud.example"})
    Organisation.objects.update(website="https://redactie.example")

    run({**OTHER, "organisatie e-mail": "a@b.example"})
    report = run({**PLAIN, "organisatie website": "https://nieuw.example"})

    assert report.counts == {Outcome.CONFLICT: 1}
    assert Organisation.objects.get().website == "https://redactie.example"
    assert Service.objects.count() == 2
