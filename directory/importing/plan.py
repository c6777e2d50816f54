"""What an import would do with each row: make, change, leave, or pass over. Nothing is written here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from django.db.models import Q
from django.utils.translation import gettext as _

from core.text import fold
from directory.demo_rows import NAMESPACE
from directory.importing.faults import Outcome
from directory.importing.held import Here
from directory.importing.known import match_known
from directory.importing.loading import groups_of, load_services, pages_by_service
from directory.importing.records import empty_record, hash_of, hashes_of, location_record, record_of
from directory.importing.rows import merged
from directory.importing.shared import SharedFacts, address_key
from directory.importing.validate import ask_a_way, validate
from directory.models import Service

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from directory.importing.faults import Report
    from directory.importing.rows import Row

__all__ = ["Entry", "make_plan", "version_of"]

Record = dict[str, Any]


@dataclass(slots=True)
class Entry:
    """One row with what becomes of it. ``before`` is the mark of what the database held when the plan was made.

    Facts that have no page get one only when the row has the words for it.
    """

    row: Row
    outcome: Outcome
    record: Record
    uuid: UUID
    source: str
    external_id: str
    service_id: int | None = None
    before: str = ""
    with_page: bool = True


def version_of(record: Record) -> str:
    """What an export writes behind a row, by which an import sees that nothing changed since."""
    places = [{**place, "note": ""} for place in record["places"]]
    return "-".join((hashes_of(record), hash_of(record["organisation"]), hash_of({"places": places})))


class _Known:
    """The entries of the database that a group of rows may mean."""

    def __init__(self, rows: Sequence[Row], names: _Names) -> None:
        ids = [row.text("external_id") for row in rows if row.text("external_id")]
        uuids = [row.values["uuid"] for row in rows if row.values.get("uuid")]
        same = {key for row in rows for key in names.by_hand.get(_row_name(row), ())}
        services = load_services(Q(uuid__in=uuids) | Q(external_id__in=ids) | Q(pk__in=same))
        self.refused = names.refused
        self.pages = pages_by_service(service.pk for service in services)
        self.by_uuid = {service.uuid: service for service in services}
        self.by_id = {(one.source, one.external_id): one for one in services if one.external_id}
        self.by_name: dict[tuple[str, str], list[Any]] = {}
        for one in services:
            self.by_name.setdefault(_name_key(one.name, one.organisation.name), []).append(one)

    def find(self, row: Row, source: str) -> Any | None:
        """By our own number, by that of the source, or by name when it has no number yet."""
        found = self.by_uuid.get(row.values["uuid"]) if row.values.get("uuid") else None
        found = found or self.by_id.get((source, row.text("external_id")))
        if found is None:
            same = self.by_name.get(_row_name(row), [])
            found = next((one for one in same if not one.external_id), None)
        return found

    def refuses(self, row: Row, found: Any | None) -> bool:
        """Whether the organisation asked not to be listed, under whatever number."""
        return found.do_not_list if found else _row_name(row) in self.refused


class _Names:
    """What the database has by name only, whatever capitals and accents: without a number, or not to be listed."""

    def __init__(self) -> None:
        self.by_hand: dict[tuple[str, str], list[int]] = {}
        self.refused: set[tuple[str, str]] = set()
        found = Service.objects.filter(Q(external_id="") | Q(do_not_list=True)).order_by("pk")
        columns = ("pk", "name", "organisation__name", "external_id", "do_not_list")
        for key, name, organisation, number, refused in found.values_list(*columns):
            mark = _name_key(name, organisation)
            if not number:
                self.by_hand.setdefault(mark, []).append(key)
            if refused:
                self.refused.add(mark)


def _name_key(name: str, organisation: str) -> tuple[str, str]:
    return fold(" ".join(name.split())), fold(" ".join(organisation.split()))


def _row_name(row: Row) -> tuple[str, str]:
    organisation = row.values.get("organisation") or {}
    return _name_key(str(row.values.get("name", "")), str(organisation.get("name", "")))


def _identify(rows: Sequence[Row], source: str, report: Report) -> None:
    """Give each row its source and UUID; the same number twice is a fault."""
    seen: dict[Any, str] = {}
    for row in rows:
        row.values["source"] = row.text("source") or source
        number = row.text("external_id")
        if row.text("uuid"):
            try:
                row.values["uuid"] = UUID(row.text("uuid"))
            except ValueError:
                report.fault(row.at("uuid"), _("Dit is geen vast nummer. Maak de cel leeg, of herstel het nummer."))
                row.values["uuid"] = None
                row.bad.add("external_id")
        elif not number:
            row.bad.add("external_id")
            report.fault(row.at("external_id"), _("Het id ontbreekt. Geef dit item een eigen nummer."))
        for key in ((row.values["source"], number) if number else None, row.values.get("uuid")):
            if key is not None and key in seen:
                words = _("Dit nummer staat ook op een andere plek: %(where)s. Geef elk item een eigen nummer.")
                report.fault(row.at("external_id", "uuid"), words % {"where": seen[key]})
                row.bad.add("external_id")
            elif key is not None:
                seen[key] = row.where


def _essential(record: Record, row: Row, report: Report) -> None:
    """What visitors can't do without on a new page."""
    for key, words in (
        ("search_description", _("De samenvatting ontbreekt. Schrijf één of twee zinnen.")),
        ("what", _("De uitleg ontbreekt. Schrijf wat het is, in een paar zinnen.")),
    ):
        if not record[key] and key not in row.bad:
            report.fault(row.at(key), words)


