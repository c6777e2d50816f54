"""The glossary: all words from A to Z, and one word."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from wagtail.models import Locale

from regioplan.models import GlossaryTerm
from regioplan.search_documents import term_document
from regioplan.sitemaps import glossary_rows
from tests.support.admin import post_preview
from tests.support.hostile import ATTACK, HOSTILE_QUERIES
from tests.support.html import PageView, view
from tests.support.queries import cold_queries, warm_queries
from tests.support.words import make_word, words_of


class TestIndex:
    """/woordenlijst/."""

    def test_words_stand_by_letter(self, home: Any, client: Any) -> None:
        for term in ("zorgmijder", "Één loket", "112", "eenzaam", "Indicatie", "  aanvraag"):
            make_word(term)

        seen = view(client, "/woordenlijst/")

        assert (seen.status, seen.headings, seen.noindex) == (200, ["Woordenlijst"], False)
        assert [link.get_text() for link in seen.soup.select(".letters a")] == ["#", "A", "E", "I", "Z"]
        assert words_of(seen) == ["112", "  aanvraag", "Één loket", "eenzaam", "Indicatie", "zorgmijder"]
        assert "Kort over Indicatie." in seen.text
        assert "/woordenlijst/indicatie/" in seen.links

    def test_an_empty_list_leads_to_a_person(self, home: Any, client: Any) -> None:
        seen = view(client, "/woordenlijst/")

        assert "Dit woord staat er nog niet in." in seen.text
        assert "/contact/" in seen.links

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("mantel", ["mantelzorg"]),
            ("  MANTELZORG ", ["mantelzorg"]),
            ("naaste", ["mantelzorg"]),
            ("wmo", ["Wet maatschappelijke ondersteuning"]),
            ("wm", []),
            ("ondersteuning  ", ["Wet maatschappelijke ondersteuning"]),
            ("%", []),
            ("_", []),
            ("x" * 300, []),
            ("wat is mantelzorg?", ["mantelzorg"]),
            ("de wmo in urk", ["Wet maatschappelijke ondersteuning"]),
            ("hulp in huis", []),
        ],
    )
    def test_search_looks_in_words_synonyms_and_whole_abbreviations(
        self, home: Any, client: Any, query: str, found: list[str]
    ) -> None:
        make_word("mantelzorg", synonyms="zorg voor een naaste\nhulp thuis")
        make_word("Wet maatschappelijke ondersteuning", abbreviation="WMO")

        seen = view(client, "/woordenlijst/", q=query)

        assert (words_of(seen), seen.noindex) == (found, True)
        assert seen.canonical == "http://testserver/woordenlijst/"
        assert ("1 woord gevonden." in seen.text) is bool(found)

    @pytest.mark.parametrize("query", ["dietist", "DIËTIST", "e\u0301e\u0301n"])
    def test_accents_do_not_matter(self, home: Any, client: Any, query: str) -> None:
        make_word("diëtist", synonyms="één")

        assert words_of(view(client, "/woordenlijst/", q=query)) == ["diëtist"]

    @pytest.mark.parametrize("query", HOSTILE_QUERIES)
    def test_hostile_searches(self, home: Any, client: Any, query: str) -> None:
        make_word("mantelzorg")

        seen = view(client, "/woordenlijst/", q=query)

        assert (seen.status, len(seen.headings)) == (200, 1)
        assert "<script>alert" not in seen.html

    def test_a_search_of_white_space_is_no_search(self, home: Any, client: Any) -> None:
        make_word("mantelzorg")

        seen = view(client, "/woordenlijst/", q=" \0 ")

        assert (words_of(seen), seen.noindex) == (["mantelzorg"], False)

    def test_what_was_asked_stays_in_the_field(self, home: Any, client: Any) -> None:
        assert view(client, "/woordenlijst/", q=f"  {ATTACK} ").soup.select_one("#wq")["value"] == ATTACK

    def test_queries(self, home: Any, client: Any) -> None:
        counts = []
        for terms in (["aanvraag"], ["beschikking", "casemanager"]):
            for term in terms:
                make_word(term)
            counts.append((warm_queries(client, "/woordenlijst/"), cold_queries(client, "/woordenlijst/")))

        assert counts == [(1, 13)] * 2

    @pytest.mark.parametrize("method", ["post", "put", "delete"])
    def test_is_read_only(self, home: Any, client: Any, method: str) -> None:
        assert getattr(client, method)("/woordenlijst/").status_code == 405


class TestTerm:
    """/woordenlijst/<word>/."""

    def test_shows_everything_of_a_word(self, home: Any, client: Any) -> None:
        other = make_word("casemanager")
        word = make_word(
            "mantelzorg",
            abbreviation="MZ",
            synonyms="naaste\n\nhulp thuis",
            examples="Ria zorgt voor haar man.\nHassan helpt zijn moeder.",
            text="<p>Mantelzorg geeft u <b>zonder</b> betaling.</p>",
        )
        word.see_also.add(other)

        seen = view(client, "/woordenlijst/mantelzorg/")

        assert (seen.status, seen.headings, seen.noindex) == (200, ["mantelzorg"], False)
        assert seen.soup.title.get_text() == "Mantelzorg: wat betekent dat? | WEL in Flevoland"
        assert seen.soup.select_one("meta[property='og:title']")["content"] == "mantelzorg"
        facts = [
            "Kort over mantelzorg.",
            "Mantelzorg geeft u zonder betaling.",
            "Voorbeelden Ria zorgt voor haar man. Hassan helpt zijn moeder.",
            "Andere woorden MZ naaste hulp thuis",
            "Zie ook casemanager",
        ]
        assert [fact for fact in facts if fact not in seen.text] == []
        assert "/woordenlijst/casemanager/" in seen.links
        assert "/zoeken/?q=mantelzorg" in seen.links
        assert seen.linked_data == {
            "@context": "https://schema.org",
            "@type": "DefinedTerm",
            "name": "mantelzorg",
            "description": "Kort over mantelzorg.",
            "url": "http://testserver/woordenlijst/mantelzorg/",
            "inLanguage": "nl",
            "inDefinedTermSet": {
                "@type": "DefinedTermSet",
                "name": "Woordenlijst",
                "url": "http://testserver/woordenlijst/",
            },
        }

    def test_says_nothing_of_what_is_empty(self, home: Any, client: Any) -> None:
        make_word("kaal")

        seen = view(client, "/woordenlijst/kaal/")

        assert [heading.get_text() for heading in seen.main.find_all("h2")] == []

    def test_hostile_words_stay_words(self, home: Any, client: Any) -> None:
        make_word(ATTACK, slug="aanval", short=ATTACK, abbreviation=ATTACK[:20], synonyms=ATTACK, examples=ATTACK)

        for path in ("/woordenlijst/", "/woordenlijst/aanval/"):
            seen = view(client, path)
            assert "<script>alert" not in seen.html
            assert ATTACK in seen.text

    @pytest.mark.parametrize("path", ["bestaat-niet", "x" * 300, "%00", "%3Cscript%3E"])
    def test_a_word_that_is_not_there(self, home: Any, client: Any, path: str) -> None:
        make_word("mantelzorg")

        assert client.get(f"/woordenlijst/{path}/").status_code == 404

    def test_queries(self, home: Any, client: Any) -> None:
        word, counts = make_word("mantelzorg"), []
        for terms in (["aanvraag"], ["beschikking", "casemanager"]):
            word.see_also.add(*(make_word(term) for term in terms))
            path = "/woordenlijst/mantelzorg/"
            counts.append((warm_queries(client, path), cold_queries(client, path)))

        assert counts == [(2, 14)] * 2


def test_an_address_is_there_once_in_a_language(home: Any) -> None:
    make_word("mantelzorg")

    with pytest.raises(IntegrityError), transaction.atomic():
        make_word("mantelzorg")
    with pytest.raises(ValidationError):
        GlossaryTerm(term="x", slug="mantelzorg", short="x", locale=Locale.objects.get(language_code="nl")).full_clean()
    assert make_word("mantelzorg", "en").pk is not None


@pytest.mark.parametrize("language", ["nl", "en"])
def test_search_document(home: Any, language: str) -> None:
    word = make_word(
        "zorg",
        language,
        text="<p>Meer uitleg.</p>",
        synonyms="hulp\nsteun",
        abbreviation="ZG",
        examples="Ria helpt.",
    )

    document = term_document(word)

    prefix = "" if language == "nl" else "/en"
    assert (document.key, document.kind) == (f"regioplan.glossaryterm:{word.pk}", "woord")
    assert (document.title, document.summary, document.language) == ("zorg", "Kort over zorg.", language)
    assert (document.url, document.body) == (f"{prefix}/woordenlijst/zorg/", "Meer uitleg.\nRia helpt.")
    assert document.terms == "hulp steun ZG"


def test_sitemap_holds_the_dutch_words(home: Any) -> None:
    assert list(glossary_rows()) == []
    make_word("mantelzorg")
    make_word("informal care", "en")

    assert [row.path for row in glossary_rows()] == ["/woordenlijst/", "/woordenlijst/mantelzorg/"]


def test_an_editor_adds_a_word(home: Any, admin_client: Any) -> None:
    words = {"term": "Casemanager", "slug": "casemanager", "short": "Iemand die meedenkt.", "text": "null"}
    url = "/admin/snippets/regioplan/glossaryterm/add/"
    assert admin_client.get(url).status_code == 200

    made = admin_client.post(f"{url}?locale=nl", {**words, "abbreviation": "", "synonyms": "", "examples": ""})

    assert made.status_code == 302
    assert str(GlossaryTerm.objects.get(slug="casemanager")) == "Casemanager"
    for query, found in (("", 1), ("manag", 1), ("meedenkt", 1), ("indicatie", 0)):
        listed = PageView(admin_client.get("/admin/snippets/regioplan/glossaryterm/", {"q": query}))
        assert (query, len(listed.soup.select("td.title"))) == (query, found)


def test_an_editor_need_not_think_of_an_address(home: Any, admin_client: Any) -> None:
    words = {"term": "Één loket", "slug": "", "short": "Eén plek.", "text": "null", "abbreviation": ""}
    url = "/admin/snippets/regioplan/glossaryterm/add/?locale=nl"

    made, again = (admin_client.post(url, {**words, "synonyms": "", "examples": ""}) for _time in range(2))

    assert (made.status_code, [word.slug for word in GlossaryTerm.objects.all()]) == (302, ["een-loket"])
    assert PageView(again).soup.get_text().count("Een ander woord heeft dit adres al.") == 1


def test_a_word_of_signs_only_asks_for_an_address(home: Any) -> None:
    word = GlossaryTerm(term="???", short="Vragen.", locale=Locale.objects.get(language_code="nl"))

    with pytest.raises(ValidationError) as caught:
        word.full_clean(exclude=["text"])

    assert list(caught.value.message_dict) == ["slug"]


def test_editors_see_the_words_by_letter_whatever_their_capitals(home: Any, admin_client: Any) -> None:
    for term in ("zorgpad", "CIZ", "bezwaar", "Wmo"):
        make_word(term)

    listed = PageView(admin_client.get("/admin/snippets/regioplan/glossaryterm/"))

    titles = [cell.get_text(" ", strip=True).split()[0] for cell in listed.soup.select("td.title")]
    assert titles == ["bezwaar", "CIZ", "Wmo", "zorgpad"]


def test_a_list_of_only_dutch_words_says_so(home: Any, client: Any) -> None:
    make_word("indicatie")

    assert [len(view(client, f"{path}woordenlijst/").main.select(".fallback")) for path in ("/", "/en/")] == [0, 1]


def test_an_editor_sees_the_word_before_it_is_there(home: Any, admin_client: Any) -> None:
    url = reverse("wagtailsnippets_regioplan_glossaryterm:preview_on_add")

    shown = post_preview(admin_client, url, {"term": "buurtcirkel", "short": "Mensen in de buurt.", "locale": "nl"})

    assert "Mensen in de buurt." in shown
    assert "<h1" in shown
