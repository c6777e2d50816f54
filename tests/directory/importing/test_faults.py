"""Bad files: every fault is told at its line and column, says what to do, and nothing is written."""

from __future__ import annotations

import csv
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from directory.importing.cells import formula_in, safe_cell, unsafe_cell
from directory.importing.csv_file import read_csv
from directory.importing.faults import BadFile, Report
from directory.importing.run import ImportOptions, import_file
from directory.models import Organisation, Service
from tests.support.importing import FULL, PLAIN, as_csv, make_lists, run


@pytest.fixture
def lists(home: Any) -> None:
    make_lists(home)


def told(*rows: dict[str, str]) -> list[str]:
    """The faults of a file, which leaves nothing behind."""
    report = run(*rows)
    assert (Service.objects.count(), Organisation.objects.count()) == (0, 0)
    return [str(fault) for fault in report.faults]


@pytest.mark.parametrize(
    ("values", "notes"),
    [
        ({"telefoon": ""}, 1),
        ({"telefoon": "", "plek naam": "Huis", "plek plaats": "Urk", "plek geheim": "ja"}, 1),
        ({"telefoon": "", "plek naam": "Huis", "plek plaats": "Urk", "plek soort": "postadres"}, 1),
        ({"telefoon": "", "plek naam": "Huis", "plek plaats": "Urk"}, 0),
        ({"telefoon": "", "whatsapp": "06 00 11 22 33"}, 0),
        ({"telefoon": "", "status": "gestopt"}, 0),
    ],
)
def test_help_that_nobody_can_reach(values: dict[str, str], notes: int, lists: None) -> None:
    report = run({**PLAIN, **values, "website": ""}, dry_run=True)

    words = "regel 2, kolom 'telefoon': Hier staat niet hoe iemand hulp krijgt."
    assert [str(note)[: len(words)] for note in report.notes] == [words] * notes
    assert report.faults == []


@pytest.mark.parametrize(
    ("column", "cell", "words"),
    [
        ("telefoon", "0320-112233", "Gebruik alleen cijfers en spaties"),
        ("telefoon", "0527 00 17", "“0527 00 17”: Dit nummer heeft te weinig of te veel cijfers."),
        ("nummer verwijzers", "0800 200", "8 of 11 cijfers"),
        ("telefoon", "| de balie", "Hier ontbreekt iets: nummer"),
        ("telefoon", "0320 11 22 33 | " + "x" * 161, "161"),
        ("e-mail", "geen mail", "geldig e-mailadres"),
        ("website", "javascript:alert(1)", "geldige URL"),
        ("website", "www.voorbeeld", "geldige URL"),
        ("kvk-nummer", "123", "acht cijfers"),
        ("naam", "x" * 161, "161"),
        ("samenvatting", "x" * 301, "korter dan 300"),
        ("let op", "x" * 201, "201"),
        ("wat is het", "x" * 20_001, "korter dan 20000"),
        ("inloop", "maandag 9 uur", "Schrijf de tijden zo: ma 09:00-12:00"),
        ("inloop", "ma 25:00-26:00", "geen tijd"),
        ("inloop", "xx 09:00-10:00", "geen dag"),
        ("inloop", "vr-ma 09:00-10:00", "loopt terug"),
        ("inloop", "ma 09:00-09:00", "Begin en einde zijn gelijk"),
        ("inloop", "ma 09:00-10:00 | om de week", "Vul dan een dag in waarop het is"),
        ("inloop", "ma 09:00-10:00 | plek 3", "Plek 3 is er niet"),
        ("inloop", "ma 09:00-10:00 | vanaf 2-2-2026 | tot en met 1-1-2026", "Draai ze om"),
        ("afwijkende dagen", "31-02-2026", "geen datum"),
        ("afwijkende dagen", "1-1-2026 | 00:00-00:00", "Laat ze dan allebei leeg"),
        ("afwijkende dagen", "2-1-2026 t/m 1-1-2026", "Draai ze om"),
        ("kosten", "eigen bijdrage | veel", "geen bedrag"),
        ("kosten", "gratis | -1", "nul of meer"),
        ("kosten", "duur", "Kies uit: gratis"),
        ("talen", "Klingon", "twee of drie kleine letters"),
        ("talen", "nl; Nederlands", "twee keer"),
        ("gemeenten", "Atlantis", "Kies uit:"),
        ("gemeenten", "urk; Urk", "twee keer"),
        ("hulpvragen", "heimwee", "Kies uit:"),
        ("status", "misschien", "Kies uit: actief"),
        ("vanaf leeftijd", "achttien", "geen heel getal"),
        ("vanaf leeftijd", "-1", "geen heel getal"),
        ("vanaf leeftijd", "40000", "onder de duizend"),
        ("gecontroleerd op", "gisteren", "geen datum"),
        ("onmisbaar", "soms", "Schrijf ja of nee"),
        ("contactpersonen", "Jo | | | | houdt bij", "heeft een e-mailadres nodig"),
        ("contactpersonen", "Jo | | geen mail", "geldig e-mailadres"),
        ("controle elke maanden", "99", "24"),
        ("plek postcode", "8321AB1", "Schrijf de postcode zo: 8232 AB"),
        ("plek geheim", "misschien", "Schrijf ja of nee"),
        ("id", "", "Geef dit item een eigen nummer"),
        ("vast nummer", "123", "Dit is geen vast nummer"),
    ],
)
def test_a_cell(column: str, cell: str, words: str, lists: None) -> None:
    place = {"plek naam": "Huis"} if column.startswith("plek") else {}
    faults = told({**PLAIN, "id": "eerst", "naam": "Goed"}, {**PLAIN, **place, column: cell})

    assert len(faults) == 1
    assert faults[0].startswith(f"regel 3, kolom '{column}': ")
    assert words in faults[0]


