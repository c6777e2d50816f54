"""The demo makes the academy and the agenda."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from academy.models import EventPage, LeergangPage, SessionTypePage
from tests.support.content import ContentTree


@pytest.fixture
def content(home: Any, tmp_path: Path) -> ContentTree:
    """The smallest content that can be loaded."""
    return ContentTree(tmp_path / "content")


def test_events_stay_in_the_future(content: ContentTree) -> None:
    content.page(
        "academy/koffie", type="event", kind="ontmoeting", starts_at="+14d 19:30", ends_at="+14d 21:00", city="Urk"
    )

    content.load()

    event = EventPage.objects.get()
    assert (event.url, event.city) == ("/agenda/koffie/", "Urk")
    assert timezone.localtime(event.starts_at).isoformat() == "2030-03-15T19:30:00+01:00"


def test_leergang_with_editions(content: ContentTree) -> None:
    editions = [
        {"name": "Voorjaar", "starts_on": "+1m", "ends_on": "+3m", "status": "open", "place": "Urk", "price": "Gratis"},
        {"name": "Najaar", "starts_on": "2030-09-01", "ends_on": "2030-12-01", "status": "binnenkort"},
    ]
    content.page("academy/coaches", type="leergang", track="coaches", editions=editions)
    content.page("academy/kaal", type="leergang", track="strategen")

    content.load()

    page = LeergangPage.objects.get(slug="coaches")
    assert [(row.name, row.starts_on, row.place, row.price) for row in page.editions.all()] == [
        ("Voorjaar", date(2030, 4, 1), "Urk", "Gratis"),
        ("Najaar", date(2030, 9, 1), "", ""),
    ]
    assert LeergangPage.objects.get(slug="kaal").editions.count() == 0


def test_session(content: ContentTree) -> None:
    content.page("academy/luisteren", type="session_type", duration="2 uur", max_participants=8, learn=["Luisteren"])

    content.load()

    page = SessionTypePage.objects.get()
    assert (page.url, page.duration, page.max_participants) == ("/academie/luisteren/", "2 uur", 8)
    assert page.learn_lines == ["Luisteren"]
