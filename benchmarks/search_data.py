"""Invented documents and questions for the measurements of search, always the same ones."""

from __future__ import annotations

import itertools
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from search.query import Query, Selection

__all__ = ["Vocabulary", "document", "questions"]

CONTENT = Path(__file__).resolve().parents[1] / "content"
WORDS = 120
_KINDS = ["hulp", "initiatief", "bijeenkomst", "blog", "verhaal", "publicatie", "pagina", "woord"]
_GEMEENTEN = ["almere", "dronten", "lelystad", "noordoostpolder", "urk", "zeewolde"]
_WORD = re.compile(r"[^\W\d_]{2,}")


class Vocabulary:
    """The words of our own texts as often as they occur there: few often, most of them hardly ever (Zipf)."""

    def __init__(self) -> None:
        texts = (path.read_text(encoding="utf-8") for path in sorted(CONTENT.rglob("*.md")))
        counted = Counter(itertools.chain.from_iterable(_WORD.findall(text.lower()) for text in texts))
        common = counted.most_common()
        self.words = [word for word, _number in common]
        self._sums = list(itertools.accumulate(number for _word, number in common))

    def some(self, chance: random.Random, number: int) -> list[str]:
        """So many words by chance."""
        return chance.choices(self.words, cum_weights=self._sums, k=number)

    def telling(self, first: int, last: int) -> list[str]:
        """The words of five letters and more, from one place to another in the order of how often they occur."""
        return [word for word in self.words if len(word) > 4][first:last]  # noqa: PLR2004


def document(number: int, words: Vocabulary, chance: random.Random, analyser: Any) -> Any:
    """A document as the projection would hold it, not yet saved."""
    from search.facets import facet_token
    from search.models import SearchDocument

    title, summary, body = (" ".join(words.some(chance, size)) for size in (4, 16, WORDS - 20))
    values = {
        "soort": [chance.choice(_KINDS)],
        "gemeente": [chance.choice(_GEMEENTEN)] if chance.random() < 0.8 else [],  # noqa: PLR2004
        "thema": [f"thema-{chance.randrange(12)}"],
        "doelgroep": [f"groep-{chance.randrange(8)}"],
        "kosten": [chance.choice(["gratis", "bijdrage", "betaald"])],
        "taal": ["nl"],
    }
    tokens = [facet_token(facet, value) for facet, chosen in values.items() for value in chosen]
    return SearchDocument(
        key=f"bench.document:{number}",
        kind=values["soort"][0],
        language="nl",
        title=title,
        url=f"/bench/{number}/",
        summary=summary,
        body=body,
        gemeenten=values["gemeente"],
        themes=values["thema"],
        audiences=values["doelgroep"],
        costs=values["kosten"],
        index_title=analyser.index_text(title),
        index_summary=analyser.index_text(summary),
        index_body=analyser.index_text(body),
        index_facets=" ".join(tokens),
        version=number,
    )


def questions(words: Vocabulary, number: int, analyser: Any) -> Iterator[tuple[Query, Selection]]:
    """Questions of one to three common words: all of them or any of them, half of them with a filter."""
    from search.query import Query, Selection

    chance = random.Random(7)  # noqa: S311  # always the same questions
    common = words.telling(0, 300)
    for place in range(number):
        typed = chance.sample(common, place % 3 + 1)
        query = Query(" ".join(typed), (_branch(typed, analyser),), any_part=place % 4 == 3)  # noqa: PLR2004
        values: dict[str, Sequence[str]] = {"gemeente": [chance.choice(_GEMEENTEN)]} if place % 2 else {}
        yield query, Selection(values=values)


def _branch(typed: Sequence[str], analyser: Any) -> Any:
    from search.query import Branch, Part, Way

    parts = []
    for word in typed:
        other = [Way((token,), 0.6 if token.startswith("qc") else 0.85) for token in analyser.tokens(word)]
        parts.append(Part(word, (Way((word,)), *other)))
    return Branch("nl", tuple(parts))
