"""Writes of the sociale kaart that are more than a save."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log

from core import local_cache
from core.enums import TermKind
from core.search import pages_outdated, suggestions_outdated
from core.taxonomies import term_by_pk
from directory.enums import CostKind, LocationType, PhoneType, Repeats, YesNoUnknown
from directory.hours.rules import at_secret_address, tells_where, way_in
from directory.memory.changes import note_changes
from directory.open_data import changed
from directory.questions import question_by_pk

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from directory.postcodes import Area

__all__ = [
    "assure",
    "build_digest",
    "refresh_digest",
    "renew_answers",
    "renew_areas",
    "renew_questions",
    "renew_search",
    "replace_postcodes",
    "take_off",
]

#: Deviations are kept for so long after their last day, for a night that began on it.
_PAST = timedelta(days=2)
_PROPERTIES = ("wheelchair", "hearing_loop")
_BATCH = 500


def _best(values: list[str]) -> str:
    """Yes when one place has it, no when all are known not to, else unknown."""
    if YesNoUnknown.YES in values:
        return YesNoUnknown.YES.value
    if values and all(value == YesNoUnknown.NO for value in values):
        return YesNoUnknown.NO.value
    return YesNoUnknown.UNKNOWN.value


def _gemeenten(keys: Iterable[int]) -> list[str]:
    """Slugs of the Dutch terms, also where a translation of a term was chosen."""
    terms = (term_by_pk(TermKind.GEMEENTE, key) for key in keys)
    return list(dict.fromkeys(term.slug for term in terms if term is not None))


def _questions(keys: Iterable[int]) -> list[str]:
    """Slugs of the Dutch hulpvragen, also where a translation was chosen."""
    found = (question_by_pk(key) for key in keys)
    return list(dict.fromkeys(question.slug for question in found if question is not None))


def _block(row: Any) -> list[Any]:
    """Hours as ``directory.hours.Block`` reads them; what is the same every week is told in three words."""
    block: list[Any] = [row.byday, f"{row.opens_at:%H:%M}", f"{row.closes_at:%H:%M}"]
    days = [day.isoformat() if day else None for day in (row.starts_on, row.valid_from, row.valid_to)]
    return block if row.repeats == Repeats.WEEKLY and not any(days) else [*block, row.repeats, *days]


def _hours(service: Any, locations: list[Any]) -> dict[str, list[list[Any]]]:
    hours: dict[str, list[list[Any]]] = {}
    for row in service.schedules.select_related("location").order_by("sort_order"):
        secret = at_secret_address(row.attending_type, row.location, locations)
        hours.setdefault(way_in(row.attending_type, secret=secret), []).append(_block(row))
    return hours


def _hours_places(service: Any, locations: list[Any]) -> dict[str, list[str]]:
    """Where each block of ``_hours`` is, for ways of contact with hours at several places; "" for one without a name.

    A place is called by its town, by its name when two are in one town. A secret one has neither.
    """
    blocks: dict[str, list[Any]] = {}
    for row in service.schedules.select_related("location").order_by("sort_order"):
        place = row.location if row.location and row.location.location_type == LocationType.PHYSICAL else None
        secret = at_secret_address(row.attending_type, row.location, locations)
        blocks.setdefault(way_in(row.attending_type, secret=secret), []).append(place)
    found = {}
    for kind, places in blocks.items():
        named = {place.pk: place for place in places if place and place.public_name}
        towns = {place.city for place in named.values()}
        by_town = len(towns) == len(named) and "" not in towns
        names = {key: place.city if by_town else place.public_name for key, place in named.items()}
        if len(set(names.values())) > 1:
            found[kind] = [names.get(place.pk, "") if place else "" for place in places]
    return found


def _deviations(service: Any, locations: list[Any]) -> list[list[Any]]:
    """Days that differ, without those that are past for long."""
    since = timezone.localdate() - _PAST
    return [
        [
            way_in(row.attending_type, secret=at_secret_address(row.attending_type, None, locations)),
            row.first_day.isoformat(),
            row.last_day.isoformat(),
            *(f"{clock:%H:%M}" if clock else None for clock in (row.opens_at, row.closes_at)),
            "" if tells_where(row.attending_type, None, locations) else row.description,
        ]
        for row in service.deviations.filter(last_day__gte=since).order_by("sort_order")
    ]


def build_digest(service: Any) -> dict[str, Any]:
    """What cards and filters need of a service's child rows. Secret addresses leave no trace in it.

    Only where people can come by counts as a place: not a postal address, nor one online.
    """
    rows = service.places.select_related("location").order_by("sort_order")
    places = [row.location for row in rows if row.location.location_type == LocationType.PHYSICAL]
    phones = list(service.phones.order_by("sort_order"))
    costs = [option.option for option in service.cost_options.order_by("sort_order")]
    hours_places = _hours_places(service, places)
    return {
        "phones": [phone.number for phone in phones if phone.type == PhoneType.VOICE],
        "texts": [[phone.type, phone.number] for phone in phones if phone.type != PhoneType.VOICE],
        "questions": _questions(row.question_id for row in service.questions.order_by("sort_order")),
        "hours": _hours(service, places),
        "deviations": _deviations(service, places),
        "holidays": service.holiday_rule,
        "laws": [row.law for row in service.laws.order_by("sort_order")],
        "contacts": [
            [row.name, row.title, row.phone] for row in service.contacts.filter(is_public=True).order_by("sort_order")
        ],
        "languages": [row.code for row in service.languages.order_by("sort_order")],
        "forms": [row.form for row in service.forms.order_by("sort_order")],
        "costs": costs,
        "free": CostKind.FREE.value in costs,
        "cities": list(dict.fromkeys(loc.city for loc in places if loc.city and not loc.address_is_secret)),
        "spots": [[loc.city, loc.postal_code[:4]] for loc in places if loc.city and not loc.address_is_secret],
        "gemeenten": _gemeenten(area.gemeente_id for area in service.service_areas.all()),
        **{name: _best([getattr(loc, name) for loc in places]) for name in _PROPERTIES},
        **({"hours_places": hours_places} if hours_places else {}),
    }


@transaction.atomic
def refresh_digest(*, service_id: int) -> None:
    """Write the digest of one service anew from the database; search learns of it when that made a difference."""
    from directory.models import Service

    # Who comes second waits here, and reads what the first one wrote.
    service = Service.objects.select_for_update().filter(pk=service_id).first()
    if service is None:
        return
    digest = build_digest(service)
    if digest != service.digest:
        Service.objects.filter(pk=service_id).update(digest=digest)
        note_changes(services=[service_id])
        renew_search(services=[service_id])


def _renew_part(
    part: str, links: QuerySet[Any], column: str, told: Callable[[Iterable[int]], list[str]]
) -> tuple[list[int], list[int]]:
    """Write one part of the digest of all services with one of these links anew, of the keys in this column.

    Gives the keys of all of them, and of those that it made another. A few queries, however many there are.
    """
    from directory.models import Service

    having = links.order_by().values("service")
    locked = Service.objects.select_for_update().only("digest").filter(pk__in=having).order_by("pk")
    services = {service.pk: service for service in locked}
    rows = links.model._default_manager.filter(service__in=having).order_by("sort_order")
    keys: dict[int, list[int]] = {pk: [] for pk in services}
    for pk, key in rows.values_list("service", column):
        keys.setdefault(pk, []).append(key)
    others = []
    for pk, service in services.items():
        values = told(keys[pk])
        if service.digest.get(part) != values:
            service.digest[part] = values
            others.append(service)
    Service.objects.bulk_update(others, ["digest"], batch_size=_BATCH)
    return list(services), [service.pk for service in others]


@transaction.atomic
def renew_areas(*, gemeente: Any, is_told: bool) -> None:
    """Write anew what entries know of this gemeente: lists go by its address, search by its names.

    ``is_told`` says that its name or its code is another one: the open data tell both.
    """
    from directory.models import ServiceArea

    local_cache.clear()
    links = ServiceArea.objects.filter(gemeente__translation_key=gemeente.translation_key)
    having, others = _renew_part("gemeenten", links, "gemeente", _gemeenten)
    changed(services=having if is_told else others)
    renew_search(services=having, may_wait=True)


@transaction.atomic
def renew_questions(*, question: Any) -> None:
    """Write anew by which address entries know this hulpvraag, whichever translation of it they name."""
    from directory.models import ServiceQuestion

    local_cache.clear()
    links = ServiceQuestion.objects.filter(question__translation_key=question.translation_key)
    _having, others = _renew_part("questions", links, "question", _questions)
    changed(services=others)


@transaction.atomic
def replace_postcodes(*, areas: Iterable[Area]) -> None:
    """These areas and no others."""
    from directory.models import PostcodeArea

    PostcodeArea.objects.all().delete()
    PostcodeArea.objects.bulk_create(
        PostcodeArea(
            code=area.code,
            place=area.place,
            gemeente=area.gemeente,
            latitude=area.latitude,
            longitude=area.longitude,
        )
        for area in areas
    )
    transaction.on_commit(local_cache.clear)


@transaction.atomic
def assure(*, services: Iterable[Any], user: Any, day: date | None = None, by: str | None = None) -> int:
    """The facts of these services were checked, today or on an earlier day; noted in their history. Gives how many.

    ``by`` is who checked; who it was before stays when nobody is named. A later check is never made older.
    """
    asked, keys = day or timezone.localdate(), []
    for service in services:
        service.assured_date = max(asked, service.assured_date or asked)
        if by is not None:
            service.assured_by = by
        type(service).objects.filter(pk=service.pk).update(
            assured_date=service.assured_date, assured_by=service.assured_by, last_modified=timezone.now()
        )
        log(instance=service, action="wagtail.edit", user=user)
        keys.append(service.pk)
    note_changes(services=keys)
    renew_search(services=keys)
    return len(keys)


def renew_answers(*, question: Any) -> None:
    """Let search read every entry again that answers this hulpvraag, by name or by its themes."""
    from directory.models import HelpQuestion, ServicePage

    local_cache.clear()
    suggestions_outdated.send(sender=HelpQuestion, source="directory.questions")
    rows = HelpQuestion.objects.filter(translation_key=question.translation_key)
    named = Q(service__questions__question__in=rows)
    by_theme = Q(service__questions=None, page_terms__theme__translation_key__in=rows.values("themes__translation_key"))
    pages_outdated.send(
        sender=ServicePage,
        page_ids=list(ServicePage.objects.filter(named | by_theme).values_list("pk", flat=True).distinct()),
        may_wait=True,
    )


def renew_search(*, services: Iterable[int], may_wait: bool = False) -> None:
    """Let search read the pages of these services again: their facts are a part of what it knows.

    ``may_wait``: of many of them only the first before the editor has an answer.
    """
    from directory.models import ServicePage

    keys = list(ServicePage.objects.filter(service__in=list(services)).values_list("pk", flat=True))
    pages_outdated.send(sender=ServicePage, page_ids=keys, may_wait=may_wait)


@transaction.atomic
def take_off(*, service_id: int) -> int:
    """Unpublish the pages of an entry in all languages, so that nothing on the site names it; gives how many."""
    from directory.models import ServicePage

    pages = ServicePage.objects.filter(service=service_id, live=True)
    for page in pages:
        page.unpublish()
    return len(pages)
