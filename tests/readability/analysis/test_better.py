"""Metamorphic tests: what makes a text plainer never makes its judgement worse."""

from collections import Counter

import pytest

from readability.analysis import Result
from readability.enums import Severity
from tests.support.readability import judged

AROUND = " Wij helpen u graag. U kunt ons altijd bellen. De hulp kost niets."


def weight(result: Result) -> tuple[int, int]:
    """Errors and warnings."""
    counts = Counter(finding.severity for finding in result.findings)
    return counts[Severity.ERROR], counts[Severity.WARN]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # split a sentence
        (
            "Als u hulp zoekt omdat u ziek bent, kunt u elke dag bellen met het wijkteam, dat u graag helpt.",
            "Zoekt u hulp omdat u ziek bent? Bel het wijkteam. Dat kan elke dag.",
        ),
        (
            "De huur van het huis gaat omhoog en daarom moeten de buren met het grote gezin nu een ander huis zoeken.",
            "De huur van het huis gaat omhoog. De buren met het grote gezin moeten nu een ander huis zoeken.",
        ),
        (
            "Mijn zus werkt in de zorg en zij vindt dat werk mooi.",
            "Mijn zus werkt in de zorg. Zij vindt dat werk mooi.",
        ),
        # replace jargon
        ("Wij benutten de tijd.", "Wij gebruiken de tijd."),
        ("Conform de regels krijgt u geld.", "Volgens de regels krijgt u geld."),
        ("U ontvangt een beschikking.", "U krijgt een besluit."),
        ("Wij gaan de komst van het team faciliteren.", "Wij gaan de komst van het team mogelijk maken."),
        # make it active
        ("De brief wordt door ons gestuurd.", "Wij sturen de brief."),
        ("Uw vraag is door een medewerker bekeken.", "Een medewerker heeft uw vraag bekeken."),
        ("De deur wordt om tien uur geopend.", "Wij openen de deur om tien uur."),
    ],
)
def test_plainer_is_never_worse(before: str, after: str) -> None:
    worse, better = judged(before + AROUND), judged(after + AROUND)

    assert weight(better) <= weight(worse)
    assert better.score is not None
    assert worse.score is not None
    assert better.score <= worse.score + 0.5


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # explain
        ("Bel de GGD.", "Bel de GGD (de dienst voor gezondheid)."),
        ("U kunt een pgb vragen.", "U kunt een pgb (eigen geld voor zorg) vragen."),
        # write in full
        ("U kunt bijv. een brief sturen.", "U kunt bijvoorbeeld een brief sturen."),
        # say where a link goes
        ("Klik hier voor alle cursussen.", "Bekijk alle cursussen."),
    ],
)
def test_who_explains_gets_fewer_findings(before: str, after: str) -> None:
    # An explanation adds words, so the score may move a little; what counts is that nothing is left to improve.
    worse, better = judged(before + AROUND), judged(after + AROUND)

    assert weight(better) < weight(worse)
    assert better.level == worse.level


def test_a_heading_and_paragraphs_help() -> None:
    sentence = "Wij helpen u graag met uw vraag over zorg. "
    wall = judged(sentence * 24)
    parts = judged(f"# Hulp\n\n{sentence * 8}\n\n# Vragen\n\n{sentence * 8}\n\n# Bellen\n\n{sentence * 8}")

    assert weight(parts) == (0, 0)
    assert weight(wall) == (1, 1)
    assert parts.score == wall.score
