"""Shelves: what the home page and gathering pages show of areas that they do not know."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from core import latest
from core.cards import Card
from core.enums import TermKind
from core.latest import FilledShelf, Shelf, ShelfQuery, all_shelves, filled_shelves, register_shelf, shelf
from home.models import StandardPage
from tests.support.pages import add_terms, make_page, make_term

#: The shelves of all areas, before a test empties the register.
_AREAS = dict(latest._shelves)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def shelves(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty register."""
    monkeypatch.setattr(latest, "_shelves", {})


def make_shelf(name: str, order: int = 100, titles: tuple[str, ...] = ("Kaart",)) -> Shelf:
    """A shelf that gives at most the cards that are asked for."""
    cards = [Card(title, "/x/") for title in titles]
    made = Shelf(name, name.title(), f"/{name}/", "Meer", lambda query: cards[: query.limit], order=order)
    register_shelf(made)
    return made


def query(**values: Any) -> ShelfQuery:
    return ShelfQuery(RequestFactory().get("/"), **values)


def test_shelves_stand_in_order_and_a_second_one_replaces_the_first() -> None:
    make_shelf("b", 2)
    make_shelf("a", 3)
    again = make_shelf("b", 4)

    assert [one.name for one in all_shelves()] == ["a", "b"]
    assert shelf("b") is again
    assert shelf("c") is None


def test_an_empty_shelf_is_not_shown() -> None:
    make_shelf("leeg", titles=())
    full = make_shelf("vol", titles=("A", "B", "C"))

    assert filled_shelves(query(limit=2)) == [FilledShelf(full, [Card("A", "/x/"), Card("B", "/x/")], "/vol/")]


@pytest.mark.parametrize(
    ("kind", "slug", "address"),
    [
        (TermKind.GEMEENTE, "urk", "/hulp/?gemeente=urk"),
        (TermKind.THEME, "geld", "/hulp/?thema=geld"),
        (TermKind.DIMENSION, "meedoen", "/hulp/?pijler=meedoen"),
        (TermKind.AUDIENCE, "jongeren", "/hulp/?doelgroep=jongeren"),
        (TermKind.THEME, "", "/hulp/"),
        (None, "geld", "/hulp/"),
    ],
)
def test_more_leads_to_the_list_with_the_filter_on(kind: TermKind | None, slug: str, address: str) -> None:
    make_shelf("hulp")

    assert [filled.more_url for filled in filled_shelves(query(kind=kind), slug)] == [address]


def test_only_the_shelves_that_are_wanted() -> None:
    make_shelf("a")
    make_shelf("b")

    assert [filled.shelf.name for filled in filled_shelves(query(), names={"b", "c"})] == ["b"]


def test_a_page_for_the_whole_province_is_for_every_gemeente_after_its_own_pages(fixed: Any) -> None:
    urk, almere, geld = make_term("Gemeente", "urk"), make_term("Gemeente", "almere"), make_term("Theme", "geld")
    for title, terms in (
        ("Alles", {}),
        ("Geld", {"theme": geld}),
        ("Urk", {"gemeente": urk}),
        ("Beide", {"gemeente": [urk, almere]}),
        ("Almere", {"gemeente": almere}),
    ):
        add_terms(make_page("home.StandardPage", fixed("/over/"), title=title), **terms)
    pages = StandardPage.objects.filter(slug__in=["alles", "geld", "urk", "beide", "almere"])
    of_urk = query(kind=TermKind.GEMEENTE, term_pk=urk.pk)

    narrowed = of_urk.narrow(pages).order_by(*of_urk.local_first, "title")

    assert [page.title for page in narrowed] == ["Urk", "Beide", "Alles", "Geld"]
    assert query(kind=TermKind.THEME, term_pk=geld.pk).local_first == ()


@pytest.mark.parametrize("name", ["initiatives", "stories"])
def test_a_page_without_a_day_is_last(fixed: Any, name: str) -> None:
    with CaptureQueriesContext(connection) as captured:
        _AREAS[name].cards(query())

    # Only PostgreSQL puts empty values first; what is asked of the database must not leave it open.
    assert "NULLS LAST" in captured[0]["sql"]


def test_a_query_narrows_to_the_pages_that_carry_the_term(fixed: Any) -> None:
    term, other = make_term("Theme", "geld"), make_term("Theme", "wonen")
    pages = [make_page("home.StandardPage", fixed("/over/"), title=title) for title in ("Geld", "Wonen", "Niets")]
    add_terms(pages[0], theme=term)
    add_terms(pages[1], theme=other)

    narrowed = query(kind=TermKind.THEME, term_pk=term.pk).narrow(StandardPage.objects.all())

    assert [page.title for page in narrowed] == ["Geld"]
    assert query().narrow(StandardPage.objects.filter(slug="niets")).count() == 1
