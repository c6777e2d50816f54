"""What visitors filter by, and how the index writes it: "gemeente_urk", "thema_geld"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from core import local_cache
from core.enums import TermKind
from core.search import facet_choices, facet_values, kind_labels
from core.taxonomies import all_terms
from core.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = [
    "FACETS",
    "LANGUAGE",
    "QUESTION",
    "TERM_FACETS",
    "facet_labels",
    "facet_token",
    "facet_tokens",
    "values_of_tokens",
]

#: The facets in the order of the page, with the field of a document that holds their values. ``spreekt`` are the
#: languages that people speak who help.
FACETS: Final[dict[str, str]] = {
    "soort": "kind",
    "gemeente": "gemeenten",
    "thema": "themes",
    "doelgroep": "audiences",
    "vorm": "forms",
    "kosten": "costs",
    "spreekt": "spoken",
    "pijler": "dimensions",
}
#: The language of the text: a token like the others, but no choice for visitors.
LANGUAGE: Final = "taal"
#: What people ask for with which it helps: found through our concepts, no choice either.
QUESTION: Final = "hulpvraag"

_TERMS: Final = {
    "gemeente": TermKind.GEMEENTE,
    "thema": TermKind.THEME,
    "doelgroep": TermKind.AUDIENCE,
    "pijler": TermKind.DIMENSION,
}
#: The facet of each taxonomy, by the value of its kind.
TERM_FACETS: Final[dict[str, str]] = {kind.value: facet for facet, kind in _TERMS.items()}
_OTHER_SIGNS: Final = re.compile(r"[^a-z0-9]")


def facet_token(facet: str, value: str) -> str:
    """The token of a value: the name of the facet, an underscore, and the value without other signs than a-z0-9."""
    return f"{facet}_{_OTHER_SIGNS.sub('', fold(value))}"


def facet_labels(facet: str) -> dict[str, str]:
    """The values of a facet that there are, in order, with their names in the active language. No query once warm."""
    if facet == "soort":
        return kind_labels()
    if facet in _TERMS:
        return {term.slug: term.name for term in all_terms(_TERMS[facet])}
    return facet_choices(facet)


def values_of_tokens(facet: str) -> dict[str, str]:
    """The values of a facet by their tokens; kept for a moment, as every question asks for all facets."""
    return local_cache.remember(f"search-values-{facet}", lambda: _values_of_tokens(facet), per_language=False)


def _values_of_tokens(facet: str) -> dict[str, str]:
    named = facet == "soort" or facet in _TERMS
    return {facet_token(facet, value): value for value in (facet_labels(facet) if named else facet_values(facet))}


def facet_tokens(values: Mapping[str, Iterable[str]]) -> str:
    """The tokens of these values by facet, each once, as the index holds them."""
    tokens = (facet_token(facet, value) for facet, chosen in values.items() for value in chosen)
    return " ".join(dict.fromkeys(tokens))
