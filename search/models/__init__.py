"""What search keeps: the projection, the lists of words that editors add to, and counts of searches."""

from search.insight.models import ApprovedQuery, SearchCount
from search.models.documents import (
    DocumentFields,
    SearchDocument,
    SearchDraft,
    SearchState,
    SearchSuggestion,
    SearchWord,
    UnsentDocument,
)
from search.models.words import AmbiguousPlace, CompoundPart, CrisisPhrase, StemException, Synonym

__all__ = [
    "AmbiguousPlace",
    "ApprovedQuery",
    "CompoundPart",
    "CrisisPhrase",
    "DocumentFields",
    "SearchCount",
    "SearchDocument",
    "SearchDraft",
    "SearchState",
    "SearchSuggestion",
    "SearchWord",
    "StemException",
    "Synonym",
    "UnsentDocument",
]
