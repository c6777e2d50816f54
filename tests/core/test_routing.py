"""From an address to a page, in any language."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.http import Http404
from django.test import Client, RequestFactory
from django.utils import translation
from pytest_django import Settings
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, Site

from core import local_cache
from core.routing import language_of, localized_path, serve
from regioplan.models import GlossaryTerm
from tests.support.html import view
from tests.support.languages import make_translation
from tests.support.pages import make_page
from tests.support.queries import cold_queries, warm_queries


class TestOneAddress:
    """Whatever name a visitor typed, search engines hear one: that of the site."""

    @pytest.mark.parametrize("address", ["/", "/over/", "/woordenlijst/"])
    def test_pages_and_views_have_the_same_canonical(self, address: str, fixed: Any) -> None:
        Site.objects.update(hostname="wel.example", port=8001)
        local_cache.clear()

        seen = view(Client(HTTP_HOST="127.0.0.1"), address)

        assert (seen.status, seen.canonical) == (200, f"http://wel.example:8001{address}")

    def test_so_has_every_row_of_the_sitemap(self, fixed: Any) -> None:
        GlossaryTerm.objects.create(term="Indicatie", slug="indicatie", short="Kort.", locale=Locale.get_default())
        Site.objects.update(hostname="wel.example", port=443)
        local_cache.clear()

        answer = Client(HTTP_HOST="127.0.0.1").get("/sitemap.xml").content.decode()

        places = re.findall("<loc>(.*?)</loc>", answer)
        assert "https://wel.example/woordenlijst/indicatie/" in places
        assert [place for place in places if not place.startswith("https://wel.example/")] == []

    @pytest.mark.parametrize("address", ["/", "/woordenlijst/", "/bestaat-niet/"])
    def test_so_has_the_picture_of_the_site(self, address: str, fixed: Any) -> None:
        Site.objects.update(hostname="wel.example", port=443)
        local_cache.clear()

        picture = view(Client(HTTP_HOST="127.0.0.1:81"), address).soup.select_one('meta[property="og:image"]')

        assert picture["content"] == "https://wel.example/static/wel/icons/social.png"

    def test_another_port_takes_no_other_place_in_the_memory(self, home: Any) -> None:
        Client(HTTP_HOST="testserver:1").get("/")
        kept: Any = local_cache._cache
        known = len(kept._cache)

        for port in range(2, 5):
            Client(HTTP_HOST=f"testserver:{port}").get("/")

        assert len(kept._cache) == known

    def test_robots_too(self, client: Client, settings: Settings) -> None:
        settings.WAGTAILADMIN_BASE_URL = "https://wel.example"

        assert client.get("/robots.txt").content.decode().endswith("Sitemap: https://wel.example/sitemap.xml\n")


class TestLanguages:
    """Every language has the same addresses."""

    def test_a_page_that_is_not_translated_is_shown_in_dutch(self, fixed: Any, client: Client) -> None:
        seen = view(client, "/en/over/")

        assert (seen.status, seen.headings, seen.noindex) == (200, ["Over ons"], True)
        assert seen.soup.html["lang"] == "en"
        assert (seen.main["lang"], seen.canonical) == ("nl", "http://testserver/over/")
        assert seen.linked_data is None

    def test_a_translation_is_shown_at_its_own_address(self, fixed: Any, client: Client) -> None:
        make_translation(fixed("/over/"), title="About us", slug="about")

        seen = view(client, "/en/about/")

        assert (seen.status, seen.headings, seen.noindex) == (200, ["About us"], False)
        assert seen.canonical == "http://testserver/en/about/"
        assert "lang" not in seen.main.attrs

    def test_the_dutch_address_under_english_leads_to_the_translation(self, fixed: Any, client: Client) -> None:
        make_translation(fixed("/over/"), title="About us", slug="about")

        response = client.get("/en/over/")

        assert (response.status_code, response.headers["Location"]) == (302, "/en/about/")
        assert client.get("/over/").status_code == 200
        assert client.get("/about/").status_code == 404

    def test_a_translation_at_the_same_address_is_shown(self, fixed: Any, client: Client) -> None:
        make_translation(fixed("/over/"), title="About us")

        assert view(client, "/en/over/").headings == ["About us"]
        assert view(client, "/over/").headings == ["Over ons"]

    def test_a_draft_translation_does_not_count(self, fixed: Any, client: Client) -> None:
        Page.objects.get(pk=make_translation(fixed("/over/"), title="About us").pk).unpublish()

        assert view(client, "/en/over/").headings == ["Over ons"]

    def test_a_page_that_stands_only_in_english_is_not_found_in_dutch(self, fixed: Any, client: Client) -> None:
        english_home = make_translation(fixed("/over/")).get_parent()
        make_page("home.StandardPage", english_home, title="Only here")

        assert client.get("/en/only-here/").status_code == 200
        assert client.get("/only-here/").status_code == 404

    def test_the_language_switch_knows_the_other_address(self, fixed: Any, client: Client) -> None:
        make_translation(fixed("/over/"), title="About us", slug="about")

        switches = {
            path: [link["href"] for link in view(client, path).soup.select("header a[hreflang]:not([aria-current])")]
            for path in ("/over/", "/en/about/", "/contact/", "/en/contact/", "/zoeken/", "/en/zoeken/")
        }

        assert switches == {
            "/over/": ["/en/about/"],
            "/en/about/": ["/over/"],
            "/contact/": ["/en/contact/"],
            "/en/contact/": ["/contact/"],
            "/zoeken/": ["/en/zoeken/"],
            "/en/zoeken/": ["/zoeken/"],
        }

    def test_dutch_has_no_prefix(self, home: Any, client: Client) -> None:
        assert client.get("/nl/over/").status_code == 404

    def test_the_browser_does_not_decide(self, home: Any, client: Client) -> None:
        assert client.get("/over/", HTTP_ACCEPT_LANGUAGE="en").headers["Content-Language"] == "nl"


@pytest.mark.parametrize(
    ("path", "language", "active", "expected"),
    [
        ("/hulp/", "nl", "nl", "/hulp/"),
        ("/hulp/", "nl", "en", "/en/hulp/"),
        ("/en/help/", "en", "en", "/en/help/"),
        ("/en/help/", "en", "nl", "/en/help/"),
        ("", "nl", "en", ""),
        ("https://elders.example/", "nl", "en", "https://elders.example/"),
    ],
)
def test_a_link_to_a_dutch_page_stays_within_the_language(path: str, language: str, active: str, expected: str) -> None:
    with translation.override(active):
        assert localized_path(path, language) == expected


def test_the_language_of_a_page_costs_no_query(home: Any, django_assert_num_queries: Any) -> None:
    language_of(home)

    with django_assert_num_queries(0):
        assert language_of(Page(locale_id=home.locale_id)) == "nl"
        assert language_of(Page(locale_id=Locale.objects.model(pk=999).pk)) == "nl"


class TestAddresses:
    """Addresses that are not quite a page."""

    @pytest.mark.parametrize("path", ["/bestaat-niet/", "/over/nog/iets/", "/en/bestaat-niet/", "/wel/", "/wel/over/"])
    def test_no_page(self, path: str, home: Any, client: Client) -> None:
        assert client.get(path).status_code == 404

    def test_a_slash_is_added(self, home: Any, client: Client) -> None:
        response = client.get("/over?x=1")

        assert (response.status_code, response.headers["Location"]) == (301, "/over/?x=1")

    @pytest.mark.parametrize("path", ["/over\0/", "/\0", "/en/\0/", "/over/?q=\0"])
    def test_a_nul_harms_nobody(self, path: str, home: Any, client: Client) -> None:
        expected = 200 if "?" in path else 404

        assert client.get(path.replace("\0", "%00")).status_code == expected

    def test_a_nul_within_the_view_is_not_found(self, home: Any) -> None:
        with pytest.raises(Http404):
            serve(RequestFactory().get("/"), "over\0/")

    def test_a_draft_is_not_found(self, fixed: Any, client: Client) -> None:
        page = make_page("home.StandardPage", fixed("/over/"), title="Concept", live=False)

        assert client.get(page.get_url()).status_code == 404

    def test_without_a_site_nothing_is_found(self, home: Any, client: Client) -> None:
        Site.objects.all().delete()

        assert client.get("/over/").status_code == 404
        assert client.get("/").status_code == 404

    def test_an_unknown_host_is_refused(self, home: Any, client: Client) -> None:
        assert client.get("/", HTTP_HOST="kwaad.example").status_code == 400

    def test_what_is_done_to_a_page_is_seen_at_once(
        self, fixed: Any, client: Client, django_capture_on_commit_callbacks: Any
    ) -> None:
        page = make_page("home.StandardPage", fixed("/over/"), title="Werk", slug="werk")
        before = client.get("/over/werk/").status_code

        page.slug = "banen"
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()

        assert before == 200
        assert client.get("/over/banen/").status_code == 200
        moved = client.get("/over/werk/")
        assert (moved.status_code, moved.headers["Location"]) == (301, "/over/banen/")

    def test_a_redirect_that_an_editor_made(self, fixed: Any, client: Client) -> None:
        Redirect.add_redirect("/sociale-kaart/", redirect_to=fixed("/hulp/"))
        Redirect.add_redirect("/elders/", redirect_to="https://elders.example/", is_permanent=False)

        page, elsewhere = client.get("/sociale-kaart/?bron=folder"), client.get("/elders/")

        assert (page.status_code, page.headers["Location"]) == (301, "/hulp/")
        assert (elsewhere.status_code, elsewhere.headers["Location"]) == (302, "https://elders.example/")


def test_queries_of_a_page(fixed: Any, client: Client) -> None:
    parent = fixed("/over/")
    counts = []
    for number in range(3):
        make_page("home.StandardPage", parent, title=f"Pagina {number}")
        if number != 1:
            counts.append((warm_queries(client, "/over/"), cold_queries(client, "/over/")))

    assert counts[0] == counts[1]
    assert counts[0][0] == 5


def test_the_memory_of_one_host_is_not_that_of_another(home: Any, client: Client) -> None:
    local_cache.clear()

    answers = [client.get("/over/", HTTP_HOST=host).status_code for host in ("testserver", "localhost", "127.0.0.1")]

    assert answers == [200, 200, 200]
