"""The shelf of events on home, theme and gemeente pages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import time_machine
from django.test import RequestFactory

from core.enums import TermKind
from core.latest import ShelfQuery, shelf
from tests.support.pages import add_terms, make_page, make_term

NOW = datetime(2031, 3, 4, 12, tzinfo=UTC)


@time_machine.travel(NOW, tick=False)
def test_gives_coming_events_of_the_term_soonest_first(fixed: Any) -> None:
    urk, geld = make_term("Gemeente", "urk"), make_term("Theme", "geld")
    for title, hours in (("Morgen", 24), ("Straks", 1), ("Geweest", -24), ("Volgende week", 168)):
        start = NOW + timedelta(hours=hours)
        page = make_page("academy.EventPage", fixed("/agenda/"), title=title, starts_at=start, ends_at=start)
        if title != "Morgen":
            add_terms(page, gemeente=urk, theme=geld)
    request = RequestFactory().get("/")
    events = shelf("events")
    assert events is not None

    every = events.cards(ShelfQuery(request=request, limit=2))
    of_geld = events.cards(ShelfQuery(request=request, limit=9, kind=TermKind.THEME, term_pk=geld.pk))
    of_urk = events.cards(ShelfQuery(request=request, limit=9, kind=TermKind.GEMEENTE, term_pk=urk.pk))

    assert [card.title for card in every] == ["Straks", "Morgen"]
    assert [card.title for card in of_geld] == ["Straks", "Volgende week"]
    assert [card.title for card in of_urk] == ["Straks", "Morgen", "Volgende week"]
