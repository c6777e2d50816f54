"""The formula, the levels and the secondary figures."""

import pytest

from readability.analysis.features import SentenceFeatures
from readability.analysis.scores import Measures, douma, level_of, lint_score, lix, measures, syllables


def test_the_example_of_the_package() -> None:
    # The worked example of lint-ii's LintScorer: 21.01 with the coefficients of the same release.
    assert lint_score(Measures(zipf=5.2, dependency=3, content_per_clause=4.5, concrete=0.6)) == pytest.approx(
        20.99, abs=0.05
    )


@pytest.mark.parametrize(("zipf", "score"), [(20.0, 0.0), (0.0, 100.0)])
def test_the_score_stays_between_0_and_100(zipf: float, score: float) -> None:
    assert Measures(zipf=zipf, dependency=3, content_per_clause=4, concrete=0.5).score == score


@pytest.mark.parametrize(
    ("score", "level"), [(0, 1), (33.99, 1), (34, 2), (45.99, 2), (46, 3), (57.99, 3), (58, 4), (100, 4)]
)
def test_levels(score: float, level: int) -> None:
    assert level_of(score) == level


def sentence(**changes: object) -> SentenceFeatures:
    values = {
        "words": 8,
        "content": 4,
        "finite": 1,
        "zipfs": (5.0,),
        "concrete": 1,
        "nouns": 2,
        "dependency": 3,
    } | changes
    return SentenceFeatures(**values)  # type: ignore[arg-type]  # a test names only what it changes


def test_measures_are_means_over_the_text() -> None:
    found = measures([sentence(), sentence(finite=2, content=2, zipfs=(4.0, 3.0), concrete=0, dependency=6)])

    assert found == Measures(zipf=4.0, dependency=4.5, content_per_clause=2.5, concrete=0.25)


def test_sentences_without_a_verb_do_not_count_for_clauses() -> None:
    assert measures([sentence(), sentence(finite=0, content=9)]).content_per_clause == 4


def test_a_text_without_verbs_nouns_or_known_words_has_a_score_all_the_same() -> None:
    found = measures([sentence(finite=0, zipfs=(), nouns=0, concrete=0)])

    assert found == Measures(zipf=4.5, dependency=3, content_per_clause=4, concrete=0.5)


def test_flesch_douma_and_lix() -> None:
    assert douma(100, 10, 150) == pytest.approx(206.84 - 9.3 - 115.5)
    assert lix(100, 10, 20) == 30


@pytest.mark.parametrize(("word", "count"), [("huis", 1), ("gemeente", 3), ("mooie", 2), ("brrr", 1), ("koffie", 2)])
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count
