"""The results page: tabs with counts, marked words, and nothing that should stay hidden."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import translation
from wagtail.contrib.search_promotions.models import Query
from wagtail.models import Page, PageViewRestriction

from search.engines import get_engine
from search.engines.patience import Patience, patience
from search.models import SearchDocument
from search.page import finding
from search.page.choices import Choices
from search.results import MAX_QUERY, PER_PAGE, Results, search
from tests.support.hostile import ATTACK, HOSTILE_QUERIES
from tests.support.html import PageView, view
from tests.support.languages import make_translation
from tests.support.search_rows import document


def results(query: str, language: str = "nl") -> Results:
    with translation.override(language):
        return search(QueryDict(query))


def rows(query: str, language: str = "nl") -> list[SearchDocument]:
    """The documents of a page."""
    return list(results(query, language).finding.answer.documents)


def hits(seen: PageView) -> list[str]:
    """Titles on the results page."""
    return [link.get_text() for link in seen.soup.select(".hits h3 a")]


def test_all_looks_of_a_page_share_the_time_to_wait(pages: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Patience | None] = []

    def engine() -> Any:
        seen.append(patience())
        return get_engine()

    monkeypatch.setattr(finding, "get_engine", engine)

    results("q=boot+walvis")

    assert (len({id(one) for one in seen}), None in seen) == (1, False)
    assert (len(seen) > 1, patience()) == (True, None)


class TestTabs:
    """One tab for everything, one for each kind."""

    def test_counts_are_what_a_click_gives(self, pages: list[Any]) -> None:
        found = results("q=boot")

        assert [(tab.label, tab.count, tab.current) for tab in found.tabs] == [
            ("Alles", 5, True),
            ("Initiatief", 3, False),
            ("Pagina", 2, False),
        ]
        for tab in found.tabs:
            after = results(tab.url.removeprefix("?"))
            assert after.total == tab.count
            assert [other.current for other in after.tabs] == [other.label == tab.label for other in found.tabs]

    def test_a_click_stays_with_its_kind_when_few_have_all_words(self, pages: list[Any]) -> None:
        document("Boot met een walvis", kind="hulp")
        document("Walvis kijken", kind="verhaal")
        found = results("q=boot walvis")

        assert {tab.label: tab.count for tab in found.tabs} == {
            "Alles": 7,
            "Hulp": 1,
            "Initiatief": 3,
            "Pagina": 2,
            "Verhaal": 1,
        }
        for tab in found.tabs:
            after = results(tab.url.removeprefix("?"))
            assert (after.total, [other.label for other in after.tabs if other.current]) == (tab.count, [tab.label])

    def test_an_unknown_kind_is_ignored(self, pages: list[Any]) -> None:
        for kind in ("bestaat-niet", "", "Initiatief", "%00"):
            assert results(f"q=boot&soort={kind}").total == 5

    def test_no_results_no_tabs(self, pages: list[Any]) -> None:
        found = results("q=zwaan")

        assert (found.total, found.tabs, found.facets) == (0, [], [])

    def test_the_page_shows_them(self, pages: list[Any], client: Client) -> None:
        seen = view(client, "/zoeken/", q="boot", soort="initiatief")

        tabs = [" ".join(tab.get_text(" ").split()) for tab in seen.soup.select(".tabs a")]
        assert (seen.status, tabs) == (200, ["Alles 5", "Initiatief 3", "Pagina 2"])
        assert [tab.get_text(" ").split()[0] for tab in seen.soup.select(".tabs a[aria-current]")] == ["Initiatief"]
        assert sorted(hits(seen)) == ["Bootje a boot", "Bootje b boot", "Bootje c boot"]


class TestPages:
    """Ten results a page; any number is fine."""

    @pytest.fixture
    def many(self, home: Any) -> None:
        for number in range(2 * PER_PAGE + 1):
            document(f"Boot {number}", kind="initiatief", url=f"/{number}/")

    @pytest.mark.parametrize(
        ("page", "number", "shown"),
        [
            ("", 1, 10),
            ("2", 2, 10),
            ("3", 3, 1),
            ("999", 3, 1),
            ("abc", 1, 10),
            ("0", 1, 10),
            ("-1", 1, 10),
            ("1.5", 1, 10),
            ("0" * 5_000 + "2", 2, 10),
        ],
    )
    def test_any_number(self, page: str, number: int, shown: int, many: None, client: Client) -> None:
        seen = view(client, "/zoeken/", q="boot", page=page)

        assert (seen.status, len(hits(seen))) == (200, shown)
        assert [link.get_text(" ", strip=True) for link in seen.soup.select(".pages [aria-current]")] == [
            f"Pagina {number}"
        ]

    @pytest.mark.parametrize("path", ["/zoeken/", "/zoeken/lijst/", "/feeds/zoeken.xml"])
    def test_a_number_without_end_is_the_last_page(self, path: str, many: None, client: Client) -> None:
        endless, last = (client.get(path, {"q": "boot", "page": page}) for page in ("9" * 5_000, "999"))

        assert (endless.status_code, endless.content) == (200, last.content)

    def test_each_result_stands_on_one_page(self, many: None) -> None:
        urls = [row.url for page in (1, 2, 3) for row in rows(f"q=boot&page={page}")]

        assert len(urls) == len(set(urls)) == 21

    def test_links_keep_the_kind(self, many: None) -> None:
        middle = results("q=boot&soort=initiatief&page=2")

        assert (middle.previous_url, middle.next_url) == ("?q=boot&soort=initiatief", "?q=boot&soort=initiatief&page=3")
        assert (results("q=boot").previous_url, results("q=boot&page=3").next_url) == ("", "")


class TestQuery:
    """What people type."""

    @pytest.mark.parametrize("query", HOSTILE_QUERIES)
    def test_anything_may_be_typed(self, query: str, pages: list[Any], client: Client) -> None:
        seen = view(client, "/zoeken/", q=query, soort=query, page=query)

        assert seen.status == 200
        assert ATTACK not in seen.html

    def test_nothing_typed_is_an_invitation(self, pages: list[Any], client: Client) -> None:
        for path in ("/zoeken/", "/zoeken/?q=", "/zoeken/?q=%20%00"):
            seen = PageView(client.get(path))
            assert (seen.status, hits(seen)) == (200, [])
            assert "Typ wat u zoekt" in seen.text

    def test_it_is_shortened_and_tidied(self, db: None) -> None:
        assert results(f"q={'a' * 300}").query == "a" * MAX_QUERY
        assert results("q=%20samen%0A%00%09eten ").query == "samen eten"

    def test_it_comes_back_escaped(self, home: Any, client: Client) -> None:
        seen = view(client, "/zoeken/", q='<b>"boot"')

        assert seen.soup.find("input", id="zq")["value"] == '<b>"boot"'
        assert '<b>"boot"' not in seen.html

    def test_results_are_not_for_search_engines_and_nobody_keeps_them(self, home: Any, client: Client) -> None:
        response = client.get("/zoeken/?q=boot")

        assert PageView(response).noindex is True
        assert response.headers["Cache-Control"] == "no-store"
        assert client.post("/zoeken/").status_code == 405

    def test_nothing_of_the_query_is_kept(self, pages: list[Any], client: Client) -> None:
        client.get("/zoeken/?q=verdriet")

        assert Query.objects.count() == 0


class TestHidden:
    """What must not be found is not found, in any way."""

    def test_drafts_and_private_pages(
        self, publish: Any, client: Client, django_capture_on_commit_callbacks: Any
    ) -> None:
        publish("Geheim concept", live=False)
        private = publish("Geheim besloten")
        publish("Geheim eronder", parent=private)
        gone = publish("Geheim weg")
        with django_capture_on_commit_callbacks(execute=True):
            PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
            Page.objects.get(pk=gone.pk).specific.unpublish()

        for path in ("/zoeken/", "/en/zoeken/"):
            seen = view(client, path, q="geheim")
            assert (hits(seen), "concept" in seen.html) == ([], False)


class TestLanguages:
    """In another language the Dutch pages are found too, and are marked as Dutch."""

    def test_dutch_results_carry_their_language(self, pages: list[Any], client: Client) -> None:
        seen = view(client, "/en/zoeken/", q="boot")

        links = seen.soup.select(".hits h3 a")
        assert len(links) == 5
        assert {link["lang"] for link in links} == {link["hreflang"] for link in links} == {"nl"}
        assert all(link["href"].startswith("/en/") for link in links)
        assert all(client.get(link["href"]).status_code == 200 for link in links)

    def test_in_dutch_they_carry_none(self, pages: list[Any], client: Client) -> None:
        assert view(client, "/zoeken/", q="boot").soup.select(".hits [lang]") == []

    def test_a_translation_comes_first_and_its_original_not_again(
        self, pages: list[Any], django_capture_on_commit_callbacks: Any
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            make_translation(pages[0], title="One boot")

        english, dutch = (rows("q=boot", language) for language in ("en", "nl"))

        assert (english[0].title, english[0].language) == ("One boot", "en")
        assert "Boot een" not in [row.title for row in english]
        assert (results("q=boot", "en").total, results("q=boot", "en").tabs[0].count) == (5, 5)
        assert "One boot" not in [row.title for row in dutch]

    def test_a_translation_at_another_address_counts_once(
        self, pages: list[Any], django_capture_on_commit_callbacks: Any
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            make_translation(pages[0], title="One boot", slug="one-boat")

        found = results("q=boot", "en")

        documents = found.finding.answer.documents
        assert (found.total, documents[0].url) == (5, "/en/over/one-boat/")
        assert "Boot een" not in [row.title for row in documents]

    def test_kinds_are_named_in_the_language_that_is_read(self, pages: list[Any], client: Client) -> None:
        seen = view(client, "/en/zoeken/", q="boot")

        tabs = [tab.get_text(" ").split()[0] for tab in seen.soup.select(".tabs a")]
        kinds = {mark.get_text() for mark in seen.soup.select(".hit__kind")}
        assert (tabs, kinds) == (["Everything", "Initiative", "Page"], {"Initiative", "Page"})

    def test_the_way_home_is_in_the_language(self, home: Any, client: Client) -> None:
        ways = [
            view(client, path).soup.select_one("nav ol a, .crumbs a")["href"] for path in ("/zoeken/", "/en/zoeken/")
        ]

        assert ways == ["/", "/en/"]


@pytest.mark.django_db
def test_a_kind_that_there_is_not_chooses_nothing_beside_a_filter_either() -> None:
    kinds = [Choices.read(QueryDict(f"q=boot&nu=open&soort={kind}")).kind for kind in ("niets", "\0", "hulp")]

    assert kinds == ["", "", "hulp"]


@pytest.mark.parametrize("query", ["turks", "spreekt Turks", "Turkish", "türkçe", "schulden turks"])
def test_the_name_of_a_language_finds_help_that_speaks_it(query: str, home: Any) -> None:
    for title, spoken in (("Loket Anders", ["nl", "ar"]), ("Loket Turks", ["tr"]), ("Loket Nederlands", ["nl"])):
        document(title.split()[0] + f" {title.split()[1][0]}", kind="hulp", spoken=spoken, terms="schulden")

    assert rows(f"q={query}")[0].title == "Loket T"
