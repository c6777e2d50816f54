"""What editors put first for a query: in their words, in the language that is read, and never what is hidden."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client, RequestFactory
from wagtail.admin.menu import reports_menu
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import PageViewRestriction

from tests.support.html import PageView, view
from tests.support.languages import make_translation
from tests.support.pages import add_terms, make_term


class TestPromoted:
    """What editors put first, in their words."""

    @staticmethod
    def cards(seen: PageView) -> list[tuple[str, str, str]]:
        shown = seen.soup.select(".cards .card")
        return [(card.a.get_text(), card.a["href"], card.select("p")[-1].get_text()) for card in shown]

    def test_with_the_description_of_the_editor(self, pages: list[Any], client: Client) -> None:
        rows = [(pages[0], "Kijk hier eerst."), (pages[1], ""), (pages[0], "Dubbel.")]
        for order, (page, words) in enumerate(rows):
            SearchPromotion.objects.create(query=Query.get("boot"), page=page, description=words, sort_order=order)

        shown = self.cards(view(client, "/zoeken/", q="boot"))

        assert shown == [
            ("Boot een", "/over/boot-een/", "Kijk hier eerst."),
            ("Boot twee", "/over/boot-twee/", "Pagina"),
        ]

    def test_in_its_own_colours_and_not_once_more_below(
        self, pages: list[Any], client: Client, django_capture_on_commit_callbacks: Any
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            add_terms(pages[0], theme=make_term("Theme", "eenzaamheid", css_class="t-eenzaam"))
            pages[0].save_revision().publish()
        before = view(client, "/zoeken/", q="boot")
        SearchPromotion.objects.create(query=Query.get("boot"), page=pages[0])

        seen = view(client, "/zoeken/", q="boot")

        assert [card["class"] for card in seen.soup.select(".cards .card")] == [["card", "t-eenzaam"]]
        hits = [{link["href"] for link in shown.soup.select(".hits h3 a")} for shown in (before, seen)]
        assert hits[0] - hits[1] == {"/over/boot-een/"}

    def test_another_website(self, home: Any, client: Client) -> None:
        SearchPromotion.objects.create(
            query=Query.get("boot"),
            external_link_url="https://boot.example/",
            external_link_text="Bootjes",
            description="Varen op het meer.",
        )
        SearchPromotion.objects.create(query=Query.get("boot"))

        dutch, english = (view(client, path, q="boot") for path in ("/zoeken/", "/en/zoeken/"))

        expected = [("Bootjes", "https://boot.example/", "Varen op het meer.")]
        assert (self.cards(dutch), self.cards(english)) == (expected, expected)
        assert english.soup.select_one(".card a").find_parent(lang=True)["lang"] == "nl"

    def test_in_english_the_translation(
        self, pages: list[Any], client: Client, django_capture_on_commit_callbacks: Any
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            make_translation(pages[0], title="One boat", slug="one-boat", search_description="By boat.")
        private = make_translation(pages[1], title="Secret boat", slug="secret")
        PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
        for order, page in enumerate(pages[:2]):
            SearchPromotion.objects.create(query=Query.get("boot"), page=page, description="Nu.", sort_order=order)

        shown = self.cards(view(client, "/en/zoeken/", q="boot"))

        assert shown == [("One boat", "/en/over/one-boat/", "By boat."), ("Boot twee", "/en/over/boot-twee/", "Nu.")]

    def test_promoted_pages_are_live_and_public(
        self, pages: list[Any], publish: Any, client: Client, django_capture_on_commit_callbacks: Any
    ) -> None:
        draft, private = publish("Concept", live=False), publish("Besloten")
        with django_capture_on_commit_callbacks(execute=True):
            PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
        query = Query.get("boot")
        for order, page in enumerate((draft, private, pages[1], pages[0])):
            SearchPromotion.objects.create(query=query, page=page, sort_order=order)

        seen = view(client, "/zoeken/", q=" BOOT ")

        assert [link.get_text().strip() for link in seen.soup.select(".cards .card a")] == ["Boot twee", "Boot een"]
        assert view(client, "/zoeken/", q="bootje").soup.select(".cards") == []

    @pytest.mark.parametrize(
        ("query", "shown"),
        [("varen", True), ("Boten om te varen?", True), ("varen boot", True), ("schip", False), ("varen schip", False)],
    )
    def test_by_the_stems_of_the_words_that_say_something(
        self,
        query: str,
        shown: bool,
        pages: list[Any],
        client: Client,
    ) -> None:
        words = "boot varen" if "boot" in query.lower() or "boten" in query.lower() else "varen"
        SearchPromotion.objects.create(query=Query.get(words), page=pages[0])

        assert bool(view(client, "/zoeken/", q=query).soup.select(".cards")) is shown


class TestScreens:
    """The screens of Wagtail, as far as they have something to tell."""

    def test_no_column_of_views_that_nobody_counts(self, home: Any, admin_client: Client) -> None:
        SearchPromotion.objects.create(query=Query.get("boot"), page=home)

        for address in ("/admin/searchpicks/", "/admin/searchpicks/results/?q=boot&ordering=views"):
            seen = view(admin_client, address)
            assert [cell.get_text(strip=True) for cell in seen.soup.select("thead th")] == [
                "Zoekterm(en)",
                "Uitgelichte resultaten",
            ]
            assert seen.soup.select_one("tbody .title a").get_text(strip=True) == "boot"

    def test_the_report_of_searches_is_our_own(self, home: Any, admin_client: Client) -> None:
        request = RequestFactory().get("/admin/")
        request.user = get_user_model().objects.get(is_superuser=True)
        items = reports_menu.menu_items_for_request(request)
        answer = admin_client.get("/admin/searchpicks/reports/search-terms/")

        assert "search-terms" not in {item.name for item in items}
        assert answer.headers["Location"] == "/admin/zoeken/inzicht/"
