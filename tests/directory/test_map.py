"""Help by place: what is counted where, that a count is what the visitor gets, and where the dots stand."""

from __future__ import annotations

import json
import os
import re
from itertools import combinations
from math import hypot
from pathlib import Path
from typing import Any

import pytest
from bs4 import Tag

from directory.place_map import point_of
from directory.postcodes import areas, find_spot
from tests.support.html import PageView, view
from tests.support.needs import missing
from tests.support.pages import add_terms, make_page, make_term
from tests.support.services import add_place, make_service

#: Title, and the places: city, postcode, secret or not.
ENTRIES: dict[str, list[tuple[str, str, bool]]] = {
    "Aap": [("Urk", "8321 AB", False)],
    "Beer": [("Emmeloord", "8302 AB", False), ("Urk", "8322 AB", False)],
    "Cavia": [("Almere", "1351 AB", False)],
    "Das": [("almere", "", False)],
    "Ezel": [("Kampen", "8261 AB", False)],
    "Fazant": [],
    "Geit": [("Zeewolde", "3891 AB", True)],
    "Haas": [("Dronten", "8251 AB", True), ("Lelystad", "8232 AB", False)],
}
COUNTS = {
    "Almere": 1,
    "Almere Haven": 1,
    "Emmeloord": 1,
    "Lelystad": 1,
    "Urk": 2,
    "Buiten Flevoland": 1,
    "Hulp zonder adres": 2,
}
BY_PHONE = ("Aap", "Cavia", "Fazant", "Geit")


@pytest.fixture
def entries(fixed: Any) -> None:
    """Entries in some places; four of them are given by telephone."""
    make_term("Gemeente", "almere", name="Almere", cbs_code="0034", places="Almere Stad\nAlmere Haven")
    make_term("Gemeente", "noordoostpolder", name="Noordoostpolder", cbs_code="0171", places="Emmeloord")
    for title, places in ENTRIES.items():
        service = make_service(forms=("telefoon",) if title in BY_PHONE else ("thuis",))
        for city, code, secret in places:
            add_place(service, city=city, postal_code=code, address_is_secret=secret)
        service.refresh_from_db()
        make_page("directory.ServicePage", fixed("/hulp/"), title=title, service=service)


def links(seen: PageView) -> dict[str, Tag]:
    """The links of the list beside the map by the name of the place."""
    return {str(link.find(string=True)).strip(): link for link in seen.soup.select(".spots__list a")}


def count(link: Tag) -> int:
    """The number in a link."""
    found = re.search(r"(\d+) gevonden", " ".join(link.get_text().split()))
    assert found
    return int(found[1])


def total(seen: PageView) -> int:
    """How many the list found."""
    found = re.search(r"(\d+) gevonden", seen.soup.select_one("#gevonden").get_text())
    assert found
    return int(found[1])


def dots(seen: PageView) -> dict[str, tuple[str, int]]:
    """Address and number of each dot by the name of the place."""
    return {
        dot.title.get_text(): (str(dot["href"]), int(dot.select_one("text").get_text()))
        for dot in seen.soup.select("svg a.spots__dot")
    }


@pytest.mark.usefixtures("entries")
class TestCounts:
    def test_counts_every_place_with_an_open_address(self, client: Any) -> None:
        found = links(view(client, "/hulp/"))

        assert {name: count(link) for name, link in found.items()} == COUNTS

    def test_the_map_says_what_the_list_says(self, client: Any) -> None:
        seen = view(client, "/hulp/")

        listed = {name: (str(link["href"]), count(link)) for name, link in links(seen).items()}
        outside = {"Buiten Flevoland", "Hulp zonder adres"}
        assert dots(seen) == {name: found for name, found in listed.items() if name not in outside}
        assert seen.soup.select_one(".spots svg")["aria-hidden"] == "true"
        assert {dot["tabindex"] for dot in seen.soup.select("svg a.spots__dot")} == {"-1"}

    @pytest.mark.parametrize("query", ["", "?vorm=telefoon", "?vorm=thuis&waar=8232", "?plaats=urk"])
    def test_a_count_is_what_the_visitor_gets(self, query: str, client: Any) -> None:
        found = links(view(client, f"/hulp/{query}"))

        for name, link in found.items():
            if not link.has_attr("aria-current"):
                assert (name, total(view(client, str(link["href"])))) == (name, count(link))

    def test_other_filters_narrow_the_map(self, client: Any) -> None:
        found = links(view(client, "/hulp/?vorm=telefoon"))

        assert {name: count(link) for name, link in found.items()} == {
            "Almere Haven": 1,
            "Urk": 1,
            "Hulp zonder adres": 2,
        }
        assert {"vorm=telefoon" in str(link["href"]) for link in found.values()} == {True}

    def test_a_place_narrows_the_list_and_can_be_taken_away(self, client: Any) -> None:
        seen = view(client, "/hulp/?plaats=urk&vorm=thuis")

        assert (seen.card_titles, seen.noindex) == (["Beer"], True)
        chosen = [link for link in links(seen).values() if link.has_attr("aria-current")]
        assert [str(link["href"]) for link in chosen] == ["/hulp/?vorm=thuis"]
        assert [" ".join(chip.get_text().split()) for chip in seen.soup.select(".chips .chip")] == [
            "Haal weg: Urk",
            "Haal weg: Bij u thuis",
        ]
        kept = {(box["name"], box["value"]) for box in seen.soup.select(".filters-form input[type=hidden]")}
        assert ("plaats", "urk") in kept

    @pytest.mark.parametrize("value", ["", "kampen", "<script>", "urk'--"])
    def test_an_unknown_place_is_no_filter(self, value: str, client: Any) -> None:
        assert len(view(client, "/hulp/", plaats=value).card_titles) == len(ENTRIES)

    def test_a_secret_place_is_in_nothing(self, client: Any) -> None:
        pages = [client.get(f"/hulp/?plaats={slug}") for slug in ("zeewolde", "dronten")]

        assert [total(PageView(page)) for page in pages] == [0, 0]
        whole = view(client, "/hulp/").soup.select_one(".spots").get_text()
        assert [name for name in ("Zeewolde", "Dronten") if name in whole] == []


