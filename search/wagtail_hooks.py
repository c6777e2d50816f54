"""Search in the admin: its lists of words, and what visitors look for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from search.insight import views as insight
from search.lists.rebuilding import tell_when_outdated
from search.lists.rows import LISTS
from search.promoted_admin import hide_search_terms, promoted_urls
from search.viewsets import SearchGroup

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest

__all__ = ["tell_editor", "tell_editor_of_all"]

register_snippet(SearchGroup)

_IN_INDEX = tuple(kind.model for kind in LISTS.values() if kind.in_index)


def tell_editor(request: HttpRequest, instance: Any) -> None:
    """After a change of a list that the index was made with."""
    if isinstance(instance, _IN_INDEX):
        tell_when_outdated(request)


def tell_editor_of_all(request: HttpRequest, instances: Iterable[Any]) -> None:
    """After rows of such a list were deleted."""
    if any(isinstance(instance, _IN_INDEX) for instance in instances):
        tell_when_outdated(request)


hooks.register("after_create_snippet", tell_editor)
hooks.register("after_edit_snippet", tell_editor)
hooks.register("after_delete_snippet", tell_editor_of_all)
hooks.register("register_admin_urls", insight.urls)
hooks.register("register_search_menu_item", insight.menu_item)
hooks.register("register_admin_urls", promoted_urls, order=-1)  # before those of Wagtail, at the same addresses
hooks.register("construct_reports_menu", hide_search_terms)
