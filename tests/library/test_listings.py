"""The list of publications and funding schemes."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.support.html import view
from tests.support.listings import ListingContract
from tests.support.pages import add_terms, make_page, make_term
from tests.support.queries import warm_queries


class TestPublications(ListingContract):
    """The newest first; filters on kind and terms."""

    path = "/kennisbank/"
    label = "library.PublicationPage"
    own = [
        {"kind": "toolbox", "year": 2021},
        {"kind": "jaarplan", "year": 2025},
        {"kind": "toolbox", "year": 2023},
    ]
    found = {"soort=toolbox": [0, 2], "soort=jaarplan": [1]}
    order = ["Beer", "Cavia", "Aap"]
    warm = 8
    cold = 20

    def test_publications_without_a_year_come_after_those_with_one(self, fixed: Any, client: Any) -> None:
        make_page(self.label, fixed(self.path), title="Zonder jaar")
        self.make_items(fixed)

        with CaptureQueriesContext(connection) as captured:
            seen = view(client, self.path)

        assert seen.card_titles == [*self.order, "Zonder jaar"]
        # Only PostgreSQL puts empty values first; what is asked of the database must not leave it open.
        assert [query["sql"] for query in captured if "year" in query["sql"] and "NULLS LAST" in query["sql"]] != []


class TestSchemes:
    """Funding schemes stand in the same list, and the filters hold for them too."""

    path = "/kennisbank/"

    def make(self, fixed: Any, **statuses: str) -> dict[str, Any]:
        """Schemes by title."""
        return {
            title: make_page("library.FundingSchemePage", fixed(self.path), title=title, status=status)
            for title, status in statuses.items()
        }

    def test_open_ones_first_and_closed_ones_last_after_the_publications(self, fixed: Any, client: Any) -> None:
        self.make(fixed, A="gesloten", B="open", C="onbekend", D="binnenkort", E="open")
        make_page("library.PublicationPage", fixed(self.path), title="Plan")

        assert view(client, self.path).card_titles == ["Plan", "B", "E", "D", "C", "A"]
        assert view(client, self.path, soort="regeling").card_titles == ["B", "E", "D", "C", "A"]
        assert view(client, self.path, aanvragen="open").card_titles == ["B", "E"]

    def test_a_theme_filters_them_too(self, fixed: Any, client: Any) -> None:
        schemes = self.make(fixed, A="open", B="open")
        add_terms(schemes["B"], theme=make_term("Theme", "geld"))

        assert view(client, self.path, thema="geld").card_titles == ["B"]

    def test_a_visitor_with_a_plan_is_led_to_them(self, fixed: Any, client: Any) -> None:
        words = "Zoekt u geld voor uw plan?"
        assert words not in view(client, self.path).text

        self.make(fixed, A="open")

        seen = view(client, self.path)
        assert words in seen.text
        assert f"{self.path}?soort=regeling" in seen.links
        assert words not in view(client, self.path, soort="regeling").text

    def test_as_many_queries_for_three_of_each_as_for_one(self, fixed: Any, client: Any) -> None:
        counts = []
        for number in range(3):
            self.make(fixed, **{f"Regeling {number}": "open"})
            make_page("library.PublicationPage", fixed(self.path), title=f"Plan {number}")
            counts.append(warm_queries(client, self.path))

        assert counts == [9, 9, 9]
