"""A search in the glossary: the best word first, in spite of a typing error."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.html import view
from tests.support.queries import warm_queries
from tests.support.words import make_word, words_of


@pytest.mark.parametrize(
    ("query", "found", "asked"),
    [
        ("schulden", ["schulden", "hulp bij schulden", "bewindvoerder", "wijkteam"], ""),
        ("Schuld", ["hulp bij schulden", "schulden", "bewindvoerder", "wijkteam"], ""),
        ("psychologen", ["wijkteam"], ""),
        ("psycholoog helpt", ["wijkteam"], ""),
        ("voorbeeld", ["bewindvoerder"], ""),
        ("strong", [], ""),
        ("rekeningen schulden", ["schulden", "bewindvoerder"], ""),
        ("bewindvoerdr", ["bewindvoerder"], "bewindvoerder"),
        ("wat doet een bewintvoerdr?", ["bewindvoerder"], "bewindvoerder"),
        ("reeel", ["reëel"], ""),
        ("rëeell", ["reëel"], "reëel"),
        ("shulden rekenigen", ["schulden", "bewindvoerder"], "schulden rekeningen"),
        ("dure rekeningen", ["bewindvoerder"], "rekeningen"),
        ("teem", [], ""),
        ("wijktaem", ["wijkteam"], "wijkteam"),
        ("wijtaem", [], ""),
        ("qqqqqqqqq wwwwwwwww fffffffff jjjjjjjjj kkkkkkkkk", [], ""),
    ],
)
def test_the_best_word_goes_first_and_a_typing_error_does_not_matter(
    home: Any, client: Any, query: str, found: list[str], asked: str
) -> None:
    make_word("wijkteam", text="<p>Een <strong>psycholoog</strong> helpt bij schulden.</p>", short="Een team.")
    make_word("bewindvoerder", short="Betaalt rekeningen bij schulden.", examples="Een voorbeeld.")
    make_word("hulp bij schulden", short="Hulp.")
    make_word("schulden", short="Geld.")
    make_word("reëel", short="Echt.")

    seen = view(client, "/woordenlijst/", q=query)

    assert words_of(seen) == found
    assert (f"Wij zochten op “{asked}”." in seen.text, "Wij zochten op" in seen.text) == (bool(asked), bool(asked))
    assert [link.get("href") for link in seen.soup.select(".letters a")] == []


def test_who_finds_nothing_can_search_the_whole_site(home: Any, client: Any) -> None:
    make_word("mantelzorg")

    seen = view(client, "/woordenlijst/", q="pil & drank")

    assert ("Dit woord staat er nog niet in." in seen.text, "/contact/" in seen.links) == (True, True)
    assert "/zoeken/?q=pil%20%26%20drank" in seen.links
    assert "Zoek op de hele site naar pil & drank" in seen.text


@pytest.mark.parametrize("query", ["zorg", "mantelzrg", "fiets"])
def test_a_search_asks_the_database_once(home: Any, client: Any, query: str) -> None:
    counts = []
    for terms in (["mantelzorg"], ["zorgpad", "zorgplan"]):
        for term in terms:
            make_word(term)
        counts.append(warm_queries(client, f"/woordenlijst/?q={query}"))

    assert counts == [1, 1]
