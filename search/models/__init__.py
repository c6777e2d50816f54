"""What search keeps: the projection, and the lists of words that editors add to."""

from search.models.documents import SearchDocument, SearchState
from search.models.words import AmbiguousPlace, CompoundPart, CrisisPhrase, StemException, Synonym

__all__ = [
    "AmbiguousPlace",
    "CompoundPart",
    "CrisisPhrase",
    "SearchDocument",
    "SearchState",
    "StemException",
    "Synonym",
]
