"""Everything in one file: CSV tables with a ``datapackage.json`` (Tabular Data Package, as HSDS has it)."""

from __future__ import annotations

import csv
import hashlib
import json
from dataclasses import astuple
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.conf import settings
from django.core.cache import cache
from django.db.models import Count, Max
from django.utils import timezone

from core.enums import TermKind
from core.taxonomies import all_terms
from directory.api import mapping, selection
from directory.api.parameters import Asked
from directory.api.shapes import SHAPES
from directory.api.values import LICENCE, Row, moment
from directory.api.vocabulary import TAXONOMIES, all_vocabulary, taxonomy
from directory.importing.cells import formula_in
from directory.postcodes import areas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest

__all__ = ["fingerprint", "package"]

_BATCH: Final = 200
_KEPT: Final = 3600
_NESTED: Final = ("=", "+")
_FORMATS: Final = {"uuid": "uuid", "uri": "uri", "email": "email"}
#: The same content gives the same file: no clock in it.
_STAMP: Final = (2020, 1, 1, 0, 0, 0)
_Tables = dict[str, dict[str, Row]]


def fingerprint(base: str) -> str:
    """Another text whenever the package is another one. Days that differ go out of it at midnight."""
    found = selection.services(Asked()).aggregate(last=Max("last_modified"), count=Count("pk"))
    terms = [(term.id, term.name, term.description) for term in all_vocabulary().values()]
    # Where a place is, and which gemeente it is in, come from lists that change without an entry.
    lists = [*map(astuple, areas().values()), *map(astuple, all_terms(TermKind.GEMEENTE))]
    told = json.dumps([base, str(found["last"]), found["count"], str(timezone.localdate()), terms, lists])
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def package(request: HttpRequest, tag: str) -> bytes:
    """The zip file. It is made once for each ``tag``."""
    key = f"hsds-package-{tag}"
    made: bytes | None = cache.get(key)
    if made is None:
        made = _build(request)
        cache.set(key, made, _KEPT)
    return made


def _services(request: HttpRequest) -> Iterator[Row]:
    found = selection.services(Asked())
    keys = list(found.values_list("pk", flat=True))
    for start in range(0, len(keys), _BATCH):
        rows = found.filter(pk__in=keys[start : start + _BATCH])
        for row in selection.complete(rows, request, full=True):
            yield mapping.service(row, full=True)


def _take_apart(kind: str, row: Row, tables: _Tables) -> None:
    """An object into its table, what is nested in it into theirs; each once."""
    shape = SHAPES[kind]
    mine = tables[shape.table].setdefault(row["id"], {})
    for name, value in row.items():
        of = shape.fields.get(name, "")
        if not of.startswith(_NESTED):
            mine[name] = value
        elif of[1:] in SHAPES:
            for part in value if of.startswith("+") else [value]:
                _take_apart(of[1:], part, tables)


def _columns(kind: str) -> list[str]:
    return [name for name, of in SHAPES[kind].fields.items() if not of.startswith(_NESTED)]


def _resource(kind: str) -> dict[str, Any]:
    shape, fields = SHAPES[kind], []
    for name in _columns(kind):
        of = shape.fields[name]
        field: dict[str, Any] = {"name": name, "type": "string" if of in _FORMATS else of}
        if of in _FORMATS:
            field["format"] = _FORMATS[of]
        elif of == "time":
            field["format"] = "%H:%M"
        if name in shape.required:
            field["constraints"] = {"required": True, **({"unique": True} if name == "id" else {})}
        fields.append(field)
    keys = [{"fields": name, "reference": {"resource": table, "fields": "id"}} for name, table in shape.points]
    schema = {"fields": fields, "primaryKey": "id", **({"foreignKeys": keys} if keys else {})}
    return {
        "name": shape.table,
        "path": shape.file,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _descriptor(last: Any) -> dict[str, Any]:
    return {
        "name": "sociale-kaart",
        "title": settings.WAGTAIL_SITE_NAME,
        "profile": "tabular-data-package",
        "version": "3.1",
        "homepage": settings.WAGTAILADMIN_BASE_URL,
        **({"created": moment(last)} if last else {}),
        "licenses": [{"name": "CC-BY-4.0", "path": LICENCE, "title": "Creative Commons Attribution 4.0"}],
        "resources": [_resource(kind) for kind in SHAPES],
    }


def _as_text(value: Any) -> Any:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it; a number stays as it is."""
    return f"'{value}" if isinstance(value, str) and formula_in(value) else value


def _csv(kind: str, rows: dict[str, Row]) -> str:
    text = StringIO(newline="")
    writer = csv.DictWriter(text, _columns(kind))
    writer.writeheader()
    writer.writerows({name: _as_text(value) for name, value in row.items()} for row in rows.values())
    return text.getvalue()


def _build(request: HttpRequest) -> bytes:
    tables: _Tables = {shape.table: {} for shape in SHAPES.values()}
    for row in _services(request):
        _take_apart("Service", row, tables)
    for slug in TAXONOMIES:
        _take_apart("Taxonomy", taxonomy(slug), tables)
    for term in all_vocabulary().values():
        _take_apart("TaxonomyTerm", term.as_row(), tables)
    last = selection.services(Asked()).aggregate(last=Max("last_modified"))["last"]
    files = {"datapackage.json": json.dumps(_descriptor(last), ensure_ascii=False, indent=2)}
    files |= {shape.file: _csv(kind, tables[shape.table]) for kind, shape in SHAPES.items()}
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, text in files.items():
            info = ZipInfo(name, _STAMP)
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, text)
    return target.getvalue()
