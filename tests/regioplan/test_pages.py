"""The Regioplan: the index and its stones."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from core.models import RelatedPage
from tests.support.contracts import FixedPageContract, PageContract
from tests.support.html import view
from tests.support.pages import make_page


class _PlanPart(PageContract):
    parent = "/regioplan/"
    parents = {"regioplan.RegioplanIndexPage"}
    full = {
        "number": 3,
        "pictogram": "kompas",
        "what": "<p>Wij werken samen.</p>",
        "do": "<p>Wij maken afspraken.</p>",
        "notice": "<p>U hoort sneller iets.</p>",
    }
    answers = {"number": "5"}
    warm = 9
    cold = 23

    def test_card_has_number_and_own_pictogram(self, fixed: Any) -> None:
        own, general = self.make(fixed, number=2, pictogram="tulp").card(), self.make(fixed, number=3).card()

        assert (own.icon, own.extra) == ("tulp", {"number": 2})
        assert (general.icon, general.extra) == (self.model.icon, {"number": 3})

    def test_search_text_holds_the_three_answers(self, fixed: Any) -> None:
        text = self.make(fixed, **self.full).search_text()

        assert text.split("\n")[:3] == ["Wij werken samen.", "Wij maken afspraken.", "U hoort sneller iets."]

    def test_shows_forerunners_apart_from_related_pages(self, fixed: Any, client: Any) -> None:
        page = self.make(fixed)
        for order, kind in enumerate(["forerunner", "related"]):
            target = make_page("initiatives.InitiativePage", fixed("/initiatieven/"), title=f"Een {kind}")
            RelatedPage.objects.create(page_id=page.pk, target=target, kind=kind, sort_order=order)

        seen = view(client, page.url)

        assert [link.get_text() for link in seen.soup.select(".front a")] == ["Een forerunner"]
        assert [link.get_text() for link in seen.soup.select("section[aria-labelledby=ook] li a")] == ["Een related"]

    def test_the_wall_marks_this_stone(self, fixed: Any, client: Any) -> None:
        page = self.make(fixed, title="Deze steen", number=2)
        self.make(fixed, title="Een andere steen", number=1)

        for prefix in ("", "/en"):
            stones = view(client, f"{prefix}{page.url}").soup.select(".wall a")
            assert [(stone.get_text(), stone.get("aria-current")) for stone in stones] == [
                ("Een andere steen", None),
                ("Deze steen", "page"),
            ]

    @pytest.mark.parametrize("number", [0, 13])
    def test_number_is_one_to_twelve(self, fixed: Any, number: int) -> None:
        page = self.make(fixed)
        page.number = number

        with pytest.raises(ValidationError) as caught:
            page.full_clean()
        assert list(caught.value.message_dict) == ["number"]

    def test_as_many_queries_with_three_stones_as_with_one(
        self, fixed: Any, client: Any, django_assert_num_queries: Any
    ) -> None:
        page = self.make(fixed)
        for number in (1, 3):
            client.get(page.url)
            with django_assert_num_queries(self.warm):
                assert client.get(page.url).status_code == 200
            self.make(fixed, number=number)
            make_page("regioplan.FoundationPage", fixed("/regioplan/"), number=number)


class TestBuildingBlockPage(_PlanPart):
    """A bouwsteen."""

    label = "regioplan.BuildingBlockPage"
    shown = [
        "Regioplan, bouwsteen 3 van 1",
        "Wat is het? Wij werken samen.",
        "Wij maken afspraken.",
        "Wat merkt u ervan? U hoort sneller iets.",
    ]


class TestFoundationPage(_PlanPart):
    """A fundament."""

    label = "regioplan.FoundationPage"
    shown = ["Regioplan, fundament 3 van 1", "Wij werken samen."]


class TestRegioplanIndexPage(FixedPageContract):
    """The whole wall."""

    label = "regioplan.RegioplanIndexPage"
    path = "/regioplan/"
    parents = {"home.HomePage"}
    children = {"regioplan.BuildingBlockPage", "regioplan.FoundationPage"}
    warm = 7
    cold = 19

    def test_shows_stones_by_number_on_their_foundations(self, fixed: Any, client: Any) -> None:
        for label in ("FoundationPage", "BuildingBlockPage"):
            for number in (2, 1):
                make_page(f"regioplan.{label}", fixed(self.path), title=f"{label} {number}", number=number)

        seen = view(client, self.path)

        assert [stone.get_text() for stone in seen.soup.select(".wall a")] == [
            "BuildingBlockPage 1",
            "BuildingBlockPage 2",
            "FoundationPage 1",
            "FoundationPage 2",
        ]
        assert "/woordenlijst/" in seen.links
