"""What search keeps: the projection, and the lists of words that editors add to."""

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
    "CompoundPart",
    "CrisisPhrase",
    "DocumentFields",
    "SearchDocument",
    "SearchDraft",
    "SearchState",
    "SearchSuggestion",
    "SearchWord",
    "StemException",
    "Synonym",
    "UnsentDocument",
]
