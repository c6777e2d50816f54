"""Postcode areas: our own list, a better one, and what is near."""

from __future__ import annotations

import csv
import os
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from core import local_cache
from directory.models import PostcodeArea
from directory.postcodes import Nearness, areas, find_spot, nearness
from tests.support.needs import missing
from tests.support.pages import make_term

HEAD = "postcode,plaats,gemeente,breedte,lengte\n"


@pytest.fixture
def file(tmp_path: Path) -> Any:
    """Writes a file and gives its path."""

    def write(text: str, encoding: str = "utf-8") -> Path:
        path = tmp_path / "postcodes.csv"
        path.write_text(text, encoding=encoding)
        return path

    return write


def test_our_list_has_all_areas_of_the_province_and_no_others(home: Any) -> None:
    found = areas()

    assert len(found) == 96
    assert {area.gemeente for area in found.values()} == {"0034", "0303", "0995", "0171", "0184", "0050"}
    assert {"3981", "8325"} & set(found) == set()
    assert all(round(area.latitude, 2) == area.latitude for area in found.values())


def test_our_list_is_where_geonames_says(home: Any) -> None:
    folder = os.environ.get("GEO_DIR") or missing("GEO_DIR names a folder with the areas of GeoNames")
    with Path(folder, "flevoland_pc4_geonames.csv").open(encoding="utf-8") as lines:
        theirs = {row["pc4"]: (float(row["lat"]), float(row["lon"])) for row in csv.DictReader(lines)}

    away = {
        code: (area.latitude, area.longitude)
        for code, area in areas().items()
        if abs(area.latitude - theirs[code][0]) > 0.0051 or abs(area.longitude - theirs[code][1]) > 0.0051
    }

    assert away == {}


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("8232", "8232 (Lelystad)"),
        (" 8232 ab ", "8232 (Lelystad)"),
        ("8232AB", "8232 (Lelystad)"),
        ("8321 Urk", "8321 (Urk)"),
        ("8321AB, urk", "8321 (Urk)"),
        ("8232 ab  Lelystad", "8232 (Lelystad)"),
        ("1000 AB Urk", "Urk"),
        ("urk", "Urk"),
        ("ALMERE  BUITEN", "Almere Buiten"),
        ("Noordoostpolder", "Noordoostpolder"),
    ],
)
def test_what_people_type(home: Any, words: str, label: str) -> None:
    make_term("Gemeente", "noordoostpolder", places="Emmeloord\nEns")

    spot = find_spot(words)

    assert spot is not None
    assert spot.label == label


def test_a_village_without_a_postcode_is_one_place_of_its_gemeente(home: Any) -> None:
    make_term("Gemeente", "dronten", cbs_code="0303", places="Dronten\nKetelhaven")

    haven, same, town = find_spot("ketelhaven"), find_spot("Ketelhaven"), find_spot("8251")

    assert haven is not None
    assert same is not None
    assert town is not None
    assert (haven.label, nearness(haven, same), nearness(haven, town)) == ("Ketelhaven", Nearness.HERE, Nearness.NEAR)


def test_a_gemeente_is_known_by_its_name_when_its_areas_have_those_of_wijken(home: Any) -> None:
    make_term("Gemeente", "lelystad", name="Lelystad", cbs_code="0995", places="Lelystad")
    PostcodeArea.objects.create(code="8232", place="Zuiderzeewijk", gemeente="0995", latitude="52.51", longitude="5.47")
    local_cache.clear()

    wijk, whole = find_spot("8232"), find_spot("Lelystad")

    assert wijk is not None
    assert whole is not None
    assert (wijk.label, whole.label, nearness(wijk, whole)) == ("8232 (Zuiderzeewijk)", "Lelystad", Nearness.HERE)


@pytest.mark.parametrize(
    "words",
    ["", "  ", "0000", "1000", "8232 A", "8232 ABC", "8232 AB CD", "8232 Parijs", "82321", "Parijs", "%", "\x00"],
)
def test_what_we_do_not_know(home: Any, words: str) -> None:
    assert find_spot(words) is None


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        ("8232", "8219", Nearness.HERE),
        ("1311", "1351", Nearness.NEAR),
        ("8321", "8311", Nearness.CLOSE),
        ("8232", "1335", Nearness.FAR),
    ],
)
def test_how_far(home: Any, here: str, there: str, expected: Nearness) -> None:
    first, second = find_spot(here), find_spot(there)

    assert first is not None
    assert second is not None
    assert nearness(first, second) is expected
    assert nearness(second, first) is expected


