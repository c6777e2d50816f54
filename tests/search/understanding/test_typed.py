"""What was typed, taken apart."""

from __future__ import annotations

import pytest

from search.understanding.typed import MAX_LETTERS, MAX_WORDS, read, tidy
from tests.support.hostile import HOSTILE_QUERIES


def _apart(text: str) -> tuple[str, list[str], list[str]]:
    typed = read(tidy(text))
    phrases, excluded = (
        [" ".join(word.folded for word in some) for some in part] for part in (typed.phrases, typed.excluded)
    )
    return " ".join(word.folded for word in typed.words), phrases, excluded


@pytest.mark.parametrize(
    ("text", "words", "phrases", "excluded"),
    [
        ("Samen eten", "samen eten", [], []),
        ('"samen eten" Urk', "urk", ["samen eten"], []),
        ("„samen eten” “of praten”", "", ["samen eten", "of praten"], []),
        ("«samen eten»", "", ["samen eten"], []),
        ('"samen eten', "samen eten", [], []),
        ('""', "", [], []),
        ("hulp -kind", "hulp", [], ["kind"]),
        ("hulp –kind", "hulp", [], ["kind"]),
        ('eten -"met kinderen" samen', "eten samen", [], ["met kinderen"]),
        ("wmo-vervoer", "wmo vervoer", [], []),
        ("geld - eten", "geld eten", [], []),
        ("-kind", "kind", [], []),
        ("Coördinatie", "coordinatie", [], []),
        ("½ ①", "1 2 1", [], []),
        ("\u202eeten\u200f \ufeffthuis", "eten thuis", [], []),
        ("eten\0thuis\r\n", "eten thuis", [], []),
        ("eten\ud800", "eten", [], []),
        ("😀 !! ?? ()", "", [], []),
    ],
)
def test_parts(text: str, words: str, phrases: list[str], excluded: list[str]) -> None:
    assert _apart(text) == (words, phrases, excluded)


@pytest.mark.parametrize(
    ("text", "told"),
    [("-fietsen", True), ("-boot -fietsen", True), ('-"samen eten"', True), ("boot -fietsen", False), ("-", False)],
)
def test_only_words_with_a_minus_are_known_as_such(text: str, told: bool) -> None:
    assert read(tidy(text)).only_minus is told


def test_a_long_text_is_cut_between_words() -> None:
    assert tidy("woord " * 2000) == ("woord " * 33).strip()
    assert tidy("a" * 10_000) == "a" * MAX_LETTERS
    assert len(read("a " * MAX_LETTERS).words) == MAX_WORDS


@pytest.mark.parametrize("text", HOSTILE_QUERIES)
def test_words_stand_where_they_say(text: str) -> None:
    line = tidy(text)
    typed = read(line)

    for word in (*typed.words, *(word for some in (*typed.phrases, *typed.excluded) for word in some)):
        assert line[word.start : word.end] == word.shown
