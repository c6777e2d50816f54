"""An entry as a plain record: what a file holds of it, and what the database holds, side by side to compare."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Final

from core.enums import TermKind
from core.taxonomies import term_by_pk
from directory.enums import AttendingType, PhoneType
from directory.importing.texts import text_of, tidy
from directory.models import Location, Organisation, Service
from directory.questions import question_by_pk

if TYPE_CHECKING:
    from datetime import date, time

__all__ = [
    "CHILDREN",
    "FACTS",
    "ORGANISATION",
    "PLACE",
    "RICH",
    "TERMS",
    "WORDS",
    "contact_record",
    "empty_record",
    "hash_of",
    "hashes_of",
    "in_order",
    "location_record",
    "organisation_record",
    "record_of",
]

Record = dict[str, Any]
#: Columns of a service that a record has under the same name.
FACTS: Final = (
    *("name", "status", "email", "url", "chat_url", "form_url", "minimum_age", "maximum_age", "referral"),
    *("wait_time", "wait_weeks", "wait_checked_on", "intake", "holiday_rule", "referral_phone", "is_essential"),
    *("do_not_list", "review_interval", "assured_date", "assured_by", "sample"),
)
DATES: Final = ("wait_checked_on", "assured_date")
#: Columns of a page; those of ``RICH`` hold rich text.
RICH: Final = ("what", "for_whom", "cost", "how")
WORDS: Final = ("title", "search_description", *RICH, "alert", "referral_how", "not_for")
ORGANISATION: Final = ("name", "description", "website", "email", "kvk_number")
PLACE: Final = (
    *("name", "location_type", "address_1", "postal_code", "city", "address_is_secret"),
    *("transportation", "wheelchair", "hearing_loop"),
)
#: Child rows whose columns a record repeats.
CHILDREN: Final[dict[str, tuple[str, ...]]] = {
    "phones": ("number", "type", "description"),
    "contacts": ("name", "title", "email", "phone", "is_owner", "is_public"),
    "languages": ("code", "note"),
    "cost_options": ("option", "amount", "amount_description"),
    "forms": ("form",),
    "laws": ("law",),
    "schedules": (
        *("attending_type", "byday", "opens_at", "closes_at", "repeats", "starts_on", "valid_from", "valid_to"),
        "description",
    ),
    "deviations": ("attending_type", "first_day", "last_day", "opens_at", "closes_at", "description"),
}
#: Lists of which a file tells one kind a column: their order between kinds says nothing.
_ORDERED_BY: Final = {"phones": ("type", PhoneType.values), "schedules": ("attending_type", AttendingType.values)}
TERMS: Final = {"themes": TermKind.THEME, "audiences": TermKind.AUDIENCE, "dimensions": TermKind.DIMENSION}


def _plain(value: Any) -> Any:
    """A value of a column as JSON holds it."""
    if value is None or isinstance(value, (bool, int)):
        return value
    if hasattr(value, "hour"):
        clock: time = value
        return f"{clock:%H:%M}"
    if hasattr(value, "isoformat"):
        day: date = value
        return day.isoformat()
    return tidy(str(value))


def in_order(relation: str, rows: list[Record]) -> list[Record]:
    """Rows of one kind together, in the order of the kinds."""
    if relation not in _ORDERED_BY:
        return rows
    name, kinds = _ORDERED_BY[relation]
    return sorted(rows, key=lambda row: kinds.index(row[name]) if row[name] in kinds else len(kinds))


def organisation_record(organisation: Organisation) -> Record:
    """The facts of an organisation."""
    return {name: _plain(getattr(organisation, name)) for name in ORGANISATION}


def location_record(location: Location) -> Record:
    """The facts of a place."""
    return {name: _plain(getattr(location, name)) for name in PLACE}


def contact_record(contact: Any) -> Record:
    """The facts of a contact."""
    return {name: _plain(getattr(contact, name)) for name in CHILDREN["contacts"]}


def _children(service: Any, places: list[Any]) -> Record:
    numbers = {link.location_id: number for number, link in enumerate(places)}
    found: Record = {}
    for relation, names in CHILDREN.items():
        rows = sorted(getattr(service, relation).all(), key=lambda row: row.sort_order or 0)
        values = [{name: _plain(getattr(row, name)) for name in names} for row in rows]
        if relation == "schedules":
            for row, value in zip(rows, values, strict=True):
                value["place"] = numbers.get(row.location_id)
        found[relation] = in_order(relation, values)
    return found


def _linked(service: Any) -> Record:
    areas = (term_by_pk(TermKind.GEMEENTE, row.gemeente_id) for row in _sorted(service.service_areas))
    questions = (question_by_pk(row.question_id) for row in _sorted(service.questions))
    return {
        "service_areas": list(dict.fromkeys(term.slug for term in areas if term)),
        "questions": list(dict.fromkeys(question.slug for question in questions if question)),
    }


def _sorted(relation: Any) -> list[Any]:
    return sorted(relation.all(), key=lambda row: row.sort_order or 0)


def _page_words(page: Any | None) -> Record:
    if page is None:
        return {**dict.fromkeys(WORDS, ""), **{name: [] for name in TERMS}}
    words: Record = {name: text_of(getattr(page, name)) for name in RICH}
    words |= {name: _plain(getattr(page, name)) for name in WORDS if name not in words}
    rows = sorted(page.page_terms.all(), key=lambda row: row.pk or 0)
    for name, kind in TERMS.items():
        terms = (term_by_pk(kind, getattr(row, f"{kind.value}_id")) for row in rows)
        words[name] = sorted({term.slug for term in terms if term})
    return words


def record_of(service: Any, page: Any | None) -> Record:
    """What the database holds of an entry. No query when its relations were fetched before."""
    links = _sorted(service.places)
    return {
        **{name: _plain(getattr(service, name)) for name in FACTS},
        "organisation": organisation_record(service.organisation),
        "places": [{**location_record(link.location), "note": _plain(link.description)} for link in links],
        **_children(service, links),
        **_linked(service),
        **_page_words(page),
    }


def empty_record() -> Record:
    """What holds for a new entry of which a file says nothing."""
    service, organisation = Service(), Organisation()
    return {
        **{name: _plain(getattr(service, name)) for name in FACTS},
        "organisation": organisation_record(organisation),
        "places": [],
        **{name: [] for name in CHILDREN},
        "service_areas": [],
        "questions": [],
        **_page_words(None),
    }


def _hash(value: Any) -> str:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def hashes_of(record: Record) -> str:
    """A short mark of what is only of this entry: equal marks, equal facts. Shared places count by their address."""
    own = {**record, "organisation": record["organisation"]["name"]}
    own["places"] = [[place[name] for name in (*PLACE[:1], *PLACE[2:5], "note")] for place in record["places"]]
    return _hash(own)


def hash_of(shared: Record) -> str:
    """The mark of an organisation or a place."""
    return _hash(shared)
