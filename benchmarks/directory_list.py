"""What the list of the sociale kaart costs with more and more entries. Prints Markdown tables; keeps nothing.

The entries of the demo are copied in one transaction that is rolled back at the end. Each copy gets hours and a place
of its own, so that no more of them are alike than in a real list.
"""

from __future__ import annotations

import argparse
import gc
import logging
import os
import random
import statistics
import sys
import time
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PATHS = {
    "list": "/hulp/",
    "hulpvraag": "/hulp/?vraag=alleen",
    "filters": "/hulp/?gemeente=almere&taal=ar&kosten=gratis",
    "near": "/hulp/?vraag=geld&waar=8232",
    "open now": "/hulp/?nu=open",
    "last page": "/hulp/?page=999999",
}
_BATCH = 500
#: So many entries are made in memory before they are stored.
_PART = 10_000
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA")


def set_up() -> None:
    """Start Django on the demo site, as ``manage.py`` does."""
    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.demo")
    import django

    django.setup()


def _copy(model: Any, row: Any, **changes: Any) -> Any:
    values = {field.attname: getattr(row, field.attname) for field in model._meta.local_concrete_fields}
    return model(**{**values, "id": None, **changes}) if "id" in values else model(**{**values, **changes})


def _varied(digest: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """The same help elsewhere, at other times; one in twenty is closed for some days."""
    from directory.postcodes import areas

    area = chance.choice(list(areas().values()))
    opens, closes = chance.choice(range(7, 11)), chance.choice(range(12, 22))
    quarter = chance.choice(("00", "15", "30", "45"))
    days = chance.sample(_DAYS, chance.randint(1, 5))
    found = {**digest, "hours": {"inloop": [[day, f"{opens:02}:{quarter}", f"{closes:02}:00"] for day in days]}}
    if digest.get("phones"):
        found["hours"]["telefoon"] = [[day, f"{opens:02}:00", f"{closes:02}:{quarter}"] for day in days]
    if digest.get("spots"):
        found |= {"spots": [[area.place, area.code]], "cities": [area.place]}
    if chance.random() < 0.05:  # noqa: PLR2004  # one in twenty
        found["deviations"] = [["", "2026-12-21", "2027-01-03", None, None, ""]]
    return found


@dataclass
class Samples:
    """The entries that are copied, with what the copies need."""

    pages: list[Any]
    bases: dict[int, Any]
    terms: dict[int, list[Any]]
    chance: random.Random

    @classmethod
    def find(cls) -> Samples:
        """Those of the demo."""
        from wagtail.models import Page

        from core.models import PageTerm
        from directory.models import ServicePage

        pages = list(ServicePage.objects.filter(live=True, locale__language_code="nl").order_by("pk"))
        terms: dict[int, list[Any]] = {}
        for term in PageTerm.objects.filter(page__in=pages):
            terms.setdefault(term.page_id, []).append(term)
        return cls(pages, Page.objects.in_bulk([page.pk for page in pages]), terms, random.Random(1))  # noqa: S311

    def add(self, count: int) -> None:
        """Copy so many of them, in rows of many and without signals."""
        from django.db.models import Max
        from wagtail.models import Page

        from core.models import PageTerm
        from directory.models import Service, ServicePage

        parent = self.pages[0].get_parent()
        last = parent.get_children().aggregate(last=Max("path"))["last"]
        first_page = Page.objects.aggregate(top=Max("pk"))["top"] + 1
        first_service = Service.objects.aggregate(top=Max("pk"))["top"] + 1
        pages, services, entries, links = [], [], [], []
        for number in range(count):
            sample = self.chance.choice(self.pages)
            page_id, service_id = first_page + number, first_service + number
            last, slug = Page(path=last)._inc_path(), f"bench-{page_id}"  # noqa: SLF001  # treebeard names it no other way
            place = {"path": last, "slug": slug, "url_path": f"{parent.url_path}{slug}/"}
            own = {"translation_key": uuid.uuid4(), "latest_revision_id": None, "live_revision_id": None}
            title = f"{sample.title} {self.chance.randrange(10**6)}"
            pages.append(_copy(Page, self.bases[sample.pk], id=page_id, title=title, **place, **own))
            facts = {"uuid": uuid.uuid4(), "external_id": "", "digest": _varied(sample.service.digest, self.chance)}
            services.append(_copy(Service, sample.service, id=service_id, **facts))
            entries.append(_copy(ServicePage, sample, page_ptr_id=page_id, service_id=service_id))
            links += [_copy(PageTerm, term, page_id=page_id) for term in self.terms.get(sample.pk, [])]
        for model, rows in ((Page, pages), (Service, services), (PageTerm, links)):
            model._base_manager.bulk_create(rows, batch_size=_BATCH)
        manager: Any = ServicePage._base_manager
        own_fields = ServicePage._meta.local_concrete_fields
        # ``bulk_create`` refuses a model with a parent of its own.
        manager.all()._batched_insert(entries, fields=own_fields, batch_size=_BATCH)  # noqa: SLF001


def timed(client: Any, path: str) -> float:
    """Milliseconds of the processor for one visit."""
    begin = time.thread_time()
    assert client.get(path).status_code == 200  # noqa: PLR2004, S101
    return (time.thread_time() - begin) * 1000


def measure(client: Any, path: str, rounds: int) -> str:
    """Queries, and the middle and the slow end of the milliseconds of one address, warm.

    Of three visits the one with the fewest queries: what is kept for ten seconds may just have to be read again.
    """
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for _visit in range(3):
        with CaptureQueriesContext(connection) as captured:
            timed(client, path)
        counts.append(len(captured))
    times = [timed(client, path) for _round in range(rounds)]
    slow = statistics.quantiles(times, n=20)[-1]
    return f"{min(counts)}; {statistics.median(times):.0f} / {slow:.0f}"


def megabytes(table: Any) -> float:
    """What a table takes: its columns, its keys and its sets."""
    columns = sum(map(sys.getsizeof, (table.keys, table.pks, table.services, table.places)))
    keys = sum(map(sys.getsizeof, table.keys))
    sets = sum(
        sys.getsizeof(value) + len(rows.serialize())
        for values in table.having.values()
        for value, rows in values.items()
    )
    return (columns + keys + sets) / 1e6


def beginnings(client: Any) -> list[str]:
    """The first visit of a process, the table in it, the first visit after a change and after an hour struck."""
    from core import local_cache
    from directory.memory import kept, opening
    from directory.memory.changes import note_changes
    from directory.models import ServicePage

    local_cache.clear()
    kept.forget()
    gc.collect()
    begin = time.thread_time()
    table = kept.current_table()
    read = (time.thread_time() - begin) * 1000
    opening.forget()
    first = timed(client, "/hulp/")
    changed = []
    for page in ServicePage.objects.filter(live=True, locale__language_code="nl").order_by("pk")[:5]:
        note_changes(services=[page.service_id])
        changed.append(timed(client, "/hulp/"))
    return [f"{read:.0f}", f"{first:.0f}", f"{statistics.median(changed):.0f}", f"{megabytes(table):.1f}"]


def main() -> None:
    """Measure each address at each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[100, 1_000, 10_000, 100_000], help="how many entries")
    parser.add_argument("--rounds", type=int, default=20, help="visits an address (20)")
    options = parser.parse_args()
    set_up()
    logging.disable()
    from django.db import transaction
    from django.test import Client

    from directory.memory import kept

    client = Client(headers={"host": "localhost"})
    print("Queries; milliseconds of the processor for the middle visit and for the slowest but one in twenty, warm.")
    print(
        "Then reading all entries, the first visit after that, the first visit after a change; megabytes in memory.\n"
    )
    print(f"| entries | {' | '.join(PATHS)} | read | first | changed | MB |")
    print(f"|---:|{'---:|' * (len(PATHS) + 4)}")
    with transaction.atomic():
        samples = Samples.find()
        for size in sorted(options.sizes):
            missing = max(0, size - len(kept.current_table().rows("language", "nl")))
            for done in range(0, missing, _PART):
                samples.add(min(_PART, missing - done))
            begun = beginnings(client)
            found = len(kept.current_table().rows("language", "nl"))
            cells = [measure(client, path, options.rounds) for path in PATHS.values()]
            print(f"| {found} | {' | '.join((*cells, *begun))} |", flush=True)
        transaction.set_rollback(True)


if __name__ == "__main__":
    main()
