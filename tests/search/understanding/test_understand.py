"""From what a visitor types to a question for the engines."""

from __future__ import annotations

import random
from typing import Any

import pytest

from search.models import SearchState, SearchWord
from search.query import Branch, Part
from search.understanding import Understood, understand
from tests.support.hostile import HOSTILE_QUERIES
from tests.support.pages import make_term
from tests.support.words import make_word

WORDS = "eenzaamheid schulden schuldhulpverlening rollator geld eten samen kind buiten bewegen voedselbank mantelzorg"


@pytest.fixture(autouse=True)
def known(home: Any) -> None:
    """Words of the index, two gemeenten, and a word with a synonym."""
    make_term("Gemeente", "almere", name="Almere", cbs_code="0034", places="Almere Buiten")
    make_term("Gemeente", "dronten", name="Dronten", cbs_code="0303", places="Dronten\nKetelhaven")
    make_term("Gemeente", "urk", name="Urk", cbs_code="0184", places="Urk")
    make_word("persoonsgebonden budget", abbreviation="pgb", synonyms="zorggeld")
    SearchWord.objects.all().delete()
    SearchWord.objects.bulk_create(SearchWord(language="nl", word=word, shown=word, count=10) for word in WORDS.split())


def read(text: str, *languages: str, **options: Any) -> Understood:
    return understand(text, languages=languages or ("nl",), **options)


def branch(understood: Understood, language: str = "nl") -> Branch:
    return next(branch for branch in understood.query.branches if branch.language == language)


def words(understood: Understood, language: str = "nl") -> list[str]:
    return [part.words for part in branch(understood, language).parts]


def tokens(part: Part) -> set[str]:
    """The ways of a part, tokens of one way joined by a plus."""
    return {"+".join(way.tokens) for way in part.ways}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("hoe kom ik aan een rollator in Dronten?", ["rollator"]),
        ("ik heb geen geld meer voor eten", ["geld", "eten"]),
        ("Waar kan ik terecht met schulden?", ["schulden"]),
        ("samen eten", ["samen", "eten"]),
        ("hulp", ["hulp"]),
        ("hoe kan ik", ["hoe", "kan", "ik"]),
        ('"samen eten" kind', ["kind", "samen eten"]),
        ("geld -kind", ["geld"]),
        ("-kind", ["kind"]),
        ("buiten bewegen", ["buiten", "bewegen"]),
    ],
)
def test_what_must_be_found(text: str, parts: list[str]) -> None:
    assert words(read(text)) == parts


@pytest.mark.parametrize("text", ["", "   ", "\0", "?!", "😀", '""', "-"])
def test_nothing_to_find(text: str) -> None:
    assert read(text).query.branches == ()


class TestWays:
    """How a word may occur."""

    def test_itself_its_stem_and_longer_words(self) -> None:
        part = branch(read("kinderen")).parts[0]

        assert [(way.tokens, way.weight) for way in part.ways[:3]] == [
            (("kinderen",), 1.0),
            (("qskind",), 0.9),
            (("qckind",), 0.6),
        ]

    def test_the_parts_of_a_compound_may_stand_apart(self) -> None:
        assert {"qsschuld+qshulp", "qcschuld+qchulp"} <= tokens(branch(read("schuldhulp")).parts[0])

    def test_two_words_may_be_one(self) -> None:
        assert all("qsmantelzorg" in tokens(part) for part in branch(read("mantel zorg")).parts)

    def test_a_synonym_counts_less(self) -> None:
        part = branch(read("pgb")).parts[0]
        phrase = next(way for way in part.ways if way.phrase)

        assert (phrase.tokens, phrase.weight < 1) == (("persoonsgebonden", "budget"), True)

    def test_a_synonym_of_more_words_holds_for_each(self) -> None:
        assert all("qspgb" in tokens(part) for part in branch(read("persoonsgebonden budget")).parts)

    def test_what_is_excluded_in_every_form(self) -> None:
        found = [(way.tokens, way.phrase) for way in branch(read('geld -kinderen -"samen eten"')).excluded]

        assert found == [(("kinderen",), False), (("qskind",), False), (("samen", "eten"), True)]

    def test_found_words_are_marked_but_no_facets(self) -> None:
        marked = read("Urk").marked | read("pgb").marked

        assert {"urk", "pgb", "budget"} <= marked
        assert not any("_" in token for token in marked)


