"""What the results page offers beside results: another spelling, themes, and help lines."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from wagtail.models import Locale

from core.models import HelpLine
from search.results import search
from tests.support.html import PageView, view
from tests.support.pages import make_term


def hits(seen: PageView) -> list[str]:
    """Titles on the results page."""
    return [link.get_text() for link in seen.soup.select(".hits h3 a")]


class TestNothingFound:
    """It is never a dead end."""

    def test_another_spelling_and_the_themes(self, publish: Any, home: Any, client: Client) -> None:
        make_term("Theme", "eenzaamheid", name="Eenzaamheid")
        publish("Eenzaamheid in Urk")

        seen = view(client, "/zoeken/", q="eenzaamhied")

        links = {link.get_text(): link["href"] for link in seen.soup.select("main a[href]")}
        assert "Bedoelt u: eenzaamheid ?" in " ".join(seen.text.split())
        assert links["eenzaamheid"] == "/zoeken/?q=eenzaamheid"
        assert links["Eenzaamheid"] == "/hulp/?thema=eenzaamheid"
        assert hits(view(client, links["eenzaamheid"])) == ["Eenzaamheid in Urk"]

    def test_with_results_there_is_no_other_spelling(self, pages: list[Any], client: Client) -> None:
        assert search(QueryDict("q=boot")).better == ""
        assert "Bedoelt u" not in view(client, "/zoeken/", q="boot").text


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

    def test_once_when_nothing_is_found(self, home: Any, client: Client) -> None:
        seen = view(client, "/zoeken/", q="zelfmoord")

        assert len(seen.soup.select('main a[href="tel:112"]')) == 1

    def test_other_queries_have_none(self, pages: list[Any], client: Client) -> None:
        assert "Praat nu met iemand" not in view(client, "/zoeken/", q="boot").text
