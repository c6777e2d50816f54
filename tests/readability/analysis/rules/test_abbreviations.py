"""Abbreviations with points and in capitals."""

import pytest

from readability.enums import Rule
from tests.support.readability import found, texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wij helpen bijv. met geld.", ["bijv."]),
        ("Dat is d.w.z. morgen.", ["d.w.z."]),
        ("Open van maandag t/m vrijdag.", ["t/m"]),
        ("Neem brood, kaas enz. mee.", ["enz."]),
        ("Bel de g.k.v. maar.", ["g.k.v."]),
        ("Er is evt. nog plek. Evt. morgen.", ["evt."]),
        ("Schrijver P.C. Hooft woonde hier.", []),
        ("Wij gaan nu. Daarna eten we.", []),
        ("Zij heeft max twee kinderen.", []),
    ],
)
def test_points(text: str, expected: list[str]) -> None:
    assert texts(text, Rule.ABBREVIATION) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bel de GGD.", ["GGD"]),
        ("De GGD en nog eens de GGD.", ["GGD"]),
        ("Bel de GGD (de dienst voor gezondheid).", []),
        ("De GGD, zijn adres staat hier.", ["GGD"]),
        ("De GGD zijn werk is goed.", ["GGD"]),
        ("Wat is uw BSN-nummer?", ["BSN"]),
        ("Kom naar de AED-les.", ["AED"]),
        ("Uw BSN-nummer (het nummer op uw pas).", []),
        ("Stuur een e-mail of tv-gids.", []),
        ("De SOA's zijn ziektes van het vrijen.", []),
        ("De dienst voor gezondheid (GGD) helpt. De GGD belt u.", []),
        ("De Gemeentelijke Gezondheidsdienst helpt u. Bel de GGD.", []),
        ("Dat staat in de Wmo.", ["Wmo"]),
        ("U krijgt een pgb.", ["pgb"]),
        ("Een Hap soep.", []),
        ("Koning Willem II was hier.", []),
        ("LET OP DE TRAP IS NAT", []),
        ("Het gebouw is mooi.", []),
        ("Dit is de XYZQ.", ["XYZQ"]),
    ],
)
def test_letters(text: str, expected: list[str]) -> None:
    assert texts(text, Rule.ABBREVIATION) == expected


def test_the_meaning_is_the_alternative() -> None:
    assert [finding.alternatives for finding in found("Wij helpen bijv. u.", Rule.ABBREVIATION)] == [("bijvoorbeeld",)]
    assert [finding.alternatives for finding in found("Bel de GGD.", Rule.ABBREVIATION)] == [
        ("Gemeentelijke Gezondheidsdienst",)
    ]
