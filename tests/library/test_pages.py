"""The pages of the knowledge base."""

from __future__ import annotations

from datetime import date
from typing import Any

from core.cards import CardMeta
from tests.support.contracts import FixedPageContract, PageContract
from tests.support.html import view
from tests.support.media import make_document


class TestPublicationPage(PageContract):
    """What is in a document and where it is."""

    label = "library.PublicationPage"
    parent = "/kennisbank/"
    parents = {"library.LibraryIndexPage"}
    full = {
        "kind": "e-module",
        "year": 2024,
        "publisher": "Kenniscentrum Voorbeeld",
        "website": "https://voorbeeld.example/les",
    }
    shown = ["Online les", "Jaar 2024", "Van wie Kenniscentrum Voorbeeld", "Naar de website"]
    answers = {"kind": "onderzoek"}
    warm = 5
    cold = 17

    def test_offers_its_file_with_kind_and_size(self, fixed: Any, client: Any) -> None:
        document = make_document("Handreiking", "pdf")

        seen = view(client, self.make(fixed, document=document).url)

        assert document.url in seen.links
        assert f"Download (PDF, {document.file_size} bytes)" in seen.text.replace("\xa0", " ")

    def test_offers_our_own_summary_beside_it(self, fixed: Any, client: Any) -> None:
        document = make_document("In gewone taal: het plan", "pdf")

        seen = view(client, self.make(fixed, plain_summary=document).url)

        assert document.url in seen.links
        assert [
            words
            for words in (
                f"In gewone taal: het plan (PDF, {document.file_size} bytes, Nederlands)",
                "In dit bestand staat dezelfde tekst als op deze pagina.",
                "niet het stuk zelf",
            )
            if words not in seen.text
        ] == []

    def test_card(self, fixed: Any) -> None:
        assert self.make(fixed, **self.full).card().meta == (
            CardMeta("taalles", "Online les"),
            CardMeta("agenda", "2024"),
            CardMeta("mens", "Kenniscentrum Voorbeeld"),
        )
        assert self.make(fixed, kind="jaarplan").card().meta == (CardMeta("taalles", "Jaarplan"),)

    def test_search_text_holds_the_publisher(self, fixed: Any) -> None:
        assert "Kenniscentrum Voorbeeld" in self.make(fixed, **self.full).search_text()

    def test_linked_data(self, fixed: Any, client: Any) -> None:
        full = view(client, self.make(fixed, **self.full).url).linked_data
        bare = view(client, self.make(fixed).url).linked_data

        assert full is not None
        assert bare is not None
        assert (full["@type"], full["publisher"], full["datePublished"]) == (
            "DigitalDocument",
            {"@type": "Organization", "name": "Kenniscentrum Voorbeeld"},
            "2024",
        )
        assert {"publisher", "datePublished"} & set(bare) == set()


class TestFundingSchemePage(PageContract):
    """Who gives how much, for whom, until when."""

    label = "library.FundingSchemePage"
    parent = "/kennisbank/"
    parents = {"library.LibraryIndexPage"}
    full = {
        "funder": "Fonds Voorbeeld",
        "amount": "tot 10.000 euro",
        "status": "binnenkort",
        "deadline": date(2031, 5, 1),
        "for_whom": "Bewoners met een plan.\n\nOok verenigingen.",
        "website": "https://voorbeeld.example/regeling",
    }
    shown = [
        "Fonds Voorbeeld",
        "tot 10.000 euro",
        "Opent binnenkort",
        "1 mei 2031",
        "Bewoners met een plan. Ook verenigingen.",
        "Naar de website",
    ]
    answers = {"funder": "Fonds Voorbeeld"}
    warm = 5
    cold = 19

    def test_card_says_who_gives_how_much_and_whether_it_is_open(self, fixed: Any) -> None:
        assert self.make(fixed, **self.full).card().meta == (
            CardMeta("mens", "Fonds Voorbeeld"),
            CardMeta("euro", "tot 10.000 euro"),
            CardMeta("klok", "Opent binnenkort"),
        )
        assert self.make(fixed, funder="F", status="gesloten").card().meta == (
            CardMeta("mens", "F"),
            CardMeta("klok", "Gesloten"),
        )

    def test_says_that_it_is_not_known_whether_one_can_apply(self, fixed: Any, client: Any) -> None:
        assert "Onbekend, vraag het na" in view(client, self.make(fixed).url).text

    def test_an_invented_one_says_so(self, fixed: Any, client: Any) -> None:
        page = self.make(fixed, sample=True)

        seen = view(client, page.url)

        assert "Verzonnen voorbeeld" in seen.text
        assert seen.linked_data is None
        assert page.card().extra == {"sample": True}

    def test_search_text_holds_funder_and_audience(self, fixed: Any) -> None:
        text = self.make(fixed, **self.full).search_text()

        assert [words for words in ("Fonds Voorbeeld", "Ook verenigingen.") if words not in text] == []


class TestLibraryIndexPage(FixedPageContract):
    """The knowledge base."""

    label = "library.LibraryIndexPage"
    path = "/kennisbank/"
    parents = {"home.HomePage"}
    children = {"library.FundingSchemePage", "library.PublicationPage"}
    warm = 7
    cold = 19
