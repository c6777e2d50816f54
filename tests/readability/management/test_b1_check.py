"""The command for scripts: one text or thousands."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

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
    with pytest.raises(CommandError, match=r"Kan .*weg\.txt niet lezen: No such file"):
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
    ("line", "fault"),
    [
        ("{niet json", "Regel 2: dit is geen JSON"),
        ("[1, 2]", 'Regel 2: verwacht een object met "id" en "text"'),
        ('{"text": "zonder id"}', "Regel 2: verwacht een object"),
        ('{"id": 1, "text": 5}', "Regel 2: verwacht een object"),
        ("[" * 100_000, "Regel 2: dit is geen JSON"),
    ],
    ids=["no json", "list", "no id", "number", "deep"],
)
def test_a_wrong_line_is_told_and_passed_over(terminal: Terminal, line: str, fault: str) -> None:
    with pytest.raises(CommandError, match=r"^1 regel\(s\) overgeslagen\.$"):
        terminal.results({"id": 1, "text": "Bel ons."}, line, {"id": 3, "text": "Kom langs."})

    assert [json.loads(answer)["id"] for answer in terminal.out.getvalue().splitlines()] == [1, 3]
    assert terminal.err.getvalue().startswith(fault)


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
