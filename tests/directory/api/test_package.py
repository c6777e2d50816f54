"""The CSV package, judged by frictionless."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from wagtail.models import Page

from core import local_cache
from core.models import Gemeente
from directory.api import package as module
from directory.postcodes import areas
from directory.services import replace_postcodes
from tests.support.hsds import API, fetch, hsds_dir, make_entry, make_full_entry


def _unpack(client: Any, folder: Path) -> dict[str, list[dict[str, str]]]:
    """The package in a folder, and its tables."""
    archive = zipfile.ZipFile(io.BytesIO(client.get(f"{API}/datapackage.zip").content))
    archive.extractall(folder)
    return {
        name: list(csv.DictReader(archive.read(name).decode().splitlines()))
        for name in archive.namelist()
        if name.endswith(".csv")
    }


def _faults(folder: Path) -> list[str]:
    frictionless = pytest.importorskip("frictionless")
    with frictionless.system.use_context(trusted=True):
        report = frictionless.validate(str(folder / "datapackage.json"))
    return [" ".join(map(str, row)) for row in report.flatten(["title", "fieldName", "note", "type"])]


@pytest.fixture
def entries(fixed: Any) -> list[Any]:
    found = [make_full_entry(fixed), make_full_entry(fixed, 2), make_entry(fixed, "Kaal"), make_entry(fixed, "Weg")]
    Page.objects.get(pk=found[3].pk).specific.unpublish()
    return found


def test_frictionless_has_nothing_to_say(entries: list[Any], client: Any, tmp_path: Path) -> None:
    tables = _unpack(client, tmp_path)

    assert _faults(tmp_path) == []
    assert [row["name"] for row in tables["services.csv"]] == ["Hulp 1", "Hulp 2", "Kaal"]
    assert {name: len(rows) > 0 for name, rows in tables.items()} == dict.fromkeys(tables, True)


@pytest.mark.parametrize(
    ("file", "before", "after", "fault"),
    [
        ("services.csv", "hulp@voorbeeld.example", "geen adres", "type-error"),
        ("phones.csv", "0320 00 11 22", "", "constraint-error"),
        ("schedules.csv", "09:00", "negen uur", "type-error"),
        ("attributes.csv", "service,hulpvraag", "service,hulpvraag", ""),
        ("taxonomy_terms.csv", "id,code", "id,kode", "incorrect-label"),
    ],
)
def test_frictionless_sees_what_is_wrong(
    file: str, before: str, after: str, fault: str, entries: list[Any], client: Any, tmp_path: Path
) -> None:
    _unpack(client, tmp_path)
    path = tmp_path / file
    path.write_text(path.read_text().replace(before, after))

    faults = _faults(tmp_path)

    assert any(fault in line for line in faults) is bool(fault)


def test_frictionless_misses_what_rows_point_to(entries: list[Any], client: Any, tmp_path: Path) -> None:
    _unpack(client, tmp_path)
    path = tmp_path / "services.csv"
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join([lines[0], *lines[-1:]]))

    assert any("foreign-key" in line for line in _faults(tmp_path))


def test_it_says_the_same_as_the_api(entries: list[Any], client: Any, tmp_path: Path) -> None:
    tables = _unpack(client, tmp_path)
    services = [row for row in fetch(client, "/services?full=true")["contents"] if row["status"] == "active"]

    for told, row in zip(services, tables["services.csv"], strict=True):
        plain = {name: str(value) for name, value in told.items() if not isinstance(value, dict | list)}
        assert {name: value.replace("\r\n", "\n") for name, value in row.items() if value} == {
            name: value for name, value in plain.items() if "\n" not in value
        } | {name: row[name] for name, value in plain.items() if "\n" in value}
    for part, file in (("phones", "phones.csv"), ("schedules", "schedules.csv"), ("contacts", "contacts.csv")):
        told_ids = {part_row["id"] for told in services for part_row in told.get(part, ())}
        assert told_ids <= {row["id"] for row in tables[file]}


def test_its_tables_and_columns_are_those_of_hsds(home: Any, client: Any, tmp_path: Path) -> None:
    _unpack(client, tmp_path)
    ours = json.loads((tmp_path / "datapackage.json").read_text())
    theirs = json.loads((hsds_dir() / "datapackage.json").read_text())
    columns = {
        table["path"]: {field["name"] for field in table["schema"]["fields"]} | {"id"} for table in theirs["resources"]
    }

    for table in ours["resources"]:
        names = {field["name"] for field in table["schema"]["fields"]}
        assert (table["path"], names - columns[table["path"]]) == (table["path"], set())
    assert ours["licenses"] == [
        {
            "name": "CC-BY-4.0",
            "path": "https://creativecommons.org/licenses/by/4.0/",
            "title": "Creative Commons Attribution 4.0",
        }
    ]


def test_the_same_data_is_the_same_file_and_made_once(entries: list[Any], client: Any, monkeypatch: Any) -> None:
    made, build = [], module._build

    def count(request: Any) -> bytes:
        made.append(request)
        return build(request)

    monkeypatch.setattr(module, "_build", count)

    first, second = (client.get(f"{API}/datapackage.zip").content for _time in range(2))
    entries[0].service.phones.first().save()
    third = client.get(f"{API}/datapackage.zip").content

    assert (first == second, first == third, len(made)) == (True, False, 2)


def _move_a_postcode() -> None:
    replace_postcodes(areas=[replace(area, latitude=area.latitude + 0.1) for area in areas().values()])
    local_cache.clear()  # as the end of the transaction does


def _rename_a_gemeente() -> None:
    urk = Gemeente.objects.get(slug="urk")
    urk.name = "Urk en omstreken"
    urk.save()


@pytest.mark.parametrize(
    ("change", "file"), [(_move_a_postcode, "locations.csv"), (_rename_a_gemeente, "service_areas.csv")]
)
def test_lists_that_change_without_an_entry_are_another_package(
    change: Callable[[], None], file: str, entries: list[Any], client: Any, tmp_path: Path
) -> None:
    path = f"{API}/datapackage.zip"
    before, tables = client.get(path)["ETag"], _unpack(client, tmp_path)
    assert client.get(path, headers={"If-None-Match": before}).status_code == 304

    change()

    assert client.get(path, headers={"If-None-Match": before}).status_code == 200
    assert _unpack(client, tmp_path)[file] != tables[file]


def test_a_name_that_is_a_formula_is_text_in_the_file(fixed: Any, client: Any, tmp_path: Path) -> None:
    make_entry(fixed, '=HYPERLINK("x")')

    tables = _unpack(client, tmp_path)

    assert [row["name"] for row in tables["services.csv"]] == ['\'=HYPERLINK("x")']
    assert [row["name"] for row in fetch(client, "/services")["contents"]] == ['=HYPERLINK("x")']
