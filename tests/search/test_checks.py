"""How search stands, for ``/readyz``."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.checks import ERROR, WARNING, Tags, run_checks

from core import health
from search.analysis import analyser_signature
from search.checks import check_index_is_ours, search_health
from search.models import CompoundPart, SearchDocument, SearchState
from search.services import rebuild


def test_an_index_that_holds_something_and_an_engine_that_answers(home: Any) -> None:
    rebuild()

    assert search_health() == (True, "search answers")


def test_an_empty_index_is_told(home: Any) -> None:
    SearchDocument.objects.all().delete()

    assert search_health() == (False, "nothing can be found: run search_rebuild")


def test_an_engine_that_is_gone_is_a_warning(home: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> None:
        raise ConnectionError

    rebuild()
    monkeypatch.setattr("search.checks.get_engine", gone)
    monkeypatch.setattr(health, "_checks", {})
    health.register("search", search_health)

    (result,) = health.run_checks()

    assert (result.ok, result.critical, result.detail) == (False, False, "ConnectionError")


class TestIndexOfAnotherAnalyser:
    """Words of a question and of the index don't meet when they were read in different ways."""

    @pytest.fixture(autouse=True)
    def made(self, home: Any) -> None:
        rebuild()
        SearchState.objects.update_or_create(id=1, defaults={"analyser": analyser_signature()})

    def test_of_this_one(self) -> None:
        assert check_index_is_ours(databases=["default"]) == []
        assert search_health() == (True, "search answers")

    def test_after_a_change_of_a_list(self) -> None:
        CompoundPart.objects.create(word="zeepkist")

        (problem,) = check_index_is_ours(databases=["default"])

        assert (problem.id, problem.level, problem.hint) == ("search.E001", ERROR, "Run manage.py search_rebuild.")
        assert search_health() == (
            False,
            "the index was made by another analyser or other lists of words: run manage.py search_rebuild",
        )

    def test_migrate_goes_on(self, monkeypatch: pytest.MonkeyPatch) -> None:
        SearchState.objects.update(analyser="1-old")
        monkeypatch.setattr("sys.argv", ["manage.py", "migrate"])

        assert [problem.level for problem in check_index_is_ours(databases=["default"])] == [WARNING]

    def test_an_index_that_was_never_made_is_not_outdated(self) -> None:
        SearchState.objects.all().delete()

        assert check_index_is_ours(databases=["default"]) == []

    def test_without_a_database_or_its_tables(
        self, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
    ) -> None:
        SearchState.objects.update(analyser="1-old")
        monkeypatch.setattr("search.checks._has_tables", lambda: False)

        with django_assert_num_queries(0):
            assert check_index_is_ours() == check_index_is_ours(databases=["default"]) == []

    def test_manage_check_finds_it(self) -> None:
        SearchState.objects.update(analyser="1-old")

        problems = run_checks(tags=[Tags.database], databases=["default"])

        assert [problem.id for problem in problems if problem.id == "search.E001"] == ["search.E001"]
