"""The shelf of initiatives on theme and gemeente pages."""

from __future__ import annotations

from typing import Any

from django.test import RequestFactory

from core.latest import ShelfQuery, shelf
from tests.support.pages import make_page


def test_forerunners_come_first_then_what_changed_last(fixed: Any) -> None:
    for title, forerunner in (("Oud", False), ("Voorloper", True), ("Nieuw", False)):
        make_page("initiatives.InitiativePage", fixed("/initiatieven/"), title=title, forerunner=forerunner)
    initiatives = shelf("initiatives")
    assert initiatives is not None

    cards = initiatives.cards(ShelfQuery(request=RequestFactory().get("/"), limit=9))

    assert [card.title for card in cards] == ["Voorloper", "Nieuw", "Oud"]
