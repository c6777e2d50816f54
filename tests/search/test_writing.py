"""Documents are written after commit, with a version of their own; what is the same is left alone."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.search import key_of, pages_outdated
from search import mirrors, services
from search.models import SearchDocument, SearchDraft, SearchState
from search.services import remove_document, update_document, update_pages
from tests.support.found import found
from tests.support.pages import make_page


def state() -> tuple[int, int]:
    """The version of the index, and of the last document that went."""
    return SearchState.objects.values_list("version", "removed_at").get(pk=1)


@pytest.fixture
def commit(django_capture_on_commit_callbacks: Any) -> Any:
    """What happens in the block happens as in a transaction that ends well."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


class Copy:
    """A copy of the index that notes what it hears."""

    name = "copy"

    def __init__(self, *, fails: bool = False) -> None:
        self.heard: list[tuple[str, list[str]]] = []
        self.fails = fails

    def note(self, what: str, keys: list[str]) -> None:
        self.heard.append((what, keys))
        if self.fails:
            raise ConnectionError

    def changed(self, documents: Any) -> None:
        self.note("changed", [f"{row.title} {row.pk is not None}" for row in documents])

    def removed(self, gone: Any) -> None:
        self.note("removed", [one.key for one in gone])

    def rebuild(self, progress: Any) -> None:
        self.note("rebuild", [])

    def check(self) -> list[str]:
        return []


@pytest.fixture
def copy() -> Any:
    """One that works, until the end of the test."""
    one = Copy()
    mirrors.register_mirror(one)
    yield one
    mirrors.unregister_mirror("copy")


class TestVersions:
    """Who keeps documents in memory asks what is newer."""

    def test_each_write_raises_it_and_marks_its_documents(self, publish: Any) -> None:
        before = state()
        pages = [publish("Een"), publish("Twee")]

        versions = [SearchDocument.objects.get(key=key_of(page)).version for page in pages]

        assert (versions, state()) == ([before[0] + 1, before[0] + 2], (before[0] + 2, before[1]))

    def test_a_removal_is_noted(self, publish: Any) -> None:
        page = publish("Een")
        before = state()

        remove_document(key=key_of(page))

        assert state() == (before[0] + 1, before[0] + 1)

    def test_a_group_has_one_version(self, publish: Any) -> None:
        keys = [publish(title).pk for title in ("Een", "Twee")]
        SearchDocument.objects.update(body="oud")
        before = state()

        update_pages(keys=keys)

        versions = SearchDocument.objects.filter(title__in=["Een", "Twee"]).values_list("version", flat=True)
        assert (list(versions), state()) == ([before[0] + 1] * 2, (before[0] + 1, before[1]))

    def test_what_is_the_same_is_left_alone(self, publish: Any) -> None:
        page = publish("Een")
        before = (state(), SearchDocument.objects.get(key=key_of(page)).version)

        update_document(row=page)
        remove_document(key="nergens:1")

        assert (state(), SearchDocument.objects.get(key=key_of(page)).version) == before

    def test_the_first_write_of_all(self, fixed: Any) -> None:
        SearchState.objects.all().delete()

        update_document(row=make_page("home.StandardPage", fixed("/over/"), title="Een"))

        assert state() == (1, 0)


class TestQueries:
    """What a save costs, whatever the number of documents."""

    def queries(self, page: Any) -> int:
        with CaptureQueriesContext(connection) as captured:
            update_document(row=page)
        return len(captured)

    def test_a_change(self, publish: Any, settings: Any) -> None:
        backend = settings.WAGTAILSEARCH_BACKENDS["default"]
        settings.WAGTAILSEARCH_BACKENDS = {"default": {**backend, "AUTO_UPDATE": False}}
        pages = [publish(f"Een {number}") for number in range(3)]
        counts = []
        for page in pages:
            SearchDocument.objects.filter(key=key_of(page)).update(body="oud")
            counts.append(self.queries(page))

        assert counts == [14] * 3

    def test_no_change(self, publish: Any) -> None:
        pages = [publish(f"Een {number}") for number in range(3)]

        assert [self.queries(page) for page in pages] == [11] * 3


class TestFailing:
    """Saving a page never fails because of search."""

    def test_a_page_is_saved_and_the_log_says_what_to_do(
        self, publish: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        def fail(**kwargs: Any) -> None:
            raise RuntimeError

        monkeypatch.setattr(services, "update_document", fail)

        page = publish("Toch")

        assert type(page).objects.filter(pk=page.pk, live=True).exists()
        assert "Toch" not in found()
        messages = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
        assert messages == ["The search index could not be renewed; search_check --repair does it later."]

    def test_a_copy_that_fails_is_named_and_breaks_nothing(
        self, publish: Any, copy: Copy, caplog: pytest.LogCaptureFixture
    ) -> None:
        copy.fails = True

        publish("Een")

        assert "Een" in found()
        errors = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
        assert errors == ["The copy of the search index in copy could not be renewed."]


class TestCopies:
    """Copies elsewhere hear of everything, after commit."""

    def test_of_new_and_other_documents_and_of_those_that_go(self, publish: Any, copy: Copy, commit: Any) -> None:
        page = publish("Een")
        with commit():
            page.title = "Ander"
            page.save_revision().publish()
        with commit():
            update_document(row=page)
        with commit():
            page.delete()

        key = key_of(page)[: key_of(page).index(":")]
        kinds = [what for what, _keys in copy.heard]
        assert (kinds, copy.heard[0], copy.heard[1]) == (
            ["changed", "changed", "removed"],
            ("changed", ["Een True"]),
            ("changed", ["Ander True"]),
        )
        assert [one.startswith(f"{key}:") for one in copy.heard[2][1]] == [True]

    def test_of_nothing_when_the_transaction_fails(self, publish: Any, copy: Copy) -> None:
        page = publish("Een")
        copy.heard.clear()

        remove_document(key=key_of(page))

        assert copy.heard == []

    def test_of_a_rebuild(self, publish: Any, copy: Copy) -> None:
        services.rebuild()

        assert copy.heard == [("rebuild", [])]

    def test_a_rebuild_says_which_failed(self, copy: Copy) -> None:
        assert mirrors.tell_rebuilt() == []
        copy.fails = True
        assert mirrors.tell_rebuilt() == ["copy"]

    def test_one_without_work_hears_nothing(self, copy: Copy, home: Any, commit: Any) -> None:
        with commit():
            mirrors.tell_mirrors(changed=[], gone=[])

        assert (copy.heard, mirrors.mirrors()) == ([], (copy,))


def test_a_draft_of_a_rebuild_goes_when_something_newer_is_written(publish: Any) -> None:
    page = publish("Een")
    SearchDraft.objects.create(key=key_of(page), kind="x", language="nl", title="Oud", url="/")
    before = state()[0]

    update_document(row=page)

    assert (SearchDraft.objects.count(), state()[0]) == (0, before + 1)


def test_facts_that_pages_tell_are_told_after_commit(publish: Any, commit: Any) -> None:
    page = publish("Een")
    type(page).objects.filter(pk=page.pk).update(title="Twee")
    with commit():
        pages_outdated.send(sender=None, page_ids=[page.pk])
        inside = found()

    assert (inside, found()) == ({"Een"}, {"Twee"})
