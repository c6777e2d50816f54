"""The piece of a text that shows why it was found."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis import Analyser, marking, snippet
from search.lists import default_lists
from tests.support.hostile import ATTACK

LONG = "woord " * 100
ANALYSERS = {code: Analyser(code, default_lists().words(code)) for code in ("nl", "uk")}


@pytest.fixture(autouse=True)
def without_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lists that come with the site."""
    monkeypatch.setattr(marking, "analyser_for", ANALYSERS.__getitem__)


@pytest.mark.parametrize(
    ("marked", "html"),
    [
        ({"schulden"}, "Hulp bij <mark>schulden</mark>, schuldhulp en kinderen."),
        ({"qsschuld"}, "Hulp bij <mark>schulden</mark>, schuldhulp en kinderen."),
        ({"qcschuld"}, "Hulp bij schulden, <mark>schuldhulp</mark> en kinderen."),
        ({"qskind", "hulp"}, "<mark>Hulp</mark> bij schulden, schuldhulp en <mark>kinderen</mark>."),
        ({"qsen"}, "Hulp bij schulden, schuldhulp en kinderen."),
        ({"hulp", "bij"}, "<mark>Hulp</mark> bij schulden, schuldhulp en kinderen."),
        ({"bij", "en"}, "Hulp <mark>bij</mark> schulden, schuldhulp <mark>en</mark> kinderen."),
        (set(), "Hulp bij schulden, schuldhulp en kinderen."),
    ],
)
def test_words_stems_and_parts_are_marked(marked: set[str], html: str) -> None:
    text = "Hulp bij schulden, schuldhulp en\nkinderen."

    assert snippet(text, frozenset(marked), "nl", 100) == html


def test_the_densest_piece_is_shown() -> None:
    text = f"Zorg {LONG} met zorg en hulp thuis {LONG}"

    shown = snippet(text, frozenset({"zorg", "hulp"}), "nl", 60)

    assert "<mark>zorg</mark> en <mark>hulp</mark> thuis" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(BeautifulSoup(shown, "html.parser").text) <= 64


def test_without_a_marked_word_it_is_the_beginning() -> None:
    assert snippet(f"Begin {LONG}", frozenset({"zorg"}), "nl", 20) == "Begin woord woord …"


def test_the_end_has_no_dots() -> None:
    shown = snippet(f"{LONG} en dan zorg!", frozenset({"zorg"}), "nl", 30)

    assert shown.startswith("… ")
    assert shown.endswith("dan <mark>zorg</mark>!")


def test_markup_is_escaped() -> None:
    shown = snippet(f"zorg {ATTACK} & zorg", frozenset({"zorg", "script"}), "nl", 200)

    assert BeautifulSoup(shown, "html.parser").text == f"zorg {ATTACK} & zorg"
    assert {tag.name for tag in BeautifulSoup(shown, "html.parser").find_all(True)} == {"mark"}


def test_another_alphabet() -> None:
    assert (
        snippet("Допомога з боргами", frozenset({"qs\u0431\u043e\u0440\u0433"}), "uk", 80)
        == "Допомога з <mark>боргами</mark>"
    )


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=100), st.integers(min_value=1, max_value=200))
def test_any_text(text: str, length: int) -> None:
    shown = snippet(text, frozenset({"a", "qsb"}), "nl", length)

    assert "<" not in shown.replace("<mark>", "").replace("</mark>", "")
    assert shown.count("<mark>") == shown.count("</mark>")
