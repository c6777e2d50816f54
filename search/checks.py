"""Whether search works, for ``/readyz`` and ``manage.py check``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from django.core.checks import CheckMessage, Error, Tags
from django.core.checks import Warning as CheckWarning
from django.core.checks import register as register_check
from django.db import connections

from search.engines import get_engine
from search.engines.base import EngineError
from search.engines.elasticsearch import breaker, number_of_documents
from search.engines.patience import one_page
from search.lists.rebuilding import COMMAND, is_outdated
from search.lists.rows import LISTS
from search.models import SearchDocument, SearchState, UnsentDocument
from search.query import Branch, Part, Query, Selection, Way

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["check_index_is_ours", "elasticsearch_health", "register", "search_health"]

#: A word that no document holds: the engine has to answer, and there is nothing to fetch.
_NOWHERE = "qzxgereedheidqzx"
_OUTDATED = f"the index was made by another analyser or other lists of words: run {COMMAND}"
_QUESTION = Query(_NOWHERE, (Branch("nl", (Part(_NOWHERE, (Way((_NOWHERE,)),)),)),))


def search_health() -> tuple[bool, str]:
    """Whether there is something to find, the index fits the questions, and the engine answers.

    The site works without.
    """
    if not SearchDocument.objects.exists():
        return False, "nothing can be found: run search_rebuild"
    get_engine().search(_QUESTION, Selection())
    return (False, _OUTDATED) if is_outdated() else (True, "search answers")


def elasticsearch_health() -> tuple[bool, str]:
    """Whether the search server is of use. The site does not need it: without it the database finds.

    What is found out here is known to searches too: while somebody watches, no visitor waits for a server that is down.
    """
    try:
        with one_page() as page:
            number_of_documents()
            page.judge = breaker.waited
    except EngineError as error:
        breaker.failed(str(error))
    if breaker.fault:
        return False, f"Elasticsearch is down ({breaker.fault}): the database answers"
    unsent = UnsentDocument.objects.count()
    if unsent:
        return False, f"Elasticsearch answers, but {unsent} documents are not sent yet: run search_check --repair"
    return True, "Elasticsearch answers"


def _has_tables() -> bool:
    wanted = {SearchState._meta.db_table, *(kind.model._meta.db_table for kind in LISTS.values())}
    return wanted <= set(connections["default"].introspection.table_names())


def check_index_is_ours(
    app_configs: Any = None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """The index must be made by the analyser and the lists in force; else words don't meet.

    Only where a database may be asked (``check --database default``). ``migrate`` goes on: it comes before the rebuild.
    """
    if "default" not in (databases or ()) or not _has_tables() or not is_outdated():
        return []
    message = CheckWarning if sys.argv[1:2] == ["migrate"] else Error
    return [message("The search index is outdated", hint=f"Run {COMMAND}.", id="search.E001")]


def register() -> None:
    """Let ``manage.py check`` run these checks."""
    register_check(check_index_is_ours, Tags.database)
