"""Many pages at once: the same documents as one by one, and as many queries for three pages as for one."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from search import services, signals
from search.models import SearchDocument
from search.services import update_document, update_pages
from tests.support.found import found
from tests.support.languages import make_translation
from tests.support.pages import add_terms, make_term


def documents() -> list[dict[str, Any]]:
    """All documents without their own numbers and versions."""
    rows = SearchDocument.objects.order_by("key").values()
    return [{name: value for name, value in row.items() if name not in ("id", "version")} for row in rows]


@pytest.fixture
def made(fixed: Any, publish: Any) -> list[int]:
    """Pages of several types with terms and tags, in two languages; one private, one below a page that is off line."""
    term = make_term("Theme", "geld")
    pages = [
        publish("Gewoon", summary="Kort"),
        publish("Initiatief", fixed("/initiatieven/"), "initiatives.InitiativePage"),
    ]
    for page in pages:
        add_terms(page, theme=term)
        page.tags.add("water", "wind")
        page.save()
    pages.append(make_translation(pages[0], "en", title="Ordinary"))
    private = publish("Geheim")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    above = publish("Boven")
    below = publish("Onder", above)
    Page.objects.filter(pk=above.pk).update(live=False)
    return [page.pk for page in (*pages, private, above, below)]


def test_the_same_as_one_by_one(made: list[int]) -> None:
    SearchDocument.objects.all().delete()
    for page in Page.objects.filter(pk__in=made):
        update_document(row=page)
    alone = documents()
    SearchDocument.objects.all().delete()

    update_pages(keys=made)

    assert documents() == alone
    assert {row["title"] for row in alone} == {"Gewoon", "Initiatief", "Ordinary"}
    assert {"Gewoon", "Initiatief"} <= found()


def test_renews_and_takes_away(made: list[int]) -> None:
    update_pages(keys=made)
    before = SearchDocument.objects.count()
    Page.objects.filter(pk=made[0]).update(title="Nieuw")
    Page.objects.filter(pk=made[1]).update(live=False)

    update_pages(keys=[*made, 999_999])

    assert SearchDocument.objects.count() == before - 1
    assert {"Nieuw", "Initiatief", "Gewoon"} & found() == {"Nieuw"}


def test_costs_the_same_for_one_and_three(publish: Any) -> None:
    keys = [publish(f"Blad {number}").pk for number in range(4)]

    def queries(*wanted: int) -> int:
        SearchDocument.objects.filter(key__in=[f"wagtailcore.page:{key}" for key in wanted]).delete()
        with CaptureQueriesContext(connection) as captured:
            update_pages(keys=wanted)
        return len(captured)

    queries(keys[0])
    assert queries(keys[0]) == queries(*keys[1:])


def test_signals_take_that_way_when_there_are_many(made: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(signals, "_MANY", 2)
    monkeypatch.setattr(services, "update_pages", lambda *, keys: asked.extend(keys))

    signals._update_pages(made)

    assert asked == made
