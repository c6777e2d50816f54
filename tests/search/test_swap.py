"""Many documents that changed take their place group by group, so that savers wait for one group at most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from core.search import key_of
from search.models import SearchDocument, SearchDraft, SearchState
from search.projection import swapping, turns
from search.services import rebuild, update_document

_TITLES = [f"Nieuw {number}" for number in range(5)]


@pytest.fixture
def changed(publish: Any, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Five pages with other titles than search knows; two documents are a group."""
    pages = [publish(f"Oud {number}") for number in range(5)]
    for number, page in enumerate(pages):
        Page.objects.filter(pk=page.pk).update(title=f"Nieuw {number}")
    monkeypatch.setattr(swapping, "AT_ONCE", 2)
    monkeypatch.setattr(swapping, "GROUP", 2)
    return pages


def titles(pages: list[Any]) -> list[str]:
    """What search knows of them."""
    rows = SearchDocument.objects.in_bulk([key_of(page) for page in pages], field_name="key")
    return [rows[key_of(page)].title for page in pages]


def before_group(monkeypatch: pytest.MonkeyPatch, number: int, work: Callable[[], Any]) -> None:
    """Do something between two groups."""
    change, done = swapping._change, Counter[str]()

    def then(*arguments: Any) -> None:
        done["groups"] += 1
        if done["groups"] == number:
            work()
        change(*arguments)

    monkeypatch.setattr(swapping, "_change", then)


def test_as_many_as_a_site_has_change_at_one_moment(changed: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swapping, "AT_ONCE", 5)
    version = SearchState.objects.get().version

    rebuild()

    written = Counter(SearchDocument.objects.filter(version__gt=version).values_list("version", flat=True))
    assert (titles(changed), list(written.values())) == (_TITLES, [5])


def test_no_transaction_changes_more_than_a_group(changed: list[Any]) -> None:
    version = SearchState.objects.get().version
    SearchDocument.objects.create(key="weg:1", kind="x", language="nl", title="Spook", url="/x/")

    rebuild()

    written = Counter(SearchDocument.objects.filter(version__gt=version).values_list("version", flat=True))
    assert titles(changed) == _TITLES
    assert sorted(written.values()) == [1, 2, 2]
    assert SearchState.objects.get().removed_at == version + 1


def test_until_the_last_group_each_document_is_as_it_was_or_as_it_is(
    changed: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[str]] = []
    before_group(monkeypatch, 2, lambda: seen.append(titles(changed)))

    rebuild()

    assert seen == [["Nieuw 0", "Nieuw 1", "Oud 2", "Oud 3", "Oud 4"]]
    assert titles(changed) == _TITLES


def test_one_that_is_broken_off_between_groups_leaves_every_document_whole(
    changed: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        before_group(patch, 3, lambda: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            rebuild()
    half, drafts = titles(changed), SearchDraft.objects.count()

    rebuild()

    assert (half, drafts) == (["Nieuw 0", "Nieuw 1", "Nieuw 2", "Nieuw 3", "Oud 4"], 0)
    assert titles(changed) == _TITLES


def test_what_is_saved_between_groups_stays(changed: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    def save() -> None:
        Page.objects.filter(pk=changed[4].pk).update(title="Nieuwst")
        Page.objects.filter(pk=changed[3].pk).update(live=False)
        for page in changed[3:]:
            update_document(row=page)

    before_group(monkeypatch, 2, save)

    rebuild()

    kept = [page for page in changed if page != changed[3]]
    assert titles(kept) == ["Nieuw 0", "Nieuw 1", "Nieuw 2", "Nieuwst"]
    assert not SearchDocument.objects.filter(key=key_of(changed[3])).exists()


def test_what_is_the_same_is_not_touched_where_savers_wait(publish: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    publish("Nieuw")
    rebuild()
    groups: list[Any] = []
    monkeypatch.setattr(swapping, "_change", lambda *arguments: groups.append(arguments))

    with CaptureQueriesContext(connection) as captured:
        rebuild()

    tables = (f'INSERT INTO "{SearchDocument._meta.db_table}"', 'INSERT INTO "search_searchword"')
    assert groups == []
    assert [query for query in captured if query["sql"].startswith(tables)] == []


def test_others_get_a_turn_on_a_database_with_one_writer(monkeypatch: pytest.MonkeyPatch) -> None:
    now, slept = [0.0], []

    def sleep(seconds: float) -> None:
        slept.append((now[0], seconds))
        now[0] += seconds

    monkeypatch.setattr(turns, "time", SimpleNamespace(monotonic=lambda: now[0], sleep=sleep))
    for _piece in turns.in_turns(range(5)):
        now[0] += 0.3

    assert [round(at, 2) for at, _seconds in slept] == ([0.6, 1.32] if connection.vendor == "sqlite" else [])
    assert all(seconds > 0.1 for _at, seconds in slept)
