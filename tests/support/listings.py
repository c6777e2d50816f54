"""What every filtered list promises. An area's tests inherit it and fill in three things with their properties."""

from __future__ import annotations

import re
from typing import Any, ClassVar
from urllib.parse import urlencode

import pytest
from django.apps import apps
from django.core.paginator import Paginator
from django.test import RequestFactory
from wagtail.models import Page, PageViewRestriction

from core.listing import Listing, listing
from core.routing import prepare_request
from tests.support.hostile import ATTACK, HOSTILE_QUERIES
from tests.support.html import PageView, view
from tests.support.pages import add_terms, make_page, make_term
from tests.support.queries import cold_queries, warm_queries

__all__ = ["ListingContract"]

TITLES = ["Aap", "Beer", "Cavia"]
#: Terms of the three things; the third has none, so it is for the whole province: it belongs to every gemeente.
_TERMS: list[dict[str, list[str]]] = [
    {"gemeente": ["urk"], "theme": ["geld"], "dimension": ["meedoen"], "audience": ["jongeren"]},
    {"gemeente": ["urk", "almere"], "theme": ["wonen"], "dimension": ["meedoen"]},
    {},
]
_MODELS = {"gemeente": "Gemeente", "theme": "Theme", "dimension": "HealthDimension", "audience": "Audience"}
_BY_TERM = {
    "gemeente=urk": [0, 1, 2],
    "gemeente=almere": [1, 2],
    "thema=geld": [0],
    "thema=wonen": [1],
    "pijler=meedoen": [0, 1],
    "doelgroep=jongeren": [0],
}


