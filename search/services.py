"""Every write of the projection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from django.apps import apps
from django.db import transaction
from django.utils import translation
from modelsearch.backends import get_search_backends
from wagtail.models import Locale, Page

from core.models import PageTag
from core.querysets import is_public, with_privacy
from core.search import SearchDocumentData, key_of, registered_models
from core.taxonomies import terms_for
from search.models import SearchDocument

__all__ = ["document_for", "rebuild", "remove_document", "update_document", "update_pages"]

#: So many pages are read and written at once.
_GROUP = 200
_JSON = ("gemeenten", "themes", "dimensions", "audiences", "forms", "costs", "spoken")
Progress = Callable[[Iterable[Any]], Iterable[Any]]


def _page_document(page: Any) -> SearchDocumentData | None:
    """A page is found when it is live and public, the pages above it are live, and it gives a document."""
    build = getattr(page, "search_document", None)
    if build is None or not is_public(page):
        return None
    with translation.override(page.language):
        document: SearchDocumentData | None = build()
    return document


def document_for(row: Any) -> SearchDocumentData | None:
    """The document of a page or of a row of a registered model; None when it is no result."""
    if isinstance(row, Page):
        return _page_document(row.specific)
    builder = registered_models().get(type(row))
    return builder(row) if builder else None


def _values(document: SearchDocumentData, row: Any) -> dict[str, Any]:
    values = asdict(document)
    values.pop("extra")
    values.pop("key")
    for name in _JSON:
        values[name] = list(values[name])
    return {**values, "translation_key": str(getattr(row, "translation_key", ""))}


def _locked(row: Any) -> Any:
    """The row as it is now, or None; nobody changes it until the end of the transaction.

    What was read before may be old: a page that an editor unpublishes meanwhile must not come back.
    """
    model: Any = Page if isinstance(row, Page) else type(row)
    return model._base_manager.select_for_update().filter(pk=row.pk).first()


@transaction.atomic
def update_document(*, row: Any) -> None:
    """Write, renew or take away the document of one row, as the database has it at this moment."""
    now = _locked(row)
    document = document_for(now) if now is not None else None
    if document is None:
        remove_document(key=key_of(row))
    else:
        SearchDocument.objects.update_or_create(key=document.key, defaults=_values(document, now))


def _read_pages(keys: Sequence[int]) -> list[Any]:
    """Pages with what their documents ask: privacy, terms, tags and language, in a query each."""
    locked = Page.objects.select_for_update().filter(pk__in=keys)
    private = dict(with_privacy(locked).values_list("pk", "is_private"))
    terms, locales = terms_for(keys), {locale.pk: locale for locale in Locale.objects.all()}
    tagged = defaultdict(list)
    for row in PageTag.objects.filter(content_object__in=keys).select_related("tag"):
        tagged[row.content_object_id].append(row)
    pages: list[Any] = list(Page.objects.filter(pk__in=private).specific())
    for page in pages:
        page.is_private, page.locale = private[page.pk], locales[page.locale_id]
        if hasattr(page, "set_terms"):
            page.set_terms(terms.get(page.pk))
            page.tagged_items = tagged[page.pk]
    return pages


@transaction.atomic
def _update_group(keys: Sequence[int]) -> None:
    pages = _read_pages(keys)
    found = [(page, document) for page in pages if (document := _page_document(page)) is not None]
    rows = [SearchDocument(key=document.key, **_values(document, page)) for page, document in found]
    names = [field.name for field in SearchDocument._meta.concrete_fields if field.name not in ("id", "key")]
    SearchDocument.objects.bulk_create(rows, update_conflicts=True, unique_fields=["key"], update_fields=names)
    stored = list(SearchDocument.objects.filter(key__in=[row.key for row in rows]))
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(SearchDocument, stored)
    for key in {key_of(Page(pk=pk)) for pk in keys} - {row.key for row in rows}:
        remove_document(key=key)


def update_pages(*, keys: Sequence[int]) -> None:
    """Write, renew or take away the documents of many pages: a group of them costs as many queries as one.

    Each group has a transaction of its own.
    """
    for start in range(0, len(keys), _GROUP):
        _update_group(keys[start : start + _GROUP])


def remove_document(*, key: str) -> None:
    """Take a document away; nothing happens when it is not there."""
    for found in SearchDocument.objects.filter(key=key):
        found.delete()


def _rows(progress: Progress) -> Iterator[Any]:
    """Everything that may be found."""
    yield from progress(Page.objects.live().order_by("path"))
    for model in registered_models():
        yield from model._default_manager.all()  # type: ignore[attr-defined]  # registered models are Django models


def _row_at(key: str) -> Any:
    """The row that a document tells about, or None when there is no such row any more."""
    label, _separator, pk = key.rpartition(":")
    try:
        return apps.get_model(label)._base_manager.filter(pk=pk).first()
    except (LookupError, ValueError):
        return None


def rebuild(*, progress: Progress = iter) -> int:
    """Write the whole projection anew and say how many documents it has.

    Each row has a transaction of its own: editors wait for one page at most, and what they change meanwhile stays.
    Until its turn comes a row is found as it was.
    """
    seen = set()
    for row in _rows(progress):
        update_document(row=row)
        seen.add(key_of(row))
    for key in SearchDocument.objects.values_list("key", flat=True):
        row = None if key in seen else _row_at(key)
        if row is not None:
            update_document(row=row)
        elif key not in seen:
            remove_document(key=key)
    return SearchDocument.objects.count()
