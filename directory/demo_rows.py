"""The parts of an entry of the sociale kaart, made from its content file: organisation, places, hours, costs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID, uuid5

from core.demo.dates import parse_date
from core.demo.validate import check, check_names
from core.enums import TermKind
from directory.enums import PhoneType, Repeats
from directory.models import HelpQuestion, Location, Organisation, Service

if TYPE_CHECKING:
    from core.demo import ContentItem, DemoContext

__all__ = ["NAMESPACE", "make_children", "organisation_of"]

#: From this the identity of everything follows that comes from a file: a file that comes back makes the same things.
NAMESPACE: Final = UUID("5b0c0f54-6d0e-5d0c-9a57-3a1d0f6c2b11")
_At = tuple[str | int, ...]
_Rows = Iterator[tuple[_At, dict[str, Any]]]

_ORGANISATION: Final = ("name", "description", "website", "email", "kvk_number")
_WHERE: Final = ("name", "address_1", "postal_code", "city")
_ABOUT: Final = ("location_type", "wheelchair", "hearing_loop", "transportation")
_PLACE: Final = (*_WHERE, *_ABOUT, "address_is_secret", "schedules")
_DATES: Final = ("starts_on", "valid_from", "valid_to")
_HOURS: Final = ("byday", "opens_at", "closes_at", "attending_type", "description", "repeats", *_DATES)
_DEVIATION: Final = ("first_day", "last_day", "attending_type", "opens_at", "closes_at", "description")
_CONTACT: Final = ("name", "title", "email", "phone", "is_owner", "is_public")


def _text(value: Any) -> str:
    return "" if value is None else str(value).strip()


def _entries(facts: dict[str, Any], name: str, item: ContentItem, at: _At = ("service",)) -> Iterator[tuple[_At, Any]]:
    """The entries of a list, each with the way to it."""
    values = facts.get(name) or []
    if not isinstance(values, list):
        msg = f"'{name}': hier hoort een lijst"
        raise item.error(msg, at=(*at, name))
    for number, value in enumerate(values):
        yield (*at, name, number), value


def organisation_of(item: ContentItem, facts: dict[str, Any], context: DemoContext) -> Organisation:
    """The organisation of an entry. Several entries may name one; what a file says of it goes for all of them."""
    at = ("service", "organization")
    data = facts["organization"]
    data = {"name": data} if isinstance(data, str) else data
    check_names(data, _ORGANISATION, item, at=at)
    name = _text(data.get("name"))
    key = f"organisation/{name}"
    record = context.ledger.records.get(key)
    is_mine = record is None or record.owner == item.key
    values = {field: _text(data.get(field)) for field in _ORGANISATION if field in data or is_mine}
    row: Organisation = context.ledger.keep(
        key,
        owner=item.key,
        found=Organisation.objects.filter(name=name).first(),
        make=partial(Organisation, uuid=uuid5(NAMESPACE, key)),
        values={**values, "name": name},
        check=partial(check, place=item, at=at),
    )
    return row


def _location(entry: dict[str, Any], item: ContentItem, context: DemoContext, at: _At) -> Location:
    check_names(entry, _PLACE, item, at=at)
    empty = Location()
    where = {name: _text(entry.get(name)) for name in _WHERE}
    about = {name: _text(entry[name]) for name in _ABOUT if entry.get(name) is not None}
    defaults = {name: getattr(empty, name) for name in _ABOUT}
    identity = uuid5(NAMESPACE, f"location/{'/'.join(where.values())}")
    row: Location = context.ledger.keep(
        f"location/{where['name'][:80]}, {where['city'][:40]} ({identity.hex[:12]})",
        owner=item.key,
        found=Location.objects.filter(**where).first(),
        make=partial(Location, uuid=identity),
        values={**where, **defaults, **about, "address_is_secret": bool(entry.get("address_is_secret", False))},
        check=partial(check, place=item, at=at),
    )
    return row


def _time(value: Any) -> time:
    """A time of day; YAML may read 9:30 as a number of minutes, so files quote times."""
    try:
        if isinstance(value, int):
            return time(value // 60, value % 60)
        return time.fromisoformat(str(value))
    except ValueError:
        msg = f"'{value}' is geen tijd. Schrijf \"09:00\"."
        raise ValueError(msg) from None


def _days(
    entry: dict[str, Any], names: tuple[str, ...], item: ContentItem, context: DemoContext, at: _At
) -> dict[str, Any]:
    return {name: item.value(parse_date, entry.get(name), context.anchor, at=(*at, name)) for name in names}


def _hours(
    facts: dict[str, Any], location: Location | None, item: ContentItem, context: DemoContext, start: _At
) -> _Rows:
    for at, entry in _entries(facts, "schedules", item, start):
        check_names(entry, _HOURS, item, at=at)
        for day in _text(entry.get("byday")).split(","):
            yield (
                at,
                {
                    "location": location,
                    "byday": day.strip(),
                    "opens_at": item.value(_time, entry.get("opens_at"), at=(*at, "opens_at")),
                    "closes_at": item.value(_time, entry.get("closes_at"), at=(*at, "closes_at")),
                    "attending_type": entry.get("attending_type", "inloop"),
                    "description": _text(entry.get("description")),
                    "repeats": _text(entry.get("repeats")) or Repeats.WEEKLY.value,
                    **_days(entry, _DATES, item, context, at),
                },
            )


def _deviations(facts: dict[str, Any], item: ContentItem, context: DemoContext) -> _Rows:
    for at, entry in _entries(facts, "deviations", item):
        check_names(entry, _DEVIATION, item, at=at)
        clocks = {
            name: None if entry.get(name) is None else item.value(_time, entry[name], at=(*at, name))
            for name in ("opens_at", "closes_at")
        }
        days = _days(entry, ("first_day", "last_day"), item, context, at)
        words = {name: _text(entry.get(name)) for name in ("attending_type", "description")}
        yield at, {**days, **clocks, **words, "last_day": days["last_day"] or days["first_day"]}


def _contacts(facts: dict[str, Any], item: ContentItem) -> _Rows:
    for at, entry in _entries(facts, "contacts", item):
        check_names(entry, _CONTACT, item, at=at)
        words = {name: _text(entry.get(name)) for name in _CONTACT[:4]}
        yield at, {**words, **{name: bool(entry.get(name, False)) for name in _CONTACT[4:]}}


def _questions(facts: dict[str, Any], item: ContentItem) -> _Rows:
    known = {row.slug: row for row in HelpQuestion.objects.filter(locale__language_code="nl")}
    for at, slug in _entries(facts, "questions", item):
        if slug not in known:
            msg = f"'questions': '{slug}' is geen hulpvraag"
            raise item.error(msg, at=at)
        yield at, {"question": known[slug]}


def _phones(facts: dict[str, Any], item: ContentItem) -> _Rows:
    for at, entry in _entries(facts, "phones", item):
        check_names(entry, ("number", "type", "description"), item, at=at)
        kind = _text(entry.get("type")) or PhoneType.VOICE.value
        words = {name: _text(entry.get(name)) for name in ("number", "description")}
        yield at, {**words, "type": kind}


def _amount(value: Any) -> Decimal | None:
    try:
        return None if value is None else Decimal(str(value))
    except InvalidOperation:
        msg = f"'{value}' is geen bedrag. Schrijf 2.50."
        raise ValueError(msg) from None


def _costs(facts: dict[str, Any], item: ContentItem) -> _Rows:
    for at, entry in _entries(facts, "cost_options", item):
        check_names(entry, ("option", "amount", "amount_description"), item, at=at)
        yield (
            at,
            {
                "option": _text(entry.get("option")),
                "amount": item.value(_amount, entry.get("amount"), at=(*at, "amount")),
                "amount_description": _text(entry.get("amount_description")),
            },
        )


def _areas(facts: dict[str, Any], item: ContentItem, context: DemoContext) -> _Rows:
    for at, slug in _entries(facts, "service_areas", item):
        term = context.term(TermKind.GEMEENTE, str(slug))
        if term is None:
            msg = f"'service_areas': '{slug}' is geen gemeente"
            raise item.error(msg, at=at)
        yield at, {"gemeente_id": term.pk}


def _plain(facts: dict[str, Any], name: str, field: str, item: ContentItem) -> _Rows:
    for at, value in _entries(facts, name, item):
        yield at, {field: _text(value)}


def _make(service: Service, relation: str, rows: _Rows, item: ContentItem) -> None:
    """Make the child rows of one kind anew; a row at the same place keeps its UUID when the demo runs again."""
    model: Any = Service._meta.get_field(relation).related_model
    made: list[Any] = []
    seen: list[dict[str, Any]] = []
    for order, (at, values) in enumerate(rows):
        if values in seen:
            msg = f"'{relation}': dit staat er twee keer. Haal er één weg"
            raise item.error(msg, at=at)
        seen.append(values)
        identity = uuid5(service.uuid, f"{model.__name__}/{order}")
        row = model(service=service, sort_order=order, uuid=identity, **values)
        check(row, item, at=at, exclude=("service", "uuid", "location", "gemeente", "question"))
        made.append(row)
    model._default_manager.filter(service=service).delete()
    model._default_manager.bulk_create(made)


def make_children(service: Service, facts: dict[str, Any], item: ContentItem, context: DemoContext) -> None:
    """Make the child rows of a service anew; the service keeps its own identity."""
    entries = list(_entries(facts, "locations", item))
    places = [_location(entry, item, context, at) for at, entry in entries]
    hours = [
        row
        for (at, entry), place in zip(entries, places, strict=True)
        for row in _hours(entry, place, item, context, at)
    ]
    hours += _hours(facts, None, item, context, ("service",))
    where = [(at, {"location": place}) for (at, _entry), place in zip(entries, places, strict=True)]
    _make(service, "phones", _phones(facts, item), item)
    _make(service, "languages", _plain(facts, "languages", "code", item), item)
    _make(service, "forms", _plain(facts, "forms", "form", item), item)
    _make(service, "cost_options", _costs(facts, item), item)
    _make(service, "service_areas", _areas(facts, item, context), item)
    _make(service, "places", iter(where), item)
    _make(service, "schedules", iter(hours), item)
    _make(service, "deviations", _deviations(facts, item, context), item)
    _make(service, "contacts", _contacts(facts, item), item)
    _make(service, "laws", _plain(facts, "laws", "law", item), item)
    _make(service, "questions", _questions(facts, item), item)
