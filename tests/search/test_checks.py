"""How search stands, for ``/readyz``."""

from __future__ import annotations

from typing import Any

import pytest

from core import health
from search.checks import search_health
from search.models import SearchDocument
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
