"""How good search is over the whole demo: the golden set on every engine at hand, and whether they answer alike."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from operator import lt
from pathlib import Path
from typing import Final

import pytest
from django.core.management import call_command
from pytest_django import Settings

from search.engines import IndexEngine, get_engine
from search.engines.elasticsearch import ElasticsearchEngine, ElasticsearchMirror, definition
from search.engines.elasticsearch.connection import client
from search.management.commands.search_quality import Looking
from search.quality import Judged, judge, read_queries
from search.services import rebuild
from search.understanding import understand
from tests.support.elasticsearch import server_settings

GOLDEN: Final = Path(__file__).with_name("golden.jsonl")
RECALL: Final = 0.95
NDCG: Final = 0.90
MRR: Final = 0.90
#: Questions by people who saw no list of words, each judged once before any search. Most are never found as well as
#: those of the golden set; it must not become less.
STRANGERS: Final = Path(__file__).with_name("strangers.jsonl")
STRANGERS_LEAST: Final = (0.82, 0.77, 0.86)
PLACES: Final = Path(__file__).parent / "data/places.jsonl"
#: The share of the first page that two engines have in common.
ALIKE: Final = 0.9

#: By query and language the addresses of the first page.
Found = dict[tuple[str, str], Sequence[str]]


def engines(settings: Settings) -> Iterator[tuple[str, IndexEngine]]:
    """The engine of this database, then each Elasticsearch that there is, filled with the same documents."""
    yield "database", get_engine()
    for version in (8, 9):
        url = os.environ.get(f"ELASTICSEARCH_{version}_URL", "none")
        if url == "none":
            continue
        settings.ELASTICSEARCH = server_settings(url)
        try:
            ElasticsearchMirror().rebuild()
            client().indices.refresh(index=definition.alias())
            yield f"elasticsearch {version}", ElasticsearchEngine()
        finally:
            for name in definition.indexes(client()):
                client().indices.delete(index=name)
            client().indices.delete_index_template(name=definition.template_name())


def asked(path: Path) -> list[Judged]:
    """The questions of a file."""
    return list(read_queries(path.read_text(encoding="utf-8").splitlines(), locales=("nl", "en")))


def noted(engine: IndexEngine, found: Found) -> Callable[[str, str], Sequence[str]]:
    """Looks, and keeps what was found."""
    looking = Looking(engine, "")

    def look(query: str, locale: str) -> Sequence[str]:
        found[query, locale] = looking(query, locale)
        return found[query, locale]

    return look


def in_common(one: Sequence[str], other: Sequence[str]) -> float:
    """The share of the larger page that is on the other too."""
    return len(set(one) & set(other)) / max(len(one), len(other), 1)


def misread() -> list[str]:
    """Questions of the set of places of which another place, or none, was understood."""
    rows = [json.loads(line) for line in PLACES.read_text(encoding="utf-8").splitlines()]
    understood = {row["text"]: understand(row["text"], languages=("nl",)).place for row in rows}
    names = {text: place.name if place else None for text, place in understood.items()}
    return [row["text"] for row in rows if names[row["text"]] != row["place"]]


@pytest.mark.slow
@pytest.mark.content
@pytest.mark.engines
def test_visitors_find_what_they_look_for_on_every_engine(db: None, settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "media")
    call_command("setup_site", verbosity=0)
    call_command("demo", verbosity=0)
    rebuild()
    queries = asked(GOLDEN)
    pages: dict[str, Found] = {}
    judged, unseen = {}, {}

    for name, engine in engines(settings):
        judged[name] = judge(queries, noted(engine, pages.setdefault(name, {})))
        unseen[name] = judge(asked(STRANGERS), Looking(engine, ""))

    assert misread() == []
    low = {
        name: (found.recall, found.ndcg, found.mrr)
        for name, found in judged.items()
        if found.recall < RECALL or found.ndcg < NDCG or found.mrr < MRR
    }
    assert low == {}
    reached = {name: (found.recall, found.ndcg, found.mrr) for name, found in unseen.items()}
    assert {name: some for name, some in reached.items() if any(map(lt, some, STRANGERS_LEAST))} == {}
    first = pages["database"]
    for other in pages.values():
        shares = [in_common(first[asked], other[asked]) for asked in first]
        assert sum(shares) / len(shares) >= ALIKE
