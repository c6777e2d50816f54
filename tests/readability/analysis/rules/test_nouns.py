"""Nouns in a row."""

import pytest

from readability.analysis import Block, BlockKind, analyse
from readability.enums import Rule
from tests.support.readability import texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "De uitvoering van het plan voor de verbetering van de zorg begint.",
            ["uitvoering van het plan voor de verbetering van de zorg"],
        ),
        ("De deur van het huis van mijn vader is open.", []),
        ("Wij praten met mensen in de wijk over hun zorgen.", []),
        ("Het eind van de", []),
        ("Het boek over", []),
    ],
)
def test_noun_chains(text: str, expected: list[str]) -> None:
    assert texts(text, Rule.NOUN_CHAIN) == expected


def test_headings_may_be_a_chain() -> None:
    heading = Block(BlockKind.HEADING, "De uitvoering van het plan voor de verbetering van de zorg")

    assert [finding.rule for finding in analyse([heading]).findings] == []
