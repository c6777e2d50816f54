"""Every write of the projection."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils import translation
from wagtail.models import Page

from core.search import SearchDocumentData, key_of, registered_models
from search.models import SearchDocument

__all__ = ["all_documents", "document_for", "rebuild", "remove_document", "update_document"]

_JSON = ("gemeenten", "themes", "dimensions", "audiences")
Progress = Callable[[Iterable[Any]], Iterable[Any]]


def _page_document(page: Any) -> SearchDocumentData | None:
    """A page is found when it is live and public and gives a document."""
    build = getattr(page, "search_document", None)
    if build is None or not page.live or page.get_view_restrictions().exists():
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


def _values(document: SearchDocumentData) -> dict[str, Any]:
    values = asdict(document)
    values.pop("extra")
    values.pop("key")
    for name in _JSON:
        values[name] = list(values[name])
    return values


@transaction.atomic
def update_document(*, row: Any) -> None:
    """Write, renew or take away the document of one row."""
    document = document_for(row)
    if document is None:
        remove_document(key=key_of(row))
    else:
        SearchDocument.objects.update_or_create(key=document.key, defaults=_values(document))


def remove_document(*, key: str) -> None:
    """Take a document away; nothing happens when it is not there."""
    for found in SearchDocument.objects.filter(key=key):
        found.delete()


def all_documents(progress: Progress = iter) -> Iterator[SearchDocumentData]:
    """Documents of everything that can be found now."""
    for page in progress(Page.objects.live().order_by("path")):
        document = document_for(page)
        if document is not None:
            yield document
    for model in registered_models():
        for row in model._default_manager.all():  # type: ignore[attr-defined]  # registered models are Django models
            document = document_for(row)
            if document is not None:
                yield document


@transaction.atomic
def rebuild(*, progress: Progress = iter) -> int:
    """Write the whole projection anew in one transaction; visitors see the old one until it is done."""
    seen = set()
    for document in all_documents(progress):
        SearchDocument.objects.update_or_create(key=document.key, defaults=_values(document))
        seen.add(document.key)
    for key in SearchDocument.objects.values_list("key", flat=True):
        if key not in seen:
            remove_document(key=key)
    return len(seen)
