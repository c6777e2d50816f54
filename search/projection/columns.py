"""From what an area tells of a thing to a row, with the texts that the engines read."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final

from core.search import SearchDocumentData, place_of
from search import analysis
from search.facets import FACETS, LANGUAGE, facet_labels, facet_tokens
from search.models import SearchDraft

if TYPE_CHECKING:
    from collections.abc import Iterable

    from search.models import DocumentFields

__all__ = ["COLUMNS", "differs", "row_of", "signature"]

_LISTS: Final = ("gemeenten", "themes", "dimensions", "audiences", "forms", "costs", "spoken", "names")
_TEXTS: Final = ("title", "terms", "summary", "body")
#: What the rows do not keep.
_NOT_KEPT: Final = ("extra", "everyone", "labels")
_TOLD: Final = tuple(field.name for field in fields(SearchDocumentData) if field.name not in _NOT_KEPT)
#: A text of a document is read so far, in signs: a book of 100 pages.
_LONGEST: Final = 250_000
_CUT: Final = {"title": 255, "url": 500, "place": 80, "icon": 40, "theme_class": 40, "key": 120}


def signature() -> str:
    """Of the analyser with the lists of editors: another one makes other texts."""
    return analysis.analyser_signature()


def _facets(document: SearchDocumentData) -> str:
    """The tokens of all values; a facet that is for everyone has every value there is."""
    values: dict[str, Iterable[str]] = {LANGUAGE: (document.language,)}
    for facet, column in FACETS.items():
        own = getattr(document, column)
        own = (own,) if isinstance(own, str) else own
        values[facet] = tuple(facet_labels(facet)) if facet in document.everyone and not own else own
    return facet_tokens(values)


def row_of(document: SearchDocumentData, source: Any, *, analyser: str = "") -> SearchDraft:
    """The row of a document, not stored. ``source`` is the page or row that tells it, ``analyser`` the signature.

    Who makes many of them asks the signature once.
    """
    values = {name: getattr(document, name) for name in _TOLD}
    values |= {name: list(values[name]) for name in _LISTS}
    values |= {name: values[name][:longest] for name, longest in _CUT.items()}
    values["body"] = document.body[:_LONGEST]
    if document.latitude is None and (spot := place_of(document.place)) is not None:
        values["latitude"], values["longitude"] = spot
    reader = analysis.analyser_for(document.language)
    values |= {f"index_{name}": reader.index_text(values[name]) for name in _TEXTS}
    values["index_body"] = reader.index_text(f"{values['body']}\n{document.labels}".strip())
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