@pytest.mark.parametrize(("number", "name"), [("", "plek naam"), (" 2", "plek naam 2")])
def test_a_place_without_a_name_names_the_column_that_it_lacks(number: str, name: str, lists: None) -> None:
    first = {"plek naam": "Huis"} if number else {}

    assert told({**PLAIN, **first, f"plek straat{number}": "Kade 1", f"plek plaats{number}": "Urk"}) == [
        f"regel 2, kolom '{name}': Hier ontbreekt iets: naam. Vul het in."
    ]


def test_all_faults_are_told_at_once(lists: None) -> None:
    faults = told({**PLAIN, "telefoon": "x", "e-mail": "y"}, {**PLAIN, "id": "2", "status": "z", "naam": ""})

    assert [fault.split(":")[0] for fault in faults] == [
        *("regel 2, kolom 'e-mail'", "regel 2, kolom 'telefoon'", "regel 3, kolom 'status'", "regel 3, kolom 'naam'"),
    ]


def test_lines_count_as_in_the_file(lists: None) -> None:
    """A cell may hold several lines, and empty lines count too; a spreadsheet counts rows."""
    data = as_csv({**PLAIN, "wat is het": "een\n\ntwee"}, {**PLAIN, "id": "2", "e-mail": "x"})
    data = data.replace(b"\r\n2;", b"\r\n\r\n2;")

    report = import_file(name="kaart.csv", data=data, options=ImportOptions())

    assert [fault.where for fault in report.faults] == ["regel 6 (in Excel rij 4), kolom 'e-mail'"]


def test_signs_that_nobody_sees_are_left_out(lists: None) -> None:
    report = run({**PLAIN, "naam": "De\x01 Boot\x7f", "wat is het": "Een\ttab.\n\nTwee\x1f."})

    service = Service.objects.get()
    assert (report.faults, service.name, service.pages.get().what) == ([], "De Boot", "<p>Een tab.</p><p>Twee.</p>")


def test_the_same_number_twice(lists: None) -> None:
    assert told(PLAIN, {**PLAIN, "naam": "Nog een"}) == [
        "regel 3, kolom 'id': Dit nummer staat ook op een andere plek: regel 2. Geef elk item een eigen nummer."
    ]


def test_rows_do_not_contradict_each_other(lists: None) -> None:
    """About a place; about an organisation an empty cell says nothing."""
    place = {"plek naam": "Huis", "plek plaats": "Urk"}
    first = {**PLAIN, **place, "plek rolstoel": "ja", "organisatie website": "https://a.example"}
    second = {**first, "id": "2", "plek rolstoel": "nee", "organisatie website": ""}
    third = {**first, "id": "3", "organisatie website": "https://b.example"}

    assert [fault.split(":")[0] for fault in told(first, second, third)] == [
        *("regel 3, kolom 'plek rolstoel'", "regel 4, kolom 'organisatie website'"),
    ]


def test_a_new_page_has_what_visitors_need(lists: None) -> None:
    faults = told({name: cell for name, cell in PLAIN.items() if name not in ("samenvatting", "wat is het")})

    assert faults == [
        "regel 2: De samenvatting ontbreekt. Schrijf één of twee zinnen.",
        "regel 2: De uitleg ontbreekt. Schrijf wat het is, in een paar zinnen.",
    ]


