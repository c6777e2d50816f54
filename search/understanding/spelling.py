"""What a word with a typing error was meant to be, by the words that we know. Pure.

A word that we know is never changed. The distance is the optimal string alignment distance: letters left out, added,
typed wrong, or two swapped. Spellings that sound alike in Dutch ("eizer" for "ijzer") lie nearer than that.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from math import log10
from typing import Final, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

__all__ = ["FIRSTS", "Lexicon", "Seen", "alike", "allowed", "inside", "joined", "nearest", "sound"]

#: Up to so many letters one mistake, in longer words two.
_SHORT: Final = 5
#: Shorter words are left as they are: nearly every other word is near.
_SHORTEST: Final = 4
#: What sounds the same may lie one letter further.
_FURTHER: Final = 1
#: The known part of a compound with a mistake, and the other part.
_PART, _WRONG_PART = 3, 5
#: A known word at the end of another says something about it.
_INSIDE: Final = 4
#: First letters that sound alike.
FIRSTS: Final = {
    "z": "zs",
    "s": "szc",
    "c": "cks",
    "k": "kc",
    "v": "vf",
    "f": "fvp",
    "i": "iey",
    "e": "eiy",
    "y": "yie",
}
#: No Dutch word begins with these and another word.
_GLUED: Final = ("ik", "een", "het", "mijn", "geen", "heb")
_CANDIDATES: Final = 60

#: Dutch spellings that sound alike, as the same letters.
_SOUNDS: Final = (
    (re.compile(r"ij|ei|y"), "y"),
    (re.compile(r"ouw?|auw?"), "au"),
    (re.compile(r"ch|g"), "g"),
    (re.compile(r"ck|c(?=[aoukrlt])|q"), "k"),
    (re.compile(r"c|z"), "s"),
    (re.compile(r"v|ph"), "f"),
    (re.compile(r"d\b|dt\b"), "t"),
    (re.compile(r"ie"), "i"),
    (re.compile(r"eau|oo"), "o"),
    (re.compile(r"h"), ""),
    (re.compile(r"(.)\1"), r"\1"),
)


@dataclass(frozen=True, slots=True)
class Seen:
    """How a word is written, and in how many documents."""

    shown: str
    count: int


class _Guess(NamedTuple):
    cost: float
    other_start: bool
    rarity: float
    word: str


@dataclass(frozen=True)
class Lexicon:
    """Words that may be meant, and ``known`` words that are no mistake besides. All without capitals and accents."""

    words: Mapping[str, Seen]
    known: frozenset[str] = frozenset()
    ordered: list[str] = field(default_factory=list)
    by_length: dict[int, list[str]] = field(default_factory=dict)
    by_first: dict[tuple[int, str], list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Sort the words, for looking up by their beginning and by their length."""
        self.ordered.extend(sorted(self.words))
        lengths: defaultdict[int, list[str]] = defaultdict(list)
        firsts: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
        for word in filter(None, self.ordered):
            lengths[len(word)].append(word)
            firsts[len(word), word[0]].append(word)
        self.by_length.update(lengths)
        self.by_first.update(firsts)

    def __contains__(self, word: object) -> bool:
        return word in self.words or word in self.known

    @cached_property
    def most(self) -> int:
        """The documents of the most usual word."""
        return max((seen.count for seen in self.words.values()), default=1)

    def starting(self, start: str) -> list[str]:
        """The words that begin like this."""
        first = bisect_left(self.ordered, start)
        last = bisect_left(self.ordered, start + "\U0010ffff")
        return self.ordered[first:last]

    def about(self, length: int, spread: int) -> list[str]:
        """The words of about this length."""
        return [word for size in range(length - spread, length + spread + 1) for word in self.by_length.get(size, ())]


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """A word as it sounds, near enough: two spellings of the same word give the same letters."""
    for pattern, letters in _SOUNDS:
        word = pattern.sub(letters, word)
    return word


def allowed(word: str) -> int:
    """How many mistakes a word of this length may hold."""
    return 0 if len(word) < _SHORTEST else 1 if len(word) <= _SHORT else 2


