"""Pages that can be found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from search.services import rebuild
from tests.support.pages import make_page

Publish = Callable[..., Any]


@pytest.fixture(autouse=True)
def findable(search_index: None) -> None:
    """Search is what these tests are about."""


@pytest.fixture
def publish(fixed: Any, django_capture_on_commit_callbacks: Any) -> Publish:
    """Publishes an ordinary page and lets search know, as after a transaction: ``publish("Titel")``."""
    rebuild()

    def make(title: str, parent: Any = None, label: str = "home.StandardPage", **values: Any) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return make_page(label, parent or fixed("/over/"), title=title, **values)

    return make


@pytest.fixture
def pages(publish: Any, fixed: Any) -> list[Any]:
    """Two ordinary pages and three initiatives about boats."""
    parent = fixed("/initiatieven/")
    return [
        publish("Boot een", summary="Varen met een boot"),
        publish("Boot twee"),
        *(publish(f"Bootje {word} boot", parent, "initiatives.InitiativePage") for word in ("a", "b", "c")),
    ]
