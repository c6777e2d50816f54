"""The table that leads words of six languages to Dutch ones."""

from __future__ import annotations

import pytest

from core.text import fold
from search.understanding.concepts import LANGUAGES, ConceptFileError, ConceptTable, concepts, read_concepts

HEAD = "concept,language,words"
TABLE = ConceptTable(
    read_concepts(
        [
            HEAD,
            "schulden,nl,schuld|schulden|geen geld voor eten",
            "schulden,tr,borç|borçlar",
            "schulden,uk,борги|borhy",
            "schulden,thema,armoede-en-schulden",
            "eenzaam,nl,eenzaam|niemand om mee te praten",
            "eenzaam,en,lonely|loneliness",
        ]
    )
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("schulden", [("schulden", "nl", 0, 1)]),
        ("ik heb een schuld", [("schulden", "nl", 3, 4)]),
        ("borç var", [("schulden", "tr", 0, 1)]),
        ("BORC", [("schulden", "tr", 0, 1)]),
        ("borhy", [("schulden", "uk", 0, 1)]),
        ("ik heb geen geld meer voor eten", [("schulden", "nl", 3, 7)]),
        ("niemand om mee te praten in urk", [("eenzaam", "nl", 0, 5)]),
        ("lonelines", [("eenzaam", "en", 0, 1)]),
        ("lonelinesz", [("eenzaam", "en", 0, 1)]),
        ("bork", []),
        ("geld", []),
        ("", []),
    ],
)
def test_what_words_mean(text: str, found: list[tuple[str, str, int, int]]) -> None:
    hits = TABLE.find([fold(word) for word in text.split()], known=())

    assert [(concept.name, language, hit.start, hit.end) for hit in hits for concept, language in hit.found] == found


def test_a_known_word_is_no_mistake() -> None:
    assert TABLE.find(["lonelinesz"], known={"lonelinesz"}) == []
    assert TABLE.find(["lonelinesz"]) == []


def test_how_near_a_foreign_word_is() -> None:
    near = [TABLE.nearness(word) for word in ("loneliness", "lonelinesz", "lonelyness", "schulden", "xy")]

    assert near == [0, 1, 1, None, None]


def test_what_is_of_every_day_is_no_need() -> None:
    table = read_concepts([HEAD, "moeder,nl,moeder", "moeder,tr,anne", "moeder,alledaags,ja", "geld,nl,geld"])

    assert [(concept.name, concept.is_need, concept.facets) for concept in table] == [
        ("moeder", False, ()),
        ("geld", True, ()),
    ]


def test_values_of_facets() -> None:
    assert TABLE.concepts[0].facets == (("thema", "armoede-en-schulden"),)


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (["a,b"], "regel 1: de kolommen moeten concept, language, words heten."),
        ([HEAD, "geld,nl,geld", "geld,xx,money"], "regel 3: de taal 'xx' kennen wij niet."),
        ([HEAD, "geld,nl,geld", "geld,nl,poen"], "regel 3: 'geld' staat twee keer in de taal nl."),
        ([HEAD, "geld,nl,|"], "regel 2: vul een naam en woorden in"),
        ([HEAD, "geld,en,money"], "regel 2: 'geld' heeft geen Nederlandse woorden."),
    ],
)
def test_a_fault_in_the_file_names_its_line(lines: list[str], fault: str) -> None:
    with pytest.raises(ConceptFileError) as raised:
        read_concepts(lines)

    assert str(raised.value).startswith(f"concepts.csv, {fault}")


def test_our_own_table_has_every_language_for_every_concept() -> None:
    table = concepts()

    assert len(table.concepts) >= 60
    assert [concept.name for concept in table.concepts if set(concept.words) != set(LANGUAGES)] == []
