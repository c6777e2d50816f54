"""What the list of the sociale kaart costs with more and more entries. Prints a Markdown table; keeps nothing.

The entries of the demo are copied in one transaction that is rolled back at the end.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
import uuid
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PATHS = {
    "list": "/hulp/",
    "hulpvraag": "/hulp/?vraag=alleen",
    "filters": "/hulp/?gemeente=almere&taal=ar&kosten=gratis",
    "near": "/hulp/?vraag=geld&waar=8232",
    "open now": "/hulp/?nu=open",
}


def set_up() -> None:
    """Start Django on the demo site, as ``manage.py`` does."""
    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.demo")
    import django

    django.setup()


def _copy(model: Any, row: Any, **changes: Any) -> Any:
    values = {field.attname: getattr(row, field.attname) for field in model._meta.local_concrete_fields}
    return model(**{**values, "id": None, **changes}) if "id" in values else model(**{**values, **changes})


def multiply(wanted: int) -> int:
    """Copy the entries until there are so many. Gives how many there are."""
    from django.db.models import Max
    from wagtail.models import Page

    from core.models import PageTerm
    from directory.models import Service, ServicePage

    samples = list(ServicePage.objects.filter(live=True, locale__language_code="nl").order_by("pk"))
    bases = Page.objects.in_bulk([page.pk for page in samples])
    terms: dict[int, list[Any]] = {}
    for term in PageTerm.objects.filter(page__in=samples):
        terms.setdefault(term.page_id, []).append(term)
    parent, last = samples[0].get_parent(), max(page.path for page in samples[0].get_parent().get_children())
    first_page = Page.objects.aggregate(top=Max("pk"))["top"] + 1
    first_service = Service.objects.aggregate(top=Max("pk"))["top"] + 1
    pages, services, entries, links = [], [], [], []
    for number in range(max(0, wanted - len(samples))):
        sample = samples[number % len(samples)]
        page_id, service_id, slug = first_page + number, first_service + number, f"bench-{number}"
        last = Page(path=last)._inc_path()  # noqa: SLF001  # treebeard names it no other way
        place = {"path": last, "slug": slug, "url_path": f"{parent.url_path}{slug}/", "translation_key": uuid.uuid4()}
        revisions = {"latest_revision_id": None, "live_revision_id": None}
        page = _copy(Page, bases[sample.pk], **place, **revisions)
        page.pk = page_id
        pages.append(page)
        services.append(_copy(Service, sample.service, id=service_id, uuid=uuid.uuid4(), external_id=""))
        entries.append(_copy(ServicePage, sample, page_ptr_id=page_id, service_id=service_id))
        links += [_copy(PageTerm, term, page_id=page_id) for term in terms.get(sample.pk, [])]
    for model, rows in ((Page, pages), (Service, services), (PageTerm, links)):
        model._base_manager.bulk_create(rows, batch_size=500)
    for entry in entries:
        entry.save_base(raw=True, force_insert=True)
    return int(ServicePage.objects.filter(live=True, locale__language_code="nl").count())


def measure(client: Any, path: str, rounds: int) -> tuple[int, float]:
    """Queries and the median of the milliseconds of one address, warm."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    assert client.get(path).status_code == 200  # noqa: PLR2004, S101
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    queries, times = len(captured), []
    for _round in range(rounds):
        start = time.perf_counter()
        client.get(path)
        times.append((time.perf_counter() - start) * 1000)
    return queries, statistics.median(times)


def main() -> None:
    """Measure each address at each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[130, 1_000, 10_000], help="how many entries")
    parser.add_argument("--rounds", type=int, default=3, help="visits an address (3)")
    options = parser.parse_args()
    set_up()
    from django.db import transaction
    from django.test import Client

    from core import local_cache

    client = Client(headers={"host": "localhost"})
    print(f"| entries | {' | '.join(PATHS)} |")
    print(f"|---:|{'---:|' * len(PATHS)}")
    for size in options.sizes:
        with transaction.atomic():
            found = multiply(size)
            local_cache.clear()
            cells = [measure(client, path, options.rounds) for path in PATHS.values()]
            transaction.set_rollback(True)
        print(f"| {found} | {' | '.join(f'{queries} queries, {ms:.0f} ms' for queries, ms in cells)} |", flush=True)


if __name__ == "__main__":
    main()
