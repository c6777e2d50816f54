"""Pages that can be found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from search.services import rebuild
from tests.support.pages import make_page

Publish = Callable[..., Any]


@pytest.fixture
def publish(fixed: Any, django_capture_on_commit_callbacks: Any) -> Publish:
    """Publishes an ordinary page and lets search know, as after a transaction: ``publish("Titel")``."""
    rebuild()

    def make(title: str, parent: Any = None, label: str = "home.StandardPage", **values: Any) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return make_page(label, parent or fixed("/over/"), title=title, **values)

    return make
