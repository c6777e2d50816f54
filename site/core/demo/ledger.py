"""What one run of the demo knows and notes about its rows: which are its own, which an editor changed, who needs them.

A row that an editor changed is left alone and named in the report. A row whose owner went, or does not ask for it any
more, is handed over for removal.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import prefetch_related_objects
from wagtail.models import Page

from core.demo.records import NOBODY, edited_by_hand, new_record, remember, remember_source
from core.demo.registry import page_types
from core.demo.report import DemoReport
from core.demo.states import states_of
from core.models import DemoObject

__all__ = ["Ledger"]

_Row = tuple[int, str]


class Ledger:
    """The records of the demo in memory, with their rows. ``files`` are the keys of all content files."""

    def __init__(self, records: Iterable[DemoObject] = (), *, files: Iterable[str] = ()) -> None:
        self.report = DemoReport()
        self.files = set(files)
        self.records = {record.key: record for record in records}
        self._by_row = {(record.content_type_id, record.object_id): record for record in self.records.values()}
        self._states: dict[int, dict[str, str]] = {}
        self._new: list[DemoObject] = []
        self._written: dict[_Row, Any] = {}
        self._dated: dict[_Row, Any] = {}
        self._loaded: set[str] = set()
        self._claims: dict[_Row, set[str]] = defaultdict(set)

    @classmethod
    def read(cls, files: Iterable[str]) -> Ledger:
        """A ledger with all records and, in one query a kind, the rows that they stand for."""
        records = list(DemoObject.objects.select_related("content_type"))
        prefetch_related_objects([record for record in records if _is_of_thing(record)], "target")
        return cls(records, files=files)

    # -- what there is -------------------------------------------------------------------------

    def row(self, key: str) -> Any | None:
        """The row that the demo keeps under a key; None when there is none (any more)."""
        record = self.records.get(key)
        return record.target if record is not None and _is_of_thing(record) else None

    def record_of(self, row: Any) -> DemoObject | None:
        """The record of a row; None for a row of people."""
        return self._by_row.get(_name(row))

    def is_edited(self, record: DemoObject) -> bool:
        """Whether an editor changed the row of a record; of a page also the facts that it tells."""
        row = record.target if _is_of_thing(record) else None
        if row is None:
            return False
        if isinstance(row, Page):
            facts = [self.record_of(part) for part in _parts(row)]
            return edited_by_hand(record, row) or any(part is not None and self.is_edited(part) for part in facts)
        if not record.state or (_name(row) in self._written or _name(row) in self._dated):
            return False
        return self._state_now(record) != record.state

    def may_write(self, key: str, row: Any) -> bool:
        """Whether the demo may change a row; if not, the report says so."""
        record = self.record_of(row)
        if record is not None and not record.existed_before and not self.is_edited(record):
            return True
        self.leave(key)
        return False

    def leave(self, key: str, fingerprint: str = "") -> None:
        """Tell that something stays as an editor made it; its file counts as seen."""
        if key not in self.report.left_alone:
            self.report.left_alone.append(key)
        if fingerprint and key in self.records:
            DemoObject.objects.filter(key=key).update(fingerprint=fingerprint)
        elif fingerprint:
            remember_source(key, fingerprint)

    def _state_now(self, record: DemoObject) -> str:
        kind = record.content_type_id
        if kind not in self._states:
            pks = [each.object_id for each in self.records.values() if each.content_type_id == kind and each.state]
            self._states[kind] = states_of(record.content_type.model_class(), pks)
        return self._states[kind].get(record.object_id, "")

    # -- what the run does ---------------------------------------------------------------------

    def start(self, owner: str) -> None:
        """An owner is loaded anew: what it does not claim from now on is not needed by it any more."""
        self._loaded.add(owner)

    def note(self, key: str, row: Any, fingerprint: str = "", *, owner: str = "", existed_before: bool = False) -> None:
        """Note that the demo wrote a row. The first owner that is still there keeps it."""
        if owner:
            self._claims[_name(row)].add(owner)
        self.acknowledge(key, row, fingerprint, owner=owner, existed_before=existed_before)
        self._written[_name(row)] = row

    def acknowledge(
        self, key: str, row: Any, fingerprint: str = "", *, owner: str = "", existed_before: bool = False
    ) -> None:
        """Note a row that the demo did not write: what an editor changed about it stays known as such."""
        former = self.record_of(row)
        if former is not None and former.owner in self.files:
            owner = former.owner
        if former is None and key not in self.records:
            record = new_record(key, row, fingerprint, owner=owner, existed_before=existed_before)
            self._new.append(record)
        else:
            self.store_new()
            record = remember(key, row, fingerprint, owner=owner, existed_before=existed_before)
        if former is not None:
            self.records.pop(former.key, None)
        record.target, record.object_id = row, str(row.pk)
        self.records[key] = self._by_row[_name(row)] = record

    def store_new(self) -> None:
        """Write the records of new rows, which wait to be written together."""
        DemoObject.objects.bulk_create(self._new, batch_size=200)
        self._new.clear()

    def has_written(self, row: Any) -> bool:
        """Whether this run wrote the row."""
        return _name(row) in self._written

    def note_dates(self, row: Any) -> None:
        """Note that only dates changed of a row that the demo keeps already."""
        self._dated[_name(row)] = row

    def keep(
        self,
        key: str,
        *,
        owner: str,
        found: Any | None,
        make: Callable[[], Any],
        values: dict[str, Any],
        check: Callable[[Any], None],
    ) -> Any:
        """Make a row, or give it new values unless people changed it. ``found`` is the row at the same address."""
        row = self.row(key) or found
        if row is None:
            row = make()
        elif not self.may_write(key, row):
            self._claims[_name(row)].add(owner)
            return row
        if row.pk is None or any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            check(row)
            row.save()
            self.note(key, row, owner=owner)
        self._claims[_name(row)].add(owner)
        return row

    # -- the end of the run --------------------------------------------------------------------

    def orphans(self) -> list[DemoObject]:
        """Records of rows that no owner needs any more. A row that others claimed gets one of those as owner."""
        gone = []
        for record in self.records.values():
            claims = self._claims[record.content_type_id, record.object_id]
            if not record.owner or record.owner in claims or record.owner in self.files - self._loaded:
                continue
            if claims:
                record.owner = min(claims)
                record.save(update_fields=["owner"])
            else:
                gone.append(record)
        return [record for record in gone if not self._stays(record)]

    def _stays(self, record: DemoObject) -> bool:
        if not self.is_edited(record):
            return False
        if record.owner != NOBODY:
            self.leave(record.key)
            DemoObject.objects.filter(pk=record.pk).update(owner=NOBODY)
        return True

    def written(self) -> list[Any]:
        """The rows that this run wrote and that are still there."""
        return [row for row in self._written.values() if row.pk is not None]

    def close(self) -> None:
        """Note the state of every row that was written."""
        self.store_new()
        by_model: dict[Any, list[Any]] = defaultdict(list)
        for row in [*self.written(), *self._dated.values()]:
            if not isinstance(row, Page):
                by_model[type(row)].append(row.pk)
        records = []
        for model, pks in by_model.items():
            kind = ContentType.objects.get_for_model(model).pk
            for pk, state in states_of(model, pks).items():
                record = self._by_row.get((kind, pk))
                if record is not None:
                    record.state = state
                    records.append(record)
        DemoObject.objects.bulk_update(records, ["state"], batch_size=200)


def _name(row: Any) -> _Row:
    if isinstance(row, Page):
        return row.content_type_id, str(row.pk)
    return ContentType.objects.get_for_model(row).pk, str(row.pk)


def _is_of_thing(record: DemoObject) -> bool:
    """Whether a record stands for a row; some note the state of a list."""
    model = record.content_type.model_class()
    return model is not None and model is not DemoObject


def _parts(page: Any) -> list[Any]:
    """The rows that a page tells: an editor who changed those changed the page."""
    names = [name for kind in page_types().values() if isinstance(page, kind.model) for name in kind.facts]
    return [part for name in names if (part := getattr(page, name)) is not None]
