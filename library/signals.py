"""Let search read a publication again when its files say something else, or may be read by others."""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from django.db.models import Q
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import CollectionViewRestriction

from core.models import CustomDocument, DocumentText
from core.search import pages_outdated
from library.models import PublicationPage

__all__ = ["connect"]


#: The pages of files that are being deleted.
_shown_by: WeakKeyDictionary[CustomDocument, list[int]] = WeakKeyDictionary()


def _pages(wanted: Q) -> list[int]:
    return list(PublicationPage.objects.filter(wanted).values_list("pk", flat=True))


def _showing(document: int) -> Q:
    return Q(document=document) | Q(plain_summary=document)


def _outdated(keys: list[int]) -> None:
    if keys:
        pages_outdated.send(sender=PublicationPage, page_ids=keys)


def _document_changed(instance: Any, **kwargs: Any) -> None:
    """It has words now, or moved to another collection."""
    document = instance.document_id if isinstance(instance, DocumentText) else instance.pk
    _outdated(_pages(_showing(document)))


def _document_goes(instance: CustomDocument, **kwargs: Any) -> None:
    """Remember who shows this file: afterwards no page knows it any more."""
    _shown_by[instance] = _pages(_showing(instance.pk))


def _document_gone(instance: CustomDocument, **kwargs: Any) -> None:
    _outdated(_shown_by.pop(instance, []))


def _privacy_changed(**kwargs: Any) -> None:
    _outdated(_pages(Q(document__isnull=False) | Q(plain_summary__isnull=False)))


def connect() -> None:
    """Listen to files, their texts, and who may see them."""
    for model in (CustomDocument, DocumentText):
        post_save.connect(_document_changed, sender=model, dispatch_uid=f"library-search-{model.__name__}")
    pre_delete.connect(_document_goes, sender=CustomDocument, dispatch_uid="library-search-goes")
    post_delete.connect(_document_gone, sender=CustomDocument, dispatch_uid="library-search-gone")
    for signal in (post_save, post_delete):
        signal.connect(_privacy_changed, sender=CollectionViewRestriction, dispatch_uid=f"library-privacy-{id(signal)}")
