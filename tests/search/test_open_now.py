"""The filter "nu open" in search: the same entries as on the list, at the same moment."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine

from tests.support.html import PageView, view
from tests.support.queries import warm_queries
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
    [box] = everything.soup.select("input[name=nu]")
    assert (box["value"], box.has_attr("checked")) == ("open", False)
    assert "2 gevonden" in " ".join(box.find_parent("label").get_text(" ").split())

    chosen = view(client, "/zoeken/", q="koffie", soort="hulp", nu="open")
    assert [chip["href"] for chip in chosen.soup.select(".chip")] == ["?q=koffie&soort=hulp"]
    assert chosen.soup.select_one("input[name=nu]").has_attr("checked")


@time_machine.travel(NOON, tick=False)
@pytest.mark.parametrize(
    ("query", "asked", "chips"),
    [
        ("koffie nu open", "koffie", ["?q=koffie"]),
        ("Open nu koffie", "koffie", ["?q=koffie"]),
        ("koffie open now", "koffie", ["?q=koffie"]),
        ("nu open", "nu open", []),
        ('koffie "nu open"', 'koffie "nu open"', []),
        ('"koffie nu open dag"', '"koffie nu open dag"', []),
        ("koffie niet nu open", "koffie niet nu open", []),
        ("koffie -nu open", "koffie -nu open", []),
        ("koffie open nu.nl", "koffie open nu.nl", []),
        ("koffie nu opent", "koffie nu opent", []),
    ],
)
def test_words_that_say_it_choose_it(
    query: str, asked: str, chips: list[str], entries: None, client: Any, fixed: Any
) -> None:
    seen = view(client, "/zoeken/", q=query)

    assert seen.soup.select_one("#zq")["value"] == asked
    assert [chip["href"] for chip in seen.soup.select(".chip")] == chips
    assert not chips or found(seen) == ["Koffie open", "Koffie onbekend"]


@time_machine.travel(NOON, tick=False)
def test_it_is_offered_when_nothing_has_all_of_the_words(entries: None, client: Any) -> None:
    loose = view(client, "/zoeken/", q="onbekend dicht open")
    [box] = loose.soup.select("input[name=nu]")

    chosen = view(client, "/zoeken/", q="onbekend dicht open", nu="open")

    assert "Niet alles gevonden" in loose.text
    assert f"{len(found(chosen))} gevonden" in " ".join(box.find_parent("label").get_text(" ").split())


@time_machine.travel(NOON.replace(hour=20), tick=False)
def test_nothing_open_says_so(entries: None, client: Any, fixed: Any) -> None:
    seen = view(client, "/zoeken/", q="dicht", soort="hulp", nu="open")

    assert found(seen) == []
    assert "Op dit moment is hier niets open." in seen.main.get_text()
    assert "?q=dicht&soort=hulp" in seen.links


@time_machine.travel(NOON, tick=False)
@pytest.mark.parametrize("query", [{"nu": "x"}, {"nu": "x", "soort": "hulp"}, {"soort": "bestaat-niet"}])
def test_another_value_filters_nothing(query: dict[str, str], entries: None, client: Any) -> None:
    assert sorted(found(view(client, "/zoeken/", q="koffie", **query))) == [
        "Koffie dicht",
        "Koffie onbekend",
        "Koffie open",
    ]


@time_machine.travel(NOON, tick=False)
def test_what_is_never_open_is_not_among_it(entries: None, client: Any, publish: Any) -> None:
    publish("Koffie op een pagina")

    assert found(view(client, "/zoeken/", q="koffie", nu="open")) == ["Koffie open", "Koffie onbekend"]


@time_machine.travel(NOON, tick=False)
def test_it_costs_no_query_once_it_is_known(entries: None, client: Any) -> None:
    assert [warm_queries(client, f"/zoeken/?q=koffie&soort=hulp{extra}") for extra in ("", "&nu=open")] == [5, 5]


def test_who_asks_in_another_language_sees_where_it_is_spoken(
    fixed: Any, client: Any, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        for title, languages in (("Schulden de baas", ["nl", "ar"]), ("Schulden uit", ["nl", "en"])):
            make_entry(fixed("/hulp/"), title, languages=languages)

    shown = {
        query: [
            hit.select(".tags li")[0].get_text(strip=True)
            for hit in view(client, "/zoeken/", q=query).soup.select(".hit")
            if hit.select(".tags li")
        ]
        for query in ("ديون", "debts", "schulden")
    }

    assert shown == {"ديون": ["Arabisch"], "debts": ["Engels"], "schulden": []}
