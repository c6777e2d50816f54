"""What every page shows around its own content."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from wagtail.models import Locale, Page, PageViewRestriction

from core.models import HelpLine
from core.site_data import HelpLineRecord, NavItem, gemeente_links, help_lines, nav_items
from tests.support.html import view
from tests.support.languages import make_translation
from tests.support.pages import make_page, make_term


def make_line(name: str, language: str = "nl", **values: Any) -> HelpLine:
    values = {"number": "0900 1450", "tel": "09001450", "description": f"Over {name}.", **values}
    return HelpLine.objects.create(name=name, locale=Locale.objects.get(language_code=language), **values)


class TestHelpLines:
    """Numbers must be right, in any language."""

    def test_they_stand_in_the_order_of_the_editors(self, home: Any) -> None:
        make_line("Tweede", order=2)
        make_line("Eerste", order=1, in_header=False)

        assert help_lines() == (
            HelpLineRecord("Eerste", "0900 1450", "09001450", "Over Eerste.", "", in_header=False),
            HelpLineRecord("Tweede", "0900 1450", "09001450", "Over Tweede.", "", in_header=True),
        )

    def test_chat_hours_cost_languages_and_the_day_of_the_check_stand_there_when_known(
        self, home: Any, client: Client
    ) -> None:
        dutch = make_line(
            "Lijn",
            chat_url="https://chat.voorbeeld.example/",
            hours="elke dag tot 21 uur",
            cost="gratis",
            spoken="Nederlands",
            checked_on=date(2026, 3, 2),
        )
        make_line("Line", "en", translation_key=dutch.translation_key, hours="every day until 9 pm", cost="free")

        row = view(client, "/en/").soup.select_one(".talk__lines li")

        words = " ".join(row.get_text(" ", strip=True).split())
        assert "every day until 9 pm. free." in words
        assert "2 March 2026" in words
        assert row.select("a")[1]["href"] == "https://chat.voorbeeld.example/"

    def test_words_are_translated_and_numbers_never(self, home: Any) -> None:
        dutch = make_line("Luisterlijn", number="088 0767 000", tel="0880767000")
        make_line("Listening line", "en", translation_key=dutch.translation_key, number="000", tel="000", order=9)
        make_line("Alleen Nederlands", order=1)
        make_line("Only English", "en")

        with translation.override("en"):
            found = help_lines()

        assert [(line.name, line.number, line.tel, line.lang) for line in found] == [
            ("Listening line", "088 0767 000", "0880767000", ""),
            ("Alleen Nederlands", "0900 1450", "09001450", "nl"),
        ]

    def test_a_changed_number_is_seen_at_once(self, home: Any, client: Client) -> None:
        line = make_line("Lijn")
        before = "0900 1450" in client.get("/").content.decode()

        line.number, line.tel = "0800 0113", "08000113"
        line.save()
        html = client.get("/").content.decode()

        assert (before, "0900 1450" in html, "tel:08000113" in html) == (True, False, True)


class TestMenu:
    """Pages under the home page that editors put in the menu."""

    def test_in_the_order_of_the_tree(self, home: Any) -> None:
        assert [(item.label, item.url) for item in nav_items()][:3] == [
            ("Hulp vinden", "/hulp/"),
            ("Verhalen", "/verhalen/"),
            ("Agenda", "/agenda/"),
        ]

    def test_a_page_of_an_editor_comes_along(self, home: Any) -> None:
        make_page("home.StandardPage", home, title="Nieuw", show_in_menus=True)
        make_page("home.StandardPage", home, title="Concept", show_in_menus=True, live=False)

        labels = [item.label for item in nav_items()]

        assert ("Nieuw" in labels, "Concept" in labels) == (True, False)

    def test_in_english_names_are_english_and_links_stay(self, home: Any, fixed: Any) -> None:
        make_translation(fixed("/hulp/"), title="Find help", slug="help")
        make_page("home.StandardPage", home, title="Eigen bladzijde", slug="eigen", show_in_menus=True)

        with translation.override("en"):
            items = {item.slug: item for item in nav_items()}

        assert items["hulp"] == NavItem("Find help", "/en/help/", "", "hulp")
        assert (items["agenda"].url, items["agenda"].lang) == ("/en/agenda/", "")
        assert items["eigen"] == NavItem("Eigen bladzijde", "/en/eigen/", "nl", "eigen")

    def test_the_section_of_the_page_is_marked(self, home: Any, client: Client) -> None:
        seen = view(client, "/verhalen/expex/")

        marked = {link["href"] for link in seen.soup.select("header nav a[aria-current]")}
        assert marked == {"/verhalen/"}

    def test_a_page_that_becomes_private_leaves_at_once(self, home: Any) -> None:
        page = make_page("home.StandardPage", home, title="Geheim plan", show_in_menus=True)
        before = [item.label for item in nav_items()]

        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

        assert ("Geheim plan" in before, "Geheim plan" in [item.label for item in nav_items()]) == (True, False)

    def test_a_moved_page_is_seen_at_once(self, fixed: Any) -> None:
        before = [item.slug for item in nav_items()]

        fixed("/hulp/").move(fixed("/verhalen/"), pos="right")

        assert before[:2] == ["hulp", "verhalen"]
        assert [item.slug for item in nav_items()][:2] == ["verhalen", "hulp"]


class TestGemeenten:
    """The pages of the gemeenten, at the foot of every page and on the map."""

    @pytest.fixture
    def pages(self, home: Any) -> dict[str, Any]:
        made = {}
        for order, slug in enumerate(("almere", "urk", "dronten"), start=1):
            term = make_term("Gemeente", slug, name=slug.title(), order=order)
            if slug != "dronten":
                made[slug] = make_page("home.GemeentePage", home, title=slug, slug=slug, gemeente=term)
        return made

    def test_each_has_a_link_in_the_language(self, pages: dict[str, Any]) -> None:
        dutch = gemeente_links()
        with translation.override("en"):
            english = gemeente_links()

        assert dutch == [NavItem("Almere", "/almere/", "", "almere"), NavItem("Urk", "/urk/", "", "urk")]
        assert [item.url for item in english] == ["/en/almere/", "/en/urk/"]

    def test_no_link_leads_to_a_page_that_is_off_line(self, pages: dict[str, Any], client: Client) -> None:
        pages["urk"].unpublish()

        seen = view(client, "/")

        wanted = {"/almere/", "/urk/", "/dronten/"}
        assert [item.slug for item in gemeente_links()] == ["almere"]
        assert wanted & {link["href"] for link in seen.soup.select("a[href]")} == {"/almere/"}
        assert len(seen.soup.select(".map__svg a")) == 6


def test_all_of_it_comes_from_memory(home: Any, client: Client, django_assert_num_queries: Any) -> None:
    make_line("Lijn")
    make_term("Gemeente", "urk")
    client.get("/zoeken/")

    with django_assert_num_queries(0):
        response = client.get("/zoeken/")

    assert response.status_code == 200
    assert Page.objects.count() > 1
