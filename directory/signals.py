"""Keep the digest of a service, and what search and other systems know of it, true when something changes."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from core.demo_state import demo_is_going
from core.models import Gemeente, PageTerm
from directory.memory.changes import note_changes
from directory.open_data import changed, forget, keep_listing
from directory.services import refresh_digest, renew_answers, renew_areas, renew_questions, renew_search, take_off

__all__ = ["connect"]


def _child_changed(instance: Any, **kwargs: Any) -> None:
    refresh_digest(service_id=instance.service_id)
    changed(services=[instance.service_id])


def _location_changed(instance: Any, **kwargs: Any) -> None:
    services = list(instance.services.values_list("service_id", flat=True))
    for service_id in services:
        refresh_digest(service_id=service_id)
    changed(services=services)


def _service_changed(instance: Any, **kwargs: Any) -> None:
    """The status or the organisation may be another one. What may not be listed goes off the site."""
    renew_search(services=[instance.pk])
    changed(services=[instance.pk])
    keep_listing(uuids=[instance.uuid])
    if instance.do_not_list:
        take_off(service_id=instance.pk)


def _service_deleted(instance: Any, **kwargs: Any) -> None:
    """Others hear that it is gone; not of what was only a demo."""
    if demo_is_going():
        forget(uuids=[instance.uuid])
    else:
        keep_listing(uuids=[instance.uuid])


def _page_saved(instance: Any, **kwargs: Any) -> None:
    """Lists read it again, and with it what it is a translation of."""
    note_changes(services=[instance.service_id], pages=[instance.pk])


def _terms_changed(instance: Any, **kwargs: Any) -> None:
    """A term was put on a page or taken off; the page itself may be gone."""
    from directory.models import ServicePage

    page = instance.page if "page" in instance._state.fields_cache else None
    if page is None or page.specific_class is ServicePage:
        note_changes(pages=[instance.page_id])


def _page_deleted(instance: Any, **kwargs: Any) -> None:
    note_changes(pages=[instance.pk])
    changed(services=[instance.service_id])
    keep_listing(uuids=[instance.service.uuid])


def _pages_changed(instance: Any, **kwargs: Any) -> None:
    """An entry, or a page above entries, was published, taken down or moved."""
    from directory.models import ServicePage

    if isinstance(instance, ServicePage) or not instance.is_leaf():
        _under(instance.path)


def _privacy_changed(instance: Any, **kwargs: Any) -> None:
    """Somebody made a page private, or public again; the page itself may be gone."""
    for path in Page.objects.filter(pk=instance.page_id).values_list("path", flat=True):
        _under(path)


def _under(path: str) -> None:
    """What others see of the entries at and under this place in the tree may have changed."""
    from directory.models import Service

    found = dict(Service.objects.filter(pages__path__startswith=path).values_list("pk", "uuid"))
    if found:
        changed(services=found)
        keep_listing(uuids=found.values())


def _question_changed(instance: Any, **kwargs: Any) -> None:
    """Pages show its new words at once; entries know it by its address."""
    renew_questions(question=instance)
    # Its themes are stored after this signal. A new word, or "mag een ander niet zien", changes no digest.
    transaction.on_commit(lambda: renew_answers(question=instance))


def _gemeente_is_saved(instance: Any, **kwargs: Any) -> None:
    """Keep what is stored of it until it is written."""
    stored = Gemeente.objects.filter(pk=instance.pk).values_list("slug", "name", "cbs_code")
    instance.facts_before = stored.first()


def _gemeente_changed(instance: Any, **kwargs: Any) -> None:
    """Nobody knows another thing of it: a new icon or order is news of no entry."""
    before, after = instance.facts_before, (instance.slug, instance.name, instance.cbs_code)
    if before != after:
        renew_areas(gemeente=instance, is_told=before is not None and before[1:] != after[1:])


def _organisation_changed(instance: Any, **kwargs: Any) -> None:
    services = list(instance.services.values_list("pk", flat=True))
    renew_search(services=services)
    changed(services=services)


def connect() -> None:
    """Listen to every model of which the digest repeats something."""
    from directory.models import (
        HelpQuestion,
        Location,
        Organisation,
        Service,
        ServicePage,
        attributes,
        contact,
        places,
        schedules,
    )

    children = (
        *(attributes.CostOption, attributes.ServiceArea, attributes.ServiceForm, attributes.ServiceLaw),
        *(attributes.ServiceQuestion, contact.Contact, contact.Language, contact.Phone, places.ServiceAtLocation),
        *(schedules.Schedule, schedules.ScheduleDeviation),
    )
    for model in children:
        for signal in (post_save, post_delete):
            signal.connect(_child_changed, sender=model, dispatch_uid=f"digest-{model.__name__}-{id(signal)}")
    for signal in (post_save, post_delete):
        signal.connect(_question_changed, sender=HelpQuestion, dispatch_uid=f"questions-{id(signal)}")
    pre_save.connect(_gemeente_is_saved, sender=Gemeente, dispatch_uid="digest-gemeente-before")
    post_save.connect(_gemeente_changed, sender=Gemeente, dispatch_uid="digest-gemeente")
    post_save.connect(_page_saved, sender=ServicePage, dispatch_uid="lists-page")
    for signal in (post_save, post_delete):
        signal.connect(_terms_changed, sender=PageTerm, dispatch_uid=f"lists-terms-{id(signal)}")
    post_save.connect(_location_changed, sender=Location, dispatch_uid="digest-location")
    post_save.connect(_service_changed, sender=Service, dispatch_uid="search-service")
    post_save.connect(_organisation_changed, sender=Organisation, dispatch_uid="search-organisation")
    post_delete.connect(_service_deleted, sender=Service, dispatch_uid="open-data-service")
    post_delete.connect(_page_deleted, sender=ServicePage, dispatch_uid="open-data-page")
    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(_pages_changed, dispatch_uid=f"open-data-pages-{id(signal)}")
    for signal in (post_save, post_delete):
        signal.connect(_privacy_changed, sender=PageViewRestriction, dispatch_uid=f"open-data-privacy-{id(signal)}")
