"""No text breaks an engine, whatever a token is made of."""

from __future__ import annotations

import random

import pytest

from search.engines import get_engine
from search.query import Branch, Part, Query, Selection, Way
from search.suggest import suggestions_for
from search.understanding import understand
from tests.support.hostile import HOSTILE_QUERIES
from tests.support.search_rows import document

pytestmark = pytest.mark.django_db

_ALPHABET = "aeé ñß\"'*()-+&|!:<>^~\\/%_;,.?{}[]\x00\t\n0123\u0301\u200d\ud800😀界ع" + "samen eten"
_WORDS = ["NEAR", "AND", "OR", "NOT", "NULL", "index_title", "rank", "%s", "%(x)s", "{index_title}", "$$", "samen"]


def _token(source: random.Random) -> str:
    if source.random() < 0.2:
        return source.choice([*_WORDS, *HOSTILE_QUERIES])
    return "".join(source.choices(_ALPHABET, k=source.randint(0, 20)))


def _way(source: random.Random) -> Way:
    tokens = tuple(_token(source) for _number in range(source.randint(0, 3)))
    phrase, prefix, facet = (source.random() < 0.3 for _number in range(3))
    return Way(tokens, source.random(), phrase=phrase, prefix=prefix, facet=facet)


def _query(source: random.Random) -> Query:
    def ways() -> tuple[Way, ...]:
        return tuple(_way(source) for _number in range(source.randint(0, 3)))

    parts = tuple(Part(_token(source), ways()) for _number in range(source.randint(0, 3)))
    branches = (Branch(source.choice(["nl", "en", _token(source)]), parts, ways()), Branch("nl", parts))
    return Query(_token(source), branches[: source.randint(1, 2)], any_part=source.random() < 0.5)


def test_odd_tokens_break_nothing() -> None:
    document("Samen eten in Urk")
    source, engine = random.Random(1), get_engine()  # noqa: S311  # the same tokens in every run

    found = 0
    for _number in range(10_000):
        found += engine.search(_query(source), Selection(values={_token(source): [_token(source)]})).total

    assert found == 0


@pytest.mark.parametrize("number", [200, pytest.param(10_000, marks=pytest.mark.slow)])
def test_odd_questions_break_nothing(number: int) -> None:
    """From what was typed to suggestions and the answer; each engine gets those that were understood as a question."""
    document("Samen eten in Urk")
    source, engine = random.Random(20261126), get_engine()  # noqa: S311  # the same questions in every run

    asked = {Query("", ())}
    for _number in range(number):
        text = " ".join(_token(source) for _word in range(source.randint(1, 4)))
        asked.add(understand(text, languages=["nl", "en"]).query)
        suggestions_for(text, languages=["nl", "en"])
    for query in asked:
        engine.search(query, Selection())

    assert len(asked) > number / 2


def test_a_hundred_thousand_words_are_no_burden() -> None:
    document("Samen eten in Urk")
    many = Part("samen", tuple(Way((f"woord{number}",) * 100) for number in range(1000)))

    answer = get_engine().search(Query("samen", (Branch("nl", (many,) * 100),)), Selection())

    assert answer.total == 0
