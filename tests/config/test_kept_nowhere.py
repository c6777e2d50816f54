"""What somebody chose from a list tells of them: such a page is not kept, and not for search engines."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.html import view
from tests.support.pages import make_term

LISTS = (
    "/hulp/?gemeente=urk",
    "/hulp/?nu=open",
    "/hulp/?waar=8321",
    "/initiatieven/?gemeente=urk",
    "/agenda/?gemeente=urk",
    "/woordenlijst/?q=schulden",
    "/zoeken/?q=schulden",
    "/zoeken/?q=schulden&gemeente=urk",
)


@pytest.mark.parametrize("address", LISTS)
def test_a_filtered_list_is_kept_nowhere(address: str, fixed: Any, client: Any) -> None:
    make_term("Gemeente", "urk", name="Urk")

    seen = view(client, address)

    assert (seen.status, seen.noindex) == (200, True)
    assert "no-store" in seen.response.headers["Cache-Control"].split(", ")


@pytest.mark.parametrize("address", ["/hulp/", "/initiatieven/", "/agenda/", "/woordenlijst/"])
def test_a_whole_list_may_be_kept(address: str, fixed: Any, client: Any) -> None:
    seen = view(client, address)

    assert (seen.status, seen.noindex) == (200, False)
    assert "no-store" not in seen.response.headers.get("Cache-Control", "")
