"""Let search read a publication again when its files say something else, or may be read by others."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.db.models.signals import post_delete, post_save
from wagtail.models import CollectionViewRestriction

from core.models import CustomDocument, DocumentText
from core.search import pages_outdated
from library.models import PublicationPage

__all__ = ["connect"]


def _outdated(pages: Q) -> None:
    keys = list(PublicationPage.objects.filter(pages).values_list("pk", flat=True))
    if keys:
        pages_outdated.send(sender=PublicationPage, page_ids=keys)


def _document_changed(instance: Any, **kwargs: Any) -> None:
    """It has words now, or moved to another collection."""
    document = instance.document_id if isinstance(instance, DocumentText) else instance.pk
    _outdated(Q(document=document) | Q(plain_summary=document))


def _privacy_changed(**kwargs: Any) -> None:
    _outdated(Q(document__isnull=False) | Q(plain_summary__isnull=False))


def connect() -> None:
    """Listen to files, their texts, and who may see them."""
    for model in (CustomDocument, DocumentText):
        post_save.connect(_document_changed, sender=model, dispatch_uid=f"library-search-{model.__name__}")
    for signal in (post_save, post_delete):
        signal.connect(_privacy_changed, sender=CollectionViewRestriction, dispatch_uid=f"library-privacy-{id(signal)}")
