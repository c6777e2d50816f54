"""The command for scripts: one text or thousands."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection

from readability.models import JargonEntry
from tests.support.processes import ROOT

pytestmark = pytest.mark.django_db

PLAIN = "Wij helpen u thuis. U kunt ons bellen. De hulp is gratis. Wij komen morgen bij u. " * 10
HARD = (
    "Ter bevordering van domeinoverstijgende samenwerking binnen het sociaal domein wordt door de betrokken"
    " stakeholders een integraal afwegingskader ontwikkeld, waarmee de implementatie van preventieve interventies"
    " gemonitord wordt. "
) * 8


class Terminal:
    """Runs the command with an input and keeps what it says."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monkeypatch = monkeypatch
        self.out = io.StringIO()
        self.err = io.StringIO()

    def run(self, *arguments: str, given: str = "") -> str:
        self.monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given.encode("utf-8", "surrogatepass"))))
        call_command("b1_check", *arguments, stdout=self.out, stderr=self.err)
        return self.out.getvalue()

    def results(self, *lines: Any) -> list[dict[str, Any]]:
        given = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
        return [json.loads(line) for line in self.run("--jsonl", given=given).splitlines()]


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    return Terminal(monkeypatch)


def test_standard_input_as_json(terminal: Terminal) -> None:
    answer = json.loads(terminal.run("--stdin", "--format", "json", given=PLAIN))

    assert (answer["verdict"], answer["confidence"], answer["level"]) == ("groen", "vol", 1)
    assert isinstance(answer["score"], float)
    assert set(answer) == {
        "version", "score", "level", "verdict", "confidence", "signal", "metrics", "findings", "text_hash",
    }  # fmt: skip


