"""A term that many pages have is renamed: the editor waits for some of them, the others follow."""

from __future__ import annotations

from threading import Thread
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.search import key_of, pages_outdated
from search import signals
from search.models import SearchDocument
from search.projection import background
from search.projection.checking import check
from search.projection.columns import signature
from search.services import update_pages
from tests.support.pages import add_terms, make_term


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How often somebody asks for the rest; nothing is done. Two pages are renewed at once."""
    asked: list[str] = []
    monkeypatch.setattr(signals, "_AT_ONCE", 2)
    monkeypatch.setattr(signals, "renew_soon", lambda: asked.append("soon"))
    return asked


def with_term(publish: Any, term: Any, number: int) -> list[str]:
    """The keys of so many pages with this term."""
    pages = [publish(f"{term.name} {place}") for place in range(number)]
    for page in pages:
        add_terms(page, theme=term)
    update_pages(keys=[page.pk for page in pages])
    return [key_of(page) for page in pages]


def rename(term: Any, commit: Any) -> int:
    """Queries of the request in which an editor renames it."""
    term.name = f"Ander {term.name}"
    with CaptureQueriesContext(connection) as captured, commit(execute=True):
        term.save()
    return len(captured)


def knowing(keys: list[str], word: str) -> list[bool]:
    """Which documents have this word in their index."""
    rows = SearchDocument.objects.in_bulk(keys, field_name="key")
    return [word in rows[key].index_body.split() for key in keys]


def test_the_request_costs_the_same_for_four_pages_and_for_eight(
    publish: Any, started: list[str], django_capture_on_commit_callbacks: Any
) -> None:
    few, many = make_term("Theme", "geld"), make_term("Theme", "wonen")
    with_term(publish, few, 4)
    with_term(publish, many, 8)
    rename(make_term("Theme", "leeg"), django_capture_on_commit_callbacks)

    costs = [rename(term, django_capture_on_commit_callbacks) for term in (few, many)]

    assert costs[0] == costs[1]
    assert started == ["soon"] * 2


def test_the_first_know_it_at_once_and_the_others_when_their_turn_comes(
    publish: Any, started: list[str], django_capture_on_commit_callbacks: Any
) -> None:
    term = make_term("Theme", "geld")
    keys = with_term(publish, term, 5)

    rename(term, django_capture_on_commit_callbacks)
    at_once, stale = knowing(keys, "ander"), check().stale
    background.renew_outdated()

    assert (at_once, stale) == ([True, True, False, False, False], keys[2:])
    assert (knowing(keys, "ander"), check().stale) == ([True] * 5, [])
    assert set(SearchDocument.objects.filter(key__in=keys).values_list("analyser", flat=True)) == {signature()}


def test_a_term_of_a_few_pages_is_done_at_once(
    publish: Any, started: list[str], django_capture_on_commit_callbacks: Any
) -> None:
    term = make_term("Theme", "geld")
    keys = with_term(publish, term, 2)

    rename(term, django_capture_on_commit_callbacks)

    assert (knowing(keys, "ander"), started) == ([True, True], [])


@pytest.mark.parametrize(("may_wait", "left"), [(True, 3), (False, 0)])
def test_of_facts_that_many_pages_name_the_rest_may_follow_too(
    may_wait: bool, left: int, publish: Any, started: list[str], django_capture_on_commit_callbacks: Any
) -> None:
    keys = with_term(publish, make_term("Theme", "geld"), 5)

    with django_capture_on_commit_callbacks(execute=True):
        found = [int(key.rpartition(":")[2]) for key in keys]
        pages_outdated.send(sender=None, page_ids=found, may_wait=may_wait)

    assert (len(check().stale), started) == (left, ["soon"] * may_wait)


def test_one_that_can_not_be_told_holds_up_no_other(
    publish: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    pages = [publish(title) for title in ("Stuk", "Heel", "Ook heel")]
    keys = [key_of(page) for page in pages]
    background.mark_outdated(keys)
    monkeypatch.setattr(background, "_GROUP", 1)
    real = type(pages[0].specific).search_text
    broken = pages[0].pk
    monkeypatch.setattr(
        type(pages[0].specific), "search_text", lambda page: real(page) if page.pk != broken else str(1 / 0)
    )

    background.renew_outdated()

    marked = SearchDocument.objects.filter(analyser="", key__in=keys)
    assert list(marked.values_list("key", flat=True)) == keys[:1]
    assert f"{keys[0]} does not tell search what it is" in caplog.text


class Now(Thread):
    """A thread that has done its work when it is started."""

    def start(self) -> None:
        """Work in the thread of who asks."""
        self.run()


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is asked for in a thread is done at once, with the connection of the test."""
    monkeypatch.setattr(background, "Thread", Now)
    monkeypatch.setattr(background, "connections", SimpleNamespace(close_all=lambda: None))


def test_what_is_asked_for_is_renewed_once(publish: Any, at_once: None) -> None:
    key = key_of(publish("Nieuw"))
    background.mark_outdated([key])

    background.renew_soon()
    renewed = check().stale
    background.mark_outdated([key])
    background._work()

    assert (renewed, check().stale) == ([], [key])


def test_a_fault_in_the_thread_is_logged_and_the_next_one_works(
    publish: Any, at_once: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    background.mark_outdated([key_of(publish("Nieuw"))])
    with monkeypatch.context() as patch:
        patch.setattr(background, "signature", lambda: 1 / 0)
        background.renew_soon()

    background.renew_soon()

    assert check().stale == []
    assert "could not be renewed; search_check --repair" in caplog.text
