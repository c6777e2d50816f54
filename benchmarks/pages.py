"""Queries and milliseconds of the most important pages, on this machine's demo database. Prints a Markdown table."""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client

ROOT = Path(__file__).resolve().parents[1]
PATHS = {
    "home page": "/",
    "home page in English": "/en/",
    "theme": "/thema/eenzaamheid/",
    "theme in English": "/en/thema/eenzaamheid/",
    "gemeente": "/almere/",
    "help, list": "/hulp/",
    "help, filtered": "/hulp/?gemeente=almere&thema=eenzaamheid",
    "initiatives, list": "/initiatieven/",
    "agenda": "/agenda/",
    "stories": "/verhalen/",
    "knowledge base": "/kennisbank/",
    "glossary": "/woordenlijst/",
    "search": "/zoeken/?q=eenzaamheid",
    "contact": "/contact/",
    "not found": "/bestaat-niet/",
}


@dataclass(frozen=True, slots=True)
class Measure:
    """What one page costs. ``status`` tells whether it was the page that we meant."""

    name: str
    path: str
    status: int
    cold: int
    warm: int
    median_ms: float
    worst_ms: float
    kilobytes: float


def set_up() -> None:
    """Start Django on the demo site, as ``manage.py`` does."""
    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.demo")
    import django

    django.setup()


def count_queries(client: Client, path: str) -> int:
    """How many queries one visit costs."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)


def measure(client: Client, name: str, path: str, rounds: int) -> Measure:
    """Visit one page many times."""
    from core import local_cache

    answer = client.get(path)  # templates load once
    local_cache.clear()
    cold, warm = count_queries(client, path), count_queries(client, path)
    times = []
    for _round in range(rounds):
        start = time.perf_counter()
        client.get(path)
        times.append((time.perf_counter() - start) * 1000)
    size = len(answer.content) / 1024
    return Measure(name, path, answer.status_code, cold, warm, statistics.median(times), max(times), size)


def print_table(measures: list[Measure]) -> None:
    """The measures as Markdown."""
    print("| page | address | status | queries, cold | queries, warm | ms | slowest | kB |")
    print("|---|---|---:|---:|---:|---:|---:|---:|")
    for one in measures:
        times = f"{one.median_ms:.1f} | {one.worst_ms:.1f}"
        print(f"| {one.name} | `{one.path}` | {one.status} | {one.cold} | {one.warm} | {times} | {one.kilobytes:.0f} |")


def main() -> None:
    """Measure all pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20, help="visits a page (20)")
    rounds = parser.parse_args().rounds
    set_up()
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    print_table([measure(client, name, path, rounds) for name, path in PATHS.items()])


if __name__ == "__main__":
    main()