def test_a_file_for_people(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "tekst.md"
    path.write_text("Wij benutten de tijd. Bel ons.", encoding="utf-8")

    lines = terminal.run(str(path)).splitlines()

    assert lines[0] == "Te kort voor een score (te_kort), let op"
    assert lines[1].startswith("LiNT-score ")
    assert lines[2:] == [
        "- [warn] blok 1, teken 4: “benutten” is een moeilijk woord. Kies een gewoon woord.",
        "    gebruiken",
    ]


def test_an_empty_text_for_people(terminal: Terminal) -> None:
    assert terminal.run("--stdin").splitlines() == ["Te kort voor een score (te_kort), goed"]


def test_a_file_that_is_not_there(terminal: Terminal, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"Kan .*weg\.txt niet lezen: het bestand bestaat niet\."):
        terminal.run(str(tmp_path / "weg.txt"))


@pytest.mark.parametrize("arguments", [(), ("--stdin", "--jsonl"), ("tekst.txt", "--stdin")])
def test_exactly_one_source(terminal: Terminal, arguments: tuple[str, ...]) -> None:
    with pytest.raises(CommandError):
        terminal.run(*arguments)


def test_one_result_a_line_in_order(terminal: Terminal) -> None:
    results = terminal.results({"id": 1, "text": PLAIN}, {"id": "b", "text": HARD}, "", {"id": None, "text": ""})

    assert [list(result) for result in results] == [["id", "score", "level", "verdict", "confidence", "metrics"]] * 3
    assert [(result["id"], result["verdict"], result["confidence"]) for result in results] == [
        (1, "groen", "vol"),
        ("b", "rood", "vol"),
        (None, "te_kort", "geen"),
    ]
    assert (results[2]["score"], results[2]["level"]) == (None, None)


@pytest.mark.parametrize(
    "text", ["woord", "geen punten of hoofdletters hier", "Ja 😀.", "\u0007 Bel ons.", "\ud800 Bel ons."]
)
def test_a_score_as_soon_as_there_is_a_sentence(terminal: Terminal, text: str) -> None:
    result = terminal.results({"id": 1, "text": text})[0]

    assert isinstance(result["score"], float)
    assert (result["verdict"], result["confidence"]) == ("te_kort", "geen")


@pytest.mark.parametrize(
    ("line", "identifier", "fault"),
    [
        ("{niet json", None, "dit is geen JSON"),
        ("[1, 2]", None, 'verwacht een object met "id" en "text"'),
        ('{"text": "zonder id"}', None, "verwacht een object"),
        ('{"id": 1, "text": 5}', 1, "verwacht een object"),
        ('{"id": "a"}', "a", "verwacht een object"),
        ("[" * 100_000, None, "dit is geen JSON"),
    ],
    ids=["no json", "list", "no id", "number", "no text", "deep"],
)
def test_a_wrong_line_has_a_result_of_its_own(terminal: Terminal, line: str, identifier: Any, fault: str) -> None:
    results = terminal.results({"id": 1, "text": "Bel ons."}, line, {"id": 3, "text": "Kom langs."})

    assert [result["id"] for result in results] == [1, identifier, 3]
    assert results[1].pop("error").startswith(fault)
    assert results[1] == {
        "id": identifier, "score": None, "level": None, "verdict": "te_kort", "confidence": "geen", "metrics": {},
    }  # fmt: skip
    assert terminal.err.getvalue() == ""


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e999", "[NaN]"])
def test_an_id_that_json_does_not_know(terminal: Terminal, number: str) -> None:
    results = terminal.results(f'{{"id": {number}, "text": "Bel ons."}}')

    assert [(result["id"], result["metrics"]["words"]) for result in results] == [(None, 2)]


def test_a_mark_at_the_beginning_is_no_text(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "tekst.md"
    path.write_text("\ufeff# Kop\n\nBel ons.", encoding="utf-8")

    assert terminal.results('\ufeff{"id": 1, "text": "Bel ons."}')[0]["id"] == 1
    terminal.out.truncate(0)
    terminal.out.seek(0)
    assert json.loads(terminal.run(str(path), "--format", "json"))["metrics"]["words"] == 2


def test_a_folder_is_no_file(terminal: Terminal, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"niet lezen: dit is een map\.$"):
        terminal.run(str(tmp_path))


def test_the_words_of_editors_count(terminal: Terminal) -> None:
    JargonEntry.objects.create(word="koffiemoment", alternatives="koffie drinken")

    answer = json.loads(terminal.run("--stdin", "--format", "json", given="Wij hebben een koffiemoment."))

    assert [finding["alternatives"] for finding in answer["findings"]] == [["koffie drinken"]]


def test_without_tables_the_lists_that_come_with_the_site_count(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_table() -> None:
        raise OperationalError

    monkeypatch.setattr("readability.management.commands.b1_check.site_words", no_table)

    answer = json.loads(terminal.run("--stdin", "--format", "json", given="Wij benutten de tijd."))

    assert [finding["alternatives"] for finding in answer["findings"]] == [["gebruiken"]]


def test_no_database_is_made(terminal: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(connection.settings_dict, "NAME", tmp_path / "db.sqlite3")
    monkeypatch.setattr(connection, "vendor", "sqlite")

    assert terminal.run("--stdin", given="Bel ons.") != ""
    assert list(tmp_path.iterdir()) == []


def test_bytes_that_are_no_text(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Bel \xff ons.")))
    call_command("b1_check", "--stdin", "--format", "json", stdout=terminal.out)

    assert json.loads(terminal.out.getvalue())["metrics"]["words"] == 2


def test_input_that_can_not_be_set_up_again(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Bel ons."))
    call_command("b1_check", "--stdin", "--format", "json", stdout=terminal.out)

    assert json.loads(terminal.out.getvalue())["metrics"]["words"] == 2


@pytest.mark.parametrize(("text", "limit"), [(HARD, "rood"), (HARD, "oranje")])
def test_fail_on_ends_with_1(terminal: Terminal, text: str, limit: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        terminal.run("--stdin", "--fail-on", limit, given=text)

    assert stopped.value.code == 1


@pytest.mark.parametrize(("text", "limit"), [(PLAIN, "rood"), (PLAIN, "oranje"), ("", "oranje")])
def test_fail_on_passes_what_is_good_enough(terminal: Terminal, text: str, limit: str) -> None:
    assert terminal.run("--stdin", "--fail-on", limit, given=text) != ""


def test_without_fail_on_red_is_no_failure(terminal: Terminal) -> None:
    assert terminal.run("--stdin", given=HARD).startswith("Te moeilijk (rood), let op")


def test_who_stops_reading_gets_no_fault(tmp_path: Path) -> None:
    lines = tmp_path / "teksten.jsonl"
    lines.write_text((json.dumps({"id": 1, "text": "Bel ons."}) + "\n") * 3000, encoding="utf-8")
    command = [sys.executable, str(ROOT / "manage.py"), "b1_check", "--jsonl"]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.test", "DATABASE_URL": ""}

    with (
        lines.open() as given,
        subprocess.Popen(  # noqa: S603  # our own command
            command, stdin=given, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
        ) as process,
    ):
        assert process.stdout is not None
        assert process.stderr is not None
        first = json.loads(process.stdout.readline())
        process.stdout.close()
        said = process.stderr.read()

    assert (first["id"], process.wait(), said) == (1, 1, "")
