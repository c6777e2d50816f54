"""The page lists of the admin: what they show and filter, for whom, and that they ask a fixed number of queries."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.html import PageView
from tests.support.pages import add_terms, make_page, make_term
from tests.support.queries import warm_queries

ALL = "/admin/alle-paginas/"
STORIES = "/admin/lijst/storypage/"


def titles(client: Client, address: str) -> list[str]:
    soup = PageView(client.get(address)).soup
    found = soup.select("table.listing [data-listing-page-title] [id^=page_][id$=_title]")
    return sorted(" ".join(title.get_text().split()) for title in found)


def cells(client: Client, address: str, title: str) -> dict[str, str]:
    """The words of a row, by the head of their column."""
    table = PageView(client.get(address)).soup.select_one("table.listing")
    assert table is not None
    heads = [" ".join(head.get_text().split()) for head in table.select("thead th")]
    row = next(row for row in table.select("tbody tr") if title in row.get_text())
    return dict(zip(heads, (" ".join(cell.get_text().split()) for cell in row.select("td")), strict=False))


@pytest.fixture
def stories(fixed: Any, colleague: Any) -> dict[str, Any]:
    """Three stories: one of Urk that is late, one draft, one that is fine; and a page of another type."""
    parent = fixed("/verhalen/")
    anna = colleague("anna", "Redacteuren")
    late = make_page("blog.StoryPage", parent, title="Verhaal laat", reviewed_on=date(2020, 1, 1), review_owner=anna)
    add_terms(late, gemeente=make_term("Gemeente", "urk", name="Urk"), theme=make_term("Theme", "rouw", name="Rouw"))
    late.save_revision(user=anna).publish()
    draft = make_page("blog.StoryPage", parent, title="Verhaal concept", live=False, has_unpublished_changes=True)
    fine = make_page("blog.StoryPage", parent, title="Verhaal goed", review_interval_months=0)
    other = make_page("initiatives.InitiativePage", fixed("/initiatieven/"), title="Initiatief laat")
    return {"anna": anna, "late": late, "draft": draft, "fine": fine, "other": other}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("gemeente=urk", ["Verhaal laat"]),
        ("theme=rouw", ["Verhaal laat"]),
        ("state=concept", ["Verhaal concept"]),
        ("state=offline", ["Verhaal concept"]),
        ("state=online", ["Verhaal goed", "Verhaal laat"]),
        ("review=overdue", ["Verhaal laat"]),
        ("review=mine", ["Verhaal laat"]),
        ("b1=rood", []),
        ("gemeente=urk&state=offline", []),
        ("gemeente=nergens", ["Verhaal concept", "Verhaal goed", "Verhaal laat"]),
        ("", ["Verhaal concept", "Verhaal goed", "Verhaal laat"]),
    ],
)
def test_the_filters_of_a_list(query: str, found: list[str], stories: Any, signed_in: Any) -> None:
    assert titles(signed_in(stories["anna"]), f"{STORIES}?{query}") == found


@pytest.mark.parametrize("query", ["gemeente=urk", "review=overdue", "state=online"])
def test_a_filter_goes_with_a_search(query: str, search_index: None, stories: Any, signed_in: Any) -> None:
    for name in ("late", "draft", "fine"):
        stories[name].save()

    assert titles(signed_in(stories["anna"]), f"{STORIES}?{query}&q=laat") == ["Verhaal laat"]


def test_a_row_says_what_editors_want_to_know(stories: Any, signed_in: Any) -> None:
    row = cells(signed_in(stories["anna"]), STORIES, "Verhaal laat")

    assert (row["Door"], row["Gemeente"], row["Controle"]) == ("Anna", "Urk", "te laat: 1 jan 2021")


def test_the_tree_has_the_same_columns(stories: Any, fixed: Any, signed_in: Any) -> None:
    address = reverse("wagtailadmin_explore", args=[fixed("/verhalen/").pk])

    row = cells(signed_in(stories["anna"]), address, "Verhaal laat")

    assert (row["Door"], row["Gemeente"], row["Controle"]) == ("Anna", "Urk", "te laat: 1 jan 2021")


def test_all_pages_has_every_type_and_who_works_in_one_place_sees_only_that(
    stories: Any, fixed: Any, colleague: Any, signed_in: Any
) -> None:
    make_page("blog.BlogPage", fixed("/verhalen/expex/"), title="Blog van ons")

    seen = titles(signed_in(stories["anna"]), f"{ALL}?q=")
    author = titles(signed_in(colleague("ex", "ExpEx-auteurs")), ALL)

    assert {"Initiatief laat", "Verhaal laat", "Blog van ons"} <= set(seen)
    assert "Blog van ons" in author
    assert {"Initiatief laat", "Verhaal laat"} & set(author) == set()


@pytest.mark.parametrize("more", [0, 9])
@pytest.mark.parametrize(
    ("kind", "queries", "each"),
    # In the tree, Wagtail and wagtail-localize ask four for each row, for its menu of actions.
    [("flat", 25, 0), ("tree", 53, 4)],
)
def test_our_columns_ask_a_fixed_number_of_queries(
    kind: str, queries: int, each: int, more: int, fixed: Any, colleague: Any, signed_in: Any
) -> None:
    user, parent = colleague("anna", "Redacteuren"), fixed("/verhalen/")
    urk = make_term("Gemeente", "urk", name="Urk")
    for number in range(more + 1):
        page = make_page("blog.StoryPage", parent, title=f"Verhaal {number}", owner=user, review_owner=user)
        add_terms(page, gemeente=urk)
        page.save_revision(user=user).publish()
    address = STORIES if kind == "flat" else reverse("wagtailadmin_explore", args=[parent.pk])
    client = signed_in(user)

    assert len([title for title in titles(client, address) if title.startswith("Verhaal ")]) == more + 1
    assert warm_queries(client, address) == queries + each * more


@pytest.mark.parametrize(("query", "shown"), [("", True), ("?gemeente=urk", False)])
def test_select_all_is_only_there_where_it_means_what_it_says(
    query: str, shown: bool, fixed: Any, admin_client: Any
) -> None:
    urk = make_term("Gemeente", "urk", name="Urk")
    for number in range(51):
        add_terms(make_page("blog.StoryPage", fixed("/verhalen/"), title=f"Verhaal {number}"), gemeente=urk)
    address = reverse("wagtailadmin_explore", args=[fixed("/verhalen/").pk])

    soup = PageView(admin_client.get(f"{address}{query}")).soup

    assert bool(soup.select("[data-bulk-action-num-objects-in-listing]")) is shown
    assert len(soup.select("[data-bulk-action-footer]")) == 1
