"""Every address works in every language; what is not translated stays Dutch and says so."""

from __future__ import annotations

from typing import Any

from django.utils import translation
from django.utils.translation import gettext

from tests.support.html import view
from tests.support.languages import make_translation
from tests.support.pages import make_page


def test_the_interface_is_english_around_a_dutch_page(fixed: Any, client: Any) -> None:
    page = make_page("home.StandardPage", fixed("/over/"), title="Alleen in het Nederlands")

    dutch, english = view(client, page.url), view(client, f"/en{page.url}")

    with translation.override("en"):
        words = [
            gettext("Ga naar de inhoud"),
            gettext("Deze pagina is er nog niet in uw taal. U leest de pagina in het Nederlands."),
        ]
    assert words != ["Ga naar de inhoud", "Deze pagina is er nog niet in uw taal. U leest de pagina in het Nederlands."]
    assert english.soup.select_one("a.skip").get_text() == words[0]
    assert english.soup.select_one(".fallback").get_text().strip() == words[1]
    assert dutch.soup.select_one("a.skip").get_text() == "Ga naar de inhoud"
    assert dutch.soup.select(".fallback") == []


def test_a_real_translation_is_served_and_linked_both_ways(fixed: Any, client: Any) -> None:
    page = make_page("home.StandardPage", fixed("/over/"), title="Ons verhaal", slug="ons-verhaal")
    make_translation(page, title="Our story")

    dutch, english = view(client, "/over/ons-verhaal/"), view(client, "/en/over/ons-verhaal/")

    assert (english.headings, english.noindex, english.main.get("lang")) == (["Our story"], False, None)
    assert english.canonical == "http://testserver/en/over/ons-verhaal/"
    for seen in (dutch, english):
        links = {link["hreflang"]: link["href"] for link in seen.soup.find_all("link", rel="alternate")}
        assert links == {
            "nl": "http://testserver/over/ons-verhaal/",
            "en": "http://testserver/en/over/ons-verhaal/",
            "x-default": "http://testserver/over/ons-verhaal/",
        }


def test_a_translation_that_is_off_line_gives_way_to_the_dutch_page(fixed: Any, client: Any) -> None:
    page = make_page("home.StandardPage", fixed("/over/"), title="Ons verhaal", slug="ons-verhaal")
    make_translation(page, title="Our story").unpublish()

    seen = view(client, "/en/over/ons-verhaal/")

    assert (seen.status, seen.headings, seen.noindex) == (200, ["Ons verhaal"], True)


def test_the_home_page_too(home: Any, client: Any) -> None:
    seen = view(client, "/en/")

    assert (seen.status, seen.soup.html["lang"], seen.main["lang"], seen.noindex) == (200, "en", "nl", True)
    make_translation(home, title="WEL in English")
    assert view(client, "/en/").headings == ["WEL in English"]
    assert view(client, "/").headings == ["WEL in Flevoland"]


def test_a_page_that_is_not_there_in_any_language(home: Any, client: Any) -> None:
    assert client.get("/en/bestaat-niet/").status_code == 404
    assert client.get("/fr/over/").status_code == 404
