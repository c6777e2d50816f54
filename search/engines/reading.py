"""What engines read of documents whose keys they know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from django.db.models.functions import Substr

from search.models import SearchDocument
from search.ranking import OPENING, Candidate

if TYPE_CHECKING:
    from search.query import Query

__all__ = ["read_candidates", "read_documents"]

_FIELDS: Final = (
    *("pk", "key", "kind", "title", "index_title", "index_terms", "index_summary", "index_facets", "opening"),
    *("weight", "checked", "date", "everywhere", "latitude", "longitude"),
)


def read_candidates(keys: Sequence[int], query: Query) -> dict[int, Candidate]:
    """What the formula needs of these documents, in one query. Lists are read only when the question asks for them."""
    if not keys:
        return {}
    fields = [*_FIELDS, *(["gemeenten", "spoken"] if query.place or query.spoken else [])]
    rows: Any = SearchDocument.objects.filter(pk__in=keys).annotate(opening=Substr("index_body", 1, OPENING))
    return {row[0]: Candidate(*row) for row in rows.values_list(*fields)}


def read_documents(keys: Sequence[int]) -> dict[int, SearchDocument]:
    """Documents without their long texts, in one query."""
    if not keys:
        return {}
    rows = SearchDocument.objects.filter(pk__in=keys).defer("body", "index_body")
    return {row.pk: row for row in rows}
