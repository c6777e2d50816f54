"""The score of a text, its level and the secondary figures.

LiNT-II (Pander Maat, Kleijn and Frissen 2023; coefficients of the package lint-ii 0.1.3) is 100 minus the ease of a
text, kept between 0 and 100. Ease is -4.30 + 17.31 × mean word frequency - 1.62 × mean longest dependency - 2.54 × mean
content words a clause + 15.95 × share of concrete nouns. Levels: below 34 is 1, below 46 is 2, below 58 is 3, else 4.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import fmean
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readability.analysis.features import SentenceFeatures

__all__ = ["LEVELS", "Measures", "douma", "level_of", "lint_score", "lix", "measures", "syllables"]

CONSTANT = -4.302208863089504
PER_ZIPF = 17.314066317616003
PER_DEPENDENCY = -1.62
PER_CONTENT_WORD = -2.54
PER_CONCRETE = 15.95
LEVELS = (34.0, 46.0, 58.0)
# What a text gets that has no word of a kind: the middle of Dutch texts, so that it counts neither way.
USUAL_ZIPF = 4.5
USUAL_CONCRETE = 0.5
LONG_WORD = 6
_VOWELS = re.compile(r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|au|ou|ei|eu|ie|ij|oe|ui|[aeiouyàáâäèéêëìíîïòóôöùúûü]")


@dataclass(frozen=True, slots=True)
class Measures:
    """The four figures that make the score, each a mean over the text as LiNT-II takes it."""

    zipf: float
    dependency: float
    content_per_clause: float
    concrete: float

    @property
    def score(self) -> float:
        """The LiNT score: 0 is easy, 100 is hard."""
        return lint_score(self)


def lint_score(of: Measures) -> float:
    """The formula of LiNT-II."""
    ease = (
        CONSTANT
        + PER_ZIPF * of.zipf
        + PER_DEPENDENCY * of.dependency
        + PER_CONTENT_WORD * of.content_per_clause
        + PER_CONCRETE * of.concrete
    )
    return 100.0 - min(100.0, max(0.0, ease))


def measures(sentences: Sequence[SentenceFeatures]) -> Measures:
    """Means over the sentences; frequency and concreteness are means over the words of the whole text."""
    zipfs = [zipf for sentence in sentences for zipf in sentence.zipfs]
    nouns = sum(sentence.nouns for sentence in sentences)
    with_verb = [sentence for sentence in sentences if sentence.finite] or sentences
    return Measures(
        zipf=fmean(zipfs) if zipfs else USUAL_ZIPF,
        dependency=fmean(sentence.dependency for sentence in sentences),
        content_per_clause=fmean(sentence.content / max(1, sentence.finite) for sentence in with_verb),
        concrete=sum(sentence.concrete for sentence in sentences) / nouns if nouns else USUAL_CONCRETE,
    )


def level_of(score: float) -> int:
    """1 to 4; most adults read 1 and 2 without trouble."""
    return 1 + sum(score >= edge for edge in LEVELS)


@lru_cache(maxsize=50_000)
def syllables(word: str) -> int:
    """The number of vowel groups, at least one."""
    return max(1, len(_VOWELS.findall(word)))


def douma(words: int, sentences: int, syllable_count: int) -> float:
    """Flesch-Douma (Douma 1960): 206.84 - 0.93 × words a sentence - 77 × syllables a word. Higher is easier."""
    return 206.84 - 0.93 * words / sentences - 77 * syllable_count / words


def lix(words: int, sentences: int, long_words: int) -> float:
    """LIX (Björnsson 1968): words a sentence + the percentage of words longer than six letters. Lower is easier."""
    return words / sentences + 100 * long_words / words
