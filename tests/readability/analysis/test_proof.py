"""The proof on texts of this field: pairs of the same content, short texts, the demo content."""

import csv
import re
from pathlib import Path

import pytest

from readability.analysis import analyse, blocks_from_text
from readability.enums import Rule, Signal

DATA = Path(__file__).parents[1] / "data"
CONTENT = Path(__file__).parents[3] / "content"
PAIRS = sorted((DATA / "pairs").glob("*.md"))


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def halves(path: Path) -> tuple[str, str]:
    """The official text and the plain one."""
    _, official, plain = re.split(r"^## (?:ambtelijk|gewoon)$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return official, plain


def score(text: str) -> float:
    found = analyse(blocks_from_text(text)).score
    assert found is not None
    return found


def test_there_are_enough_pairs() -> None:
    assert len(PAIRS) >= 60


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_every_pair_is_in_order(path: Path) -> None:
    official, plain = (score(text) for text in halves(path))

    assert plain < 34
    assert official > 52
    assert official - plain > 20


def test_a_short_text_with_one_jargon_word_asks_attention() -> None:
    examples = rows("short_examples.csv")
    missed = {
        row["text"]
        for row in examples
        for result in [analyse(blocks_from_text(row["text"]))]
        if result.signal is not Signal.ATTENTION
        or row["word"].lower()
        not in {finding.text.lower() for finding in result.findings if finding.rule is Rule.JARGON}
    }

    assert len(examples) >= 50
    assert missed == set()


def test_short_plain_texts_are_good() -> None:
    examples = rows("short_plain.csv")
    wrong = {
        row["text"]: [finding.message for finding in result.findings]
        for row in examples
        for result in [analyse(blocks_from_text(row["text"]))]
        if result.signal is not Signal.GOOD
    }

    assert len(examples) >= 50
    assert wrong == {}
