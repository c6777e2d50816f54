"""How the demo makes entries of the sociale kaart: the page, and its facts in HSDS words."""

from __future__ import annotations

from typing import Any, Final
from uuid import uuid5

from core.demo import ContentItem, DemoContext, PageType, register_page_type
from core.demo.dates import is_relative, parse_date
from core.demo.validate import check, check_names
from core.models.links import PageTerm
from directory.demo_rows import NAMESPACE, make_children, organisation_of
from directory.models import DirectoryIndexPage, Service, ServicePage

__all__ = ["register"]

_PARENT: Final = "/hulp/"
_PLAIN: Final = ("status", "email", "url", "minimum_age", "maximum_age", "referral", "wait_time", "assured_by")
_LISTS: Final = ("phones", "languages", "forms", "cost_options", "service_areas", "locations", "schedules")
_NAMES: Final = ("organization", *_PLAIN, "assured_date", *_LISTS)


def _service(item: ContentItem, context: DemoContext) -> Service:
    """The facts that the item has already, or new ones with the identity that belongs to the item."""
    key = f"facts/{item.key}"
    identity = uuid5(NAMESPACE, key)
    page = context.page(f"{item.head.get('parent', _PARENT)}{item.slug}/")
    told = getattr(page.specific, "service", None) if page is not None else None
    known: Service | None = told or context.ledger.row(key) or Service.objects.filter(uuid=identity).first()
    return known or Service(uuid=identity)


def _facts(item: ContentItem, context: DemoContext) -> dict[str, Any]:
    """Make or update the facts of an entry, before its page. A translation tells the facts of its source."""
    if item.is_translation:
        source = context.page(str(item.head["translation_of"]))
        return {} if source is None else {"service_id": getattr(source.specific, "service_id", None)}
    facts = item.head.get("service")
    if not facts:
        msg = "een item heeft 'service:' met feiten nodig"
        raise item.error(msg)
    check_names(facts, _NAMES, item, at=("service",))
    service, key = _service(item, context), f"facts/{item.key}"
    if not service._state.adding and not context.ledger.may_write(key, service):
        return {"service_id": service.pk}
    context.ledger.start(item.key)
    service.name = item.head["title"]
    service.organisation = organisation_of(item, facts, context)
    empty = Service()
    for name in _PLAIN:
        setattr(service, name, getattr(empty, name) if facts.get(name) is None else facts[name])
    service.sample = bool(item.head.get("sample", False))
    day = item.value(parse_date, facts.get("assured_date"), context.anchor, at=("service", "assured_date"))
    service.assured_date = day
    check(service, item, at=("service",), exclude=("organisation", "uuid", "digest"))
    service.save()
    context.ledger.note(key, service, owner=item.key)
    make_children(service, facts, item, context)
    service.save()
    return {"service_id": service.pk}


def _move_check(page: Any, item: ContentItem, context: DemoContext) -> bool:
    """Bring the day of the last check up to date."""
    value = (item.head.get("service") or {}).get("assured_date")
    service = context.ledger.row(f"facts/{item.key}")
    if service is None or not is_relative(value):
        return False
    day = parse_date(value, context.anchor)
    if service.assured_date == day:
        return False
    service.assured_date = day
    Service.objects.filter(pk=service.pk).update(assured_date=day)
    context.ledger.note_dates(service)
    return True


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
            _PARENT,
            ("what", "for_whom", "cost", "how", "alert"),
            finish=_gemeenten,
            prepare=_facts,
            facts=("service",),
            move=_move_check,
        )
    )
