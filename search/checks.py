"""Whether search works, for ``/readyz``."""

from __future__ import annotations

from django.conf import settings

from search.engines import get_engine
from search.models import SearchDocument

__all__ = ["search_health"]

#: A word that no document holds: the engine has to answer, and there is nothing to fetch.
_NOWHERE = "qzxgereedheidqzx"


def search_health() -> tuple[bool, str]:
    """Whether there is something to find and the engine answers. The site works without."""
    if not SearchDocument.objects.exists():
        return False, "nothing can be found: run search_rebuild"
    get_engine().search(_NOWHERE, languages=[settings.LANGUAGE_CODE])
    return True, "search answers"
