"""What search costs with many documents, on every engine that is configured, beside stock Wagtail on the same data.

Prints a Markdown table a size. SQLite is always measured, PostgreSQL with DATABASE_URL_POSTGRES, Elasticsearch with
ELASTICSEARCH_URL. Each in a process and a new database of its own, which is thrown away; never in that of a site.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parents[1]
HEAD = (
    "| engine | documents | search p50 ms | search p95 ms | of the process | two languages p50 ms "
    "| two languages p95 ms | of the process | suggest p95 ms | index s | index MB "
    "| a save ms | stock p50 ms | stock p95 ms | stock index s |"
)
GROUP = 200
SAVES = 20
#: Other questions before those that are measured.
WARM_UP = 1000
DATABASE = "wel_benchmark_search"


def set_up() -> None:
    """Start Django, as ``manage.py`` does. This folder goes: its ``search.py`` is not our area of that name."""
    here = str(ROOT / "benchmarks")
    sys.path[:] = [str(ROOT / "site"), str(ROOT), *(path for path in sys.path if path != here)]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    import django

    django.setup()


def percentiles(times: list[float]) -> tuple[float, float]:
    """The middle and the slowest but 5 of 100, in milliseconds."""
    return statistics.median(times) * 1000, sorted(times)[max(0, round(len(times) * 0.95) - 1)] * 1000


def timed(work: Callable[[], Any], clock: Callable[[], float] = time.perf_counter) -> float:
    """Seconds of the clock, or of another one."""
    start = clock()
    work()
    return clock() - start


def fill(number: int) -> float:
    """Write the documents as areas do, in groups. Gives seconds."""
    from django.db import transaction

    from benchmarks.search_data import Source, Vocabulary, document
    from search.full_text import optimize
    from search.projection.columns import row_of, signature
    from search.projection.writing import write

    words, chance, analyser = Vocabulary(), random.Random(1), signature()  # noqa: S311  # always the same
    start = time.perf_counter()
    for first in range(0, number, GROUP):
        told = [(document(at, words, chance), Source.of(at)) for at in range(first, min(number, first + GROUP))]
        with transaction.atomic():
            write([row_of(*one, analyser=analyser) for one in told])
    optimize()
    return time.perf_counter() - start


def save(number: int) -> float:
    """What search adds to a save, in milliseconds: the middle of some."""
    from django.db import transaction

    from benchmarks.search_data import Source, Vocabulary, document
    from search.projection.columns import row_of, signature
    from search.projection.writing import write

    words, chance, analyser = Vocabulary(), random.Random(2), signature()  # noqa: S311  # always the same

    def one(place: int) -> None:
        with transaction.atomic():
            write([row_of(document(place, words, chance), Source.of(place), analyser=analyser)])

    return percentiles([timed(partial(one, place)) for place in range(min(SAVES, number))])[0]


def search(languages: Sequence[str]) -> list[float]:
    """Results and facets of 150 questions: p50, p95, and p95 of what this process itself had to do.

    After other ones, as on a server that runs: Elasticsearch compiles what it is asked often.
    """
    from benchmarks.search_data import Vocabulary, questions
    from search.engines import get_engine

    engine, asked = get_engine(), list(questions(Vocabulary(), 150, languages=languages))
    for pair in questions(Vocabulary(), WARM_UP, languages=languages, seed=8):
        engine.search(*pair)
    times = [timed(partial(engine.search, *pair)) for pair in asked]
    own = [timed(partial(engine.search, *pair), time.process_time) for pair in asked]
    return [*percentiles(times), percentiles(own)[1]]


def suggest() -> str:
    """What is suggested after three letters, for 150 beginnings."""
    if importlib.util.find_spec("search.suggest") is None:
        return "–"
    from benchmarks.search_data import Vocabulary

    suggest_for = importlib.import_module("search.suggest").suggestions_for

    starts = [word[:3] for word in Vocabulary().common(150)]
    times = [timed(partial(suggest_for, text, languages=["nl"])) for text in starts]
    return f"{percentiles(times)[1]:.0f}"


@contextmanager
def limit(seconds: float) -> Iterator[None]:
    """The database stops a question that takes longer."""
    import threading

    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET statement_timeout = {int(seconds * 1000)}")
            yield
            cursor.execute("SET statement_timeout = 0")
        return
    timer = threading.Timer(seconds, connection.connection.interrupt)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def stock(number: int) -> list[str]:
    """The same documents and questions through Wagtail's own search: p50, p95, seconds to index."""
    from django.db import OperationalError
    from wagtail.search.backends import get_search_backend
    from wagtail.search.query import PlainText

    from benchmarks.search_data import Vocabulary, questions
    from benchmarks.search_stock import stock_model

    model = stock_model()
    backend = get_search_backend("modelsearch.backends.database", SEARCH_CONFIG="dutch")
    every = model.objects.order_by("pk").defer(*(f"index_{name}" for name in ("title", "summary", "body")))

    def index() -> None:
        for first in range(0, number, 1000):
            backend.add_bulk(model, list(every[first : first + 1000]))

    def ask(query: Any, selection: Any) -> None:
        words = PlainText(query.text, operator="or" if query.any_part else "and")
        del selection  # stock facets and filters know no lists of values
        results = backend.search(words, model)
        list(results[:10])
        results.facet("kind")

    seconds, many = timed(index), number > 10_000  # noqa: PLR2004
    times = []
    for pair in list(questions(Vocabulary(), 3 if many else 30)):
        try:
            with limit(60):
                times.append(timed(partial(ask, *pair)))
        except OperationalError:
            return ["> 60 s", "> 60 s", f"{seconds:.0f}"]
    return [*(f"{ms:.0f}" for ms in percentiles(times)), f"{seconds:.0f}"]


