"""Keep the digest of a service, and what search knows of it, true when facts change."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save

from core import local_cache
from directory.services import refresh_digest, renew_answers, renew_search, take_off

__all__ = ["connect"]


def _child_changed(instance: Any, **kwargs: Any) -> None:
    refresh_digest(service_id=instance.service_id)


def _location_changed(instance: Any, **kwargs: Any) -> None:
    for service_id in instance.services.values_list("service_id", flat=True):
        refresh_digest(service_id=service_id)


def _service_changed(instance: Any, **kwargs: Any) -> None:
    """The status or the organisation may be another one. What may not be listed goes off the site."""
    renew_search(services=[instance.pk])
    if instance.do_not_list:
        take_off(service_id=instance.pk)


def _question_changed(instance: Any, **kwargs: Any) -> None:
    """Pages show its new words at once; entries know it by its address."""
    local_cache.clear()
    for service_id in instance.services.values_list("service_id", flat=True) if instance.pk else ():
        refresh_digest(service_id=service_id)
    # Its themes are stored after this signal. A new word, or "mag een ander niet zien", changes no digest.
    transaction.on_commit(lambda: renew_answers(question=instance))


def _organisation_changed(instance: Any, **kwargs: Any) -> None:
    renew_search(services=instance.services.values_list("pk", flat=True))


def connect() -> None:
    """Listen to every model of which the digest repeats something."""
    from directory.models import HelpQuestion, Location, Organisation, Service, attributes, contact, places, schedules

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
    post_save.connect(_location_changed, sender=Location, dispatch_uid="digest-location")
    post_save.connect(_service_changed, sender=Service, dispatch_uid="search-service")
    post_save.connect(_organisation_changed, sender=Organisation, dispatch_uid="search-organisation")
