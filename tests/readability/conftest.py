"""A page with a revision, easy or difficult."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.support.difficult import BLOCK_ID
from tests.support.pages import make_page

Draft = Callable[[str], Any]


@pytest.fixture
def draft(home: Any) -> Draft:
    """Makes a page of a strict type that is not published, with this text in a block; gives its revision."""

    def make(text: str) -> Any:
        page = make_page("home.StandardPage", home, live=False, title="Koffie")
        page.body = [{"type": "text", "value": f"<p>{text}</p>", "id": BLOCK_ID}]
        return page.save_revision()

    return make
