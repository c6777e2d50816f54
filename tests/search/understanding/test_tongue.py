"""In which language somebody asks, and what words of every day do beside a need."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.models import Locale

from search.models import SearchWord
from search.query import Part
from search.understanding import Understood, understand
from tests.support.pages import make_term

WORDS = "is in debt schulden ziekenhuis kind armoede moeder dementie buiten"


@pytest.fixture(autouse=True)
def known(home: Any) -> None:
    """Words of Dutch documents; one stands there because a theme is called so in English."""
    dutch = make_term("Theme", "geldzorgen", name="Geldzorgen")
    english = dutch.copy_for_translation(Locale.objects.get(language_code="en"))
    english.name = "Debt"
    english.save()
    SearchWord.objects.all().delete()
    SearchWord.objects.bulk_create(SearchWord(language="nl", word=word, shown=word, count=10) for word in WORDS.split())


def parts(found: Understood) -> tuple[Part, ...]:
    return next(branch for branch in found.query.branches if branch.language == "nl").parts


def tokens(found: Understood) -> set[str]:
    return {token for part in parts(found) for way in part.ways for token in way.tokens}


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("debt", ("en",)),
        ("help with debt in Urk", ("en",)),
        ("parents", ("en",)),
        ("i\N{LATIN SMALL LETTER S WITH CEDILLA}", ("tr",)),
        ("is", ()),
        ("schulden is in", ()),
        ("\u0434\u0435\u0442\u0438", ("uk",)),
    ],
)
def test_the_language_of_a_question_on_the_dutch_page(text: str, spoken: tuple[str, ...]) -> None:
    assert understand(text, languages=("nl",)).query.spoken == spoken


@pytest.mark.parametrize(
    ("text", "language"),
    [("intihar", "tr"), ("intihar etmek", "tr"), ("ik wil dood", "nl"), ("im suicidal", "en"), ("انتحار", "ar")],
)
def test_the_language_in_which_somebody_tells_of_danger(text: str, language: str) -> None:
    assert understand(text, languages=("nl",)).language == language


def test_the_name_of_a_theme_in_another_language_means_what_it_says() -> None:
    assert "qsschuld" in tokens(understand("debt", languages=("nl",)))


def test_a_foreign_word_is_no_small_dutch_word() -> None:
    found = tokens(understand("i\N{LATIN SMALL LETTER S WITH CEDILLA}", languages=("nl",)))

    assert ("is" in found, "qssollicitatie" in found) == (False, True)


def test_persons_are_looked_for_where_nothing_else_is() -> None:
    beside = understand("my mother has dementia", languages=("nl",))

    assert ([part.words for part in parts(beside)], "qsmoeder" in tokens(beside)) == (["dementia"], False)
    assert "qsmoeder" in tokens(understand("my mother", languages=("nl",)))


def test_dutch_words_of_every_day_have_no_other_words_beside_them() -> None:
    assert "qsmama" not in tokens(understand("moeder", languages=("nl",)))
    assert "qsmama" in tokens(understand("anne", languages=("nl",)))


@pytest.mark.parametrize(
    ("text", "need"),
    [("eenzaam", True), ("lonely", True), ("publicatie eenzaam", False), ("wandelen", False), ("xyzzy", False)],
)
def test_a_need_of_people_unless_a_kind_of_text_is_named(text: str, need: bool) -> None:
    assert understand(text, languages=("nl",)).query.need is need
