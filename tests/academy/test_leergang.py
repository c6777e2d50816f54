"""The page of a leergang and its editions."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from academy.models import LeergangEdition
from core.cards import CardMeta
from tests.support.contracts import PageContract
from tests.support.html import view


class TestLeergangPage(PageContract):
    """A track with its editions."""

    label = "academy.LeergangPage"
    parent = "/academie/"
    parents = {"academy.AcademyPage"}
    full = {"track": "uitvoerenden"}
    shown = ["Uitvoerenden"]
    answers = {"track": "strategen"}
    warm = 6
    cold = 18

    def add_words(self, page: Any) -> list[str]:
        """An edition."""
        day = date(2031, 1, 8)
        LeergangEdition.objects.create(
            page=page, name="Winterploeg", place="Zaal Dronten", price="450 euro samen", starts_on=day, ends_on=day
        )
        return ["Winterploeg", "Zaal Dronten", "450 euro samen"]

    def test_shows_its_editions(self, fixed: Any, client: Any) -> None:
        page = self.make(fixed)
        days = {"starts_on": date(2031, 1, 8), "ends_on": date(2031, 6, 4)}
        LeergangEdition.objects.create(
            page=page, name="Winter", place="Dronten", price="450 euro", status="vol", **days
        )
        LeergangEdition.objects.create(page=page, name="Zomer", **days)

        seen = view(client, page.url)

        rows = [" ".join(row.get_text(" ").split()) for row in seen.soup.select(".event")]
        assert rows == [
            "8 januari 2031 Winter Van 8 januari 2031 tot en met 4 juni 2031 Dronten 450 euro Vol",
            "8 januari 2031 Zomer Van 8 januari 2031 tot en met 4 juni 2031 Er is plek",
        ]

    @time_machine.travel("2031-03-04 12:00+01:00", tick=False)
    def test_what_is_over_comes_last_and_folded(self, fixed: Any, client: Any) -> None:
        page = self.make(fixed)
        for name, first, last, status in [
            ("Vorig jaar", date(2030, 1, 8), date(2030, 6, 4), "open"),
            ("Volgend jaar", date(2032, 1, 8), date(2032, 6, 4), "binnenkort"),
            ("Nu", date(2031, 1, 8), date(2031, 3, 4), "vol"),
            ("Eerder klaar", date(2031, 1, 8), date(2031, 6, 4), "afgerond"),
        ]:
            LeergangEdition.objects.create(page=page, name=name, starts_on=first, ends_on=last, status=status)

        seen = view(client, page.url)

        folded = [row.get_text() for row in seen.soup.select("details .event h3")]
        assert folded == ["Eerder klaar", "Vorig jaar"]
        assert [row.get_text() for row in seen.soup.select(".event h3")] == ["Nu", "Volgend jaar", *folded]

    def test_card_says_for_whom(self, fixed: Any) -> None:
        assert self.make(fixed, track="coaches").card().meta == (CardMeta("mens", "Coaches en projectleiders"),)

    def test_an_edition_does_not_end_before_it_begins(self, fixed: Any) -> None:
        edition = LeergangEdition(
            page=self.make(fixed), name="Winter", starts_on=date(2031, 1, 8), ends_on=date(2031, 1, 7)
        )

        with pytest.raises(ValidationError) as caught:
            edition.full_clean()
        assert caught.value.messages == ["De laatste dag ligt voor de eerste dag. Kies een latere dag."]
        with pytest.raises(IntegrityError), transaction.atomic():
            edition.save()
        assert str(edition) == "Winter"