def _guesses(word: str, lexicon: Lexicon, most: int) -> list[_Guess]:
    among = lexicon.about(len(word), most + _FURTHER)
    near = process.extract(
        word, among, scorer=OSA.distance, score_cutoff=most + _FURTHER, limit=_CANDIDATES, processor=None
    )
    own, guesses = sound(word), []
    for other, far, _place in near:
        alike = sound(other) == own
        if far > most and not alike:
            continue
        cost = 0.5 if alike else float(far)
        guesses.append(_Guess(cost, other[0] != word[0], -log10(1 + lexicon.words[other].count), other))
    return sorted(guesses, key=lambda guess: (guess.cost + guess.other_start * 0.6 + guess.rarity * 0.25, guess.word))


def nearest(word: str, lexicon: Lexicon, *, most: int | None = None) -> str:
    """The word that was probably meant, as it is written; empty when no word is near.

    A compound of which we know one part and nearly the other is mended in that part, and a small word that was
    typed with the next one comes apart.
    """
    limit = allowed(word) if most is None else most
    if limit == 0 or not word.isalpha():
        return ""
    guesses = _guesses(word, lexicon, limit)
    if guesses:
        return lexicon.words[guesses[0].word].shown
    return _mended(word, lexicon) or _apart(word, lexicon)


def alike(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Words that sound the same and are more usual: our texts know mistakes too ("mantelsorg")."""
    if len(word) <= _SHORT:
        return ()
    own, count = sound(word), lexicon.words[word].count if word in lexicon.words else 0
    sizes = range(len(word) - 1, len(word) + 2)
    among = [
        other
        for first in FIRSTS.get(word[0], word[0])
        for size in sizes
        for other in lexicon.by_first.get((size, first), ())
    ]
    near = process.extract(word, among, scorer=OSA.distance, score_cutoff=2, limit=_CANDIDATES, processor=None)
    usual = (other for other, far, _at in near if far and lexicon.words[other].count > count)
    return tuple(other for other in usual if sound(other) == own)


def inside(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Known words with which a word that nobody knows begins or ends, the longest of each: "stoelgymnastiek"."""
    splits = _splits(word, _INSIDE)
    first = max((left for left, _right in splits if left in lexicon.words), key=len, default="")
    last = max((right for _left, right in splits if right in lexicon.words), key=len, default="")
    return tuple(filter(None, (first, last)))


def _splits(word: str, least: int) -> list[tuple[str, str]]:
    return [(word[:at], word[at:]) for at in range(least, len(word) - least + 1)]


def _alike_part(part: str, lexicon: Lexicon) -> list[_Guess]:
    """The part of a compound that sounds like this: another one makes a word that nobody meant ("minderfeestje")."""
    return [guess for guess in _guesses(part, lexicon, 1)[:1] if sound(guess.word) == sound(part)]


def _mended(word: str, lexicon: Lexicon) -> str:
    """A compound with one mistake in one of its parts, of which the other is a word that we know."""
    best: list[tuple[float, str]] = []
    for left, right in _splits(word, _PART):
        if left in lexicon.words and len(right) >= _WRONG_PART:
            best.extend((guess.cost - len(left) / 10, left + guess.word) for guess in _alike_part(right, lexicon))
        if right in lexicon.words and len(left) >= _WRONG_PART:
            best.extend((guess.cost - len(right) / 10, guess.word + right) for guess in _alike_part(left, lexicon))
    mended = min(best)[1] if best else ""
    # Two words that we know are a compound that we did not know.
    return "" if mended == word else mended


def _apart(word: str, lexicon: Lexicon) -> str:
    """A small word and another one, typed as one: "ikzoek". Other words together are a compound: "goedkoop"."""
    for small in _GLUED:
        rest = word.removeprefix(small)
        if rest != word and len(rest) >= _WRONG_PART and rest in lexicon.words:
            return f"{small} {lexicon.words[rest].shown}"
    return ""


def joined(one: str, other: str, lexicon: Lexicon) -> str:
    """The word that two words are together, where one of them is none by itself: "eenzaam heid"."""
    whole = lexicon.words.get(one + other)
    return whole.shown if whole is not None and not (one in lexicon and other in lexicon) else ""
