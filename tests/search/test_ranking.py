"""The order of what was found, factor by factor: everything else alike, this decides."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from search.analysis import analyser_for
from search.query import Branch, Part, Place, Query, Way
from search.ranking import WEIGHTS, Candidate, ranked

TODAY = dt.date(2026, 11, 26)
URK = Place("Urk", "urk", 52.66, 5.6)


@pytest.fixture(autouse=True)
def lists(db: None) -> None:
    """The analyser reads the lists of editors."""


def candidate(key: str, title: str = "Iets", **values: Any) -> Candidate:
    analyser = analyser_for("nl")
    texts = {name: analyser.index_text(values.pop(name, "")) for name in ("terms", "summary", "body")}
    return Candidate(
        **{"pk": 1, "key": key, "kind": "pagina", "title": title, "index_facets": "", **values},
        index_title=analyser.index_text(title),
        index_terms=texts["terms"],
        index_summary=texts["summary"],
        opening=texts["body"],
    )


def order(*candidates: Candidate, words: str = "samen eten", **values: Any) -> list[str]:
    parts = tuple(Part(word, (Way((word,)),)) for word in words.split())
    text = values.pop("text", words)
    rows = ranked([(Branch("nl", parts), candidates)], Query(text, (), **values), today=TODAY)
    return [row.key for _score, row in rows]


class TestText:
    """Where words stand and how."""

    def test_a_title_that_is_what_was_typed_comes_first(self) -> None:
        rows = [
            candidate("holds", "Kom samen eten"),
            candidate("apart", "Eten met ons samen"),
            candidate("same", "Samen eten"),
            candidate("begins", "Samen eten op Urk"),
        ]

        assert order(*rows) == ["same", "begins", "holds", "apart"]

    def test_fields_count_by_weight(self) -> None:
        rows = [candidate(name, **{name: "eten"}) for name in ("body", "terms", "summary", "title")]

        assert order(*rows, words="eten") == ["title", "terms", "summary", "body"]

    def test_a_short_title_wins_from_a_long_one(self) -> None:
        rows = [candidate("long", "Wij gaan eten met de hele buurt"), candidate("short", "Buurt eten")]

        assert order(*rows, words="eten") == ["short", "long"]

    def test_words_side_by_side_win(self) -> None:
        rows = [candidate("apart", summary="samen koken en eten"), candidate("near", summary="met ons samen eten")]

        assert order(*rows) == ["near", "apart"]

    def test_the_best_way_counts(self) -> None:
        part = Part("eten", (Way(("eten",)), Way(("maaltijd",), 0.5), Way(("thema_eten",), 0.4, facet=True)))
        rows = [
            candidate("facet", index_facets="thema_eten"),
            candidate("other", terms="maaltijd"),
            candidate("word", terms="eten"),
        ]

        found = ranked([(Branch("nl", (part,)), rows)], Query("eten", ()), today=TODAY)

        assert [(row.key, score) for score, row in found] == [
            ("word", WEIGHTS.terms),
            ("other", WEIGHTS.terms * 0.5),
            ("facet", WEIGHTS.facets * 0.4),
        ]

    def test_a_word_that_comes_back_and_stands_in_more_fields_counts_more(self) -> None:
        rows = [
            candidate("once", terms="eten"),
            candidate("twice", terms="eten", body="eten"),
            candidate("often", terms="eten", body="eten en nog eens eten"),
        ]

        assert order(*rows, words="eten") == ["often", "twice", "once"]

    def test_a_part_that_tells_more_counts_more(self) -> None:
        parts = (
            Part("samen", (Way(("samen",)),), weight=0.2),
            Part("eten", (Way(("eten",)),), weight=0.8, needed=False),
        )
        rows = [candidate("samen", "Wij samen", body="eten"), candidate("eten", "Wij eten", body="samen")]

        found = ranked([(Branch("nl", parts), [*rows, candidate("a", body="samen")])], Query("", ()), today=TODAY)

        assert [row.key for _score, row in found] == ["eten", "samen", "a"]

    def test_with_any_part_most_parts_come_first(self) -> None:
        rows = [candidate("one", terms="samen"), candidate("none"), candidate("two", body="eten en samen zijn")]

        assert order(*rows, any_part=True) == ["two", "one", "none"]

    def test_what_stands_beyond_the_opening_counts_as_the_weakest_way(self) -> None:
        rows = [candidate("beyond"), candidate("body", body="samen en eten")]

        assert order(*rows, words="samen eten") == ["beyond", "body"]


class TestFactors:
    """What does not depend on words."""

    def test_help_comes_first_and_policy_last(self) -> None:
        kinds = ("publicatie", "monitor", "pagina", "verhaal", "hulp", "thema", "gemeente", "initiatief", "project")
        rows = [candidate(kind, kind=kind, body="eten") for kind in kinds]

        assert order(*rows, words="eten") == [
            *("hulp", "thema", "gemeente", "initiatief", "verhaal", "pagina", "project", "monitor", "publicatie")
        ]

    def test_editors_lift_and_lower(self) -> None:
        rows = [candidate(str(weight), body="eten", weight=weight) for weight in (1.0, 0.5, 2.0)]

        assert order(*rows, words="eten") == ["2.0", "1.0", "0.5"]

    def test_what_was_checked_lately_comes_first(self) -> None:
        rows = [
            candidate(str(days), body="eten", kind="hulp", checked=TODAY - dt.timedelta(days=days))
            for days in (900, 10, 400)
        ]

        assert order(*rows, words="eten") == ["10", "400", "900"]

    def test_a_meeting_that_comes_soon_comes_first(self) -> None:
        rows = [
            candidate(str(days), body="eten", kind="bijeenkomst", date=TODAY + dt.timedelta(days=days))
            for days in (-1, 200, 0, 20)
        ]

        assert order(*rows, words="eten") == ["0", "20", "200", "-1"]

    def test_news_loses_as_it_gets_old_and_other_pages_do_not(self) -> None:
        rows = [
            candidate(f"{kind} {days}", body="eten", kind=kind, date=TODAY - dt.timedelta(days=days))
            for kind, days in (("blog", 2000), ("blog", 800), ("blog", 3), ("pagina", 2000))
        ]

        assert order(*rows, words="eten") == ["blog 3", "pagina 2000", "blog 800", "blog 2000"]

    def test_who_speaks_the_language_comes_first(self) -> None:
        rows = [
            candidate("a dutch", summary="eten", spoken=["nl"]),
            candidate("b both", summary="eten", spoken=["nl", "ar"]),
            candidate("best", "Eten", spoken=["nl"]),
        ]

        assert order(*rows, words="eten") == ["best", "a dutch", "b both"]
        assert order(*rows, words="eten", spoken=("ar", "uk")) == ["best", "b both", "a dutch"]

    def test_a_text_for_professionals_loses_only_for_a_need(self) -> None:
        rows = [candidate("plan", "Eten", kind="publicatie", weight=2.0), candidate("talk", "Eten", kind="blog")]

        assert order(*rows, words="eten") == ["plan", "talk"]
        assert order(*rows, words="eten", need=True) == ["talk", "plan"]

    def test_the_language_of_the_reader_comes_first_unless_another_fits_much_better(self) -> None:
        part = Part("eten", (Way(("eten",)),))
        own = [candidate("own", body="eten"), candidate("own title", "Samen eten")]
        other = [
            candidate("other", summary="eten"),
            candidate("other title", "Samen eten"),
            candidate("c", body="eten"),
        ]

        found = ranked([(Branch("en", (part,)), own), (Branch("nl", (part,)), other)], Query("eten", ()), today=TODAY)

        assert [row.key for _score, row in found] == ["own title", "other title", "other", "own", "c"]


class TestPlace:
    """Help that is near."""

    def test_the_gemeente_then_what_is_everywhere_then_by_distance(self) -> None:
        rows = [
            candidate("almere", body="eten", gemeenten=["almere"], latitude=52.37, longitude=5.22),
            candidate("emmeloord", body="eten", gemeenten=["noordoostpolder"], latitude=52.71, longitude=5.75),
            candidate("phone", body="eten", gemeenten=["almere"], everywhere=True),
            candidate("no place", body="eten"),
            candidate("urk", body="eten", gemeenten=["urk"]),
        ]

        assert order(*rows, words="eten", place=URK) == ["urk", "phone", "emmeloord", "no place", "almere"]

    def test_help_for_the_whole_province_comes_after_help_in_the_gemeente_and_before_texts_about_all(self) -> None:
        every = ["almere", "dronten", "lelystad", "noordoostpolder", "urk", "zeewolde"]
        rows = [
            candidate("a report", body="eten", kind="thema", gemeenten=every),
            candidate("b province", body="eten", kind="hulp", gemeenten=every),
            candidate("c urk", body="eten", kind="hulp", gemeenten=["urk"]),
        ]

        assert order(*rows, words="eten", place=URK) == ["c urk", "b province", "a report"]

    def test_without_a_place_nothing_is_near(self) -> None:
        rows = [candidate("b", body="eten", gemeenten=["urk"]), candidate("a", body="eten", everywhere=True)]

        assert order(*rows, words="eten") == ["a", "b"]

    def test_a_place_wins_from_a_title_elsewhere(self) -> None:
        rows = [
            candidate("elsewhere", "Eten", gemeenten=["almere"]),
            candidate("here", summary="eten", gemeenten=["urk"]),
        ]

        assert order(*rows, words="eten", place=URK) == ["here", "elsewhere"]
