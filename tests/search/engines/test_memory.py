"""What the engines keep in memory follows the versions of the index."""

from __future__ import annotations

from typing import Any

import pytest
from pyroaring import BitMap

from search.engines.memory import EVERYWHERE, memory
from search.models import SearchDocument, SearchState
from tests.support.search_rows import document, remove

pytestmark = pytest.mark.django_db


def rows(token: str) -> list[int]:
    memory.renew()
    return list(memory.table.rows(token))


def test_only_what_is_newer_is_read_again(django_assert_num_queries: Any) -> None:
    first = document("Een", gemeenten=["urk"])
    assert rows("gemeente_urk") == [first.pk]
    SearchDocument.objects.filter(pk=first.pk).update(index_facets="")

    second = document("Twee", gemeenten=["urk"])

    assert rows("gemeente_urk") == [first.pk, second.pk]
    with django_assert_num_queries(1):
        assert rows("gemeente_urk") == [first.pk, second.pk]


def test_what_was_taken_away_is_forgotten_with_its_translations() -> None:
    first = document("Een", translation_key="a", gemeenten=["urk"])
    second = document("Two", language="en", translation_key="a", everywhere=True)
    assert (rows("gemeente_urk"), rows(EVERYWHERE)) == ([first.pk], [second.pk])
    groups = [BitMap([second.pk]), BitMap([first.pk])]
    assert memory.once(groups) == [groups[0], BitMap()]

    remove(second)

    assert (rows("gemeente_urk"), rows(EVERYWHERE)) == ([first.pk], [])
    assert memory.once(groups) == groups


def test_an_older_database_is_read_whole() -> None:
    row = document("Een", gemeenten=["urk"])
    assert rows("gemeente_urk") == [row.pk]
    SearchDocument.objects.filter(pk=row.pk).update(index_facets="gemeente_almere", version=0)
    SearchState.objects.update(version=0)

    assert (rows("gemeente_urk"), rows("gemeente_almere")) == ([], [row.pk])


def test_a_value_that_another_thread_adds_meanwhile_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    first = document("Een", gemeenten=["urk"])
    assert rows("gemeente_urk") == [first.pk]
    real = memory.table.rows

    def rows_meanwhile(token: str) -> BitMap:
        memory._tokens["gemeente"].add(f"{token}x")
        return real(token)

    monkeypatch.setattr(memory.table, "rows", rows_meanwhile)

    assert memory.within(BitMap([first.pk]), ["gemeente"]) == {"gemeente": {"urk": 1}}
