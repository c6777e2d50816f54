"""Whether search works, for ``/readyz``."""

from __future__ import annotations

from search.engines import get_engine
from search.engines.base import EngineError
from search.engines.elasticsearch import breaker, number_of_documents
from search.models import SearchDocument, UnsentDocument
from search.query import Branch, Part, Query, Selection, Way

__all__ = ["elasticsearch_health", "search_health"]

#: A word that no document holds: the engine has to answer, and there is nothing to fetch.
_NOWHERE = "qzxgereedheidqzx"
_QUESTION = Query(_NOWHERE, (Branch("nl", (Part(_NOWHERE, (Way((_NOWHERE,)),)),)),))


def search_health() -> tuple[bool, str]:
    """Whether there is something to find and the engine answers. The site works without."""
    if not SearchDocument.objects.exists():
        return False, "nothing can be found: run search_rebuild"
    get_engine().search(_QUESTION, Selection())
    return True, "search answers"


def elasticsearch_health() -> tuple[bool, str]:
    """Whether the search server is of use. The site does not need it: without it the database finds.

    What is found out here is known to searches too: while somebody watches, no visitor waits for a server that is down.
    """
    try:
        number_of_documents()
    except EngineError as error:
        breaker.failed(str(error))
        return False, f"Elasticsearch is down ({error}): the database answers"
    breaker.worked()
    unsent = UnsentDocument.objects.count()
    if unsent:
        return False, f"Elasticsearch answers, but {unsent} documents are not sent yet: run search_check --repair"
    return True, "Elasticsearch answers"
