"""What changes is read anew, and gives what reading everything gives."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Event, Thread
from time import monotonic
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction

from directory.memory import kept
from directory.memory.changes import Marker, News, forget_old, news_since, note_changes, start
from directory.memory.reading import read_all
from directory.memory.table import Entry, Table
from directory.models import EntryChange, Language, Service, ServicePage
from tests.support.pages import add_terms, make_page, make_term
from tests.support.services import add_hours, add_place, make_service


def told(table: Table) -> list[tuple[int, int, frozenset[tuple[str, str]]]]:
    """Everything that a table says, in its order."""
    return [
        (
            pk,
            service,
            frozenset((group, value) for group, sets in table.having.items() for value in sets if place in sets[value]),
        )
        for pk, service, place in zip(table.pks, table.services, table.places, strict=True)
    ]


@pytest.fixture
def pages(fixed: Any) -> list[Any]:
    """Three entries."""
    return [make_page("directory.ServicePage", fixed("/hulp/"), title=title) for title in ("Aap", "Beer", "Cavia")]


def _saved(page: Any) -> None:
    page.title = "Zebra"
    page.save()


def _translated(page: Any) -> None:
    english = Locale.objects.get(language_code="en")
    Page.objects.get(pk=page.get_parent().pk).add_child(
        instance=ServicePage(
            title="Monkey",
            slug="monkey",
            service=page.service,
            locale=english,
            translation_key=page.translation_key,
        )
    )


def _private(page: Any) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def _list_private(page: Any) -> None:
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN)


def _list_offline(page: Any) -> None:
    Page.objects.get(pk=page.get_parent().pk).specific.unpublish()


def _stopped(page: Any) -> None:
    page.service.status = "defunct"
    page.service.save()


def _not_wanted(page: Any) -> None:
    page.service.do_not_list = True
    page.service.save()


def _facts(page: Any) -> None:
    page.service.minimum_age = 65
    page.service.save()


CHANGES: dict[str, Callable[[Any], Any]] = {
    "published with another title": _saved,
    "translated": _translated,
    "unpublished": lambda page: page.unpublish(),
    "deleted": lambda page: page.delete(),
    "private": _private,
    "the list private": _list_private,
    "the list off line": _list_offline,
    "stopped": _stopped,
    "not wanted": _not_wanted,
    "another age": _facts,
    "a term": lambda page: add_terms(page, theme=make_term("Theme", "geld")),
    "hours": lambda page: add_hours(page.service, "MO", "09:00", "10:00"),
    "a place": lambda page: add_place(page.service),
    "a language": lambda page: Language.objects.create(service=page.service, code="ar"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_gives_what_reading_everything_gives(pages: list[Any], name: str) -> None:
    before = told(kept.current_table())

    CHANGES[name](pages[0])

    after = told(kept.current_table())
    assert after == told(Table.of(read_all()))
    assert after != before


def test_only_what_changed_is_read(pages: list[Any], django_assert_num_queries: Any, monkeypatch: Any) -> None:
    kept.current_table()
    monkeypatch.setattr(kept, "read_all", None)

    with django_assert_num_queries(1):
        kept.current_table()
    note_changes(services=[pages[0].service_id], pages=[pages[1].pk])
    with django_assert_num_queries(4):
        kept.current_table()


def test_what_went_is_seen_by_every_process(pages: list[Any]) -> None:
    others = [kept._Kept() for _number in range(2)]  # as another process has it
    assert [len(other.table()) for other in others] == [3, 3]

    pages[0].delete()

    assert [len(other.table()) for other in others] == [2, 2]


def test_a_table_of_before_stays_as_it_was(pages: list[Any]) -> None:
    table = kept.current_table()
    before = told(table)

    pages[0].delete()
    kept.current_table()

    assert told(table) == before


class TestLog:
    def test_nothing_new_is_nothing(self, home: Any) -> None:
        note_changes(pages=[1])

        assert news_since(start()) is None

    def test_says_which_services_and_pages(self, home: Any) -> None:
        note_changes(pages=[1])
        marker = start()
        note_changes(services=[3, 4], pages=[5])

        news = news_since(marker)

        assert news is not None
        assert (news.services, news.pages, news.everything) == (frozenset({3, 4}), frozenset({5}), False)

    def test_everything(self, home: Any) -> None:
        marker = start()
        note_changes(everything=True)

        news = news_since(marker)

        assert news is not None
        assert news.everything

    def test_a_line_that_comes_late_is_read(self, home: Any) -> None:
        EntryChange.objects.create(pk=1_000, service=1)
        marker = start()
        EntryChange.objects.create(pk=1_003, service=3)
        first = news_since(marker)
        assert first is not None
        EntryChange.objects.create(pk=1_002, service=2)

        second = news_since(first.marker)

        assert second is not None
        assert (first.services, second.services, second.everything) == (frozenset({3}), frozenset({2}), False)
        assert [gap[:2] for gap in second.marker.gaps] == [(1, 999), (1_001, 1_001)]

    def test_also_one_that_was_busy_when_the_process_began(self, home: Any) -> None:
        EntryChange.objects.create(pk=1_000, service=1)
        EntryChange.objects.create(pk=1_002, service=1)
        marker = start()
        EntryChange.objects.create(pk=1_001, service=2)

        news = news_since(marker)

        assert news is not None
        assert news.services == {2}

    def test_also_one_before_all_that_it_saw(self, home: Any) -> None:
        EntryChange.objects.create(pk=1_002, service=1)
        marker = start()
        EntryChange.objects.create(pk=1_001, service=2)

        news = news_since(marker)

        assert news is not None
        assert (news.services, news.everything) == (frozenset({2}), False)

    def test_a_number_that_never_comes_is_not_waited_for(self, home: Any) -> None:
        marker = Marker(1_000, ((500, 500, monotonic() - 1_000), (600, 600, monotonic())))
        EntryChange.objects.create(pk=1_001, service=1)

        news = news_since(marker)

        assert news is not None
        assert [gap[:2] for gap in news.marker.gaps] == [(600, 600)]

    def test_who_slept_for_longer_than_the_log_is_kept_reads_everything(self, home: Any) -> None:
        EntryChange.objects.create(pk=1_000, service=1)
        marker = start()
        old = timezone.now() - timedelta(days=8)
        for number in (1_001, 1_002):
            EntryChange.objects.create(pk=number, service=2, created_at=old)
        EntryChange.objects.filter(pk=1_000).update(created_at=old)

        assert forget_old(timezone.now()) == 2
        assert list(EntryChange.objects.values_list("pk", flat=True)) == [1_002]
        news = news_since(marker)
        assert news is not None
        assert news.everything

    def test_the_newest_week_stays(self, home: Any) -> None:
        note_changes(services=[1, 2])

        assert forget_old(datetime.now(UTC)) == 0


def test_many_visitors_at_once_read_everything_once(monkeypatch: Any) -> None:
    reads, begun, go_on = [], Event(), Event()

    def slowly() -> list[Entry]:
        reads.append(1)
        begun.set()
        go_on.wait(5)
        return [Entry(1, 1, "a", frozenset({("language", "nl")}))]

    def nothing_new(marker: Marker) -> News | None:
        return None

    for name, value in (("read_all", slowly), ("start", lambda: Marker(1)), ("news_since", nothing_new)):
        monkeypatch.setattr(kept, name, value)
    one, sizes = kept._Kept(), list[int]()  # a process of its own
    threads = [Thread(target=lambda: sizes.append(len(one.table()))) for _number in range(4)]
    for thread in threads:
        thread.start()
    begun.wait(5)
    go_on.set()
    for thread in threads:
        thread.join(5)

    assert (sizes, len(reads)) == ([1, 1, 1, 1], 1)


def test_services_without_a_page_change_nothing(pages: list[Any]) -> None:
    before = told(kept.current_table())

    make_service(phones=("0320 11 22 33",))

    assert told(kept.current_table()) == before
    assert Service.objects.count() == 4
