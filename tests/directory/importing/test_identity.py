"""Which entry a row means: never two rows the same one, and never one that does not want to be listed."""

from __future__ import annotations

from typing import Any

import pytest

from directory.importing.faults import Outcome
from directory.models import Organisation, Service, ServicePage
from search.models import SearchDocument
from tests.support.importing import PLAIN, make_lists, run


@pytest.fixture(autouse=True)
def lists(home: Any) -> None:
    make_lists(home)


def test_two_rows_that_mean_one_entry_are_a_fault() -> None:
    """By its own number and by that of the source, or both by name."""
    run(PLAIN)
    service = Service.objects.get()
    by_uuid = {**PLAIN, "id": "", "vast nummer": str(service.uuid), "e-mail": "a@b.example"}

    for rows in ((PLAIN, by_uuid), ({**PLAIN, "e-mail": "c@d.example"}, by_uuid)):
        report = run(*rows)
        assert [str(fault) for fault in report.faults] == [
            "regel 3, kolom 'id': Deze rij gaat over hetzelfde item als een andere: regel 2. Haal er één weg."
        ]

    Service.objects.update(external_id="", source="", email="")
    report = run({**PLAIN, "id": "een"}, {**PLAIN, "id": "twee"})
    assert [fault.where for fault in report.faults] == ["regel 3, kolom 'id'"]
    assert list(Service.objects.values_list("external_id", "email")) == [("", "")]


def test_other_capitals_are_the_same_name() -> None:
    run(PLAIN)
    Service.objects.update(external_id="", source="", import_hash="")

    report = run({**PLAIN, "id": "nieuw", "naam": "DE  BOOT", "organisatie": "buurthuis de bóót"}, overwrite=True)

    assert report.counts == {Outcome.CHANGED: 1}
    assert [service.external_id for service in Service.objects.all()] == ["nieuw"]


@pytest.mark.parametrize("number", ["", "boot"])
def test_other_capitals_do_not_bring_back_who_wants_no_place(number: str) -> None:
    run(PLAIN)
    Service.objects.update(do_not_list=True, external_id=number)

    for names in (
        ("DE BOOT", "BUURTHUIS DE BOOT"),
        ("de boot", "Buurthuis de Boot"),
        ("Dé Boot", "Buurthuis  De Boot"),
    ):
        report = run({**PLAIN, "id": "ander", "naam": names[0], "organisatie": names[1]}, overwrite=True)
        assert report.counts == {Outcome.REFUSED: 1}

    assert (Service.objects.count(), Organisation.objects.count()) == (1, 1)


def test_after_a_crash_search_finds_what_was_written(monkeypatch: Any, django_capture_on_commit_callbacks: Any) -> None:
    """The second group fails; running again makes the rest and finds all."""
    from directory.importing import run as module

    rows = [{**PLAIN, "id": str(number), "naam": f"Nummer {number}"} for number in range(3)]
    write, done = module._write_group, list[int]()

    def fail_later(*args: Any) -> list[int]:
        if done:
            msg = "the power is off"
            raise OSError(msg)
        done.append(1)
        return write(*args)

    monkeypatch.setattr(module, "_GROUP", 2)
    monkeypatch.setattr(module, "_write_group", fail_later)
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(OSError, match="power"):
        run(*rows)
    assert ServicePage.objects.count() == SearchDocument.objects.filter(title__startswith="Nummer").count() == 2

    monkeypatch.setattr(module, "_write_group", write)
    with django_capture_on_commit_callbacks(execute=True):
        assert run(*rows).counts == {Outcome.SAME: 2, Outcome.NEW: 1}
    assert SearchDocument.objects.filter(title__startswith="Nummer").count() == 3