class ListingContract:
    """A list at ``path`` of things of the type ``label``.

    ``own`` are the fields of the three things, ``found`` which of them an own filter gives: {"soort=maatje": [0, 2]}.
    ``warm`` and ``cold`` are the numbers of queries of the list.
    """

    path: ClassVar[str]
    label: ClassVar[str]
    own: ClassVar[list[dict[str, Any]]] = [{}, {}, {}]
    found: ClassVar[dict[str, list[int]]] = {}
    #: The things in the order of the list.
    order: ClassVar[list[str]] = TITLES
    warm: ClassVar[int]
    cold: ClassVar[int]

    def make_item(self, fixed: Any, number: int) -> Any:
        """The first, second or third thing, with its terms."""
        page = make_page(self.label, fixed(self.path), title=TITLES[number], **self.own[number])
        for kind, slugs in _TERMS[number].items():
            add_terms(page, **{kind: [make_term(_MODELS[kind], slug) for slug in slugs]})
        return page

    def make_items(self, fixed: Any) -> list[Any]:
        """All three things."""
        return [self.make_item(fixed, number) for number in range(3)]

    def listing_for(self, fixed: Any, query: str) -> Listing:
        """The list behind an address, without its page."""
        request = RequestFactory().get(f"{self.path}?{query}")
        prepare_request(request)
        found: Listing = fixed(self.path).get_listing(request)
        return found

    @property
    def all_found(self) -> dict[str, list[int]]:
        """What each filter gives."""
        return {**_BY_TERM, **self.found}

    def test_lists_everything_in_order(self, fixed: Any, client: Any) -> None:
        self.make_items(fixed)

        seen = view(client, self.path)

        assert (seen.status, seen.card_titles) == (200, self.order)
        assert "3 gevonden" in seen.text
        assert (seen.noindex, seen.soup.select(".chip")) == (False, [])

    def test_is_there_when_it_is_empty(self, home: Any, client: Any) -> None:
        seen = view(client, self.path)

        assert (seen.status, seen.card_titles) == (200, [])
        assert "Hier staat nog niets" in seen.text

    @pytest.mark.slow
    def test_each_filter_gives_its_things(self, fixed: Any, client: Any) -> None:
        self.make_items(fixed)

        for query, numbers in self.all_found.items():
            seen = PageView(client.get(f"{self.path}?{query}"))
            assert (query, sorted(seen.card_titles)) == (query, [TITLES[number] for number in numbers])
            assert (query, seen.noindex, len(seen.soup.select(".chip"))) == (query, True, 1)
            assert (query, seen.soup.select_one(".chip")["href"]) == (query, self.path)

    def test_offers_exactly_the_filters_that_give_something(self, fixed: Any, client: Any) -> None:
        self.make_items(fixed)

        seen = view(client, self.path)

        boxes = {f"{box['name']}={box['value']}" for box in seen.soup.select(".filters-form input[type=checkbox]")}
        assert boxes == set(self.all_found)

    @pytest.mark.slow
    def test_counts_are_what_a_click_gives(self, fixed: Any) -> None:
        self.make_items(fixed)

        for chosen in ["", *self.all_found]:
            for facet in self.listing_for(fixed, chosen).facets:
                for option in facet.options:
                    if option.selected:
                        continue
                    after = self.listing_for(fixed, option.url.partition("?")[2])
                    assert (chosen, facet.name, option.value, option.count) == (
                        chosen,
                        facet.name,
                        option.value,
                        after.total,
                    )

    def test_within_a_filter_values_widen_and_between_filters_they_narrow(self, fixed: Any) -> None:
        self.make_items(fixed)

        assert self.listing_for(fixed, "gemeente=almere&gemeente=urk").total == 3
        assert self.listing_for(fixed, "gemeente=urk&thema=geld").total == 1
        assert self.listing_for(fixed, "gemeente=almere&thema=geld").total == 0

    def test_a_chip_takes_its_own_filter_away(self, fixed: Any) -> None:
        self.make_items(fixed)

        both = self.listing_for(fixed, "gemeente=urk&thema=geld&page=2")
        one, other = [self.listing_for(fixed, chip.remove_url.partition("?")[2]).selected for chip in both.chips]

        for name in ("gemeente", "thema"):
            assert [bool(one[name]), bool(other[name])] in ([True, False], [False, True])
        assert both.reset_url == self.path

    def test_a_repeated_value_counts_once(self, fixed: Any, client: Any) -> None:
        self.make_items(fixed)

        seen = PageView(client.get(f"{self.path}?gemeente=urk&gemeente=urk&gemeente=urk"))

        assert sorted(seen.card_titles) == TITLES
        assert len(seen.soup.select(".chip")) == 1

    def test_an_unknown_value_is_passed_over_and_the_list_says_so(self, fixed: Any, client: Any) -> None:
        self.make_items(fixed)

        unknown = view(client, f"{self.path}?gemeente=bestaatniet")
        beside = view(client, f"{self.path}?gemeente=bestaatniet&gemeente=urk")
        empty = view(client, f"{self.path}?gemeente=")

        assert [seen.card_titles for seen in (unknown, empty)] == [self.order, self.order]
        assert re.search("De keuze bij “[^”]+” kennen we niet. U ziet nu alles.", unknown.text)
        assert "kennen we niet. De andere filters gelden wel." in beside.text
        assert "kennen we niet" not in empty.text

    @pytest.mark.slow
    def test_hostile_addresses_are_ignored(self, fixed: Any, client: Any) -> None:
        self.make_items(fixed)
        names = [*{query.partition("=")[0] for query in self.all_found}, "page", "eerder", "iets"]

        for words in HOSTILE_QUERIES:
            seen = PageView(client.get(self.path, dict.fromkeys(names, words)))
            assert (seen.status, seen.card_titles, seen.noindex) == (200, self.order, False)
            assert ATTACK not in seen.html
        assert client.get(f"{self.path}?gemeente=\x00").status_code == 200
        assert client.get(f"{self.path}?{urlencode([('gemeente', 'x')] * 500)}").status_code == 200

    @pytest.mark.slow
    def test_pages(self, fixed: Any, client: Any, monkeypatch: Any) -> None:
        self.make_items(fixed)
        monkeypatch.setattr(listing, "Paginator", lambda keys, _per_page: Paginator(keys, 2))
        first, second = self.order[:2], self.order[2:]

        shown = {page: view(client, self.path, page=page).card_titles for page in ["1", "2", "999", "0", "abc", "1.5"]}

        assert shown == {"1": first, "2": second, "999": second, "0": second, "abc": first, "1.5": first}
        seen = PageView(client.get(f"{self.path}?pijler=meedoen&page=1"))
        assert seen.soup.select(".pages a") == []
        links = [(link.get_text(), link["href"]) for link in view(client, self.path).soup.select(".pages a")]
        here, there = self.path, f"{self.path}?page=2"
        assert links == [("Pagina 1", here), ("Pagina 2", there), ("Volgende", there)]

    @pytest.mark.slow
    def test_each_further_page_has_an_address(self, fixed: Any, client: Any, monkeypatch: Any) -> None:
        self.make_items(fixed)
        monkeypatch.setattr(listing, "Paginator", lambda keys, _per_page: Paginator(keys, 2))
        own = f"http://testserver{self.path}"

        seen = {page: view(client, self.path, page=page).canonical for page in ["1", "2", "999", "abc"]}
        filtered = view(client, self.path, pijler="meedoen")

        assert seen == {"1": own, "2": f"{own}?page=2", "999": f"{own}?page=2", "abc": own}
        assert (filtered.canonical, filtered.noindex) == (own, True)
        assert view(client, f"/en{self.path}", page="2").canonical == f"{own}?page=2"

    def test_lists_only_what_is_public(self, fixed: Any, client: Any) -> None:
        hidden, private, shown = self.make_items(fixed)
        Page.objects.get(pk=hidden.pk).unpublish()
        PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)

        seen = view(client, self.path)

        assert seen.card_titles == [shown.title]
        assert seen.soup.select(".filters-form input[name=thema]") == []

    def test_an_english_visitor_reads_the_dutch_things(self, fixed: Any, client: Any) -> None:
        self.make_items(fixed)

        seen = view(client, f"/en{self.path}")
        filtered = view(client, f"/en{self.path}", gemeente="urk", thema="geld")

        assert (seen.status, seen.noindex, seen.card_titles) == (200, True, self.order)
        links = seen.soup.select(".results h3 a")
        assert [link["href"].startswith("/en/") for link in links] == [True] * 3
        assert [link.find_parent(lang=True)["lang"] for link in links] == ["nl"] * 3
        assert filtered.card_titles == TITLES[:1]
        assert [chip["href"].split("?")[0] for chip in filtered.soup.select(".chip")] == [f"/en{self.path}"] * 2

    def test_queries(self, fixed: Any, client: Any) -> None:
        counts = []
        for numbers in ([0], [1, 2]):
            for number in numbers:
                self.make_item(fixed, number)
            addresses = (self.path, f"{self.path}?gemeente=urk")
            counts.append([(warm_queries(client, url), cold_queries(client, url)) for url in addresses])

        assert counts == [[(self.warm, self.cold)] * 2] * 2
        assert self.warm <= 12

    def test_what_may_stand_under_it(self, fixed: Any) -> None:
        assert apps.get_model(self.label) in type(fixed(self.path)).allowed_subpage_models()
