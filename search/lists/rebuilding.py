"""Whether the index was made by the analyser and the lists that are in force."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from wagtail.admin import messages

from search.lists.memory import lists_now
from search.models import SearchDocument, SearchState

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["COMMAND", "is_outdated", "tell_when_outdated"]

COMMAND: Final = "manage.py search_rebuild"


def is_outdated() -> bool:
    """Whether questions are read in another way than the index was made. An index that was never made is not.

    One that grew document by document says in its oldest document how it was made.
    """
    made_by = SearchState.objects.values_list("analyser", flat=True).first()
    if not made_by:
        named = SearchDocument.objects.exclude(analyser="").order_by("pk")
        made_by = named.values_list("analyser", flat=True).first()
    return bool(made_by) and made_by != lists_now().signature


def tell_when_outdated(request: HttpRequest) -> None:
    """Tell an editor who changed a list what is left to do."""
    if is_outdated():
        words = _(
            "Deze verandering werkt pas helemaal als het zoekregister opnieuw is gemaakt. Vraag de beheerder: %s."
        )
        messages.warning(request, words % COMMAND)
