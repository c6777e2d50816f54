"""schema.org descriptions: their parts, and what holds for those of every page type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from django.test import RequestFactory

from core.cards import Card
from core.linked_data import breadcrumbs, compact, item_list, moment, named
from core.models import BaseIndexPage
from core.page_checks import page_models
from tests.support.html import view
from tests.support.pages import add_terms, make_page, make_term

if TYPE_CHECKING:
    from django.test import Client

SITE = "http://testserver"
DATE = re.compile(r"\d{4}(-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d)?)?")
DATED = {"startDate", "endDate", "datePublished", "foundingDate"}
ADDRESSES = {"url", "item", "logo", "contentUrl", "target", "sameAs", "serviceUrl"}


def values_of(data: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Every value at every depth with its name."""
    yield key, data
    if isinstance(data, dict):
        for name, value in data.items():
            yield from values_of(value, name)
    if isinstance(data, list):
        for value in data:
            yield from values_of(value, key)


@pytest.fixture
def request_here(home: Any) -> Any:
    return RequestFactory().get("/")


def test_what_is_empty_falls_out_at_every_depth() -> None:
    data = {"a": "", "b": [{"@type": "Thing", "name": None}, {"c": 0}], "d": {"@type": "Place", "e": {}}, "f": False}

    assert compact(data) == {"b": [{"c": 0}], "f": False}


def test_nothing_is_nothing() -> None:
    assert (compact(None), named("Person", ""), moment(None)) == (None, {}, "")


def test_a_moment_is_local_and_says_its_zone() -> None:
    assert moment(datetime(2031, 7, 4, 8, 30, tzinfo=UTC)) == "2031-07-04T10:30:00+02:00"


def test_a_list_has_places_and_whole_addresses_and_nothing_invented(request_here: Any) -> None:
    cards = [Card(title="Een", url="/een/"), Card(title="Nep", url="/nep/", extra={"sample": True})]

    assert item_list([*cards, Card(title="Twee", url="/twee/")], request_here, first=25) == {
        "@type": "ItemList",
        "itemListElement": [
            {"@type": "ListItem", "position": 25, "url": f"{SITE}/een/", "name": "Een"},
            {"@type": "ListItem", "position": 26, "url": f"{SITE}/twee/", "name": "Twee"},
        ],
    }
    assert item_list([], request_here) == {}


def test_the_way_to_a_page(request_here: Any) -> None:
    assert breadcrumbs([], request_here) is None
    assert breadcrumbs([{"title": "Home", "url": "/"}, {"title": "Hulp", "url": ""}], request_here) == {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "Home", "item": f"{SITE}/"},
            {"@type": "ListItem", "position": 2, "name": "Hulp"},
        ],
    }


def a_page_of(model: Any, fixed: Any) -> Any:
    """A page of this type: the one that is always there, or a new one."""
    found = model.objects.filter(locale__language_code="nl").first()
    if found is not None:
        return found
    parents = [parent for parent in model.allowed_parent_page_models() if parent._meta.app_label != "wagtailcore"]
    parent = parents[0].objects.first() or a_page_of(parents[0], fixed)
    page = make_page(model._meta.label, parent, search_description="Kort gezegd. </script>&\u2028")
    add_terms(page, theme=make_term("Theme", "geld", css_class="t-geld"), gemeente=make_term("Gemeente", "urk"))
    return page


@pytest.mark.parametrize("model", page_models(), ids=lambda model: model._meta.label_lower)
def test_what_every_page_type_says_can_be_read(model: Any, fixed: Any, client: Client) -> None:
    page = a_page_of(model, fixed)

    seen = view(client, page.url)
    described, *way = seen.linked_blocks

    assert [block["@context"] for block in seen.linked_blocks] == ["https://schema.org"] * len(seen.linked_blocks)
    assert (described["url"], described["inLanguage"]) == (page.full_url, "nl")
    assert described["name"] == ("WEL in Flevoland" if page.depth == 2 else page.title)
    assert [block["@type"] for block in way] == ([] if page.depth == 2 else ["BreadcrumbList"])
    everything = [pair for block in seen.linked_blocks for pair in values_of(block)]
    assert [pair for pair in everything if pair[1] in (None, "", [], {})] == []
    assert [url for name, url in everything if name in ADDRESSES and not re.match("https?://", str(url))] == []
    assert [day for name, day in everything if name in DATED and not DATE.fullmatch(day)] == []
    assert [kind for name, kind in everything if name == "@type" and not re.fullmatch("[A-Z][A-Za-z]+", kind)] == []


@pytest.mark.parametrize("path", ["/over/", "/hulp/", "/thema/"])
def test_a_view_of_a_page_in_another_language_is_not_described(path: str, home: Any, client: Client) -> None:
    assert view(client, f"/en{path}").linked_blocks == []


def test_an_overview_lists_what_it_shows(fixed: Any, client: Client) -> None:
    for title in ("B", "A"):
        make_page("initiatives.ProjectPage", fixed("/projecten/"), title=title)

    index = fixed("/projecten/").specific
    data = view(client, index.url).linked_data

    assert isinstance(index, BaseIndexPage)
    assert data is not None
    assert (data["@type"], data["mainEntity"]) == (
        "CollectionPage",
        {
            "@type": "ItemList",
            "itemListElement": [
                {"@type": "ListItem", "position": 1, "url": f"{SITE}{index.url}a/", "name": "A"},
                {"@type": "ListItem", "position": 2, "url": f"{SITE}{index.url}b/", "name": "B"},
            ],
        },
    )
