"""Suggestions while somebody types."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from rapidfuzz.distance import OSA

from search.insight.approving import SOURCE
from search.models import SearchSuggestion, SearchWord
from search.suggest import MOST, suggestions_for
from tests.support.hostile import HOSTILE_QUERIES
from tests.support.pages import make_term
from tests.support.queries import warm_queries

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture(autouse=True)
def rows(db: None) -> None:
    """Titles from each of their words on, as the projection writes them."""
    titles = [("nl", "Samen eten", 1.0), ("nl", "Eetcafé De Brug", 2.0), ("en", "Eating together", 1.0)]
    for language, title, weight in titles:
        words = title.lower().replace("é", "e").split()
        for first in range(len(words)):
            start = " ".join(words[first:])
            values = {"language": language, "title": title, "url": "/x/", "kind": "hulp", "weight": weight}
            SearchSuggestion.objects.create(start=start, source=SOURCE, **values)
        for word in words:
            SearchWord.objects.update_or_create(language=language, word=word, defaults={"shown": word, "count": 1})


def titles(text: str, *languages: str) -> list[str]:
    return [row.title for row in suggestions_for(text, languages=languages or ("nl",))]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("sa", ["Samen eten"]),
        ("ete", ["Samen eten"]),
        ("EET", ["Eetcafé De Brug"]),
        ("eetcafé d", ["Eetcafé De Brug"]),
        ("  samen   et", ["Samen eten"]),
        ("bru", ["Eetcafé De Brug"]),
        ("eten samen", []),
        ("s", []),
        ("", []),
        ("%", []),
    ],
)
def test_by_the_beginning_of_any_word(typed: str, expected: list[str]) -> None:
    assert titles(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("eetcaef", ["Eetcafé De Brug"]),
        ("samne", ["Samen eten"]),
        ("smaen", ["Samen eten"]),
        ("somen", ["Samen eten"]),
        ("smen", ["Samen eten"]),
        ("soamen", ["Samen eten"]),
        ("smane", []),
        ("samen etn", []),
        ("xamen", []),
        ("etn", []),
    ],
)
def test_a_slip_in_a_long_last_word_when_nothing_fits(typed: str, expected: list[str]) -> None:
    assert titles(typed) == expected


def test_of_all_words_with_the_same_first_letter_few_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    words = [f"s{second}{number}" for second in "bcdefg" for number in range(1_000, 1_050)]
    rows = [SearchWord(language="nl", word=word, shown=word, count=9) for word in [*words, "samenloop"]]
    SearchWord.objects.bulk_create(rows)
    compared: list[str] = []

    def distance(one: str, other: str, **options: Any) -> int:
        compared.append(other)
        return int(OSA.distance(one, other, **options))

    monkeypatch.setattr("search.suggest.OSA", SimpleNamespace(distance=distance))

    assert titles("samne") == ["Samen eten"]
    assert sorted(set(compared)) == ["same", "samen", "samenl"]


def test_the_words_that_are_read_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    SearchWord.objects.create(language="nl", word="sambal", shown="sambal", count=9)
    monkeypatch.setattr("search.suggest._MOST_READ", 1)

    assert titles("samne") == []


def test_the_language_of_the_page_goes_first() -> None:
    assert titles("eat", "nl") == []
    assert titles("eet", "en", "nl") == ["Eetcafé De Brug"]
    SearchSuggestion.objects.create(language="en", start="eetlust", title="Eetlust", url="/", kind="x", source=SOURCE)
    assert titles("eet", "en", "nl") == ["Eetlust", "Eetcafé De Brug"]


def test_a_title_with_the_words_goes_before_another_name_of_something() -> None:
    for start, title in (("brugklas", "Naar een nieuwe school"), ("brugpiepers", "Brugpiepers")):
        SearchSuggestion.objects.create(language="nl", start=start, title=title, url="/", kind="x", source=SOURCE)

    assert titles("brugk") == ["Naar een nieuwe school"]
    assert titles("brug") == ["Brugpiepers", "Eetcafé De Brug", "Naar een nieuwe school"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("kof", ["Koffie Dronten", "Koffieochtend Zeewolde", "Koffie is een woord", "Vijf adressen en één koffer"]),
        ("kofie", ["Koffie Dronten", "Koffieochtend Zeewolde", "Koffie is een woord", "Vijf adressen en één koffer"]),
        ("dem", ["Dementie", "Dementie Flevoland", "Een onderzoek naar dementie"]),
        ("eten", ["Eten aan huis", "Samen eten", "Ik wil niet alleen eten"]),
        ("als", ["Als praten niet lukt", "Wijk met alsem", "School als werkplaats"]),
    ],
)
def test_what_begins_so_first_then_by_kind_then_the_shortest(typed: str, expected: list[str]) -> None:
    for kind, title in (
        ("hulp", "Vijf adressen en één koffer"),
        ("woord", "Koffie is een woord"),
        ("hulp", "Koffieochtend Zeewolde"),
        ("hulp", "Koffie Dronten"),
        ("hulp", "Een onderzoek naar dementie"),
        ("thema", "Dementie Flevoland"),
        ("thema", "Dementie"),
        ("hulpvraag", "Ik wil niet alleen eten"),
        ("publicatie", "Eten aan huis"),
        ("hulp", "School als werkplaats"),
        ("woord", "Wijk met alsem"),
        ("verhaal", "Als praten niet lukt"),
    ):
        words = title.lower().replace("é", "e").split()
        for first, word in enumerate(words):
            values = {"start": " ".join(words[first:]), "title": title, "url": "/x/", "kind": kind, "source": SOURCE}
            SearchSuggestion.objects.create(language="nl", **values)
            SearchWord.objects.update_or_create(language="nl", word=word, defaults={"shown": word, "count": 1})

    assert titles(typed) == expected


def test_of_many_the_database_reads_the_best() -> None:
    values = {"language": "nl", "url": "/x/", "source": SOURCE, "kind": "hulp"}
    others = [f"{title} {number}" for title in ("woensdag", "wat woont daar") for number in range(200)]
    SearchSuggestion.objects.bulk_create(
        SearchSuggestion(start=f"wo{title.rpartition('wo')[2]}", title=title.capitalize(), **values) for title in others
    )
    SearchSuggestion.objects.create(start="wonen", title="Wonen", **values)
    SearchSuggestion.objects.create(start="wortels", title="Wortels in de tuin", **{**values, "kind": "thema"})

    assert titles("wo")[0] == "Wonen"
    assert titles("wo")[1].startswith("Woensdag")
    assert titles("wor") == ["Wortels in de tuin"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("almere", "Hulp in Almere"),
        ("Almere Haven", "Hulp in Almere Haven"),
        ("1315", "Hulp in 1315 (Almere Stad)"),
        ("alme", "Almere doet mee"),
        ("almere doet", "Almere doet mee"),
        ("haven", ""),
        ("9999", ""),
    ],
)
def test_a_place_or_postcode_leads_to_the_help_near(typed: str, expected: str) -> None:
    make_term("Gemeente", "almere", name="Almere", cbs_code="0034")
    values = {"title": "Almere doet mee", "url": "/x/", "kind": "initiatief", "source": SOURCE}
    SearchSuggestion.objects.create(language="nl", start="almere doet mee", **values)

    assert next(iter(titles(typed)), "") == expected


def test_words_of_danger_are_not_repeated() -> None:
    SearchSuggestion.objects.create(
        language="nl", start="zelfmoord", title="Zelfmoord", url="/", kind="x", source=SOURCE
    )

    assert titles("zelf") == ["Zelfmoord"]
    assert titles("zelfmoord") == []


def test_so_many_at_most_and_each_once(client: Client) -> None:
    for number in range(2 * MOST):
        for start in (f"boot {number}", f"{number} boot"):
            SearchSuggestion.objects.create(
                language="nl", start=start, title=f"Boot {number}", url="/", kind="x", source=SOURCE
            )

    found = titles("boot")

    assert (len(found), len(set(found))) == (MOST, MOST)
    assert warm_queries(client, "/zoeken/suggesties/?q=boot") == 1
    assert warm_queries(client, "/zoeken/suggesties/?q=sa") == 1
    assert warm_queries(client, "/zoeken/suggesties/?q=samne") == 3


@pytest.mark.parametrize("query", HOSTILE_QUERIES)
def test_anything_may_be_typed(query: str, client: Client) -> None:
    assert client.get("/zoeken/suggesties/", {"q": query}).status_code == 200


def test_the_answer(client: Client) -> None:
    dutch, english = (client.get(path, {"q": "eet"}) for path in ("/zoeken/suggesties/", "/en/zoeken/suggesties/"))

    assert dutch.json() == {
        "status": "1 suggestie. Kies met de pijltjes.",
        "suggestions": [{"text": "Eetcafé De Brug", "lang": ""}],
    }
    assert english.json()["suggestions"] == [{"text": "Eetcafé De Brug", "lang": "nl"}]
    assert (dutch.headers["Cache-Control"], dutch.headers["X-Robots-Tag"]) == ("no-store", "noindex, nofollow")
    assert client.get("/zoeken/suggesties/").json() == {"status": "Geen suggesties.", "suggestions": []}
    assert client.post("/zoeken/suggesties/").status_code == 405


def test_nothing_of_it_is_counted(client: Client, django_assert_num_queries: Any) -> None:
    client.get("/zoeken/suggesties/?q=sa")

    with django_assert_num_queries(1) as captured:
        client.get("/zoeken/suggesties/?q=sa", headers={"user-agent": "Mozilla/5.0"})

    assert all(query["sql"].startswith("SELECT") for query in captured.captured_queries)


def test_of_a_long_text_no_more_is_read_than_of_a_question(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def is_crisis(text: str) -> bool:
        read.append(text)
        return False

    monkeypatch.setattr("search.suggest.is_crisis", is_crisis)

    suggestions_for("samen " * 1_000, languages=("nl",))

    assert [len(text) for text in read] == [200]
