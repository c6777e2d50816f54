"""What every engine of a database finds: the same documents for the same question."""

from __future__ import annotations

from typing import Any

import pytest
from pyroaring import BitMap

from search.engines import EngineError, get_engine
from search.engines.base import Answer
from search.query import Branch, Part, Query, Selection, Way
from tests.support.search_rows import ask, branch, document, part, remove, titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows() -> None:
    document("Samen eten", kind="hulp", summary="Elke week een maaltijd", gemeenten=["urk"], themes=["eenzaamheid"])
    document("Wandelen", kind="initiatief", body="Daarna eten wij soep", gemeenten=["urk", "almere"])
    document("Koken", kind="hulp", terms="eten", gemeenten=["almere"], themes=["gezond-leven"])
    document("Zwemmen", kind="hulp", body="In het bad", gemeenten=["almere"])


class TestWords:
    """Which documents match."""

    def test_a_word_is_found_in_each_field(self, rows: None) -> None:
        assert set(titles("eten")) == {"Samen eten", "Koken", "Wandelen"}

    def test_each_part_must_occur_wherever_that_is(self, rows: None) -> None:
        assert titles("wandelen", "soep") == ["Wandelen"]
        assert titles("wandelen", "bad") == []

    def test_any_way_of_a_part_will_do(self, rows: None) -> None:
        assert titles(part("water", Way(("water",)), Way(("bad",), 0.5))) == ["Zwemmen"]

    def test_a_stem_is_found(self, rows: None) -> None:
        assert titles("maaltijden", "weken") == ["Samen eten"]

    def test_a_phrase_stands_side_by_side_in_one_field(self, rows: None) -> None:
        def phrase(*words: str) -> Any:
            return part(" ".join(words), Way(words, phrase=True))

        assert titles(phrase("week", "een", "maaltijd")) == ["Samen eten"]
        assert titles(phrase("maaltijd", "week")) == []
        assert titles(phrase("eten", "elke")) == []

    def test_words_of_one_way_need_not_stand_together(self, rows: None) -> None:
        assert titles(part("x", Way(("maaltijd", "samen")))) == ["Samen eten"]

    def test_the_beginning_of_the_last_word_is_enough_when_asked(self, rows: None) -> None:
        assert titles(part("maal", Way(("maal",), prefix=True))) == ["Samen eten"]
        assert titles(part("een maal", Way(("een", "maal"), phrase=True, prefix=True))) == ["Samen eten"]
        assert titles(part("maal", Way(("maal",)))) == []

    def test_what_is_excluded_is_not_found(self, rows: None) -> None:
        excluded = (Way(("soep",)), Way(("koken",)))

        assert titles(branches=(branch("eten", excluded=excluded),), text="eten") == ["Samen eten"]

    def test_a_facet_is_a_way(self, rows: None) -> None:
        way = Way(("thema_gezondleven",), 0.7, facet=True)

        assert titles(part("gezond", Way(("gezond",)), way)) == ["Koken"]

    def test_any_part_finds_more_and_those_with_most_parts_first(self, rows: None) -> None:
        assert titles("eten", "bad", "maaltijd", any_part=True) == ["Samen eten", "Koken", "Zwemmen", "Wandelen"]

    def test_letters_of_other_scripts_stay_whole(self) -> None:
        document("مساعدة في الديون", language="ar")
        document("допомога", language="uk")

        assert titles(branches=(branch("الديون", language="ar"),), text="الديون") == ["مساعدة في الديون"]
        assert titles(branches=(branch("допомога", language="uk"),), text="допомога") == ["допомога"]
        assert titles(branches=(branch(part("x", Way(("допом",))), language="uk"),), text="") == []

    @pytest.mark.parametrize("parts", [None, (), (Part("", (Way(()),)),)])
    def test_a_question_without_parts_has_no_documents(self, rows: None, parts: tuple[Part, ...] | None) -> None:
        engine, query = get_engine(), Query("", () if parts is None else (Branch("nl", parts),))

        assert engine.search(query, Selection()) == Answer(engine=engine.name)