def _changed_here(service: Any, page: Any, current: Record, new: Record, version: str) -> str:
    """Why a row must not overwrite what is here; nothing when it may."""
    own, organisation, places = [*version.split("-"), "", "", ""][:3]
    told, here = new["organisation"], current["organisation"]
    differs = told != here and told["name"] == here["name"]
    if hashes_of(current) not in (service.import_hash, own):
        return _("Dit item is hier veranderd sinds de vorige import.")
    if differs and hash_of(here) not in (service.organisation.import_hash, organisation):
        return _("De organisatie “%(name)s” is hier veranderd sinds de vorige import.") % {"name": here["name"]}
    if version_of(current).split("-")[2] != places:
        for link in service.places.all():
            shared = location_record(link.location)
            same = (place for place in new["places"] if address_key(place) == address_key(shared))
            if link.location.import_hash != hash_of(shared) and any(_other_facts(shared, place) for place in same):
                return _("De plek “%(name)s” is hier veranderd sinds de vorige import.") % {"name": shared["name"]}
    if page is not None and page.live and page.has_unpublished_changes:
        return _("Van deze pagina is een concept in bewerking. Plaats dat eerst, of gooi het weg.")
    return ""


def _other_facts(shared: Record, place: Record) -> bool:
    return any(place[name] != value for name, value in shared.items())


def make_plan(
    rows: Sequence[Row],
    report: Report,
    *,
    source: str,
    overwrite: bool = False,
    progress: Callable[[Iterable[Any]], Iterable[Any]] = iter,
) -> list[Entry]:
    """Decide on every row, in groups. Faults and remarks go into the report."""
    _identify(rows, source, report)
    plan, names = _Plan(report, overwrite=overwrite), _Names()
    entries = []
    for group in progress(list(groups_of(rows))):
        known = _Known(group, names)
        plan.here.load(group)
        entries += [_decide(row, known, plan) for row in group]
    plan.here.tell()
    return entries


class _Plan:
    """What all rows of a file are held against."""

    def __init__(self, report: Report, *, overwrite: bool) -> None:
        self.report, self.overwrite = report, overwrite
        self.empty, self.shared = empty_record(), SharedFacts(report)
        self.here = Here(report, overwrite=overwrite)
        self.taken: dict[UUID, str] = {}

    def take(self, identity: UUID, row: Row) -> bool:
        """Whether no other row of the file means this entry."""
        before = self.taken.setdefault(identity, row.where)
        if before != row.where and "external_id" not in row.bad:
            words = _("Deze rij gaat over hetzelfde item als een andere: %(where)s. Haal er één weg.")
            self.report.fault(row.at("external_id", "uuid"), words % {"where": before})
        return before == row.where


def _decide(row: Row, known: _Known, plan: _Plan) -> Entry:
    report = plan.report
    source, number = row.text("source"), row.text("external_id")
    found = known.find(row, source)
    page = known.pages.get(found.pk) if found else None
    identity = found.uuid if found else row.values.get("uuid") or uuid5(NAMESPACE, f"import/{source}/{number}")
    entry = Entry(row, Outcome.NEW, plan.empty, identity, source, number)
    if known.refuses(row, found):
        report.note(row.where, _("Deze organisatie wil niet op de kaart. De rij is overgeslagen."))
        entry.outcome = Outcome.REFUSED
        return entry
    if not plan.take(identity, row):
        entry.outcome = Outcome.CONFLICT
    elif found is None:
        entry.record = merged(plan.empty, row)
        plan.here.keep_secrets(entry.record, row, None)
        _essential(entry.record, row, report)
    else:
        current = record_of(found, page)
        entry.service_id, entry.before = found.pk, hashes_of(current)
        match_known(row, found, page)
        entry.record = merged(current, row)
        plan.here.keep_secrets(entry.record, row, found)
        entry.with_page = page is not None or bool(entry.record["what"] and entry.record["search_description"])
        if not entry.with_page:
            entry.record["title"] = ""
        entry.outcome = Outcome.SAME if entry.record == current else Outcome.CHANGED
        _may_overwrite(entry, found, page, current, report, overwrite=plan.overwrite)
    if entry.outcome in (Outcome.NEW, Outcome.CHANGED):
        validate(entry.record, row, report)
        if entry.with_page and (page is None or page.live):
            ask_a_way(entry.record, row, report)
        plan.shared.check(entry.record, row)
        plan.here.hold(entry.record, row, found)
    return entry


def _may_overwrite(entry: Entry, service: Any, page: Any, current: Record, report: Report, *, overwrite: bool) -> None:
    if entry.outcome != Outcome.CHANGED or overwrite:
        return
    why = _changed_here(service, page, current, entry.record, entry.row.text("version"))
    if why:
        words = _("%(why)s De rij is overgeslagen. Wilt u dat het bestand wint? Kies dan voor overschrijven.")
        report.note(entry.row.where, words % {"why": why})
        entry.outcome = Outcome.CONFLICT
