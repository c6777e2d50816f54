"""Invented documents and questions for the measurements of search, always the same ones."""

from __future__ import annotations

import itertools
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from search.query import Branch, Query, Selection

__all__ = ["Source", "Vocabulary", "document", "questions"]

CONTENT = Path(__file__).resolve().parents[1] / "content"
WORDS = 120
#: One document in so many is English: the translation of the one before it.
_ENGLISH_EVERY = 5
_KINDS = ["hulp", "initiatief", "bijeenkomst", "blog", "verhaal", "publicatie", "pagina", "woord"]
_GEMEENTEN = ["almere", "dronten", "lelystad", "noordoostpolder", "urk", "zeewolde"]
_COSTS = ["gratis", "bijdrage", "betaald"]
_WORD = re.compile(r"[^\W\d_]{2,}")


class Vocabulary:
    """The words of our own texts as often as they occur there: few often, most of them hardly ever (Zipf)."""

    def __init__(self) -> None:
        texts = (path.read_text(encoding="utf-8").rpartition("\n---\n")[2] for path in sorted(CONTENT.rglob("*.md")))
        counted = Counter(itertools.chain.from_iterable(_WORD.findall(text.lower()) for text in texts))
        common = counted.most_common()
        self.words = [word for word, _number in common]
        self._sums = list(itertools.accumulate(number for _word, number in common))

    def some(self, chance: random.Random, number: int) -> str:
        """A text of so many words by chance."""
        return " ".join(chance.choices(self.words, cum_weights=self._sums, k=number))

    def common(self, number: int) -> list[str]:
        """The most common words of five letters and more."""
        return list(itertools.islice((word for word in self.words if len(word) > 4), number))  # noqa: PLR2004


@dataclass(frozen=True, slots=True)
class Source:
    """What would be the page of a document: its translations have the same key."""

    translation_key: str

    @classmethod
    def of(cls, number: int) -> Source:
        """The page of this document."""
        return cls(f"bench{number - 1 if _is_english(number) else number:031d}")


def _is_english(number: int) -> bool:
    return number % _ENGLISH_EVERY == _ENGLISH_EVERY - 1


def document(number: int, words: Vocabulary, chance: random.Random) -> Any:
    """What an area would tell of one thing: 120 words, of one vocabulary in each language."""
    from core.search import SearchDocumentData

    return SearchDocumentData(
        key=f"bench.document:{number}",
        kind=chance.choice(_KINDS),
        language="en" if _is_english(number) else "nl",
        title=words.some(chance, 4).capitalize(),
        url=f"/bench/{number}/",
        summary=words.some(chance, 16),
        body=words.some(chance, WORDS - 20),
        gemeenten=(chance.choice(_GEMEENTEN),),
        themes=(f"thema-{chance.randrange(12)}",),
        audiences=(f"groep-{chance.randrange(8)}",),
        costs=(chance.choice(_COSTS),),
    )


def questions(
    words: Vocabulary, number: int, *, languages: Sequence[str] = ("nl",), seed: int = 7
) -> Iterator[tuple[Query, Selection]]:
    """Questions of one to three common words: all of them or any of them, half of them with a filter.

    With two languages each question is asked in both, as on a site that has both.
    """
    from search.query import Query, Selection

    chance = random.Random(seed)  # noqa: S311  # always the same questions
    common = words.common(300)
    for place in range(number):
        typed = chance.sample(common, place % 3 + 1)
        branches = tuple(_branch(typed, language) for language in languages)
        query = Query(" ".join(typed), branches, any_part=place % 4 == 3)  # noqa: PLR2004
        values: dict[str, Sequence[str]] = {"gemeente": [chance.choice(_GEMEENTEN)]} if place % 2 else {}
        yield query, Selection(values=values)


def _branch(typed: Sequence[str], language: str) -> Branch:
    from search.analysis import PART, analyser_for
    from search.query import Branch, Part, Way

    parts = []
    for word in typed:
        tokens = analyser_for(language).tokens(word)
        other = [Way((token,), 0.6 if token.startswith(PART) else 0.85) for token in tokens]
        parts.append(Part(word, (Way((word,)), *other)))
    return Branch(language, tuple(parts))