class TestLanguages:
    """Branches."""

    @pytest.fixture(autouse=True)
    def two_languages(self) -> None:
        document("Help with debts", language="en", body="debts")
        document("Debts", language="nl", translation_key="a", terms="debts")
        document("Debts in English", language="en", translation_key="a", key="en")

    def test_a_branch_finds_only_its_own_language(self) -> None:
        assert titles(branches=(branch("debts"),), text="debts") == ["Debts"]

    def test_the_first_language_comes_first_and_a_translation_once(self) -> None:
        both = (branch("debts", language="en"), branch("debts"))

        assert titles(branches=both, text="debts") == ["Debts in English", "Help with debts"]
        assert titles(branches=both[::-1], text="debts") == ["Debts", "Help with debts"]
        assert ask(branches=both, text="debts").total == 2

    def test_of_three_languages_the_first_that_is_found_is_shown(self) -> None:
        document("Debts plan", language="en", translation_key="b", key="en-b")
        document("Turkish plan of debts", language="tr", translation_key="b", key="tr-b")
        document("Turkish debts", language="tr", translation_key="a", key="tr-a")
        document("Only Turkish debts", language="tr", translation_key="c", key="tr-c")
        document("Nothing of it", language="nl", translation_key="c", key="nl-c")
        three = tuple(branch("debts", language=language) for language in ("nl", "en", "tr"))

        assert set(titles(branches=three, text="debts")) == {
            "Debts",
            "Debts plan",
            "Help with debts",
            "Only Turkish debts",
        }
        assert ask(branches=three, text="debts").total == 4

    def test_numbers_and_later_pages_leave_translations_out(self) -> None:
        for number in range(5):
            document(f"Boot {number}", kind="hulp", gemeenten=["urk"], translation_key=f"{number}")
            document(f"Boot of {number}", kind="hulp", gemeenten=["urk"], language="en", translation_key=f"{number}")
        document("Boot for all", kind="blog", gemeenten=["urk"], language="en", translation_key="6")
        document("Boot for some", kind="blog", gemeenten=["almere"], language="en", translation_key="7")
        both = (branch("boot"), branch("boot", language="en"))

        answer = ask(branches=both, text="boot", chosen={"gemeente": ["urk"]})
        assert (answer.total, answer.counts["soort"]) == (6, {"hulp": 5, "blog": 1})
        assert answer.counts["gemeente"] == {"urk": 6, "almere": 1}
        assert set(titles(branches=both, text="boot", start=5)) == {"Boot for all", "Boot for some"}

    @pytest.mark.parametrize("is_later", [False, True])
    def test_what_fits_much_better_in_another_language_comes_first_of_many(
        self, is_later: bool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for place in ("indexed", "elasticsearch.engine"):
            monkeypatch.setattr(f"search.engines.{place}.CANDIDATES", 2)
        many = {document(f"Report {number}", language="en", body="about geld").title for number in range(5)}
        help_with_it = document("Geld", kind="hulp")
        both = (branch("geld", language="en"), branch("geld"))
        later = BitMap([help_with_it.pk]) if is_later else None

        shown = [
            title
            for start in range(0, 8, 2)
            for title in titles(branches=both, text="geld", start=start, size=2, later=later)
        ]

        assert sorted(shown) == sorted({"Geld", *many})
        assert shown[5 if is_later else 0] == "Geld"
        assert titles(branches=both, text="geld", start=1, size=4, later=later) == shown[1:5]

    def test_pages_go_on_in_the_next_language(self) -> None:
        both = (branch("help", language="en"), branch("debts"))

        assert titles(branches=both, text="debts", start=1, size=1) == ["Debts"]
        assert titles(branches=both, text="debts", start=2, size=1) == []


class TestChoice:
    """What a visitor chooses, and how many that gives."""

    def test_values_of_a_facet_widen_and_facets_narrow(self, rows: None) -> None:
        assert set(titles("eten", chosen={"soort": ["hulp", "initiatief"], "gemeente": ["urk"]})) == {
            "Samen eten",
            "Wandelen",
        }
        assert titles("eten", chosen={"soort": ["hulp"], "gemeente": ["almere"]}) == ["Koken"]
        assert titles("eten", chosen={"soort": ["hulp"], "thema": []}) == ["Samen eten", "Koken"]

    def test_a_count_is_what_the_click_gives(self, rows: None) -> None:
        answer = ask("eten", chosen={"soort": ["hulp"]})

        assert answer.total == 2
        assert answer.counts["soort"] == {"hulp": 2, "initiatief": 1}
        assert answer.counts["gemeente"] == {"urk": 1, "almere": 1}
        for facet, values in answer.counts.items():
            for value, number in values.items():
                chosen = {"soort": ["hulp"], facet: [value]}
                assert ask("eten", chosen=chosen).total == number

    def test_only_what_may_be_shown_is_found_and_counted(self, rows: None) -> None:
        keep = BitMap([row.pk for row in ask("eten").documents if row.kind == "hulp"])

        answer = ask("eten", only=keep)

        assert (answer.total, answer.counts["soort"]) == (2, {"hulp": 2})

    def test_where_nothing_may_be_shown_nothing_is_found(self, rows: None) -> None:
        answer = ask("eten", only=BitMap())

        assert (list(answer.documents), answer.total, answer.counts["soort"]) == ([], 0, {})

    def test_what_comes_later_comes_after_all_others(self, rows: None) -> None:
        first = ask("eten").documents[0]

        assert titles("eten", later=BitMap([first.pk])) == ["Koken", "Wandelen", first.title]


class TestWrites:
    """The index follows the rows."""

    def test_a_changed_document_is_found_by_its_new_words_only(self, rows: None) -> None:
        document("Koken", terms="bakken", kind="cursus")

        assert titles("bakken") == ["Koken"]
        assert set(titles("eten")) == {"Samen eten", "Wandelen"}
        assert ask("bakken").counts["soort"] == {"cursus": 1}

    def test_a_removed_document_is_gone(self, rows: None) -> None:
        answer = ask("eten")
        remove(answer.documents[0])

        assert set(titles("eten")) == {"Koken", "Wandelen"}
        assert ask("eten").counts["soort"] == {"hulp": 1, "initiatief": 1}

    def test_a_slice_is_a_slice_of_the_whole(self, rows: None) -> None:
        whole = titles("eten")

        assert [titles("eten", start=place, size=1) for place in range(4)] == [[title] for title in whole] + [[]]


@pytest.mark.parametrize("number", [1, 3])
def test_an_answer_costs_as_much_for_more_documents(number: int, django_assert_num_queries: Any) -> None:
    for place in range(number):
        document(f"Eten {place}")
    ask("eten")

    with django_assert_num_queries(4):
        found = ask("eten")
    with django_assert_num_queries(0):
        assert [row.summary for row in found.documents] == [""] * number
    assert [row.get_deferred_fields() for row in found.documents] == [{"body", "index_body"}] * number


def test_a_broken_index_is_told(rows: None, monkeypatch: pytest.MonkeyPatch) -> None:
    engine: Any = get_engine()
    monkeypatch.setattr(type(engine.expressions), "word", lambda *_args, **_kwargs: "((")

    with pytest.raises(EngineError, match="search_rebuild"):
        ask("eten")
