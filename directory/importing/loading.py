"""Read entries with everything that hangs on them, a query a relation however many they are."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from modelcluster.models import get_all_child_relations

from directory.models import Service, ServicePage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from django.db.models import Q

__all__ = ["GROUP", "attach_children", "groups_of", "load_services", "pages_by_service"]

#: So many entries are read or written at once.
GROUP: Final = 500
_WITH: Final = {"places": ("location",)}


def groups_of(things: Sequence[Any], size: int = GROUP) -> Iterator[Sequence[Any]]:
    """Parts of a list."""
    for start in range(0, len(things), size):
        yield things[start : start + size]


def attach_children(objects: Sequence[Any]) -> None:
    """Put the child rows of these objects, all of one model, in memory: reading them costs no query any more."""
    if not objects:
        return
    keys = [one.pk for one in objects]
    for relation in get_all_child_relations(type(objects[0])):
        name = relation.get_accessor_name()
        rows = defaultdict(list)
        found = relation.related_model._default_manager.filter(**{f"{relation.field.name}__in": keys}).order_by("pk")
        for row in found.select_related(*_WITH[name]) if name in _WITH else found:
            rows[getattr(row, relation.field.attname)].append(row)
        for one in objects:
            setattr(one, name, rows[one.pk])


def load_services(wanted: Q) -> list[Service]:
    """Services with their organisation and child rows."""
    services = list(Service.objects.filter(wanted).select_related("organisation"))
    attach_children(services)
    return services


def pages_by_service(keys: Iterable[int]) -> dict[int, ServicePage]:
    """The page in the source language of each service, with its child rows; the first one when there are more."""
    pages = ServicePage.objects.filter(
        service__in=list(keys), locale__language_code=settings.LANGUAGE_CODE, alias_of=None
    ).order_by("-path")
    found = {page.service_id: page for page in pages}
    attach_children(list(found.values()))
    return found