class TestCorrection:
    """Unknown words are searched as they were meant, and the visitor is told."""

    @pytest.mark.parametrize(
        ("text", "corrected"),
        [
            ("eenzaamhied", "eenzaamheid"),
            ("Eenzaamhied in Urk", "eenzaamheid in Urk"),
            ("schuldhulpverlneing", "schuldhulpverlening"),
            # It has the same stem, so it is found as it is.
            ("schuldhulpverlenning", ""),
            ("eenzaam heid", "eenzaamheid"),
            ("rollator", ""),
            ("kinderen", ""),
            ('"eenzaamhied"', ""),
            ("geld -eenzaamhied", ""),
            ("borclar", ""),
            ("zelfmoordgedachten", ""),
        ],
    )
    def test_what_was_searched(self, text: str, corrected: str) -> None:
        assert read(text).corrected == corrected

    def test_the_very_letters_when_asked(self) -> None:
        found = read("eenzaamhied", correct=False)

        assert (found.corrected, words(found)) == ("", ["eenzaamhied"])

    def test_a_place_is_found_in_spite_of_an_error(self) -> None:
        found = read("rollator Drontn")

        assert (found.corrected, found.place.gemeente if found.place else "") == ("rollator dronten", "dronten")


class TestPlace:
    """A place orders and is no word to find; alone it finds what is there."""

    def test_beside_words(self) -> None:
        found = read("rollator in Dronten")

        assert found.place == found.query.place
        assert (found.place.name if found.place else "", found.place_words, words(found)) == (
            "Dronten",
            "Dronten",
            ["rollator"],
        )

    def test_as_a_word_when_asked(self) -> None:
        found = read("rollator Dronten", without_place=True)

        assert (found.place, words(found)) == (None, ["rollator", "dronten"])

    @pytest.mark.parametrize("text", ["Urk", "in urk", "gemeente Urk"])
    def test_alone(self, text: str) -> None:
        found = read(text)

        assert words(found) == ["Urk"]
        assert [way.tokens for way in branch(found).parts[0].ways] == [("urk",), ("gemeente_urk",)]

    def test_a_village_leads_to_its_gemeente_too(self) -> None:
        part = branch(read("Ketelhaven")).parts[0]

        assert [way.tokens for way in part.ways] == [("ketelhaven",), ("dronten",), ("gemeente_dronten",)]


class TestLanguages:
    """Any of six languages leads to Dutch entries."""

    @pytest.mark.parametrize(
        ("text", "spoken"),
        [
            ("borç", "tr"),
            ("borclarim var", "tr"),
            ("I have debts", "en"),
            ("długi", "pl"),
            ("dlugi", "pl"),
            ("борги", "uk"),
            ("borhy", "uk"),
            ("ديون", "ar"),
        ],
    )
    def test_debts_in_any_language_on_the_dutch_page(self, text: str, spoken: str) -> None:
        found = read(text)

        assert found.query.spoken == (spoken,)
        assert any("qsschuld" in tokens(part) for part in branch(found).parts)

    def test_on_the_page_in_that_language_too(self) -> None:
        found = read("borç", "tr", "nl")

        assert [branch.language for branch in found.query.branches] == ["tr", "nl"]
        assert "qsschuld" in tokens(branch(found, "nl").parts[0])
        assert "qsschuld" not in tokens(branch(found, "tr").parts[0])

    def test_foreign_words_that_say_nothing_stand_in_nobodys_way(self) -> None:
        found = read("I am looking for friends xyzzy because I feel lonely", "en", "nl")

        assert words(found, "nl") == ["lonely"] or "xyzzy" not in words(found, "nl")
        assert "xyzzy" in words(found, "en")

    def test_dutch_words_are_dutch(self) -> None:
        assert read("geld voor mijn kind").query.spoken == ()


