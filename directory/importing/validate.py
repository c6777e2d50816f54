"""Hold a record against the rules of the models, and tell each fault at its place in the file. No query."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from directory.enums import STOPPED, LocationType, Repeats
from directory.importing.records import CHILDREN, FACTS, ORGANISATION, PLACE, WORDS
from directory.models import (
    Contact,
    CostOption,
    Language,
    Location,
    Organisation,
    Phone,
    Schedule,
    ScheduleDeviation,
    Service,
    ServiceForm,
    ServiceLaw,
    ServicePage,
)
from directory.reachable import ADDRESSES

if TYPE_CHECKING:
    from directory.importing.faults import Report
    from directory.importing.rows import Row

__all__ = ["MODELS", "ask_a_way", "validate"]

Record = dict[str, Any]
MODELS: Final[dict[str, Any]] = {
    "phones": Phone,
    "contacts": Contact,
    "languages": Language,
    "cost_options": CostOption,
    "forms": ServiceForm,
    "laws": ServiceLaw,
    "schedules": Schedule,
    "deviations": ScheduleDeviation,
}
_SUMMARY: Final = 300
_UNIQUE: Final = {"languages": "code", "forms": "form", "laws": "law"}


def _clean(model: Any, names: tuple[str, ...], values: Record) -> dict[str, list[str]]:
    """What the fields of a model say of these values."""
    found: dict[str, list[str]] = {}
    for name in names:
        field = model._meta.get_field(name)
        value = values[name]
        if value in (None, "") and (field.blank or field.null):
            continue
        try:
            field.clean(value, None)
        except ValidationError as fault:
            found[name] = [str(message) for message in fault.messages]
    return found


def _rule(model: Any, name: str) -> str:
    """The words of a rule between columns of a model."""
    rule = next(one for one in model._meta.constraints if one.name == f"directory_{name}")
    return str(rule.violation_error_message)


def _service_rules(record: Record) -> list[tuple[str, str]]:
    low, high = record["minimum_age"], record["maximum_age"]
    if low is not None and high is not None and high < low:
        return [("maximum_age", _rule(Service, "service_ages_in_order"))]
    return []


def _child_rules(relation: str, row: Record) -> list[str]:
    """Rules between columns, as the database knows them too."""
    checks: dict[str, list[tuple[Any, Any, str]]] = {
        "contacts": [(row.get("is_owner") and not row.get("email"), Contact, "contact_owner_has_mail")],
        "cost_options": [((row.get("amount") or "").startswith("-"), CostOption, "costoption_not_negative")],
        "schedules": [
            (row.get("opens_at") == row.get("closes_at"), Schedule, "schedule_takes_time"),
            (
                row.get("repeats") == Repeats.FORTNIGHTLY and not row.get("starts_on"),
                Schedule,
                "schedule_fortnight_from",
            ),
            (
                bool(row.get("valid_from") and row.get("valid_to")) and row["valid_to"] < row["valid_from"],
                Schedule,
                "schedule_dates_in_order",
            ),
        ],
        "deviations": [
            (row.get("last_day", "") < row.get("first_day", ""), ScheduleDeviation, "deviation_days_in_order"),
            (
                bool(row.get("opens_at")) != bool(row.get("closes_at")),
                ScheduleDeviation,
                "deviation_both_times",
            ),
            (
                bool(row.get("opens_at")) and row["opens_at"] == row.get("closes_at"),
                ScheduleDeviation,
                "deviation_takes_time",
            ),
        ],
    }
    return [_rule(model, name) for wrong, model, name in checks.get(relation, ()) if wrong]


def _keys(relation: str, number: int, row: Record) -> tuple[str, ...]:
    """Where a child row may stand in the file, the closest first."""
    kind = row.get("type") if relation == "phones" else row.get("attending_type")
    return (f"{relation}.{number}", *([f"{relation}/{kind}"] if kind else []), relation)


def _children(record: Record, row: Row, report: Report) -> None:
    for relation, model in MODELS.items():
        seen: list[Any] = []
        for number, values in enumerate(record[relation]):
            where = row.at(*_keys(relation, number, values))
            for name, messages in _clean(model, CHILDREN[relation], values).items():
                shown = values[name]
                report.fault(where, f"“{shown}”: {' '.join(messages)}" if shown else _empty(model, name))
            for words in _child_rules(relation, values):
                report.fault(where, words)
            mark = values.get(_UNIQUE.get(relation, ""))
            if mark is not None and mark in seen:
                report.fault(where, _("“%(text)s” staat er twee keer. Haal er één weg.") % {"text": mark})
            seen.append(mark)
            if relation == "schedules" and values["place"] is not None and values["place"] >= len(record["places"]):
                report.fault(
                    where, _("Plek %d is er niet. Vul die plek in, of kies een andere.") % (values["place"] + 1)
                )


def _empty(model: Any, name: str) -> str:
    field = model._meta.get_field(name)
    return _("Hier ontbreekt iets: %(name)s. Vul het in.") % {"name": field.verbose_name}


def _places(record: Record, row: Row, report: Report) -> None:
    seen: list[tuple[Any, ...]] = []
    for number, place in enumerate(record["places"]):
        for name, messages in _clean(Location, PLACE, place).items():
            shown = place[name]
            where = row.at(f"places.{number}.{name}", f"places.{number}", "places")
            report.fault(where, f"“{shown}”: {' '.join(messages)}" if shown else _empty(Location, name))
        if len(place["note"]) > 160:  # noqa: PLR2004  # the column of the note
            where = row.at(f"places.{number}.note", "places")
            report.fault(where, _("Deze tekst is te lang. Maak hem korter dan %d tekens.") % 160)
        mark = tuple(place[name] for name in ("name", "address_1", "postal_code", "city"))
        if mark in seen:
            report.fault(row.at(f"places.{number}.name", "places"), _("Deze plek staat er twee keer. Haal er één weg."))
        seen.append(mark)


def _flat(model: Any, names: tuple[str, ...], values: Record, prefix: str, row: Row, report: Report) -> None:
    for name, messages in _clean(model, names, values).items():
        if f"{prefix}{name}" in row.bad:
            continue
        shown = str(values[name])
        words = f"“{shown[:60]}”: {' '.join(messages)}" if shown else _empty(model, name)
        report.fault(row.at(f"{prefix}{name}"), words)


def validate(record: Record, row: Row, report: Report) -> None:
    """Tell every fault of a record."""
    _flat(Service, FACTS, record, "", row, report)
    _flat(Organisation, ORGANISATION, record["organisation"], "organisation.", row, report)
    own = {"search_description", *(("title",) if not record["title"] else ())}
    _flat(ServicePage, tuple(name for name in WORDS if name not in own), record, "", row, report)
    if len(record["search_description"]) > _SUMMARY:
        words = _("Deze samenvatting is te lang. Maak hem korter dan %d tekens.") % _SUMMARY
        report.fault(row.at("search_description"), words)
    for key, words in _service_rules(record):
        report.fault(row.at(key, "minimum_age"), words)
    _places(record, row, report)
    _children(record, row, report)


def ask_a_way(record: Record, row: Row, report: Report) -> None:
    """A remark on help on the site that nobody can reach, as ``can_be_reached`` says it of facts.

    No fault: one such row of thousands keeps the others from nobody, and the page sends to the loket.
    """
    told = any(record[name] for name in ("phones", *ADDRESSES)) or any(_is_open(place) for place in record["places"])
    if not told and not record["do_not_list"] and record["status"] not in STOPPED:
        words = _(
            "Hier staat niet hoe iemand hulp krijgt. Vul een telefoonnummer, e-mailadres, website of plek in. "
            "Tot dan wijst de pagina naar het loket."
        )
        report.note(row.at("phones/voice", "phones", *ADDRESSES), words)


def _is_open(place: Record) -> bool:
    """Whether people can come there: a secret address is no way in."""
    return bool(place["city"]) and place["location_type"] == LocationType.PHYSICAL and not place["address_is_secret"]


def as_columns(names: tuple[str, ...], values: Record, model: Any) -> Record:
    """The values of a record as the columns of a model hold them."""
    return {name: model._meta.get_field(name).to_python(values[name]) for name in names}
