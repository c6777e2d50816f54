"""The whole import: read, decide, and write in groups, each in one transaction."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from core import local_cache
from core.search import pages_outdated
from core.services.broken_links import scan_pages
from directory.importing.bulk_index import index_rows, note_history, note_references
from directory.importing.bulk_pages import Tree, write_pages
from directory.importing.bulk_services import write_services
from directory.importing.bulk_shared import Shared, find_shared
from directory.importing.csv_file import read_csv
from directory.importing.faults import BadFile, Outcome, Report, Written
from directory.importing.hsds_file import read_hsds
from directory.importing.loading import groups_of, load_services, pages_by_service
from directory.importing.plan import Entry, make_plan
from directory.importing.records import hashes_of, record_of
from directory.models import Location, Organisation, Service, ServicePage
from directory.open_data import changed, keep_listing
from directory.services import build_digest, take_off

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from directory.importing.rows import Row

__all__ = ["ImportOptions", "import_file", "rare_collection", "read_file"]

#: Of Python's search for garbage: after so many new objects, and so many times before the older ones.
_RARELY: Final = (50_000, 20, 50)
#: So many entries are written in one transaction: on SQLite nobody else can write that long.
_GROUP: Final = 200
_WRITTEN: Final = (Outcome.NEW, Outcome.CHANGED)


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What the operator chose. ``source`` names the list that the file comes from; each form has its default."""

    dry_run: bool = False
    overwrite: bool = False
    source: str = ""
    user: Any = None
    progress: Callable[[Iterable[Any]], Iterable[Any]] = iter


@contextmanager
def rare_collection() -> Iterator[None]:
    """Look for garbage less often: among millions of objects that stay, it takes a quarter of the time.

    For a process of its own: it holds for all threads.
    """
    before = gc.get_threshold()
    gc.set_threshold(*_RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def read_file(name: str, data: bytes, report: Report) -> tuple[list[Row], str]:
    """The rows of a file and the name of its kind. Raises ``BadFile`` when nothing can be read."""
    ending = name.lower().rpartition(".")[2]
    if ending == "csv":
        return read_csv(data, report), "csv"
    if ending == "json":
        return read_hsds(data, report), "hsds"
    raise BadFile(_("Kies een bestand dat eindigt op .csv of .json."))


def import_file(*, name: str, data: bytes, options: ImportOptions) -> Report:
    """Read a file and write what is new in it. With one fault nothing is written.

    Raises ``BadFile`` when nothing can be read.
    """
    report = Report(dry_run=options.dry_run)
    with translation.override("nl"), local_cache.held():
        rows, kind = read_file(name, data, report)
        tree = Tree.find()
        entries = make_plan(
            rows,
            report,
            source=options.source or kind,
            overwrite=options.overwrite,
            progress=options.progress,
        )
        if not report.faults and not options.dry_run:
            _write(entries, tree, report, options)
    report.counts.update(entry.outcome for entry in entries)
    report.sort()
    return report


def _write(entries: list[Entry], tree: Tree, report: Report, options: ImportOptions) -> None:
    """Write in groups. Search learns of each group at once: after a fault later on, what was written is found."""
    todo = [entry for entry in entries if entry.outcome in _WRITTEN]
    changed: set[int] = set()
    try:
        with local_cache.cleared_once():
            for group in options.progress(list(groups_of(todo, _GROUP))):
                outdated = _write_group(group, tree, report, options)
                changed |= {entry.service_id for entry in group if entry.service_id}
                pages_outdated.send(sender=ServicePage, page_ids=sorted(set(outdated)))
    finally:
        if changed:
            scan_pages(keys=set(ServicePage.objects.filter(service__in=changed).values_list("pk", flat=True)))


def _unchanged(
    entries: Sequence[Entry], services: dict[int, Any], pages: dict[int, Any], report: Report
) -> list[Entry]:
    """Those that are still as they were when the plan was made: an editor may have been faster."""
    kept = []
    for entry in entries:
        service = services.get(entry.service_id or 0)
        if entry.service_id is None or (
            service and hashes_of(record_of(service, pages.get(service.pk))) == entry.before
        ):
            kept.append(entry)
        else:
            entry.outcome = Outcome.CONFLICT
            report.note(entry.row.where, _("Dit item werd tijdens de import veranderd. De rij is overgeslagen."))
    return kept


@transaction.atomic
def _write_group(group: Sequence[Entry], tree: Tree, report: Report, options: ImportOptions) -> list[int]:
    """Write these entries, or none of them. Gives the keys of pages that search must read again."""
    keys = [entry.service_id for entry in group if entry.service_id]
    _lock(Q(pk__in=keys))
    services = {service.pk: service for service in load_services(Q(pk__in=keys))} if keys else {}
    pages = pages_by_service(keys) if keys else {}
    entries = _unchanged(group, services, pages, report)
    areas = {key: record_of(service, None)["service_areas"] for key, service in services.items()}
    shared = find_shared(entries, services, overwrite=options.overwrite)
    written = write_services(entries, services, shared)
    told = write_pages(entries, written, pages, areas, tree=tree, user=options.user)
    report.written += [Written(page.pk, page.title, is_new) for page, is_new in told]
    facts = [(service, entry.service_id is None) for entry, service in zip(entries, written, strict=True)]
    note_history(told, facts, options.user)
    note_references([*told, *facts])
    others = _renew_others(shared, {service.pk for service in written})
    for model, rows in (
        (Service, written),
        (ServicePage, [page for page, _new in told]),
        (Organisation, [row for row in (*shared.new, *shared.changed) if isinstance(row, Organisation)]),
        (Location, [row for row in (*shared.new, *shared.changed) if isinstance(row, Location)]),
    ):
        index_rows(model, rows)
    for service in written:
        if service.do_not_list:
            take_off(service_id=service.pk)
    touched = [*others, *(service.pk for service in written)]
    changed(services=touched)
    keep_listing(uuids=[service.uuid for service in written])
    return list(ServicePage.objects.filter(service__in=touched).values_list("pk", flat=True))


def _lock(wanted: Q) -> list[int]:
    """Let nobody else write these services until the end of the transaction; read them after this. Gives their keys.

    In the order of their keys, so that no two wait for each other.
    """
    return list(Service.objects.select_for_update().filter(wanted).order_by("pk").values_list("pk", flat=True))


def _renew_others(shared: Shared, written: set[int]) -> list[int]:
    """Entries outside the group that share a place or an organisation that changed: their digest is made again."""
    places = [row.pk for row in shared.changed if isinstance(row, Location)]
    organisations = [row.pk for row in shared.changed if isinstance(row, Organisation)]
    if not places and not organisations:
        return []
    sharing = Service.objects.filter(Q(places__location__in=places) | Q(organisation__in=organisations))
    keys = _lock(Q(pk__in=sharing.exclude(pk__in=written).values("pk")))
    others = load_services(Q(pk__in=keys))
    for service in others:
        service.digest = build_digest(service)
    Service._base_manager.bulk_update(others, ["digest"])
    return [service.pk for service in others]
