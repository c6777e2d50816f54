"""Places in a question; names that are words too count only where the words around them say so."""

from __future__ import annotations

from typing import Any

import pytest

from core.places import KnownPlace, known_places
from search.understanding.places import PlaceIndex, find_place, without_codes
from tests.support.pages import make_term


def _place(name: str, gemeente: str, *short: str, whole: bool = False) -> KnownPlace:
    return KnownPlace(name, gemeente, 52.5, 5.5, names=(name,), short=short, whole=whole)


PLACES = PlaceIndex(
    [
        *(
            _place(name, name.lower(), whole=True)
            for name in ("Almere", "Lelystad", "Noordoostpolder", "Urk", "Dronten")
        ),
        _place("Almere Buiten", "almere", "Buiten"),
        _place("Almere Haven", "almere", "Haven"),
        _place("Almere Stad", "almere", "Stad"),
        _place("Almere Poort", "almere", "Poort"),
        _place("Lelystad-Haven", "lelystad", "Haven"),
        *(_place(name, "noordoostpolder") for name in ("Ens", "Emmeloord", "Rutten", "Tollebeek")),
        KnownPlace("Lelystad", "lelystad", 52.51, 5.48, code="8232"),
        KnownPlace("Almere Buiten", "almere", 52.4, 5.27, code="1338"),
        KnownPlace("Ens", "noordoostpolder", 52.63, 5.83, code="8307"),
        KnownPlace("Urk", "urk", 52.66, 5.6, code="8321"),
    ],
    ["haven", "muziekwijk", "Het Spectrum", "Ens", "Rutten"],
)


@pytest.mark.parametrize(
    ("question", "name", "words"),
    [
        ("urk", "Urk", "urk"),
        ("eenzaam urk", "Urk", "urk"),
        ("gemeente urk", "Urk", "gemeente urk"),
        ("regio almere", "Almere", "regio almere"),
        ("samen eten in almere buiten", "Almere Buiten", "almere buiten"),
        ("wandelen in almere", "Almere", "almere"),
        ("in ens", "Ens", "ens"),
        ("fietsen in ens met mijn kind", "Ens", "ens"),
        ("dorp ens", "Ens", "dorp ens"),
        ("hulp in buiten", "Almere Buiten", "buiten"),
        ("wonen in haven", "Almere Haven", "haven"),
        ("wijk poort", "Almere Poort", "wijk poort"),
        ("ens noordoostpolder", "Ens", "ens noordoostpolder"),
        ("noordoostpolder ens", "Ens", "noordoostpolder ens"),
        ("rutten noordoostpolder", "Rutten", "rutten noordoostpolder"),
        ("emmeloord noordoostpolder", "Emmeloord", "emmeloord noordoostpolder"),
        ("lelystad haven", "Lelystad-Haven", "lelystad haven"),
        ("haven lelystad", "Lelystad-Haven", "haven lelystad"),
        ("stad almere", "Almere Stad", "stad almere"),
        ("schuldhulp 8232", "8232 (Lelystad)", "8232"),
        ("schuldhulp 8232 ab", "8232 (Lelystad)", "8232 ab"),
        ("schuldhulp 8232ab", "8232 (Lelystad)", "8232ab"),
        ("8232 in de buurt", "8232 (Lelystad)", "8232"),
        ("8232 lelystad", "8232 (Lelystad)", "8232 lelystad"),
        ("buiten 1338", "1338 (Almere Buiten)", "buiten 1338"),
        ("ens 8307", "8307 (Ens)", "ens 8307"),
        ("dronten 8321 urk", "8321 (Urk)", "8321 urk"),
        ("eten in urk of emmeloord", "Urk", "urk"),
        ("tollebeek", "Tollebeek", "tollebeek"),
    ],
)
def test_a_place(question: str, name: str, words: str) -> None:
    found = find_place(question.split(), PLACES)

    assert found is not None
    assert (found.place.name, " ".join(question.split()[found.start : found.end])) == (name, words)


