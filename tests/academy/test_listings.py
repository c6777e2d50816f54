"""The agenda: what comes, what has been, and its filters."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from tests.support.html import PageView, view
from tests.support.listings import ListingContract
from tests.support.pages import add_terms, make_page, make_term

NOW = datetime(2031, 3, 4, 12, tzinfo=UTC)


def _moment(days: int) -> dict[str, datetime]:
    return {"starts_at": NOW + timedelta(days=days), "ends_at": NOW + timedelta(days=days, hours=2)}


class TestComing(ListingContract):
    """Events that have not ended, soonest first."""

    path = "/agenda/"
    label = "academy.EventPage"
    own = [
        {"kind": "conferentie", "mode": "online", **_moment(3)},
        {"kind": "leergang", "mode": "op-locatie", **_moment(1)},
        {"kind": "conferentie", "mode": "op-locatie", **_moment(2)},
    ]
    found = {
        "soort=conferentie": [0, 2],
        "soort=leergang": [1],
        "vorm=online": [0],
        "vorm=op-locatie": [1, 2],
    }
    order = ["Beer", "Cavia", "Aap"]
    warm = 8
    cold = 20


class TestOffer(ListingContract):
    """What the academy offers: the sessions first, then the leergangen."""

    path = "/academie/"
    label = "academy.SessionTypePage"
    found = {"soort=sessie": [0, 1, 2]}
    warm = 8
    cold = 20

    def test_by_kind(self, fixed: Any, client: Any) -> None:
        self.make_items(fixed)
        make_page("academy.LeergangPage", fixed(self.path), title="Das")

        seen = view(client, self.path, soort="leergang")

        assert seen.card_titles == ["Das"]


class TestPast:
    """``?eerder=1`` shows what has been, and filters keep it on."""

    @pytest.fixture(autouse=True)
    def events(self, fixed: Any) -> None:
        """One long ago, one yesterday, one that is going on, one that comes."""
        for title, days in (("Lang geleden", -30), ("Gisteren", -1), ("Straks", 1)):
            add_terms(self.make(fixed, title, **_moment(days)), gemeente=make_term("Gemeente", "urk"))
        self.make(fixed, "Nu bezig", starts_at=NOW - timedelta(hours=1), ends_at=NOW)

    def make(self, fixed: Any, title: str, **moment: datetime) -> Any:
        """An event."""
        return make_page("academy.EventPage", fixed("/agenda/"), title=title, **moment)

    @time_machine.travel(NOW, tick=False)
    def test_an_event_is_coming_until_it_has_ended(self, client: Any) -> None:
        assert view(client, "/agenda/").card_titles == ["Nu bezig", "Straks"]
        assert view(client, "/agenda/", eerder="ja").card_titles == ["Nu bezig", "Straks"]

    @time_machine.travel(NOW, tick=False)
    def test_the_latest_of_the_past_comes_first(self, client: Any) -> None:
        seen = view(client, "/agenda/", eerder="1")

        assert seen.card_titles == ["Gisteren", "Lang geleden"]
        assert [(link.get_text(), link["href"]) for link in seen.soup.select("main a.more")] == [
            ("Toon wat nog komt", "/agenda/")
        ]

    @time_machine.travel(NOW, tick=False)
    def test_filters_stay_in_the_past(self, client: Any) -> None:
        seen = PageView(client.get("/agenda/?eerder=1&eerder=1&gemeente=urk"))

        assert seen.card_titles == ["Gisteren", "Lang geleden"]
        hidden = seen.soup.select(".filters-form input[type=hidden]")
        assert [(box["name"], box["value"]) for box in hidden] == [("eerder", "1")]
        assert seen.soup.select_one(".chip")["href"] == "/agenda/?eerder=1"
