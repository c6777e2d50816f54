"""The filter "nu open" in search: the same entries as on the list, at the same moment."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.support.html import PageView, view
from tests.support.services import add_hours
from tests.support.shortlist import make_entry

#: Wednesday, 12:30 in Lelystad.
NOON = datetime(2026, 11, 25, 11, 30, tzinfo=UTC)


@pytest.fixture
def entries(fixed: Any, django_capture_on_commit_callbacks: Any) -> None:
    """One that is open at noon, one that opens at one, one that never said when, and one that has stopped."""
    hulp = fixed("/hulp/")
    with django_capture_on_commit_callbacks(execute=True):
        pages = {title: make_entry(hulp, f"Koffie {title}") for title in ("open", "dicht", "onbekend")}
        make_entry(hulp, "Koffie voorbij", status="defunct")
        add_hours(pages["open"].service, "WE", "09:00", "13:00", attending_type="telefoon")
        add_hours(pages["dicht"].service, "WE", "13:00", "17:00", attending_type="telefoon")


def found(page: PageView) -> list[str]:
    return [title.get_text(strip=True) for title in page.soup.select(".hit h3, .card h3")]


@pytest.mark.parametrize(
    ("moment", "titles"),
    [
        (NOON, ["Koffie open", "Koffie onbekend"]),
        (NOON.replace(hour=12, minute=0), ["Koffie dicht", "Koffie onbekend"]),
        (NOON.replace(hour=20), ["Koffie onbekend"]),
    ],
)
def test_the_same_entries_as_on_the_list(moment: datetime, titles: list[str], entries: None, client: Any) -> None:
    with time_machine.travel(moment, tick=False):
        searched = view(client, "/zoeken/", q="koffie", soort="hulp", nu="open")
        listed = view(client, "/hulp/", nu="open")

    assert found(searched) == found(listed) == titles
    assert [row.strong.get_text() for row in searched.soup.select(".hit__kind") if row.strong] == [
        "Misschien, bel eerst"
    ]


@time_machine.travel(NOON, tick=False)
def test_the_filter_is_offered_and_can_be_taken_away(entries: None, client: Any) -> None:
    everything = view(client, "/zoeken/", q="koffie")
    [chip] = everything.soup.select(".chip")
    assert chip["href"] == "?q=koffie&soort=hulp&nu=open"

    [chosen] = view(client, "/zoeken/", q="koffie", soort="hulp", nu="open").soup.select(".chip")
    assert (chosen["href"], chosen["aria-current"]) == ("?q=koffie&soort=hulp", "true")


@time_machine.travel(NOON.replace(hour=20), tick=False)
def test_nothing_open_says_so(entries: None, client: Any, fixed: Any) -> None:
    seen = view(client, "/zoeken/", q="dicht", soort="hulp", nu="open")

    assert found(seen) == []
    assert "Op dit moment is hier niets open." in seen.main.get_text()
    assert "?q=dicht&soort=hulp" in seen.links


@pytest.mark.parametrize("query", [{"nu": "open"}, {"nu": "x", "soort": "hulp"}, {"soort": "verhaal", "nu": "open"}])
def test_what_can_not_be_open_is_not_filtered(query: dict[str, str], entries: None, client: Any) -> None:
    assert sorted(found(view(client, "/zoeken/", q="koffie", **query))) == [
        "Koffie dicht",
        "Koffie onbekend",
        "Koffie open",
    ]


def test_it_costs_one_query_more(entries: None, client: Any) -> None:
    counts = []
    for extra in ({}, {"nu": "open"}):
        client.get("/zoeken/", {"q": "koffie", "soort": "hulp", **extra})
        with CaptureQueriesContext(connection) as captured:
            client.get("/zoeken/", {"q": "koffie", "soort": "hulp", **extra})
        counts.append(len(captured))

    assert counts[1] == counts[0] + 1
