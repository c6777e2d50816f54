"""Words of the other languages that must meet, and words that must not."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from search.analysis import Analyser, words_in
from search.lists import default_lists

_LINES = [
    line
    for line in Path(__file__).with_name("other_languages.txt").read_text(encoding="utf-8").splitlines()[1:]
    if line
]
SAME = [line for line in _LINES if not line.startswith("!")]
APART = [line.removeprefix("! ") for line in _LINES if line.startswith("!")]


@cache
def stem(language: str, word: str) -> str:
    analyser = Analyser(language, default_lists().words(language))
    return analyser.stem("".join(found.folded for found in words_in(word)))


def test_forms_of_one_word_have_one_stem() -> None:
    stems = {line: {stem(line[:2], word) for word in line.split()[1:]} for line in SAME}

    assert {line: found for line, found in stems.items() if len(found) != 1} == {}


def test_other_words_stay_apart() -> None:
    triples = [line.split() for line in APART]

    assert [line for line in triples if stem(line[0], line[1]) == stem(line[0], line[2])] == []


@pytest.mark.parametrize(
    ("language", "text", "kept"),
    [
        ("nl", "de hulp en het huis", "qshulp qshuis"),
        ("en", "help for the house", "qshelp qshous"),
        ("uk", "як де", ""),
        ("tr", "ve için borç", "qsborc"),
    ],
)
def test_words_that_say_nothing_have_no_stem(language: str, text: str, kept: str) -> None:
    analyser = Analyser(language, default_lists().words(language))
    words = [word.folded for word in words_in(text)]

    assert analyser.index_text(text) == " ".join([*words, *kept.split()])


def test_a_language_that_we_do_not_know_keeps_its_words() -> None:
    assert Analyser("fr").index_text("les enfants") == "les enfants qsles qsenfants"
