"""Judge every revision when it is saved and again when it is published: the lists may have changed in between."""

from typing import Any

from django.db.models.signals import post_save
from wagtail.models import Revision
from wagtail.signals import page_published

__all__ = ["connect"]


def _revision_saved(sender: Any, instance: Any, *, raw: bool = False, **kwargs: Any) -> None:
    from readability.services import store_safely

    # Publishing saves the revision too, with these fields only; the text is the same.
    if not raw and kwargs.get("update_fields") is None:
        store_safely(instance)


def _published(sender: Any, instance: Any, revision: Any = None, **kwargs: Any) -> None:
    from readability.services import mark_published, store_safely

    if revision is not None:
        store_safely(revision)
        mark_published(revision)


def connect() -> None:
    """Listen to saved revisions and to publication, by whichever way it happens."""
    post_save.connect(_revision_saved, sender=Revision, dispatch_uid="readability-revision-saved")
    page_published.connect(_published, dispatch_uid="readability-published")
