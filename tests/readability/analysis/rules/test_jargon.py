"""Jargon, rare words and terms of the woordenlijst."""

import pytest

from readability.analysis import JargonWord, Term, Vocabulary, analyse, default_vocabulary
from readability.enums import Advice, Rule, Severity
from tests.support.readability import found, judged, paragraph, texts

LIST = Vocabulary.of(
    [
        JargonWord("benutten", ("benut",), ("gebruiken",)),
        JargonWord("in het kader van", (), ("voor",)),
        JargonWord("kader", (), ("rand",)),
        JargonWord("triage", (), ("kiezen wie eerst gaat",), Advice.EXPLAIN),
    ],
    allowed=["mantelzorger"],
)


def jargon(text: str, vocabulary: Vocabulary = LIST) -> list[str]:
    return [finding.text for finding in judged(text, vocabulary=vocabulary).findings if finding.rule is Rule.JARGON]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U kunt het benutten.", ["benutten"]),
        ("Benut uw kans.", ["Benut"]),
        ("Dit is in het kader van het plan.", ["in het kader van"]),
        ("Het kader is mooi.", ["kader"]),
        ("U benut en wij benutten.", ["benut"]),
        ("U kunt het gebruiken.", []),
        ("Wij doen triage.", ["triage"]),
        ("Wij doen triage (kiezen wie eerst gaat).", []),
        ("Wij doen triage. Dat betekent dat wij kiezen wie eerst gaat.", []),
        ("Wij kiezen wie eerst gaat. Dat noemen we triage.", []),
        ("Triage, ofwel kiezen wie eerst gaat.", []),
    ],
)
def test_jargon(text: str, expected: list[str]) -> None:
    assert jargon(text) == expected


def test_a_finding_has_place_alternatives_and_what_to_do() -> None:
    block = paragraph("Wij willen dit benutten.", path="Tekst 1", block_id="abc")

    finding = analyse([block], vocabulary=LIST).findings[0]

    assert finding.as_json() == {
        "rule": "moeilijk_woord",
        "severity": "warn",
        "path": "Tekst 1",
        "block_id": "abc",
        "start": 15,
        "end": 23,
        "text": "benutten",
        "message": "“benutten” is een moeilijk woord. Kies een gewoon woord.",
        "alternatives": ["gebruiken"],
        "replacements": ["gebruiken"],
    }


def test_a_word_to_explain_says_so() -> None:
    finding = judged("Wij doen triage.", vocabulary=LIST).findings[0]

    assert (finding.message, finding.severity) == ("Niet iedereen kent “triage”. Leg het woord uit.", Severity.WARN)


def test_every_block_shows_a_word_once() -> None:
    assert jargon("U benut dit. U benut dat.\n\nU benut het.") == ["benut", "benut"]


def test_words_that_editors_allow_are_no_jargon() -> None:
    assert jargon("U benut dit.", LIST.extended(allowed=["benutten"])) == []
    assert jargon("U benut dit.", LIST.extended(allowed=["benut"])) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dat is een obstipatie.", ["obstipatie"]),
        ("De obstipatie (uw darm werkt niet) is over.", []),
        ("De gezondheid van mensen in dit gebied is goed.", []),
        ("Zij woont in Swifterbant.", []),
        ("De mantelzorger helpt.", []),
        ("Kom naar de buurtkamer.", []),
        ("Nog een obstipatie. Weer een obstipatie.", ["obstipatie"]),
        ("Dit is xqzwvtyp3.", []),
        ("Vroege ochtenden zijn mooi.", []),
        ("Wout en Wim wonen hier. Klaas ook. Ilona niet.", []),
        ("Het verhaal van Wout gaat over Sjoerdje.", []),
        ("Sjaak mailt of stuurt een appje.", []),
        ("De verpleging helpt bij een beperking.", []),
        ("De initiatieven zijn goed. Wie bijdraagt, krijgt koffie.", []),
        ("Obstipatie is lastig.", ["Obstipatie"]),
    ],
)
def test_rare_words(text: str, expected: list[str]) -> None:
    assert texts(text, Rule.RARE_WORD) == expected


def test_a_rare_word_is_only_a_tip() -> None:
    assert [finding.severity for finding in found("Dat is een obstipatie.", Rule.RARE_WORD)] == [Severity.INFO]


def terms(text: str, links: tuple[tuple[int, int], ...] = ()) -> list[str]:
    block = paragraph(text)
    linked = type(block)(block.kind, text, links=links)
    names = [Term("positieve gezondheid"), Term("pijler", ("pijlers",)), Term("...")]
    return [finding.text for finding in analyse([linked], terms=names).findings if finding.rule is Rule.TERM]


def test_terms_at_their_first_use() -> None:
    assert terms("Positieve gezondheid heeft zes pijlers. Elke pijler telt.") == ["Positieve gezondheid", "pijlers"]


def test_a_term_with_a_link_or_explanation_is_fine() -> None:
    assert terms("Elke pijler telt.", links=((5, 11),)) == []
    assert terms("Elke pijler (een deel van uw leven) telt.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Het implementatieteam komt.", ["implementatieteam"]),
        ("Kom naar het stakeholdersoverleg.", ["stakeholdersoverleg"]),
        ("De beleids-implementatie is klaar.", ["beleids-implementatie"]),
        ("Wij werken domein-overstijgend.", ["domein-overstijgend"]),
        ("Kom naar de koffieochtend in het buurthuis.", []),
        ("De implementatie is klaar.", ["implementatie"]),
    ],
)
def test_jargon_inside_a_longer_word(text: str, expected: list[str]) -> None:
    assert texts(text, Rule.JARGON) == expected


def test_a_longer_word_that_is_allowed_is_no_jargon() -> None:
    lists = default_vocabulary().extended(allowed=["implementatieteam"])

    assert jargon("Het implementatieteam komt.", lists) == []
