"""The examples that editors begin a page with."""

from __future__ import annotations

from typing import Any

from core.editor.examples import examples_for
from tests.support.html import PageView

__all__ = ["links", "the_example"]


def links(client: Any, address: str) -> list[str]:
    """Addresses of the links on a screen."""
    return [link["href"] for link in PageView(client.get(address)).soup.select("a[href]")]


def the_example(model: Any) -> Any:
    """The only example of a type, as it was saved last."""
    (page,) = examples_for(model)
    return page.get_latest_revision_as_object()
