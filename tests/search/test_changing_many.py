"""Many changes at once, such as a load of the demo: search looks at each page once, at the end."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.models import Page

from core.search import changing_many, gather
from search import services
from tests.support.found import found
from tests.support.pages import make_page


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of what search looked at."""
    titles: list[str] = []
    update = services.update_document

    def note(*, row: Any) -> None:
        titles.append(row.title)
        update(row=row)

    monkeypatch.setattr(services, "update_document", note)
    return titles


def test_each_page_once_and_nothing_forgotten(
    fixed: Any, looked_at: list[str], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True), changing_many():
        above = make_page("home.StandardPage", fixed("/over/"), title="Boven")
        make_page("home.StandardPage", above, title="Onder")
        gone = make_page("home.StandardPage", above, title="Weg")
        Page.objects.get(pk=gone.pk).specific.unpublish()
        above.save_revision().publish()

    assert sorted(looked_at) == ["Boven", "Onder", "Weg"]
    assert {"Boven", "Onder", "Weg"} & found() == {"Boven", "Onder"}


def test_what_fails_tells_nothing(fixed: Any, looked_at: list[str], django_capture_on_commit_callbacks: Any) -> None:
    with (
        django_capture_on_commit_callbacks(execute=True),
        pytest.raises(ZeroDivisionError),
        changing_many(),
    ):
        make_page("home.StandardPage", fixed("/over/"), title="Half")
        _ = 1 / 0

    assert looked_at == []


def test_outside_such_a_block_nothing_is_gathered() -> None:
    assert gather([1]) is False
