"""The order of what was found: titles first, then how much fits, then what helps most."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from search.models import SearchDocument

__all__ = ["ranked"]

#: Who searches here mostly looks for help; what is about policy comes last. Other kinds stand with ordinary pages.
_KINDS = (
    *("hulp", "thema", "gemeente", "initiatief", "bijeenkomst", "verhaal", "blog", "aflevering", "podcast"),
    *("pagina", "project", "sessie", "leergang", "academie", "overzicht", "regeling"),
    *("regioplan", "bouwsteen", "fundament", "monitor", "publicatie", "woord"),
)
_KIND_RANK = {kind: rank for rank, kind in enumerate(_KINDS)}
_TOKEN = re.compile(r"\w+", re.UNICODE)


def _tokens(text: str) -> set[str]:
    return set(_TOKEN.findall(fold(text)))


def _number_found(words: Sequence[str], tokens: set[str]) -> int:
    """How many words occur, as they are or as the beginning of a longer word."""
    return sum(word in tokens or any(token.startswith(word) for token in tokens) for word in words)


def _likeness(title: list[str], query: list[str]) -> int:
    """How a title resembles what was typed: 0 the same, 1 begins with it, 2 has it somewhere, 3 none of these."""
    size = len(query)
    if title[:size] == query:
        return 0 if len(title) == size else 1
    return 2 if any(title[start : start + size] == query for start in range(len(title) - size + 1)) else 3


def ranked(
    documents: Sequence[SearchDocument],
    *,
    words: Sequence[str],
    telling: Sequence[str],
    languages: Sequence[str],
    bodies: Mapping[int, str] | None = None,
) -> list[SearchDocument]:
    """The documents, best first; those that tie keep their order.

    ``words`` is the whole query, ``telling`` the words of it that were searched for. ``bodies`` has the long texts
    when not every document has all those words; without it each has them.
    """
    whole, wanted = [fold(word) for word in words], [fold(word) for word in telling]

    def place(document: SearchDocument) -> tuple[int, int, bool, int, int]:
        title = _TOKEN.findall(fold(document.title))
        number = len(wanted)
        if bodies is not None:
            texts = (document.title, document.terms, document.summary, bodies.get(document.pk, ""))
            number = _number_found(wanted, _tokens(" ".join(texts)))
        return (
            languages.index(document.language),
            _likeness(title, whole),
            not set(wanted) <= set(title),
            -number,
            _KIND_RANK.get(document.kind, _KIND_RANK["pagina"]),
        )

    return sorted(documents, key=place)
