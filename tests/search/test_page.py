"""The results page: filters with counts, what was understood, languages, the list on paper and the feed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from wagtail.models import Locale

from core.models import HelpLine
from search.insight.models import SearchCount
from tests.search.test_results import hits, results
from tests.support.html import PageView, view
from tests.support.pages import make_term
from tests.support.queries import warm_queries
from tests.support.search_rows import document

BROWSER = {"user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}


@pytest.fixture
def boats(home: Any) -> None:
    """Four documents in two gemeenten with two themes, one of them in both."""
    for slug in ("almere", "urk"):
        make_term("Gemeente", slug, name=slug.title())
    for slug in ("geld", "water"):
        make_term("Theme", slug, name=slug.title())
    facts: list[tuple[str, list[str], list[str]]] = [
        ("Boot een", ["almere"], ["geld"]),
        ("Boot twee", ["almere", "urk"], ["water"]),
        ("Boot drie", ["urk"], ["water"]),
        ("Boot vier", [], ["geld", "water"]),
    ]
    for title, gemeenten, themes in facts:
        document(title, kind="initiatief", url=f"/{title[5:]}/", gemeenten=gemeenten, themes=themes)


def boxes(seen: PageView) -> dict[str, str]:
    """Each tick box with the number behind it."""
    found = {}
    for box in seen.soup.select(".facet input"):
        label = box.find_parent("label")
        assert isinstance(label, Tag)
        found[f"{box['name']}={box['value']}"] = label.select("span")[1].get_text(" ", strip=True).strip(" ,")
    return found


class TestFacets:
    """Values of one facet widen, facets narrow; a number is what the click gives."""

    @pytest.mark.parametrize(
        "chosen", ["", "&gemeente=urk", "&gemeente=almere", "&thema=water", "&gemeente=urk&thema=geld"]
    )
    def test_counts_are_what_a_click_gives(self, chosen: str, boats: None) -> None:
        before = results(f"q=boot{chosen}")

        options = [option for facet in before.facets for option in facet.options if not option.selected]
        assert options
        for option in options:
            expected = option.count if option.adds is None else before.total + option.adds
            assert results(option.url.removeprefix("?")).total == expected

    def test_they_stand_on_the_page_and_the_form_keeps_the_words(self, boats: None, client: Client) -> None:
        seen = view(client, "/zoeken/?q=boot&gemeente=urk")

        found = boxes(seen)
        assert (found["gemeente=almere"], found["gemeente=urk"]) == ("+1 erbij", "2 gevonden")
        form = seen.soup.select_one(".filters-form")
        assert [(field["name"], field["value"]) for field in form.select("input[type=hidden]")] == [("q", "boot")]
        assert sorted(hits(seen)) == ["Boot drie", "Boot twee"]

    def test_each_choice_can_be_taken_off(self, boats: None, client: Client) -> None:
        seen = view(client, "/zoeken/?q=boot&gemeente=urk&gemeente=almere&thema=water")

        chips = {chip.get_text(" ", strip=True): chip["href"] for chip in seen.soup.select(".chip")}
        assert chips == {
            "Haal weg: Almere": "?q=boot&gemeente=urk&thema=water",
            "Haal weg: Urk": "?q=boot&gemeente=almere&thema=water",
            "Haal weg: Water": "?q=boot&gemeente=almere&gemeente=urk",
        }
        assert seen.soup.select_one(".chips .more")["href"] == "?q=boot"

    @pytest.mark.parametrize(
        ("query", "named"),
        [
            ("gemeente=parijs", "“Gemeente”"),
            ("thema=%00", "“Thema”"),
            ("kosten=x&vorm=y", "“Waar en hoe krijgt u hulp?”, “Kosten”"),
            ("taal=zz", "“Taal van de hulp”"),
            ("nu=morgen", "“Wanneer”"),
            ("soort=niets", "“Soort”"),
            ("gemeente=&nu=&soort=&q=boot", ""),
        ],
    )
    def test_unknown_values_are_passed_over_and_the_page_says_so(
        self, query: str, named: str, boats: None, client: Client
    ) -> None:
        seen = view(client, f"/zoeken/?q=boot&{query}")

        assert (len(hits(seen)), seen.soup.select(".chip")) == (4, [])
        assert (f"De keuze bij {named} kennen we niet. U ziet nu alles." in seen.text) is bool(named)
        assert ("kennen we niet" in seen.text) is bool(named)

    @pytest.mark.parametrize(
        ("query", "told"),
        [
            ("q=boot&soort=verhaal", True),
            ("q=boot&soort=initiatief", False),
            ("q=boot&soort=verhaal&gemeente=urk", False),
            ("q=zwaan&soort=verhaal", False),
        ],
    )
    def test_of_a_kind_that_was_not_found_the_page_says_so(
        self, query: str, told: bool, boats: None, client: Client
    ) -> None:
        seen = view(client, f"/zoeken/?{query}")

        assert ("Bij Verhaal vonden we niets. U ziet nu alles." in seen.text) is told
        assert ("vonden we niets" in seen.text) is told

    @pytest.mark.parametrize(("query", "told"), [("-boot", True), ("-zwaan -boot", True), ("boot -zwaan", False)])
    def test_only_words_with_a_minus_are_looked_for_and_the_page_says_so(
        self, query: str, told: bool, boats: None, client: Client
    ) -> None:
        seen = view(client, "/zoeken/", q=query)

        assert len(hits(seen)) == 4
        assert ("U typte alleen woorden met een min ervoor. We zoeken nu op die woorden." in seen.text) is told

    def test_beside_an_unknown_value_the_others_count(self, boats: None, client: Client) -> None:
        seen = view(client, "/zoeken/?q=boot&thema=zz&gemeente=urk")

        assert "De keuze bij “Thema” kennen we niet. De andere filters gelden wel." in seen.text
        assert len(seen.soup.select(".chip")) == 1

    def test_filters_cost_no_query(self, boats: None, client: Client) -> None:
        asked = ["", "&gemeente=urk", "&gemeente=urk&thema=water"]

        assert [warm_queries(client, f"/zoeken/?q=boot{query}") for query in asked] == [4, 4, 4]


class TestPage:
    """What else the page does and does not do."""

    def test_headers_of_every_answer(self, boats: None, client: Client) -> None:
        for path in ("/zoeken/", "/zoeken/?q=boot&gemeente=urk", "/zoeken/lijst/?q=boot", "/feeds/zoeken.xml?q=boot"):
            response = client.get(path)
            assert (response.headers["Cache-Control"], response.headers["X-Robots-Tag"]) == (
                "no-store",
                "noindex, nofollow",
            )
            assert response.cookies == {}

    def test_other_languages_stand_apart(self, boats: None, client: Client) -> None:
        document("Boot five", kind="initiatief", language="en", url="/five/")

        seen = view(client, "/en/zoeken/?q=boot")

        assert hits(seen)[0] == "Boot five"
        assert len(seen.soup.select(".group-title")) == 1
        langs = [[link.get("lang") for link in part.select("h3 a")] for part in seen.soup.select(".hits")]
        assert langs == [[None], ["nl"] * 4]
        assert seen.soup.select(".group-title + .hits p[lang]") == []

    @pytest.mark.parametrize(
        ("path", "query", "own"),
        [
            ("/zoeken/", "ölmek istiyorum", ("tr", "ltr")),
            ("/zoeken/lijst/", "أريد أن أموت", ("ar", "rtl")),
            ("/zoeken/", "my uncle touches me", ("en", "ltr")),
            ("/en/zoeken/", "ik wil dood", ("nl", "ltr")),
            ("/zoeken/", "ik wil dood", None),
            ("/en/zoeken/", "i want to die", None),
        ],
    )
    def test_beside_help_lines_stand_words_in_the_language_of_the_question(
        self, path: str, query: str, own: tuple[str, str] | None, home: Any, client: Client
    ) -> None:
        dutch = Locale.objects.get(language_code="nl")
        HelpLine.objects.create(name="112", number="112", tel="112", description="Gevaar.", locale=dutch)

        seen = view(client, path, q=query)

        [strip] = seen.soup.select(".crisis")
        said = [(words["lang"], words["dir"]) for words in strip.select(":scope > p[dir]")]
        assert said == ([own] if own else [])

    def test_a_person_counts_and_a_machine_does_not(self, boats: None, client: Client) -> None:
        client.get("/zoeken/?q=boot")
        client.get("/zoeken/?q=boot&gemeente=urk", headers=BROWSER)
        client.get("/zoeken/lijst/?q=boot", headers=BROWSER)
        client.get("/feeds/zoeken.xml?q=boot", headers=BROWSER)
        assert SearchCount.objects.count() == 0

        client.get("/zoeken/?q=boot jansen", headers=BROWSER)
        client.get("/zoeken/?q=zelfmoord", headers=BROWSER)

        rows = SearchCount.objects.order_by("kind", "key").values_list("kind", "number", "empty", "words")
        assert list(rows) == [
            ("gevaar", 1, 1, ""),
            ("vraag", 1, 1, ""),
            ("woord", 1, 1, ""),
            ("zoeken", 2, 2, ""),
        ]
        assert set(SearchCount.objects.filter(kind="woord").values_list("key", flat=True)) == {"boot"}
        assert set(SearchCount.objects.filter(kind="gevaar").values_list("key", flat=True)) == {"zelfmoord"}

    def test_counting_is_one_query(self, boats: None, client: Client, django_assert_num_queries: Any) -> None:
        client.get("/zoeken/?q=boot", headers=BROWSER)

        with django_assert_num_queries(5):
            client.get("/zoeken/?q=boot", headers=BROWSER)


class TestPaper:
    """Results to take along."""

    def test_all_on_one_page(self, boats: None, client: Client) -> None:
        for number in range(9):
            document(f"Boot nummer {number}", kind="initiatief", url=f"/n{number}/")

        page, paper = (view(client, f"/zoeken/{part}?q=boot&soort=initiatief") for part in ("", "lijst/"))

        assert (len(hits(page)), len(hits(paper))) == (10, 13)
        assert page.soup.select_one(".hits__acts a")["href"] == "/zoeken/lijst/?q=boot&soort=initiatief"
        assert "/zoeken/?q=boot&soort=initiatief" in paper.links
        addresses = [one.get_text() for one in paper.soup.select(".hit .print-only")]
        assert addresses == [f"testserver{link['href']}" for link in paper.soup.select(".hit h3 a")]
        assert page.soup.select(".hit .print-only") == []


class TestFeed:
    """What is new for a question."""

    def test_the_newest_first_and_nothing_that_is_private(self, boats: None, client: Client) -> None:
        for day, title, sensitive in ((3, "Boot oud", False), (9, "Boot nieuw", False), (10, "Boot stil", True)):
            changed = datetime(2026, 11, day, tzinfo=UTC)
            document(title, kind="initiatief", url=f"/{day}/", changed=changed, sensitive=sensitive)

        response = client.get("/feeds/zoeken.xml?q=boot")

        channel = ET.fromstring(response.content).find("channel")  # noqa: S314  # our own answer
        assert channel is not None
        titles = [item.findtext("title") for item in channel.findall("item")]
        assert titles[:2] == ["Boot nieuw", "Boot oud"]
        assert "Boot stil" not in titles
        assert channel.findtext("link") == "http://testserver/zoeken/?q=boot"

    def test_what_is_new_is_told_though_much_else_fits_better(self, home: Any, client: Client) -> None:
        for number in range(60):
            document(f"Boot {number}", url=f"/{number}/", changed=datetime(2026, 1, 1, tzinfo=UTC))
        document("Verslag", body="over een boot", url="/nieuw/", changed=datetime(2026, 11, 1, tzinfo=UTC))

        feed = ET.fromstring(client.get("/feeds/zoeken.xml?q=boot").content)  # noqa: S314  # our own answer

        titles = [item.findtext("title") for item in feed.iter("item")]
        assert (titles[0], len(titles)) == ("Verslag", 50)

    @pytest.mark.parametrize("query", ["q=boot+walvis", "q=boot&soort=bijeenkomst"])
    def test_nothing_that_fits_in_part_only(self, query: str, boats: None, client: Client) -> None:
        feed = ET.fromstring(client.get(f"/feeds/zoeken.xml?{query}").content)  # noqa: S314  # our own answer

        assert (results(query).total, [item.findtext("title") for item in feed.iter("item")]) == (4, [])

    def test_the_english_page_has_a_feed_in_english(self, boats: None, client: Client) -> None:
        document("The boat", language="en", url="/en/boat/", changed=datetime(2026, 11, 1, tzinfo=UTC))

        [link] = view(client, "/en/zoeken/", q="boat").soup.select('head link[type="application/rss+xml"]')
        channel = ET.fromstring(client.get(link["href"]).content).find("channel")  # noqa: S314  # our own answer

        assert link["href"] == "/en/feeds/zoeken.xml?q=boat"
        assert channel is not None
        assert (channel.findtext("language"), channel.findtext("link")) == ("en", "http://testserver/en/zoeken/?q=boat")
        assert [item.findtext("title") for item in channel.findall("item")][:1] == ["The boat"]

    def test_the_page_leads_there_unless_words_are_private(self, boats: None, client: Client) -> None:
        document("Praten over zelfmoord", kind="initiatief")

        seen, crisis = (view(client, "/zoeken/", q=query) for query in ("boot", "zelfmoord"))

        [link] = seen.soup.select('head link[type="application/rss+xml"]')
        assert link["href"] == "/feeds/zoeken.xml?q=boot"
        assert link["href"] in seen.links
        assert BeautifulSoup(crisis.html, "html.parser").select('link[type="application/rss+xml"]') == []
        assert len(hits(crisis)) == 1

    @pytest.mark.parametrize("query", ["", "q=", "q=zelfmoord"])
    def test_no_feed(self, query: str, home: Any, client: Client) -> None:
        assert client.get(f"/feeds/zoeken.xml?{query}").status_code == 404
