"""Other spellings, and words of danger."""

from __future__ import annotations

from typing import Any

import pytest

from core.crisis import is_crisis
from search.models import SearchDocument
from search.suggestions import better_spelling

pytestmark = pytest.mark.django_db


class TestSpelling:
    """Only words that the site itself uses are offered."""

    @pytest.fixture(autouse=True)
    def documents(self, bare: None) -> None:
        for number, title in enumerate(["Eenzaamheid", "Schulden en geld", "Coördinatie"]):
            SearchDocument.objects.create(
                key=f"t:{number}", kind="x", language="nl", title=title, terms="mantelzorg", url="/x/"
            )
        SearchDocument.objects.create(key="t:en", kind="x", language="en", title="Loneliness", url="/x/")

    @pytest.mark.parametrize(
        ("query", "better"),
        [
            ("eenzaamhied", "eenzaamheid"),
            ("Shculden", "schulden"),
            ("matelzorg", "mantelzorg"),
            ("schuldn eenzaamheid", "schulden eenzaamheid"),
            ("coordinatje", "coördinatie"),
            ("eenzaamheid", ""),
            ("lonelines", ""),
            ("xyzzy", ""),
            ("12345", ""),
            ("", ""),
        ],
    )
    def test_the_nearest_word(self, query: str, better: str) -> None:
        assert better_spelling(query, languages=["nl"]) == better

    def test_words_of_the_language_that_is_read(self) -> None:
        assert better_spelling("lonelines", languages=["en", "nl"]) == "loneliness"

    def test_the_words_are_read_once(self, django_assert_num_queries: Any) -> None:
        with django_assert_num_queries(1):
            better_spelling("eenzaamhied", languages=["nl"])
            better_spelling("schuldn", languages=["nl"])


@pytest.mark.parametrize(
    "query",
    [
        "zelfmoord",
        "Zelfmoordgedachten",
        "zelfmoort",
        "suïcide",
        "ik wil dood",
        "ik wil niet meer leven.",
        "mishandeling thuis",
        "huiselijk geweld",
        "suicide",
        "I want to die",
        "intihar",
        "самогубство",
        "انتحار",
    ],
)
def test_words_of_danger(query: str) -> None:
    assert is_crisis(query) is True


@pytest.mark.parametrize(
    "message",
    [
        "Goedendag, ik schrijf u omdat ik al heel lang nergens meer terecht kan en ik denk aan zelfmoord",
        "Mijn man slaat me",
        "mijn vader slaat mijn moeder",
        "Hij wil me dood maken",
        "ik wil er niet meer zijn",
        "Ik ga mezelf iets aandoen.",
        "Ik ben bang, bang voor mijn man",
        "woord " * 600 + "ik wil\ndood",
    ],
)
def test_a_message_is_read_to_its_end(message: str) -> None:
    assert is_crisis(message) is True


@pytest.mark.parametrize("query", ["", "dood", "eenzaamheid", "rouw", "geld", "zelfstandig wonen", "nog leven in huis"])
def test_other_words(query: str) -> None:
    assert is_crisis(query) is False
