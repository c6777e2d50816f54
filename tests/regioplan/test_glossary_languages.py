"""The glossary in another language."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.html import view
from tests.support.words import make_word, words_of


class TestLanguages:
    """An English visitor reads English words, and Dutch ones that are not translated."""

    def test_list_mixes_both_and_says_so(self, home: Any, client: Any) -> None:
        dutch = make_word("mantelzorg")
        make_word("indicatie")
        make_word("informal care", "en", translation_key=dutch.translation_key)

        seen = view(client, "/en/woordenlijst/")

        assert (seen.soup.html["lang"], words_of(seen)) == ("en", ["indicatie", "informal care"])
        assert [row.get("lang") for row in seen.soup.select(".glossary > div")] == ["nl", None]
        assert "/en/woordenlijst/indicatie/" in seen.links
        assert words_of(view(client, "/woordenlijst/")) == ["indicatie", "mantelzorg"]

    def test_a_dutch_word_in_an_english_site(self, home: Any, client: Any) -> None:
        make_word("indicatie")

        seen = view(client, "/en/woordenlijst/indicatie/")

        assert (seen.status, seen.soup.html["lang"], seen.main["lang"]) == (200, "en", "nl")
        assert (seen.noindex, seen.linked_data) == (True, None)
        assert seen.canonical == "http://testserver/woordenlijst/indicatie/"

    def test_each_word_has_one_address(self, home: Any, client: Any) -> None:
        dutch = make_word("mantelzorg")
        make_word("informal care", "en", translation_key=dutch.translation_key)

        paths = ["/woordenlijst/mantelzorg/", "/en/woordenlijst/informal-care/"]

        assert [view(client, path).canonical for path in paths] == [f"http://testserver{path}" for path in paths]

    @pytest.mark.parametrize("path", ["/woordenlijst/", "/en/woordenlijst/"])
    def test_the_list_names_its_other_languages(self, home: Any, client: Any, path: str) -> None:
        links = view(client, path).soup.select("head link[rel=alternate][hreflang]")

        dutch, english = "http://testserver/woordenlijst/", "http://testserver/en/woordenlijst/"
        assert {link["hreflang"]: link["href"] for link in links} == {"nl": dutch, "en": english, "x-default": dutch}
        assert view(client, path, q="zorg").soup.select("head link[hreflang]") == []

    def test_dutch_words_beside_a_word_are_marked(self, home: Any, client: Any) -> None:
        word = make_word("indicatie", abbreviation="ind.", synonyms="besluit")
        word.see_also.add(make_word("aanvraag"), make_word("request", "en"))

        seen = view(client, "/en/woordenlijst/indicatie/")

        marked = {item.get_text(): (item if item.name == "li" and item.get("lang") else item.a or item).get("lang")
                  for item in seen.main.select("aside li")}  # fmt: skip
        assert marked == {"ind.": "nl", "besluit": "nl", "aanvraag": "nl", "request": None}

    def test_a_translated_word_is_found_by_the_address_in_the_other_language(self, home: Any, client: Any) -> None:
        dutch = make_word("mantelzorg")
        make_word("informal care", "en", translation_key=dutch.translation_key)

        there = client.get("/en/woordenlijst/mantelzorg/")
        back = client.get("/woordenlijst/informal-care/")

        assert (there.status_code, there.headers["Location"]) == (302, "/en/woordenlijst/informal-care/")
        assert (back.status_code, back.headers["Location"]) == (302, "/woordenlijst/mantelzorg/")
        assert view(client, "/en/woordenlijst/informal-care/").main.get("lang") is None

    def test_two_words_that_look_the_same_are_no_fault(self, home: Any, client: Any) -> None:
        make_word("stress", short="Spanning.")
        make_word("stress", "en", short="Strain.")

        assert "Strain." in view(client, "/en/woordenlijst/stress/").text
        assert "Spanning." in view(client, "/woordenlijst/stress/").text

    def test_an_english_word_without_a_dutch_one_is_english_only(self, home: Any, client: Any) -> None:
        make_word("recovery college", "en")

        assert client.get("/woordenlijst/recovery-college/").status_code == 404
        assert client.get("/en/woordenlijst/recovery-college/").status_code == 200
