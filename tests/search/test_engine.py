"""The engine finds words, and never breaks on what people type."""

from __future__ import annotations

import random
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from core.query_words import MAX_WORDS, words_of
from search.engines.database import MAX_RESULTS, DatabaseEngine
from search.models import SearchDocument
from tests.support.hostile import HOSTILE_QUERIES

HOSTILE = [
    *HOSTILE_QUERIES,
    '"',
    "'",
    "''",
    '"samen eten',
    "AND",
    "OR",
    "NOT",
    "NEAR(a b)",
    "AND OR NOT",
    "title:samen",
    "samen*",
    "*",
    "^samen",
    "-samen",
    "(samen",
    ")",
    "{a b}",
    "a & b | !c",
    "samen:*",
    "<->",
    "\\",
    "%",
    "_",
    "___",
    "__init__",
    "; DROP TABLE search_searchdocument; --",
    "é" * 50,
    "e\u0301" * 50,
    "\u200b",
    "\ud800",
    "ß İ ı ﬃ",  # noqa: RUF001
    "١٢٣ ４２ Ⅷ ²",  # noqa: RUF001
    "你好 世界",
    "שלום مرحبا",
    "👨‍👩‍👧‍👦",
    "a" * 5000,
    " ".join("abcdefghijklmnopqrstuvwxyz"),
    "\x00samen\x00",
    "\x1b[31m",
    "samen\u2028eten",
    "a'b\"c`d",
    "col1 MATCH 'x'",
    "+",
    "#",
    "0",
    "1e999",
]
_ALPHABET = "aeé ñß\"'*()-+&|!:<>^~\\/%_;,.?{}[]\x00\t\n0123\u0301\u200d😀界ع" + "samen eten"


def random_queries(number: int) -> list[str]:
    """The same strings of odd signs in every run."""
    source = random.Random(20260301)  # noqa: S311  # no secret
    return ["".join(source.choices(_ALPHABET, k=source.randint(1, 60))) for _number in range(number)]


def document(title: str, **values: Any) -> SearchDocument:
    values = {
        "key": f"test:{title}",
        "kind": "pagina",
        "language": "nl",
        "url": "/x/",
        **values,
    }
    return SearchDocument.objects.create(title=title, **values)


def titles(query: str, *languages: str) -> list[str]:
    found = DatabaseEngine().search(query, languages=languages or ("nl",))
    return [row.title for row in found.documents]


@pytest.fixture
def documents(bare: None) -> None:
    document("Samen eten in Urk", summary="Elke week een maaltijd")
    document("Wandelen", body="Daarna gaan wij samen koffie drinken", terms="bewegen natuur")
    document("Eating together", language="en", summary="Samen")


@pytest.mark.parametrize("query", HOSTILE)
def test_no_hostile_query_breaks_it(query: str, documents: None) -> None:
    assert set(titles(query, "nl", "en")) <= {"Samen eten in Urk", "Wandelen", "Eating together"}


@pytest.mark.slow
def test_no_random_query_breaks_it(documents: None) -> None:
    queries = random_queries(300)

    for query in queries:
        assert set(titles(query)) <= {"Samen eten in Urk", "Wandelen"}
    assert len(set(queries)) == 300


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("urk", ["Samen eten in Urk"]),
        ("URK", ["Samen eten in Urk"]),
        ("koffie", ["Wandelen"]),
        ("natuur", ["Wandelen"]),
        ("maaltijd", ["Samen eten in Urk"]),
        ("samen koffie", ["Wandelen"]),
        ("samen, koffie!", ["Wandelen"]),
        ("zwemmen", []),
        ("", []),
        (" \t\n", []),
        ("!?", []),
    ],
)
def test_words_find_the_documents_that_have_them(query: str, found: list[str], documents: None) -> None:
    assert titles(query) == found


def test_when_nothing_has_all_words_any_word_counts(documents: None) -> None:
    assert titles("urk koffie") in (["Samen eten in Urk", "Wandelen"], ["Wandelen", "Samen eten in Urk"])


def test_the_language_of_the_visitor_comes_first(documents: None) -> None:
    assert titles("samen", "en", "nl")[0] == "Eating together"
    assert titles("samen", "nl", "en")[-1] == "Eating together"
    assert "Eating together" not in titles("samen", "nl")


def test_only_so_many_words_and_results_count(db: None) -> None:
    query = " ".join(f"woord{number}" for number in range(50))

    assert words_of(query) == [f"woord{number}" for number in range(MAX_WORDS)]
    assert words_of("Samen samen SAMEN eten") == ["samen", "eten"]


def test_the_number_of_results_has_an_end(db: None) -> None:
    SearchDocument.objects.bulk_create(
        SearchDocument(key=f"t:{number}", kind="x", language="nl", title="Samen", url="/x/")
        for number in range(MAX_RESULTS + 1)
    )
    call_command("update_index", verbosity=0, stdout=StringIO())

    assert len(titles("samen")) == MAX_RESULTS


def test_results_come_without_their_long_text(documents: None, django_assert_num_queries: Any) -> None:
    row = DatabaseEngine().search("urk", languages=["nl"]).documents[0]

    assert row.get_deferred_fields() == {"body"}
    with django_assert_num_queries(0):
        assert (row.title, row.summary) == ("Samen eten in Urk", "Elke week een maaltijd")


class TestOrder:
    """Titles first, then how much fits, then what helps most."""

    def test_the_title_that_was_typed_comes_first(self, bare: None) -> None:
        document("Ik zei wat", body="Ik zei altijd")
        document("Wat ik altijd zei en dacht", kind="hulp", body="zei")
        document("Ik zei altijd", kind="publicatie")
        document("Ik zei altijd ja", kind="woord")
        document("Ja, ik zei altijd ja", kind="woord")

        assert titles("ik zei altijd") == [
            "Ik zei altijd",
            "Ik zei altijd ja",
            "Ja, ik zei altijd ja",
            "Wat ik altijd zei en dacht",
            "Ik zei wat",
        ]

    def test_help_comes_before_other_kinds(self, bare: None) -> None:
        for kind in ("woord", "publicatie", "hulp", "verhaal", "thema", "initiatief"):
            document(f"Over {kind}", kind=kind, body="eenzaam")

        assert titles("eenzaam") == [
            "Over hulp",
            "Over thema",
            "Over initiatief",
            "Over verhaal",
            "Over publicatie",
            "Over woord",
        ]

    def test_a_sentence_is_ordered_by_how_much_of_it_fits(self, bare: None) -> None:
        document("Een", kind="hulp", body="mensen")
        document("Twee", kind="woord", body="mensen ontmoeten")
        document("Drie", kind="woord", body="ik wil en ik kan")
        document("Vier", kind="hulp", summary="Urk", terms="ontmoeten")

        assert titles("ik wil mensen ontmoeten op Urk") == ["Vier", "Twee", "Een"]

    def test_stop_words_alone_are_searched_for(self, bare: None) -> None:
        document("Wat is er", body="dan")
        document("De kist van hier", body="zo")

        assert titles("er is") == ["Wat is er"]