def size(engine: str) -> float:
    """Megabytes of the tables of search with their indexes; on Elasticsearch of its index alone."""
    from django.db import connection

    if engine == "elasticsearch":
        from search.engines.elasticsearch.connection import client
        from search.engines.elasticsearch.definition import alias

        told = client().indices.stats(index=alias(), metric="store")
        return float(told["_all"]["primaries"]["store"]["size_in_bytes"]) / 1e6

    sqlite = "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'search_%' OR name LIKE 'sqlite_autoindex_search_%'"
    server = (
        "SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relkind = 'r' AND starts_with(relname, 'search_')"
    )
    with connection.cursor() as cursor:
        cursor.execute(sqlite if connection.vendor == "sqlite" else server)
        return float(cursor.fetchone()[0]) / 1e6


def measure(engine: str, number: int) -> None:
    """One row of the table, in a database of its own that is there already."""
    set_up()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    seconds = fill(number)
    if engine == "elasticsearch":
        seconds += timed(importlib.import_module("search.engines.elasticsearch").ElasticsearchMirror().rebuild)
    megabytes, times = size(engine), [*search(["nl"]), *search(["nl", "en"])]
    suggested, saved = suggest(), save(number)
    beside = ["–"] * 3 if engine == "elasticsearch" else stock(number)
    cells = [engine, f"{number:,}", *(f"{ms:.0f}" for ms in times), suggested, f"{seconds:.0f}", f"{megabytes:.0f}"]
    print(f"| {' | '.join([*cells, f'{saved:.0f}', *beside])} |", flush=True)


@contextmanager
def database(engine: str, folder: str) -> Iterator[dict[str, str]]:
    """The environment of a process with a new database."""
    environment = {**os.environ, "VAR_DIR": folder, "DATABASE_URL": f"sqlite:///{folder}/search.sqlite3"}
    if engine != "elasticsearch":
        environment.pop("ELASTICSEARCH_URL", None)
    environment["ELASTICSEARCH_INDEX"] = DATABASE
    if engine != "postgresql":
        yield environment
        return
    import psycopg

    server = os.environ["DATABASE_URL_POSTGRES"]
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {DATABASE}")
        connection.execute(f"CREATE DATABASE {DATABASE}")
        yield environment | {"DATABASE_URL": urlunsplit(urlsplit(server)._replace(path=f"/{DATABASE}"))}
        connection.execute(f"DROP DATABASE {DATABASE} WITH (FORCE)")


def engines() -> list[str]:
    """What is configured."""
    found = ["sqlite"]
    if os.environ.get("DATABASE_URL_POSTGRES"):
        found.append("postgresql")
    if os.environ.get("ELASTICSEARCH_URL") and (ROOT / "search" / "engines" / "elasticsearch").exists():
        found.append("elasticsearch")
    return found


def main() -> None:
    """Measure each engine at each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, nargs="+", default=[100_000], help="how many (100,000)")
    parser.add_argument("--engine", action="append", help="only this one; may be given more than once")
    parser.add_argument("--inside", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        measure(options.inside, options.documents[0])
        return
    print(f"{HEAD}\n|---|{'---:|' * (HEAD.count('|') - 2)}", flush=True)
    for number in options.documents:
        for engine in options.engine or engines():
            with tempfile.TemporaryDirectory() as folder, database(engine, folder) as environment:
                command = [sys.executable, __file__, "--documents", str(number), "--inside", engine]
                subprocess.run(command, check=True, env=environment)  # noqa: S603  # this file


if __name__ == "__main__":
    main()
