"""The sitemap: every public address once, with its translations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction

from core import sitemaps
from core.sitemaps import PageSitemap, SitemapRow, leave_out, register_rows
from regioplan.models import GlossaryTerm
from tests.support.languages import make_translation
from tests.support.pages import make_page
from tests.support.queries import warm_queries

SITE = "http://testserver"
SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def entries(client: Client, file: str = "/sitemap.xml") -> dict[str, dict[str, str]]:
    """Each address in the sitemap with its alternates by language. An address twice is a fault."""
    response = client.get(file)
    assert response.status_code == 200
    urls = ET.fromstring(response.content).findall("s:url", SPACES)  # noqa: S314  # our own answer
    found = {
        str(url.findtext("s:loc", namespaces=SPACES)).removeprefix(SITE): {
            link.attrib["hreflang"]: link.attrib["href"].removeprefix(SITE) for link in url.findall("x:link", SPACES)
        }
        for url in urls
    }
    assert len(found) == len(urls)
    return found


def test_all_public_pages_once(home: Any, client: Client) -> None:
    pages = Page.objects.descendant_of(home, inclusive=True)

    found = entries(client)

    assert set(found) == {"/test-uw-tekst/", *(page.get_url() for page in pages)}
    assert "/" in found
    assert all(alternates == {} for alternates in found.values())


def test_pages_under_a_draft_stay_out(fixed: Callable[[str], Any], client: Client) -> None:
    above = make_page("home.StandardPage", fixed("/over/"), title="Boven")
    below = make_page("home.StandardPage", above, title="Eronder")
    assert below.get_url() in entries(client)

    Page.objects.get(pk=above.pk).unpublish()

    assert not {above.get_url(), below.get_url()} & set(entries(client))


def test_an_area_leaves_pages_out(fixed: Callable[[str], Any], client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    page = make_page("home.StandardPage", fixed("/over/"), title="Klaar")
    monkeypatch.setattr(sitemaps, "_left_out", {})
    before = warm_queries(client, "/sitemap.xml")
    leave_out("home", lambda: Page.objects.filter(slug="klaar"))

    found = entries(client)

    assert page.get_url() not in found
    assert fixed("/over/").get_url() in found
    assert warm_queries(client, "/sitemap.xml") == before


def test_drafts_and_private_pages_stay_out(fixed: Callable[[str], Any], client: Client) -> None:
    draft = make_page("initiatives.InitiativePage", fixed("/initiatieven/"), title="Concept", live=False)
    private = make_page("home.StandardPage", fixed("/over/"), title="Geheim")
    below = make_page("home.StandardPage", private, title="Eronder")
    shown = make_page("home.StandardPage", fixed("/over/"), title="Open")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)

    found = entries(client)

    assert shown.get_url() in found
    assert not {draft.get_url(), private.get_url(), below.get_url()} & set(found)
    assert not any("concept" in address or "geheim" in address for address in found)


def test_a_translation_stands_beside_its_original(fixed: Callable[[str], Any], client: Client) -> None:
    make_translation(fixed("/over/"), title="About us", slug="about")

    found = entries(client)

    both = {"nl": "/over/", "en": "/en/about/", "x-default": "/over/"}
    homes = {"nl": "/", "en": "/en/", "x-default": "/"}
    assert (found["/over/"], found["/en/about/"]) == (both, both)
    assert (found["/"], found["/en/"]) == (homes, homes)
    assert {address for address in found if address.startswith("/en/")} == {"/en/", "/en/about/"}


def test_a_draft_translation_is_no_alternate(fixed: Callable[[str], Any], client: Client) -> None:
    Page.objects.get(pk=make_translation(fixed("/over/")).pk).unpublish()

    found = entries(client)

    assert found["/over/"] == {}
    assert "/en/over/" not in found


def test_a_page_without_an_original_has_no_default(fixed: Callable[[str], Any], client: Client) -> None:
    english = make_translation(fixed("/over/"))
    fixed("/over/").unpublish()
    german = make_page("home.StandardPage", english.get_parent(), title="Only English")

    found = entries(client)

    assert found["/en/over/"] == {}
    assert found[german.get_url()] == {}


def test_when_a_page_changed(fixed: Callable[[str], Any], client: Client) -> None:
    page = fixed("/over/")

    response = client.get("/sitemap.xml").content.decode()

    assert (
        f"<loc>{SITE}/over/</loc><lastmod>{timezone.localdate(page.last_published_at):%Y-%m-%d}</lastmod>" in response
    )


def test_words_of_the_glossary(home: Any, client: Client) -> None:
    dutch, english = Locale.objects.get(language_code="nl"), Locale.objects.get(language_code="en")
    before = entries(client)
    term = GlossaryTerm.objects.create(term="Mantelzorg", slug="mantelzorg", short="Zorg", locale=dutch)
    GlossaryTerm.objects.create(
        term="Care", slug="care", short="Care", locale=english, translation_key=term.translation_key
    )

    found = entries(client)

    assert set(found) - set(before) == {"/woordenlijst/", "/woordenlijst/mantelzorg/"}


def test_rows_of_an_area_and_a_second_registration(home: Any, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "_rows", {})
    register_rows("b", lambda: [SitemapRow("/oud/")])
    register_rows("b", lambda: [SitemapRow("/nieuw/")])
    register_rows("a", lambda: [SitemapRow("/eerst/")])

    added = [address for address in entries(client) if address in {"/oud/", "/nieuw/", "/eerst/"}]

    assert added == ["/eerst/", "/nieuw/"]


class TestLargeSite:
    """More addresses than one file takes."""

    @pytest.fixture
    def small_files(self, home: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(PageSitemap, "limit", 7)
        monkeypatch.setattr(sitemaps, "_rows", {"a": lambda: [SitemapRow("/eerst/")]})

    @staticmethod
    def files(client: Client) -> list[str]:
        found = ET.fromstring(client.get("/sitemap.xml").content)  # noqa: S314  # our own answer
        assert found.tag.endswith("}sitemapindex")
        return [str(place.text).removeprefix(SITE) for place in found.findall("s:sitemap/s:loc", SPACES)]

    def test_every_address_stands_in_one_of_the_files(self, small_files: None, home: Any, client: Client) -> None:
        files = self.files(client)

        found = [address for file in files for address in entries(client, file)]

        assert len(files) > 3
        assert sorted(found) == sorted(
            [*(page.get_url() for page in Page.objects.descendant_of(home, inclusive=True)), "/eerst/"]
        )

    def test_a_translation_in_another_file_is_named(
        self, small_files: None, fixed: Callable[[str], Any], client: Client
    ) -> None:
        make_translation(fixed("/over/"), title="About us", slug="about")
        found = {file: entries(client, file) for file in self.files(client)}

        (dutch,) = [file for file, rows in found.items() if "/over/" in rows]
        (english,) = [file for file, rows in found.items() if "/en/about/" in rows]

        both = {"nl": "/over/", "en": "/en/about/", "x-default": "/over/"}
        assert dutch != english
        assert (found[dutch]["/over/"], found[english]["/en/about/"]) == (both, both)

    @pytest.mark.parametrize("file", ["/sitemap-anders.xml", "/sitemap-pages.xml?p=999", "/sitemap-pages.xml?p=x"])
    def test_a_file_that_is_not_there(self, file: str, small_files: None, client: Client) -> None:
        assert client.get(file).status_code == 404


def test_queries_do_not_grow(fixed: Callable[[str], Any], client: Client) -> None:
    counts = []
    for number in range(3):
        make_page("home.StandardPage", fixed("/over/"), title=f"Pagina {number}")
        if number != 1:
            counts.append(warm_queries(client, "/sitemap.xml"))

    assert counts == [5, 5]
