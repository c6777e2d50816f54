"""Whether search works, for ``/readyz``."""

from __future__ import annotations

from search.engines import get_engine
from search.models import SearchDocument
from search.query import Branch, Part, Query, Selection, Way

__all__ = ["search_health"]

#: A word that no document holds: the engine has to answer, and there is nothing to fetch.
_NOWHERE = "qzxgereedheidqzx"
_QUESTION = Query(_NOWHERE, (Branch("nl", (Part(_NOWHERE, (Way((_NOWHERE,)),)),)),))


def search_health() -> tuple[bool, str]:
    """Whether there is something to find and the engine answers. The site works without."""
    if not SearchDocument.objects.exists():
        return False, "nothing can be found: run search_rebuild"
    get_engine().search(_QUESTION, Selection())
    return True, "search answers"
