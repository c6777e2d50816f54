"""From what an area tells of a thing to a row, with the texts that the engines read."""

from __future__ import annotations

from bisect import bisect
from dataclasses import fields
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

from core.search import SearchDocumentData, place_of
from search import analysis
from search.facets import FACETS, LANGUAGE, QUESTION, facet_labels, facet_tokens
from search.models import SearchDraft

if TYPE_CHECKING:
    from collections.abc import Iterable

    from search.models import DocumentFields

__all__ = ["COLUMNS", "differs", "row_of", "signature"]

_LISTS: Final = ("gemeenten", "themes", "dimensions", "audiences", "forms", "costs", "spoken", "names")
_TEXTS: Final = ("title", "terms", "summary", "body")
#: What the rows do not keep.
_NOT_KEPT: Final = ("extra", "everyone", "labels", "questions")
_TOLD: Final = tuple(field.name for field in fields(SearchDocumentData) if field.name not in _NOT_KEPT)
#: The text of a document is read so far, in signs: a book of 400 pages.
_LONGEST: Final = 1_000_000
#: So many tokens of a text stand in the index as they come, so that phrases are found: PostgreSQL knows no more places.
#: Of the rest each stands there once.
_IN_ORDER: Final = 16_000
#: Bytes of different tokens, with a few for each. A vector of PostgreSQL holds no more, and all engines find the same.
_MOST_TOKENS: Final = 850_000
_FOR_EACH: Final = 6
_CUT: Final = {
    "title": 255,
    "url": 500,
    "place": 80,
    "icon": 40,
    "theme_class": 40,
    "key": 120,
    "summary": 5_000,
    "terms": 5_000,
    "body": _LONGEST,
}


def signature() -> str:
    """Of the analyser with the lists of editors: another one makes other texts."""
    return analysis.analyser_signature()


def _facets(document: SearchDocumentData) -> str:
    """The tokens of all values; a facet that is for everyone has every value there is."""
    values: dict[str, Iterable[str]] = {LANGUAGE: (document.language,), QUESTION: document.questions}
    for facet, column in FACETS.items():
        own = getattr(document, column)
        own = (own,) if isinstance(own, str) else own
        values[facet] = tuple(facet_labels(facet)) if facet in document.everyone and not own else own
    return facet_tokens(values)


def _bounded(text: str) -> str:
    """The tokens of a text: the first in order, behind them only new ones, and not without end."""
    tokens = text.split(" ") if len(text) > _IN_ORDER else []
    if len(tokens) <= _IN_ORDER:
        return text
    found = list(dict.fromkeys(tokens))
    sizes = accumulate(len(token.encode()) + _FOR_EACH for token in found)
    found = found[: bisect(list(sizes), _MOST_TOKENS)]
    first = tokens[:_IN_ORDER]
    early = set(first)
    return " ".join([*first, *(token for token in found if token not in early)])


def row_of(document: SearchDocumentData, source: Any, *, analyser: str = "") -> SearchDraft:
    """The row of a document, not stored. ``source`` is the page or row that tells it, ``analyser`` the signature.

    Who makes many of them asks the signature once.
    """
    values = {name: getattr(document, name) for name in _TOLD}
    values |= {name: list(values[name]) for name in _LISTS}
    values |= {name: values[name][:longest] for name, longest in _CUT.items()}
    if document.latitude is None and (spot := place_of(document.place)) is not None:
        values["latitude"], values["longitude"] = spot
    reader = analysis.analyser_for(document.language)
    values |= {f"index_{name}": reader.index_text(values[name]) for name in _TEXTS[:-1]}
    values["index_body"] = _bounded(reader.index_text(f"{values['body']}\n{document.labels}".strip()))
    values["terms"] = f"{document.terms} {document.labels}".strip()
    values["translation_key"] = str(getattr(source, "translation_key", "") or "")
    return SearchDraft(**values, index_facets=_facets(document), analyser=analyser or signature())


#: The columns by which two rows are the same.
COLUMNS: Final = (
    *("key", "kind", "translation_key", "language", "title", "url", "summary", "body", "terms", *_LISTS),
    *("place", "latitude", "longitude", "everywhere", "checked", "icon", "theme_class", "date", "weight", "sensitive"),
    *("changed", *(f"index_{name}" for name in _TEXTS), "index_facets", "analyser"),
)


def differs(row: DocumentFields, stored: DocumentFields | None) -> bool:
    """Whether the stored row is another one, or there is none."""
    return stored is None or any(getattr(row, name) != getattr(stored, name) for name in COLUMNS)
