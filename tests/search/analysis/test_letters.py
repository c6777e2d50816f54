"""Words of a text, whatever signs it is written with."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from search.analysis import Analyser, fold_word, joined_words, words_in
from search.analysis.letters import LONGEST
from search.lists import default_lists
from tests.support.hostile import HOSTILE_QUERIES

LANGUAGES = ("nl", "en", "ar", "tr", "pl", "uk", "xx")
_TOKEN = re.compile(r"[\w]+")
ANALYSERS = {language: Analyser(language, default_lists().words(language)) for language in LANGUAGES}


def folded(text: str) -> list[str]:
    return [word.folded for word in words_in(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zorg, hulp & ÉÉN huis.", ["zorg", "hulp", "een", "huis"]),
        ("auto's foto’s baby\u2018s", ["autos", "fotos", "babys"]),
        ("'s avonds \u2018zorg’ 'hulp'", ["s", "avonds", "zorg", "hulp"]),
        ("zo'n m'n d'r", ["zo", "n", "m", "n", "d", "r"]),
        ("g.g.d. o.a. d.w.z.", ["ggd", "oa", "dwz"]),
        ("www.a.b.nl ga.dan", ["www", "a", "b", "nl", "ga", "dan"]),
        ("8232 AB 8232ab 8232AB. 8232abc", ["8232", "ab", "8232", "ab", "8232", "ab", "8232abc"]),
        ("€ 1.000, 12.500 en 26.11.2026", ["1000", "12500", "en", "26", "11", "2026"]),
        ("b1 24-uurs 1e m²", ["b1", "24", "uurs", "1e", "m2"]),
        ("cafe\u0301 zo\u00adrg zo\u200brg \ufeffzorg zo\u200drg", ["cafe", "zorg", "zorg", "zorg", "zorg"]),
        ("\uff3a\uff2f\uff32\uff27 \uff18\uff12\uff13\uff12\uff21\uff22", ["zorg", "8232", "ab"]),
        ("snake_case", ["snake", "case"]),
        ("İLAÇ ILAÇ \u0131laç ilaç", ["ilac", "ilac", "ilac", "ilac"]),
        ("dług DŁUG Łódź", ["dlug", "dlug", "lodz"]),
        ("здоров'я здоров’я здоровʼя", ["здоровя", "здоровя", "здоровя"]),
        ("їжа ґрунт є", ["іжа", "грунт", "\u0435"]),
        ("\u0431op\u0433", ["\u0431\u043e\u0440\u0433"]),
        ("أطفال إكتئاب مساعدة مســاعدة مُسَاعَدَة", ["اطفال", "اكتياب", "مساعده", "مساعده", "مساعده"]),
        ("٢٠٢٦", ["2026"]),
        ("straße", ["strasse"]),
        ("", []),
        ("… — “”", []),
        ("\ud800 zorg", ["zorg"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert folded(text) == words


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("wmo-vervoer en koffie-inloop", ["wmovervoer", "koffieinloop"]),
        ("e-mail", ["email"]),
        ("sociaal-cultureel-werk", ["sociaalcultureelwerk"]),
        ("koffie- en theeochtend", []),
        ("Lelystad - Almere", []),
        ("zo'n", []),
        ("0320-123456", ["0320123456"]),
        ("2025-2026", []),
        ("a-b-c-d-e", []),
    ],
)
def test_words_with_hyphens_are_one_word_too(text: str, joined: list[str]) -> None:
    assert joined_words(words_in(text)) == joined


def test_a_word_knows_its_place() -> None:
    text = "De foto’s van “zo\u00adrg”."

    assert [text[word.start : word.end] for word in words_in(text)] == ["De", "foto’s", "van", "zo\u00adrg"]


def test_a_long_word_is_cut() -> None:
    assert folded("x" * 5000) == ["x" * LONGEST]


@settings(max_examples=100, deadline=None)
@given(language=st.sampled_from(LANGUAGES), text=st.text(max_size=100))
@example(language="nl", text="\u02bc_\u02bc'\u0300\u0301a\u0301'b")
@example(language="uk", text="\u1e9e\u0345\u03d2")
def test_any_text_gives_tokens_of_letters_and_figures(language: str, text: str) -> None:
    tokens = ANALYSERS[language].index_text(text).split(" ") if words_in(text) else []

    assert all(token.isalnum() and token == token.lower() and _TOKEN.fullmatch(token) for token in tokens)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=20))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold_word(text)

    assert fold_word(once) == once


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=100))
def test_words_stand_in_order_and_do_not_overlap(text: str) -> None:
    words = words_in(text)
    borders = [border for word in words for border in (word.start, word.end)]

    assert borders == sorted(borders)
    assert all(word.start < word.end and word.folded for word in words)


@pytest.mark.parametrize("text", [*HOSTILE_QUERIES, "'" * 2000, "a'" * 2000, "a." * 2000, "-" * 2000, "1." * 2000])
def test_hostile_texts(text: str) -> None:
    for language in ("nl", "tr"):
        tokens = ANALYSERS[language].index_text(text).split()

        assert all(len(token) <= LONGEST + 2 for token in tokens)


def test_memory_is_bounded() -> None:
    analyser = ANALYSERS["nl"]

    assert analyser._tokens.cache_parameters()["maxsize"] == 30_000
    assert analyser._stem.cache_parameters()["maxsize"] == 30_000
    assert fold_word.cache_parameters()["maxsize"] == 60_000
