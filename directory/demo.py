"""How the demo makes entries of the sociale kaart: the page, and its facts in HSDS words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import time
from decimal import Decimal
from typing import Any
from uuid import uuid5

from core.demo import ContentItem, DemoContext, PageType, register_page_type
from core.demo.dates import parse_date
from core.demo.run import remember
from core.enums import TermKind
from core.models.links import PageTerm
from core.taxonomies import term_by_slug
from directory.models import (
    CostOption,
    DirectoryIndexPage,
    Language,
    Location,
    Organisation,
    Phone,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceForm,
    ServicePage,
)

__all__ = ["register"]


def _organisation(item: ContentItem, facts: dict[str, Any]) -> Organisation:
    data = facts["organization"]
    data = {"name": data} if isinstance(data, str) else data
    values = {"description": data.get("description") or "", "website": data.get("url") or ""}
    row, created = Organisation.objects.get_or_create(name=data["name"], defaults=values)
    if created:
        remember(f"organisation/{row.uuid}", row)
    return row


def _time(value: Any, item: ContentItem) -> time:
    """A time of day; YAML may read 9:30 as a number of minutes, so files quote times."""
    if isinstance(value, int):
        return time(value // 60, value % 60)
    try:
        return time.fromisoformat(str(value))
    except ValueError:
        msg = f"'{value}' is geen tijd. Schrijf \"09:00\"."
        raise item.error(msg) from None


def _make(service: Service, model: type[Any], rows: Iterable[dict[str, Any]]) -> None:
    """Add child rows in one go; a row at the same place keeps its UUID when the demo runs again."""
    made = []
    for order, values in enumerate(rows):
        key = uuid5(service.uuid, f"{model.__name__}/{order}")
        made.append(model(service=service, sort_order=order, uuid=key, **values))
    model._default_manager.bulk_create(made)


def _schedules(entries: list[dict[str, Any]], location: Location | None, item: ContentItem) -> Iterator[dict[str, Any]]:
    for entry in entries:
        for day in str(entry["byday"]).split(","):
            yield {
                "location": location,
                "weekday": day.strip(),
                "opens_at": _time(entry["opens_at"], item),
                "closes_at": _time(entry["closes_at"], item),
                "attending_type": entry.get("attending_type", "inloop"),
                "description": entry.get("description") or "",
            }


def _location(entry: dict[str, Any]) -> Location:
    values = {
        "location_type": entry.get("location_type", "physical"),
        "wheelchair": entry.get("wheelchair", "unknown"),
        "hearing_loop": entry.get("hearing_loop", "unknown"),
        "transport": entry.get("transport") or "",
        "address_is_secret": bool(entry.get("address_is_secret", False)),
    }
    where: dict[str, Any] = {key: entry.get(key) or "" for key in ("name", "address_1", "postal_code", "city")}
    location, created = Location.objects.update_or_create(defaults=values, **where)
    if created:
        remember(f"location/{location.uuid}", location)
    return location


def _costs(facts: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for cost in facts.get("cost_options") or []:
        amount = cost.get("amount")
        yield {
            "option": cost["option"],
            "amount": None if amount is None else Decimal(str(amount)),
            "amount_description": cost.get("amount_description") or "",
        }


def _areas(facts: dict[str, Any], item: ContentItem) -> Iterator[dict[str, Any]]:
    for slug in facts.get("service_areas") or []:
        term = term_by_slug(TermKind.GEMEENTE, slug)
        if term is None:
            msg = f"service_areas: '{slug}' is geen gemeente"
            raise item.error(msg)
        yield {"gemeente_id": term.pk}


def _children(service: Service, facts: dict[str, Any], item: ContentItem) -> None:
    """Make the child rows anew; the service keeps its own identity."""
    for name in ("phones", "languages", "cost_options", "service_areas", "forms", "places", "schedules"):
        model: Any = Service._meta.get_field(name).related_model
        model.objects.filter(service=service).delete()
    entries = facts.get("locations") or []
    places = [_location(entry) for entry in entries]
    hours = [
        row
        for entry, place in zip(entries, places, strict=True)
        for row in _schedules(entry.get("schedules") or [], place, item)
    ]
    hours += _schedules(facts.get("schedules") or [], None, item)
    phones = facts.get("phones") or []
    _make(service, Phone, ({"number": row["number"], "description": row.get("description") or ""} for row in phones))
    _make(service, Language, ({"code": code} for code in facts.get("languages") or []))
    _make(service, ServiceForm, ({"form": form} for form in facts.get("forms") or []))
    _make(service, CostOption, _costs(facts))
    _make(service, ServiceArea, _areas(facts, item))
    _make(service, ServiceAtLocation, ({"location": place} for place in places))
    _make(service, Schedule, hours)


_PLAIN = ("status", "email", "url", "minimum_age", "maximum_age", "referral", "waiting_time", "assured_by")


def _facts(item: ContentItem, context: DemoContext) -> dict[str, Any]:
    """Make or update the facts of an entry, before its page."""
    facts = item.head.get("service")
    if not facts:
        msg = "een item heeft 'service:' met feiten nodig"
        raise item.error(msg)
    known = ServicePage.objects.filter(slug=item.slug).first()
    service = known.service if known else Service()
    service.name = item.head["title"]
    service.organisation = _organisation(item, facts)
    for name in _PLAIN:
        if facts.get(name) is not None:
            setattr(service, name, facts[name])
    service.sample = bool(item.head.get("sample", False))
    service.assured_date = parse_date(facts.get("assured_date"), context.anchor)
    service.save()
    if known is None:
        remember(f"facts/{service.uuid}", service)
    _children(service, facts, item)
    service.save()
    return {"service_id": service.pk}


def _gemeenten(page: Any, item: ContentItem, context: DemoContext) -> None:
    """An entry belongs to the gemeenten whose residents may come, unless the file says otherwise."""
    if item.head.get("gemeenten"):
        return
    rows = [PageTerm(gemeente_id=area.gemeente_id) for area in page.service.service_areas.all()]
    page.page_terms = [*page.page_terms.all(), *rows]


def register() -> None:
    """Make the types known to the demo."""
    register_page_type(PageType("directory_index", DirectoryIndexPage, "/"))
    register_page_type(
        PageType(
            "service",
            ServicePage,
            "/hulp/",
            ("what", "for_whom", "cost", "how", "alert"),
            finish=_gemeenten,
            prepare=_facts,
        )
    )
