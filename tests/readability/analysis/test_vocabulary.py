"""The lists of words, with what editors add."""

from pathlib import Path

import pytest

from readability.analysis.vocabulary import (
    Abbreviation,
    JargonWord,
    Vocabulary,
    VocabularyError,
    default_vocabulary,
    read_abbreviations,
    read_allowed,
    read_jargon,
)
from readability.enums import Advice

HEAD = "term;inflections;alternatives;advice;note\n"


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_jargon_is_read(tmp_path: Path) -> None:
    path = written(
        tmp_path, "jargon.csv", f"{HEAD}benutten;benut | benutte;gebruiken;vervang;\n\npgb;;eigen geld;leg_uit;x\n"
    )

    assert read_jargon(path) == [
        JargonWord("benutten", ("benut", "benutte"), ("gebruiken",), Advice.REPLACE),
        JargonWord("pgb", (), ("eigen geld",), Advice.EXPLAIN, "x"),
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "regel 1: de kolommen moeten term;inflections;alternatives;advice;note zijn"),
        ("term;alternatives\n", "regel 1: de kolommen"),
        (f"{HEAD}benutten;;gebruiken\n", "regel 2: verwacht 5 kolommen, er zijn er 3"),
        (f"{HEAD};;gebruiken;vervang;\n", "regel 2: kolom term is leeg"),
        (f"{HEAD}benutten;;;vervang;\n", "regel 2: 'benutten' heeft geen alternatief"),
        (f"{HEAD}benutten;;gebruiken;weg;\n", "regel 2: advice is 'weg'; kies vervang of leg_uit"),
    ],
)
def test_a_fault_in_the_jargon_names_its_line(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(VocabularyError, match=fault):
        read_jargon(written(tmp_path, "jargon.csv", text))


def test_allowed_words_are_read(tmp_path: Path) -> None:
    assert read_allowed(written(tmp_path, "allow.txt", "# mensen\nmantelzorger\n\nscootmobiel # ding\n")) == [
        "mantelzorger",
        "scootmobiel",
    ]


def test_abbreviations_are_read(tmp_path: Path) -> None:
    text = "abbreviation;meaning;kind\nbijv.;bijvoorbeeld;punt\nGGD;dienst;letterwoord\n"

    assert read_abbreviations(written(tmp_path, "abbreviations.csv", text)) == [
        Abbreviation("bijv.", "bijvoorbeeld", pointed=True),
        Abbreviation("GGD", "dienst", pointed=False),
    ]


def test_a_kind_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match=r"abbreviations\.csv, regel 2: kind is 'x'; kies punt of letterwoord"):
        read_abbreviations(written(tmp_path, "abbreviations.csv", "abbreviation;meaning;kind\nbijv.;bijvoorbeeld;x\n"))


def test_the_lists_of_the_site() -> None:
    vocabulary = default_vocabulary()
    entries = {word.term for found in vocabulary.jargon.values() for _, word in found}

    assert len(entries) >= 400
    assert "mantelzorger" in vocabulary.allowed
    assert "bijv" in vocabulary.pointed
    assert "ggd" not in vocabulary.pointed


def found(vocabulary: Vocabulary, first: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(" ".join(words), word.alternatives) for words, word in vocabulary.jargon.get(first, ())]


def test_the_longest_phrase_comes_first_and_the_last_entry_counts() -> None:
    words = [
        JargonWord("in het kader"),
        JargonWord("in"),
        JargonWord("...", alternatives=("x",)),
        JargonWord("in", (), ("te",)),
    ]

    assert found(Vocabulary.of(words), "in") == [("in het kader", ()), ("in", ("te",))]


def test_editors_add_and_allow() -> None:
    base = Vocabulary.of([JargonWord("inzet", (), ("werk",)), JargonWord("regie", (), ("leiding",))])

    extended = base.extended(
        jargon=[JargonWord("inzet", (), ("hulp",)), JargonWord("triage", (), ("keuze",))], allowed=["Regie"]
    )

    assert found(extended, "inzet") == [("inzet", ("hulp",))]
    assert found(extended, "triage") == [("triage", ("keuze",))]
    assert found(extended, "regie") == []
    assert extended.allowed == {"regie"}
    assert found(base, "regie") == [("regie", ("leiding",))]