class TestSmallHelp:
    """What makes a question in sentences find something."""

    def test_what_is_the_matter_says_more_than_with_whom(self) -> None:
        assert words(read("mijn man heeft schulden")) == ["schulden"]
        assert words(read("mijn man")) == ["man"]

    def test_a_mistake_that_our_texts_know_has_the_usual_spelling_beside_it(self) -> None:
        SearchWord.objects.create(language="nl", word="mantelsorg", shown="mantelsorg", count=1)
        found = read("mantelsorg")

        assert (found.corrected, "qsmantelzorg" in tokens(branch(found).parts[0])) == ("", True)

    def test_an_unknown_word_is_found_by_the_known_words_in_it(self) -> None:
        assert "qsgeld" in tokens(branch(read("spaargeldxx samengeld")).parts[-1])


@pytest.mark.parametrize(
    ("text", "parts", "spoken"),
    [
        ("ik wil er niet meer zijn in Urk", ["zelfmoord"], ()),
        ("nie chcę już żyć", ["zelfmoord"], ("pl",)),
        ("papa slaat mij", ["huiselijk", "geweld"], ()),
        ("zelfmoord in de familie", ["zelfmoord", "familie"], ()),
    ],
)
def test_words_of_danger_look_for_what_they_are_about(text: str, parts: list[str], spoken: tuple[str, ...]) -> None:
    found = read(text)

    assert (words(found), found.query.spoken) == (parts, spoken)
    assert bool(found.query.place) == ("Urk" in text)
    assert words(read("papa slaat mij", correct=False)) == ["papa", "slaat"]


def test_help_lines_by_what_was_typed() -> None:
    assert read("zelfmoort").crisis == ("zelfmoord",)
    assert read("samen eten").crisis == ()


class TestQueries:
    """What is known stays in memory."""

    def test_none_once_warm(self, django_assert_num_queries: Any) -> None:
        read("eenzaamhied urk", "en", "nl")

        for text in ("rollatr", "rollator dronten pgb borç"):
            with django_assert_num_queries(0):
                read(text, "en", "nl")

    def test_new_words_are_known_within_a_minute(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from core import local_cache
        from search.understanding import vocabulary

        now = [1000.0]
        monkeypatch.setattr(vocabulary, "monotonic", lambda: now[0])
        local_cache.clear()
        before = read("paardentherapy").corrected
        SearchWord.objects.create(language="nl", word="paardentherapie", shown="paardentherapie", count=1)
        SearchState.objects.update_or_create(pk=1, defaults={"version": 10_000})
        now[0] += 61
        local_cache.clear()

        assert (before, read("paardentherapy").corrected) == ("", "paardentherapie")


@pytest.mark.parametrize("text", HOSTILE_QUERIES)
def test_anything_may_be_typed(text: str) -> None:
    assert len(read(text, "en", "nl").text) <= 200


def test_any_signs_in_any_order() -> None:
    chance = random.Random(7)  # noqa: S311  # no secret: the same signs each time
    signs = "aé\u0130\u0131ßﷺ\u0645\u0436😀\0\u202e\ud800\"“”„'-–*()[]{}:^~/&|!+<>%_. \t\n12 eenzaam in urk 8232 OR AND"
    for _number in range(400):
        text = "".join(chance.choice(signs) for _sign in range(chance.randint(1, 60)))

        assert read(text, "ar", "nl").query.text.isprintable()


def test_danger_is_seen_when_a_typing_error_hid_it() -> None:
    SearchWord.objects.create(language="nl", word="leven", shown="leven", count=10)

    typed = read("ik wil niet meer leevn")

    assert (typed.corrected, typed.crisis) == ("ik wil niet meer leven", ("zelfmoord",))
    assert read("ik wil niet meer leevn", correct=False).crisis == ()
