"""Keep the projection true: after the transaction of whatever changed, never inside it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, Value
from django.db.models.functions import Cast, Concat
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from core.models import Audience, Gemeente, HealthDimension, PageTerm, Theme
from core.routing import source_language
from core.search import gather, key_of, pages_outdated, registered_models, suggestions_outdated
from search import services
from search.facets import FACETS, TERM_FACETS
from search.models import SearchDocument
from search.projection.background import mark_outdated, renew_soon
from search.projection.reading import PAGE

__all__ = ["connect"]

logger = logging.getLogger(__name__)

_MANY = 20
#: So many pages of a term, or of what many pages name, are renewed while the editor waits.
_AT_ONCE = 100


def _after_commit(work: Callable[[], None]) -> None:
    """What search can't do is in the log, and the next ``search_check --repair`` does it: a save never fails by it."""

    def safely() -> None:
        try:
            work()
        except Exception:
            logger.exception("The search index could not be renewed; search_check --repair does it later.")

    transaction.on_commit(safely)


def _page_published(sender: Any, instance: Any, **kwargs: Any) -> None:
    """A page that was on line already changes alone; one that comes on line brings the pages below it along."""
    if gather([instance.pk]):
        return
    alone = _was_on_line(instance)
    _after_commit(lambda: _update_subtree(instance.pk, only_self=alone))


def _was_on_line(page: Any) -> bool:
    """Whether the page is found, or one below it: the home page is no result, and all pages stand below it."""
    document = SearchDocument.objects.filter(key=Concat(Value(PAGE + ":"), Cast(OuterRef("pk"), CharField())))
    return bool(page.get_descendants(inclusive=True).filter(Exists(document)).exists())


def _page_saved(sender: Any, instance: Any, *, created: bool = False, **kwargs: Any) -> None:
    """An alias is made live at once; Wagtail tells nobody that it was published."""
    if created and isinstance(instance, Page) and instance.live and instance.alias_of_id:
        _page_published(sender, instance)


def _page_moved(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Another address for a page is another address for all pages below it; a page that is gone hides them."""
    if not gather(_below(instance.pk)):
        _after_commit(lambda: _update_subtree(instance.pk, only_self=False))


def _below(pk: int) -> list[int]:
    """The page and all pages below it."""
    page = Page.objects.filter(pk=pk).first()
    return [] if page is None else list(page.get_descendants(inclusive=True).values_list("pk", flat=True))


def _privacy_changed(sender: Any, instance: Any, **kwargs: Any) -> None:
    _after_commit(lambda: _update_subtree(instance.page_id, only_self=False))


def _pages_outdated(sender: Any, page_ids: Iterable[int], *, may_wait: bool = False, **kwargs: Any) -> None:
    """Facts of pages changed that stand elsewhere."""
    keys = list(page_ids)
    if may_wait:
        _some_at_once(sorted(keys))
    elif keys and not gather(keys):
        _after_commit(lambda: _update_pages(keys))


def _update_pages(keys: list[int]) -> None:
    """A few pages one by one, so that nobody waits for another; many of them together."""
    if len(keys) > _MANY:
        services.update_pages(keys=keys)
        return
    for page in Page.objects.filter(pk__in=keys):
        services.update_document(row=page)


def _update_subtree(pk: int, *, only_self: bool) -> None:
    _update_pages([pk] if only_self else _below(pk))


def _term_saved(sender: Any, instance: Any, *, created: bool = False, **kwargs: Any) -> None:
    """Pages are found by the names of their terms, in every language: a new name is news of all of them.

    What is for everyone has every term there is, so a new one too.
    """
    name = instance.kind.value
    same = {f"{name}__translation_key": instance.translation_key}
    keys = set(PageTerm.objects.filter(**same).values_list("page_id", flat=True))
    if created and instance.locale.language_code == source_language():
        keys |= _for_everyone(name)
    _some_at_once(sorted(keys))


def _some_at_once(keys: list[int]) -> None:
    """Renew the first of these pages before the answer, and the others soon after it."""
    if not keys or gather(keys):
        return
    later = [key_of(Page(pk=pk)) for pk in keys[_AT_ONCE:]]

    def work() -> None:
        if later:
            mark_outdated(later)
        _update_pages(keys[:_AT_ONCE])
        if later:
            renew_soon()

    _after_commit(work)


def _for_everyone(kind: str) -> set[int]:
    """Pages that name no term of this kind, and have all of them."""
    facet = TERM_FACETS[kind]
    found = SearchDocument.objects.filter(
        **{FACETS[facet]: [], "index_facets__contains": f"{facet}_", "key__startswith": f"{PAGE}:"}
    )
    return {int(key.rpartition(":")[2]) for key in found.values_list("key", flat=True)}


def _suggestions_outdated(sender: Any, source: str, **kwargs: Any) -> None:
    _after_commit(lambda: services.renew_suggestions(source=source))


def _row_saved(sender: Any, instance: Any, **kwargs: Any) -> None:
    _after_commit(lambda: services.update_document(row=instance))


def _row_deleted(sender: Any, instance: Any, **kwargs: Any) -> None:
    key = key_of(instance)
    _after_commit(lambda: services.remove_document(key=key))


def _page_deleted(sender: Any, instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, Page):
        _row_deleted(sender, instance)


def connect() -> None:
    """Listen to pages, privacy, and every registered model."""
    page_published.connect(_page_published, dispatch_uid="search-published")
    page_unpublished.connect(_page_moved, dispatch_uid="search-unpublished")
    post_page_move.connect(_page_moved, dispatch_uid="search-moved")
    page_slug_changed.connect(_page_moved, dispatch_uid="search-slug-changed")
    pages_outdated.connect(_pages_outdated, dispatch_uid="search-pages-outdated")
    post_delete.connect(_page_deleted, dispatch_uid="search-page-deleted")
    post_save.connect(_page_saved, dispatch_uid="search-page-saved")
    for signal in (post_save, post_delete):
        signal.connect(_privacy_changed, sender=PageViewRestriction, dispatch_uid=f"search-privacy-{id(signal)}")
    for term in (Gemeente, Theme, HealthDimension, Audience):
        post_save.connect(_term_saved, sender=term, dispatch_uid=f"search-term-{term.__name__}")
    suggestions_outdated.connect(_suggestions_outdated, dispatch_uid="search-suggestions-outdated")
    for model in registered_models():
        post_save.connect(_row_saved, sender=model, dispatch_uid=f"search-saved-{model.__name__}")
        post_delete.connect(_row_deleted, sender=model, dispatch_uid=f"search-deleted-{model.__name__}")
