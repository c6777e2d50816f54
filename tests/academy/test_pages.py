"""The pages of the academy and the agenda."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import IntegrityError, transaction
from django.utils import translation

from core.cards import CardMeta
from core.listing import listing
from tests.support.contracts import FixedPageContract, PageContract
from tests.support.html import view
from tests.support.pages import add_terms, make_page, make_term
from tests.support.queries import warm_queries

START, END = datetime(2031, 3, 4, 9, 30, tzinfo=UTC), datetime(2031, 3, 4, 11, tzinfo=UTC)


class TestEventPage(PageContract):
    """When, where and how to join."""

    label = "academy.EventPage"
    parent = "/agenda/"
    parents = {"academy.EventIndexPage"}
    full = {
        "kind": "ervaringscafe",
        "mode": "hybride",
        "starts_at": START,
        "ends_at": END,
        "location_name": "De Bibliotheek",
        "address": "Stadhuisplein 1",
        "city": "Almere",
        "cost": "Gratis",
        "registration": "Bel of mail ons.\n\nU hoeft niets mee te nemen.",
        "recording_url": "https://voorbeeld.example/opname",
        "sample": True,
    }
    shown = [
        "Ervaringscafé",
        "U gaat ernaartoe, of kijkt online",
        "dinsdag 4 maart 2031",
        "10.30 tot 12.00 uur",
        "De Bibliotheek Stadhuisplein 1 Almere",
        "Gratis",
        "Wilt u komen? Bel of mail ons. U hoeft niets mee te nemen.",
        "Verzonnen voorbeeld",
    ]
    answers = {"starts_at": "2031-03-04 10:30", "ends_at": "2031-03-04 12:00"}
    warm = 5
    cold = 19

    def test_before_and_after(self, fixed: Any, client: Any) -> None:
        page = self.make(fixed, **self.full)

        with time_machine.travel(END, tick=False):
            before = view(client, page.url)
        with time_machine.travel(datetime(2031, 3, 4, 11, 0, 1, tzinfo=UTC), tick=False):
            after = view(client, page.url)

        assert self.full["recording_url"] not in before.links
        assert "Deze bijeenkomst is geweest." in after.text
        assert "Wilt u komen?" not in after.text
        assert self.full["recording_url"] in after.links

    def test_names_the_audience(self, fixed: Any, client: Any) -> None:
        page = self.make(fixed)
        add_terms(page, audience=make_term("Audience", "mantelzorgers"))

        assert "Voor wie Mantelzorgers" in view(client, page.url).text

    @pytest.mark.parametrize(
        ("mode", "city", "cost", "marks"),
        [
            ("op-locatie", "Urk", "5 euro", [("locatie", "Urk"), ("euro", "5 euro")]),
            ("op-locatie", "", "", []),
            ("online", "Urk", "", [("online", "Online")]),
            ("hybride", "Urk", "", [("locatie", "Urk"), ("online", "Ook online")]),
            ("hybride", "", "", [("online", "Ook online")]),
        ],
    )
    def test_card(self, fixed: Any, mode: str, city: str, cost: str, marks: list[tuple[str, str]]) -> None:
        page = self.make(fixed, mode=mode, city=city, cost=cost, starts_at=START, ends_at=END, location_name="De Kamer")

        card = page.card()

        assert card.meta == tuple(CardMeta(*mark) for mark in marks)
        assert (card.extra["starts_at"].hour, card.extra["ends_at"].hour) == (10, 12)
        assert (card.extra["kind"], card.extra["place"]) == ("Ontmoeting", "De Kamer")

    def test_free_is_said_in_the_language_of_the_visitor(self, fixed: Any, client: Any) -> None:
        page = self.make(fixed, cost="gratis.", starts_at=START, ends_at=END)

        with translation.override("en"):
            assert page.card().meta == (CardMeta("euro", "Free"),)
        assert "What does it cost? Free" in view(client, f"/en{page.url}").text

    @pytest.mark.parametrize(("today", "shown"), [("2031-01-08", "4 maart"), ("2030-12-31", "4 maart 2031")])
    def test_another_year_is_named_in_the_agenda(self, fixed: Any, client: Any, today: str, shown: str) -> None:
        self.make(fixed, starts_at=START, ends_at=END)

        with time_machine.travel(f"{today} 12:00+01:00", tick=False):
            seen = view(client, "/agenda/")

        assert [" ".join(day.get_text(" ").split()) for day in seen.soup.select(".event time")] == [shown]

    def test_no_linked_data_for_an_invented_event(self, fixed: Any, client: Any) -> None:
        assert view(client, self.make(fixed, sample=True).url).linked_data is None

    def test_search_text_holds_the_place(self, fixed: Any) -> None:
        text = self.make(fixed, **self.full).search_text()

        assert [words for words in ("De Bibliotheek", "Almere") if words not in text] == []

    def test_does_not_end_before_it_begins(self, fixed: Any) -> None:
        page = self.make(fixed, starts_at=START, ends_at=START)
        page.ends_at = datetime(2031, 3, 4, 9, 29, tzinfo=UTC)

        with pytest.raises(ValidationError) as caught:
            page.full_clean()
        assert caught.value.messages == ["Het einde ligt voor het begin. Kies een later moment."]
        with pytest.raises(IntegrityError), transaction.atomic():
            page.save(clean=False)


class TestSessionTypePage(PageContract):
    """A session that one books with the knipkaart."""

    label = "academy.SessionTypePage"
    parent = "/academie/"
    parents = {"academy.AcademyPage"}
    full = {
        "duration": "2 uur",
        "max_participants": 12,
        "learn": "Luisteren\n\nVragen stellen",
        "suited_for": "Vrijwilligers\nBuren",
    }
    shown = ["2 uur", "tot 12", "Dit leert u Luisteren Vragen stellen", "Vrijwilligers Buren"]
    warm = 5
    cold = 19

    def test_card(self, fixed: Any) -> None:
        assert self.make(fixed, **self.full).card().meta == (
            CardMeta("klok", "2 uur"),
            CardMeta("groep", "tot 12 mensen"),
        )
        assert self.make(fixed).card().meta == ()

    def test_search_text_holds_what_one_learns(self, fixed: Any) -> None:
        text = self.make(fixed, **self.full).search_text()

        assert [words for words in ("Vragen stellen", "Vrijwilligers") if words not in text] == []


class TestEventIndexPage(FixedPageContract):
    """The agenda."""

    label = "academy.EventIndexPage"
    path = "/agenda/"
    parents = {"home.HomePage"}
    children = {"academy.EventPage"}
    warm = 7
    cold = 19


class TestAcademyPage(FixedPageContract):
    """What the academy offers."""

    label = "academy.AcademyPage"
    path = "/academie/"
    parents = {"home.HomePage"}
    children = {"academy.LeergangPage", "academy.SessionTypePage"}
    warm = 7
    cold = 19

    def test_shows_sessions_and_leergangen(self, fixed: Any, client: Any) -> None:
        for label in ("academy.LeergangPage", "academy.SessionTypePage"):
            for number in (1, 2):
                make_page(label, fixed(self.path), title=f"{label} {number}")
        make_page("academy.SessionTypePage", fixed(self.path), title="Geheim", live=False)

        seen = view(client, self.path)

        assert [heading.get_text() for heading in seen.main.find_all("h3")] == [
            "academy.SessionTypePage 1",
            "academy.SessionTypePage 2",
            "academy.LeergangPage 1",
            "academy.LeergangPage 2",
        ]

    def test_a_long_list_is_spread_over_pages(self, fixed: Any, client: Any, monkeypatch: Any) -> None:
        monkeypatch.setattr(listing, "Paginator", lambda keys, _per_page: Paginator(keys, 2))
        for label, numbers in (("academy.LeergangPage", (1, 2)), ("academy.SessionTypePage", (1,))):
            for number in numbers:
                make_page(label, fixed(self.path), title=f"{label[8:12]} {number}")

        first, second = view(client, self.path), view(client, self.path, page=2)

        assert [heading.get_text() for heading in first.main.find_all("h3")] == ["Sess 1", "Leer 1"]
        assert [heading.get_text() for heading in second.main.find_all("h3")] == ["Leer 2"]
        assert f"{self.path}?page=2" in first.links

    def test_as_many_queries_for_three_of_each_as_for_one(self, fixed: Any, client: Any) -> None:
        counts = []
        for numbers in ((1,), (2, 3)):
            for number in numbers:
                for label in ("academy.LeergangPage", "academy.SessionTypePage"):
                    make_page(label, fixed(self.path), title=f"{label} {number}")
            counts.append(warm_queries(client, self.path))

        assert counts == [9, 9]