@pytest.mark.parametrize(
    ("head", "fault"),
    [
        ("id;naam", "regel 1: De kolom 'organisatie' ontbreekt. Zet hem erbij."),
        ("id;naam;organisatie;telefon", "regel 1, kolom 4: De kolom 'telefon' kennen we niet."),
        ("id;naam;organisatie;naam", "regel 1, kolom 4: De kolom 'naam' staat er twee keer. Haal er één weg."),
        ("naam;organisatie", "regel 1: De kolom 'id' ontbreekt."),
        ("id;naam;organisatie;plek naam 1", "regel 1, kolom 4: De kolom 'plek naam 1' kennen we niet."),
        ("id;naam;organisatie;", ""),
        ("ID; Naam ;ORGANISATIE", ""),
    ],
)
def test_the_head(head: str, fault: str) -> None:
    report = Report()

    read_csv(head.encode(), report)

    assert [str(one)[: len(fault)] for one in report.faults] == ([fault] if fault else [])


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "Dit bestand is leeg"),
        (b"\n\n", "Dit bestand is leeg"),
        ("naam".encode("utf-16"), "UTF-16"),
        (b"PK\x03\x04rest", "Excel-bestand"),
        (b"id;naam\n1;caf\xe9\n", "Regel 2: dit bestand is in Windows-1252, bij “d;naam 1;café”"),
        (b"id;naam\0", "geen tabel"),
        (b'id;naam;organisatie\n1;"x;y\n', "de aanhalingstekens kloppen niet"),
    ],
)
def test_a_file_that_can_not_be_read(data: bytes, words: str) -> None:
    with pytest.raises(BadFile) as fault:
        read_csv(data, Report())

    assert words in str(fault.value)


def test_a_cell_that_the_reader_can_not_hold() -> None:
    """Its limit is of the whole process, and other libraries raise it."""
    before = csv.field_size_limit(131_072)
    try:
        with pytest.raises(BadFile, match="Regel 2: hier staat een veel te lange tekst"):
            read_csv(b"id;naam;organisatie\n1;" + b"x" * 140_000 + b";y\n", Report())
    finally:
        csv.field_size_limit(before)


@pytest.mark.parametrize(("line", "found"), [("1;x", 2), ("1;x;y;z", 4)])
def test_too_few_or_too_many_cells(line: str, found: int) -> None:
    report = Report()

    read_csv(f"id;naam;organisatie\n{line}\n".encode(), report)

    assert str(report.faults[0]).startswith(f"regel 2: Hier zijn {found} cellen voor 3 kolommen.")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_marks_and_separators_are_found(encoding: str, delimiter: str, lists: None) -> None:
    data = as_csv({**FULL, "naam": "Café Zoë; of, niet"}, delimiter=delimiter, encoding=encoding)

    report = import_file(name="KAART.CSV", data=data, options=ImportOptions())

    assert report.faults == []
    assert Service.objects.get().name == "Café Zoë; of, niet"


@pytest.mark.parametrize("text", ["=1+1", "+31 320", "-2", "@x", "\tx", "'=1", "''=1", "'t Huis", "x=1", "", "'", "''"])
def test_formulas_go_out_as_text_and_come_back_as_they_were(text: str) -> None:
    assert unsafe_cell(safe_cell(text)) == text
    assert safe_cell(text)[:1] not in "=+-@\t" or not text


@pytest.mark.parametrize("text", ["=1+1", ' =HYPERLINK("x")', "@SUM(A1)", "+cmd|x!A1", "-SUM(1)"])
def test_a_formula_is_no_text(text: str, lists: None) -> None:
    assert [fault.partition(". ")[0] for fault in told({**FULL, "naam": text})] == [
        "regel 2, kolom 'naam': Dit is een formule"
    ]


@pytest.mark.parametrize("text", ["+31 320 00 11 22", "- thuis", "-2", "'=1", "a=b", "e@example.org"])
def test_text_that_is_no_formula(text: str) -> None:
    assert not formula_in(text)


def test_the_command_tells_the_same(lists: None, tmp_path: Any, capsys: Any) -> None:
    file = tmp_path / "kaart.csv"
    file.write_bytes(as_csv({**PLAIN, "e-mail": "x"}))

    with pytest.raises(CommandError, match="Aantal fouten: 1"):
        call_command("directory_import", str(file))
    assert capsys.readouterr().err.startswith("regel 2, kolom 'e-mail'")
    with pytest.raises(CommandError, match="kan niet gelezen worden"):
        call_command("directory_import", str(tmp_path / "nergens.csv"))
    file.write_bytes(b"")
    with pytest.raises(CommandError, match=r"kaart\.csv: Dit bestand is leeg"):
        call_command("directory_import", str(file))
    file.write_bytes(as_csv(PLAIN))
    call_command("directory_import", str(file), "--dry-run")
    assert "Dit was een proef: er is niets veranderd." in capsys.readouterr().out
    assert Service.objects.count() == 0
    call_command("directory_import", str(file), verbosity=0)
    assert (Service.objects.count(), capsys.readouterr().out) == (1, "")


def test_without_a_list_there_is_no_place_for_it(home: Any, fixed: Any) -> None:
    fixed("/hulp/").delete()

    with pytest.raises(BadFile, match="Maak die eerst"):
        run(PLAIN)
