"""The pages of initiatives and projects."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from core.cards import CardMeta
from tests.support.contracts import PageContract
from tests.support.html import view
from tests.support.pages import add_terms, make_term


class TestInitiativePage(PageContract):
    """What an initiative tells."""

    label = "initiatives.InitiativePage"
    parent = "/initiatieven/"
    parents = {"initiatives.InitiativeIndexPage"}
    full = {
        "kind": "maatje",
        "status": "gestart",
        "started": 2024,
        "forerunner": True,
        "organisations": "Stichting Een\n\n  Stichting Twee \n",
        "website": "https://voorbeeld.example/maatjes",
        "sample": True,
    }
    shown = ["Maatje", "Net gestart", "2024", "Voorloper", "Stichting Een, Stichting Twee", "Verzonnen voorbeeld"]
    warm = 5
    cold = 17

    def test_names_places_people_and_pillars(self, fixed: Any, client: Any) -> None:
        page = self.make(fixed)
        add_terms(
            page,
            gemeente=[make_term("Gemeente", "urk"), make_term("Gemeente", "almere", order=1)],
            audience=make_term("Audience", "jongeren"),
            dimension=make_term("HealthDimension", "meedoen", name="Meedoen", icon="groep"),
        )

        seen = view(client, page.url)

        assert "Waar Urk, Almere Voor wie Jongeren" in seen.text
        assert [item.get_text() for item in seen.soup.select(".pillars li")] == ["Meedoen"]

    def test_card(self, fixed: Any) -> None:
        card = self.make(fixed, title="Maatjes", kind="maatje", status="loopt", forerunner=True).card()
        early = self.make(fixed, kind="maatje", status="idee", sample=True).card()

        assert (card.title, card.url, card.meta) == (
            "Maatjes",
            "/initiatieven/maatjes/",
            (CardMeta("groep", "Maatje"),),
        )
        assert (card.extra, early.extra) == (
            {"forerunner": True, "sample": False},
            {"forerunner": False, "sample": True},
        )
        assert early.meta == (CardMeta("groep", "Maatje"), CardMeta("klok", "Idee"))

    def test_search_text_holds_the_organisations(self, fixed: Any) -> None:
        assert "Stichting Twee" in self.make(fixed, **self.full).search_text()


class TestProjectPage(PageContract):
    """What a project of the Human Capital Agenda tells."""

    label = "initiatives.ProjectPage"
    parent = "/projecten/"
    parents = {"initiatives.ProjectIndexPage"}
    full = {
        "action_line": "behoud",
        "status": "voorbereiding",
        "goals": "Minder verloop\nMeer plezier",
        "partners": "Zorggroep Een\nZorggroep Twee",
        "funding": "Het fonds\nen de provincie",
        "start_date": date(2025, 3, 1),
        "end_date": date(2026, 9, 30),
    }
    shown = [
        "Mensen behouden",
        "In voorbereiding",
        "Minder verloop",
        "Meer plezier",
        "Zorggroep Een, Zorggroep Twee",
        "Het fonds en de provincie",
        "maart 2025",
        "september 2026",
    ]
    answers = {"action_line": "instroom"}
    warm = 5
    cold = 19

    def test_card(self, fixed: Any) -> None:
        card = self.make(fixed, action_line="behoud", status="afgerond").card()

        assert card.meta == (CardMeta("kompas", "Mensen behouden"), CardMeta("klok", "Afgerond"))

    def test_search_text_holds_goals_and_partners(self, fixed: Any) -> None:
        text = self.make(fixed, **self.full).search_text()

        assert [words for words in ("Meer plezier", "Zorggroep Twee") if words not in text] == []

    def test_does_not_end_before_it_begins(self, fixed: Any) -> None:
        page = self.make(fixed, start_date=date(2025, 3, 1), end_date=date(2025, 3, 1))
        page.end_date = date(2025, 2, 28)

        with pytest.raises(ValidationError) as caught:
            page.full_clean()
        assert caught.value.messages == ["De einddatum ligt voor de begindatum. Kies een latere einddatum."]
        with pytest.raises(IntegrityError), transaction.atomic():
            page.save(clean=False)

    @pytest.mark.parametrize("name", ["start_date", "end_date"])
    def test_may_have_only_one_of_both_dates(self, fixed: Any, name: str) -> None:
        page = self.make(fixed, **{name: date(2025, 3, 1)})

        assert getattr(page, name) == date(2025, 3, 1)