@pytest.mark.parametrize(
    "question",
    [
        "",
        "buiten",
        "buiten bewegen",
        "ens",
        "ens en zo",
        "hulp in de buurt van buiten",
        "haven",
        "in de haven werken",
        "stad en land",
        "poort maken",
        "dokter rutten",
        "muziekwijk",
        "het spectrum",
        "1234 stappen",
        "9999 ab",
        "82321",
        "haven van het leven",
    ],
)
def test_words_that_are_no_place(question: str) -> None:
    assert find_place(question.split(), PLACES) is None


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("nop taalles", "Noordoostpolder"),
        ("almeer wandelen", "Almere"),
        ("zingen in de poortwijk", "Poortwijk"),
        ("zingen poortwijk", None),
        ("de poortwijk", None),
        ("in de haven", None),
    ],
)
def test_other_names_and_the_article_before_one(question: str, name: str | None) -> None:
    index = PlaceIndex(
        [
            *(_place(each, each.lower(), whole=True) for each in ("Almere", "Noordoostpolder")),
            _place("Almere Poortwijk", "almere", "Poortwijk"),
            _place("Almere Haven", "almere", "Haven"),
        ],
        ["haven"],
    )
    found = find_place(question.split(), index)

    assert (found.place.name if found else None) == (name and name.replace("Poortwijk", "Almere Poortwijk"))


@pytest.mark.parametrize(
    ("question", "name", "rest"),
    [
        ("buiten almere wandelen", "Almere", "buiten wandelen"),
        ("buiten bewegen in lelystad", "Lelystad", "buiten bewegen in"),
        ("buiten sporten 8321", "8321 (Urk)", "buiten sporten"),
        ("lelystad ens", "Lelystad", "ens"),
    ],
)
def test_a_word_beside_another_place_stays_a_word(question: str, name: str, rest: str) -> None:
    words = question.split()
    found = find_place(words, PLACES)

    assert found is not None
    assert (found.place.name, " ".join([*words[: found.start], *words[found.end :]])) == (name, rest)


def test_the_directory_tells_all_places(home: Any) -> None:
    make_term("Gemeente", "almere", name="Almere", cbs_code="0034", places="Almere Buiten\nAlmere Duin")

    known = known_places()

    whole, villages = known[0], {place.name: place for place in known if place.names and not place.whole}
    assert (whole.name, whole.gemeente, whole.whole) == ("Almere", "almere", True)
    assert {"Almere Buiten", "Almere Duin", "Almere Haven"} <= set(villages)
    assert villages["Almere Buiten"].short == ("Buiten",)
    # It has no postcode of its own: it lies in the middle of its gemeente.
    assert (villages["Almere Duin"].latitude, villages["Almere Duin"].longitude) == (whole.latitude, whole.longitude)
    assert {place.gemeente for place in known if place.code} == {"almere"}


@pytest.mark.parametrize(
    ("question", "end"),
    [
        ("8232 HE hulp", 2),
        ("hulp 8232 TV", 3),
        ("hulp 8232 tv", 3),
        ("8232 he hulp", 2),
        ("8232 tv kijken", 1),
        ("8232 in de buurt", 1),
        ("8232HE hulp", 1),
    ],
)
def test_letters_of_a_postcode_may_be_a_word(question: str, end: int) -> None:
    shown = question.split()

    found = find_place([word.lower() for word in shown], PLACES, shown=shown)

    assert found is not None
    assert (found.place.name, found.end) == ("8232 (Lelystad)", end)


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("1234 ab hulp", "hulp"),
        ("hulp 1234ab", "hulp"),
        ("schuld hulp 8232", "schuld hulp"),
        ("1234 in de buurt", "1234 in de buurt"),
        ("in 1953", "in 1953"),
        ("8232", "8232"),
    ],
)
def test_a_postcode_is_no_word_to_look_for(question: str, left: str) -> None:
    assert " ".join(without_codes(question.split(), PLACES)) == left
