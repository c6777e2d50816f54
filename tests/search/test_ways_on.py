"""What the results page offers beside results: another spelling, themes, and help lines."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.test import Client
from wagtail.models import Locale

from core.models import HelpLine
from search.results import MAX_QUERY, search
from tests.support.desks import make_desk
from tests.support.html import PageView, view
from tests.support.pages import make_term
from tests.support.search_rows import document


def hits(seen: PageView) -> list[str]:
    """Titles on the results page."""
    return [link.get_text() for link in seen.soup.select(".hits h3 a")]


class TestNothingFound:
    """It is never a dead end."""

    def test_a_mended_word_is_told_and_can_be_taken_back(self, publish: Any, client: Client) -> None:
        publish("Eenzaamheid in Urk")

        seen = view(client, "/zoeken/", q="eenzaamhied")

        assert hits(seen) == ["Eenzaamheid in Urk"]
        status = " ".join(seen.soup.select_one(".meant").get_text(" ").split())
        assert status.startswith("We zochten op eenzaamheid in plaats van eenzaamhied .")
        assert "1 resultaat voor eenzaamheid" in status
        [back] = [link for link in seen.soup.select("main a") if "Zoek toch op eenzaamhied" in link.get_text()]
        literal = view(client, f"/zoeken/{back['href']}")
        assert ("We zochten op" in literal.text, "voor eenzaamhied" in " ".join(literal.text.split())) == (False, True)

    def test_with_results_there_is_no_other_spelling(self, pages: list[Any], client: Client) -> None:
        assert search(QueryDict("q=boot")).corrected == ""
        assert "We zochten op" not in view(client, "/zoeken/", q="boot").text

    def test_themes_a_loket_and_a_person(self, home: Any, client: Client) -> None:
        make_term("Theme", "eenzaamheid", name="Eenzaamheid")

        seen = view(client, "/zoeken/", q="qqqqq")

        links = {link.get_text(): link["href"] for link in seen.soup.select("main a[href]")}
        assert links["Eenzaamheid"] == "/hulp/?thema=eenzaamheid"
        assert links["Stel uw vraag"] == "/contact/"

    def test_any_of_the_words_is_told_honestly(self, publish: Any, client: Client) -> None:
        publish("Varen met een boot")
        publish("Fietsen")

        seen = view(client, "/zoeken/", q="boot fietsen")

        assert sorted(hits(seen)) == ["Fietsen", "Varen met een boot"]
        assert "Niet alles gevonden: dit past er het dichtst bij." in seen.text
        shorter = {link.get_text(): link["href"] for link in seen.soup.select(".shorter a")}
        assert shorter == {"boot": "?q=boot", "fietsen": "?q=fietsen"}

    @pytest.mark.parametrize(
        ("query", "ways"),
        [
            ("boot walvis -zeil", {"boot -zeil": 2}),
            ('"rode boot" walvis', {'"rode boot"': 1}),
            ('boot walvis -"rode zeilen"', {'boot -"rode zeilen"': 3}),
            ("boot walvis urk", {"boot urk": 3}),
            ('"boten" walvis', {}),
            ('"boot" walvis', {'"boot"': 3}),
            ('"boot zeil rode"', {"boot zeil rode": 3}),
        ],
    )
    def test_fewer_words_keep_what_was_barred_quoted_and_near(
        self, query: str, ways: dict[str, int], home: Any, client: Client
    ) -> None:
        make_term("Gemeente", "urk", name="Urk", cbs_code="0184")
        for title in ("Een rode boot", "Boot", "Zeil op een boot"):
            document(title, kind="initiatief")

        found = search(QueryDict(urlencode({"q": query})))

        assert {way.label: way.count for way in found.words} == ways
        clicks = {way.label: search(QueryDict(way.url.removeprefix("?"))).total for way in found.words}
        assert clicks == ways

    def test_fewer_filters_and_other_gemeenten_with_what_they_give(self, home: Any, client: Client) -> None:
        for slug in ("urk", "almere"):
            make_term("Gemeente", slug, name=slug.title())
        make_term("Theme", "geld", name="Geld")
        document("Boot een", kind="initiatief", gemeenten=["almere"])
        document("Boot twee", kind="initiatief", gemeenten=["almere"], themes=["geld"])

        seen = view(client, "/zoeken/?q=boot&gemeente=urk&thema=geld")

        items = seen.soup.select(".ask .dots")[0].select("li")
        ways = {item.a.get_text(): item.get_text(" ").split()[-1] for item in items}
        assert ways == {"Zonder het filter Urk": "(1)", "Zonder filters": "(2)", "Kijk in Almere": "(1)"}
        assert hits(view(client, "/zoeken/?q=boot&gemeente=almere&thema=geld")) == ["Boot twee"]

    def test_a_person_first_then_wider_questions_then_subjects(self, fixed: Any, client: Client) -> None:
        dutch = Locale.objects.get(language_code="nl")
        HelpLine.objects.create(name="112", number="112", tel="112", description="Gevaar.", locale=dutch)
        make_term("Theme", "geld", name="Geld")
        for slug in ("urk", "almere"):
            make_desk(fixed, slug, f"Loket {slug}")
        document("Boot een", kind="initiatief", gemeenten=["almere"])

        pages = [view(client, f"/zoeken/?q={query}") for query in ("boot&gemeente=urk", "qqqqq")]

        one, more = (page.soup.select_one("main .ask") for page in pages)
        order = [one.decode().index(text) for text in ("Loket urk", "tel:112", "Kijk in Almere", "/hulp/?thema=geld")]
        assert order == sorted(order)
        assert "Loket almere" not in one.get_text()
        assert [desk.find_parent("details") is not None for desk in more.select(".desks__list li")] == [True, True]

    def test_the_nearest_gemeente_first(self, home: Any) -> None:
        gemeenten = (("urk", "0184", 0), ("almere", "0034", 3), ("noordoostpolder", "0171", 1), ("lelystad", "0995", 2))
        for slug, code, number in gemeenten:
            make_term("Gemeente", slug, cbs_code=code)
            for one in range(number):
                document(f"Boot {slug} {one}", kind="initiatief", gemeenten=[slug])

        found = search(QueryDict("q=boot&gemeente=urk"))

        assert [way.label for way in found.places] == ["Noordoostpolder", "Lelystad", "Almere"]


class TestCrisis:
    """Help lines stand above the results of some queries, and the results stay."""

    @pytest.fixture(autouse=True)
    def lines(self, home: Any) -> None:
        dutch = Locale.objects.get(language_code="nl")
        HelpLine.objects.create(name="112", number="112", tel="112", description="Gevaar.", locale=dutch)

    def test_they_stand_above(self, publish: Any, client: Client) -> None:
        publish("Praten over zelfmoord")

        seen = view(client, "/zoeken/", q="zelfmoord")

        main = seen.soup.select_one("main")
        order = [main.decode().index(text) for text in ("Praat nu met iemand", 'href="tel:112"', 'class="hits"')]
        assert order == sorted(order)
        assert hits(seen) == ["Praten over zelfmoord"]

    def test_danger_at_the_end_of_many_words_counts_and_nothing_typed_is_lost(self, home: Any, client: Client) -> None:
        query = f"{'Het gaat al een tijd niet zo goed met mij. ' * 5}Ik wil dood"

        seen = view(client, "/zoeken/", q=query)

        assert len(query) > MAX_QUERY
        assert len(seen.soup.select(".crisis")) == 1
        assert seen.soup.select_one("#zq")["value"] == query
        assert seen.soup.select_one("#zq")["maxlength"] == "1000"

    def test_once_when_nothing_is_found(self, home: Any, client: Client) -> None:
        seen = view(client, "/zoeken/", q="zelfmoord")

        assert len(seen.soup.select('main a[href="tel:112"]')) == 1

    def test_other_queries_have_none(self, pages: list[Any], client: Client) -> None:
        assert "Praat nu met iemand" not in view(client, "/zoeken/", q="boot").text