class TestABetterFile:
    @pytest.fixture(autouse=True)
    def gemeente(self, home: Any) -> None:
        make_term("Gemeente", "urk", cbs_code="0184")

    @pytest.mark.parametrize(
        "text",
        [
            f"{HEAD}8321,Urk,0184,52.6612,5.6012\n",
            "PC4;Woonplaats;Gemeentenaam;lat;lon\n8321;Urk;Gemeente Urk;52,6612;5,6012\n",
            "lengte\tbreedte\tgemeente\tplaats\tpostcode\n5.6012\t52.6612\tGM0184\tUrk\t8321\n",
        ],
    )
    def test_takes_the_place_of_our_list(self, file: Any, text: str, django_capture_on_commit_callbacks: Any) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            call_command("import_postcodes", file(text, "utf-8-sig"))

        row = PostcodeArea.objects.get()
        assert (row.code, row.place, row.gemeente, str(row.latitude), str(row.longitude)) == (
            "8321",
            "Urk",
            "0184",
            "52.66",
            "5.60",
        )
        assert list(areas()) == ["8321"]

    def test_a_dry_run_changes_nothing(self, file: Any, capsys: Any) -> None:
        call_command("import_postcodes", file(f"{HEAD}8321,Urk,0184,52.66,5.60\n"), dry_run=True)

        assert "1 postcodegebieden" in capsys.readouterr().out
        assert not PostcodeArea.objects.exists()

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("", "regel 1: deze kolommen ontbreken: postcode, plaats, gemeente, breedte, lengte."),
            ("postcode,plaats\n", "regel 1: deze kolommen ontbreken: gemeente, breedte, lengte."),
            (HEAD, "er staan geen postcodes in."),
            (f"{HEAD}832,Urk,0184,52.6,5.6\n", "regel 2, kolom 'postcode': '832' is geen postcode"),
            (f"{HEAD}8321,,0184,52.6,5.6\n", "regel 2, kolom 'plaats': hier staat niets"),
            (f"{HEAD}8321,Urk,Parijs,52.6,5.6\n", "regel 2, kolom 'gemeente': 'Parijs' is geen gemeente"),
            (f"{HEAD}8321,Urk,0184,noord,5.6\n", "regel 2, kolom 'breedte': 'noord' is geen getal"),
            (f"{HEAD}8321,Urk,0184,5.6,52.6\n", "regel 2, kolom 'breedte': 5.6 ligt niet in Nederland"),
            (
                f"{HEAD}8321,Urk,0184,52.6,5.6\n8321,Urk,0184,52.6,5.6\n",
                "regel 3, kolom 'postcode': 8321 staat er twee",
            ),
            (f'{HEAD}8321,"Ur"k,0184,52.6,5.6\n', "regel 2, kolom '2': een aanhalingsteken staat verkeerd"),
            (f'{HEAD}8321,"Urk,0184,52.6,5.6\n', "regel 2, kolom '2': een aanhalingsteken staat verkeerd"),
            (f"{HEAD}8321,{'x' * 140000},0184,52.6,5.6\n", "een cel is te lang"),
            (f"{HEAD}8321,Urk,0184,52,6,5,6\n", "regel 2, kolom '6': hier staat meer dan de 5 kolommen"),
            (f"{HEAD}8321,U\0rk,0184,52.6,5.6\n", "regel 2, kolom '2': hier staat een teken dat niet kan"),
            (
                f"{HEAD}8321,{'x' * 61},0184,52.6,5.6\n",
                "regel 2, kolom 'plaats': de naam is te lang. Gebruik hoogstens 60",
            ),
            (f"{HEAD}8321,Urk,0184\n", "regel 2, kolom 'breedte': '' is geen getal"),
        ],
    )
    def test_a_fault_is_told_and_nothing_changes(self, file: Any, text: str, said: str) -> None:
        PostcodeArea.objects.create(code="8322", place="Urk", gemeente="0184", latitude="52.66", longitude="5.63")

        with pytest.raises(CommandError) as fault:
            call_command("import_postcodes", file(text))

        assert said in str(fault.value)
        assert PostcodeArea.objects.get().code == "8322"

    def test_another_encoding_and_no_file(self, file: Any, tmp_path: Path) -> None:
        with pytest.raises(CommandError, match="geen UTF-8"):
            call_command("import_postcodes", file(f"{HEAD}8321,Ürk,0184,52.6,5.6\n", "latin-1"))
        with pytest.raises(CommandError, match="kan niet gelezen worden"):
            call_command("import_postcodes", tmp_path / "weg.csv")
