"""Forget what is kept in memory when shared data changes."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from core import local_cache

__all__ = ["connect"]


def forget(**kwargs: Any) -> None:
    """Signal receiver: clear the memory of this process."""
    local_cache.clear()


def follow_links(instance: Any, **kwargs: Any) -> None:
    """Signal receiver: a page changed what is known of links that don't work."""
    from core.services.broken_links import follow

    transaction.on_commit(lambda: follow(instance), robust=True)


def remember_links(instance: Any, **kwargs: Any) -> None:
    """Signal receiver: a page is about to go; afterwards nobody knows which pages lead to it."""
    from core.services.broken_links import linking_to

    instance.linking_pages = linking_to(instance) - {instance.pk}


def scan_remembered(instance: Any, **kwargs: Any) -> None:
    """Signal receiver: a page is gone; those that led to it now lead nowhere."""
    from core.services.broken_links import scan_pages

    keys: set[int] = getattr(instance, "linking_pages", set())
    transaction.on_commit(lambda: scan_pages(keys=keys), robust=True)


def read_document(instance: Any, **kwargs: Any) -> None:
    """Signal receiver: a new file may have words that search wants."""
    from core.services.document_texts import keep_text

    transaction.on_commit(lambda: keep_text(document=instance), robust=True)


def connect() -> None:
    """Listen to every model and event on which ``core.local_cache`` entries depend."""
    from core.models import Audience, CustomDocument, DemoObject, Gemeente, HealthDimension, HelpLine, SiteAlert, Theme

    terms = (Audience, Gemeente, HealthDimension, Theme)
    for model in (*terms, HelpLine, SiteAlert, DemoObject, Locale, Site, PageViewRestriction):
        for signal in (post_save, post_delete):
            signal.connect(forget, sender=model, dispatch_uid=f"core-forget-{model.__name__}-{id(signal)}")
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(forget, dispatch_uid=f"core-forget-page-{id(signal)}")
    post_delete.connect(forget, sender=Page, dispatch_uid="core-forget-page-deleted")
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(follow_links, dispatch_uid=f"core-links-{id(signal)}")
    post_save.connect(read_document, sender=CustomDocument, dispatch_uid="core-document-text")
    pre_delete.connect(remember_links, sender=Page, dispatch_uid="core-links-before-delete")
    post_delete.connect(scan_remembered, sender=Page, dispatch_uid="core-links-deleted")