def test_without_entries_there_is_no_map(home: Any, client: Any) -> None:
    assert view(client, "/hulp/").soup.select_one(".spots") is None


def test_in_english_the_drawing_is_the_same(entries: None, client: Any) -> None:
    dutch, english = (view(client, url).soup.select_one(".spots svg") for url in ("/hulp/", "/en/hulp/"))

    spots = [[(dot["cx"], dot["cy"], dot["r"]) for dot in drawing.select("circle")] for drawing in (dutch, english)]
    assert spots[0] == spots[1]
    assert len(spots[0]) == 5


def test_a_gemeente_chosen_elsewhere_stays(fixed: Any, client: Any) -> None:
    service = make_service()
    add_place(service)
    page = make_page("directory.ServicePage", fixed("/hulp/"), title="Aap", service=service)
    add_terms(page, gemeente=make_term("Gemeente", "urk", name="Urk", cbs_code="0184"))

    assert str(links(view(client, "/hulp/?gemeente=urk"))["Urk"]["href"]) == "/hulp/?gemeente=urk&plaats=urk"


class TestDrawing:
    """Where a dot stands."""

    @pytest.mark.parametrize(
        ("place", "near"),
        [("Urk", (350, 216)), ("Lelystad", (255, 380)), ("Zeewolde", (277, 566)), ("Emmeloord", (438, 162))],
    )
    def test_places_stand_where_they_are(self, place: str, near: tuple[int, int], db: None) -> None:
        spot = find_spot(place)
        assert spot is not None

        x, y = point_of(spot)

        assert (abs(x - near[0]) < 5, abs(y - near[1]) < 5) == (True, True)

    def test_no_dot_covers_another(self, fixed: Any, client: Any) -> None:
        for number, area in enumerate(areas().values()):
            service = make_service()
            add_place(service, city=area.place, postal_code=f"{area.code} AB")
            service.refresh_from_db()
            make_page("directory.ServicePage", fixed("/hulp/"), title=f"Hulp {number}", service=service)

        drawn = view(client, "/hulp/").soup.select(".spots circle")

        circles = [tuple(float(circle[name]) for name in ("cx", "cy", "r")) for circle in drawn]
        assert len(circles) == len({area.place for area in areas().values()})
        covered = [
            (one, other)
            for one, other in combinations(circles, 2)
            if hypot(one[0] - other[0], one[1] - other[1]) < one[2] + other[2]
        ]
        assert covered == []

    def test_postcodes_lie_in_their_gemeente(self, db: None) -> None:
        folder = os.environ.get("GEO_DIR")
        if not folder:
            missing("GEO_DIR names no folder with the outlines of the gemeenten")
        outlines = json.loads((Path(folder) / "flevoland_gemeenten.json").read_text(encoding="utf-8"))
        shapes = {row["cbs_code"]: row["points"] for row in outlines["gemeenten"]}

        outside = [
            code
            for code, area in areas().items()
            if (spot := find_spot(code)) is not None and not _lies_in(point_of(spot), shapes[area.gemeente])
        ]

        # The outlines are simplified to 900 metres, and the points to 700.
        assert outside == ["8221"]


def _lies_in(point: tuple[float, float], shape: list[list[float]]) -> bool:
    """Whether a ray to the right crosses the outline an odd number of times."""
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in zip(shape, [*shape[1:], shape[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside
