"""The way to an entry: a link to a map, for addresses that one may visit."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.html import view
from tests.support.services import add_place
from tests.support.shortlist import make_entry


def routes(client: Any, page: Any) -> list[str]:
    return [link["href"] for link in view(client, page.url).soup.select("a[href*=openstreetmap]")]


def test_an_open_address_has_a_route_that_tells_the_other_site_nothing_else(fixed: Any, client: Any) -> None:
    page = make_entry(fixed("/hulp/"), "Inloop")
    add_place(page.service, address_1="Kade 1/a & b", postal_code="8321 AB", city="Urk")

    assert routes(client, page) == [
        "https://www.openstreetmap.org/directions?to=Kade%201%2Fa%20%26%20b%2C%208321%20AB%20Urk"
    ]
    link = view(client, page.url).soup.select_one("a[href*=openstreetmap]")
    assert set(link["rel"]) == {"noopener", "noreferrer"}


@pytest.mark.parametrize(
    ("facts", "place"),
    [({}, {"address_is_secret": True}), ({"sample": True}, {}), ({}, {"address_1": ""}), ({"status": "defunct"}, {})],
    ids=["secret", "invented", "no street", "stopped"],
)
def test_where_nobody_can_go_there_is_no_route(
    facts: dict[str, Any], place: dict[str, Any], fixed: Any, client: Any
) -> None:
    page = make_entry(fixed("/hulp/"), "Inloop", **facts)
    add_place(page.service, **place)

    assert routes(client, page) == []
