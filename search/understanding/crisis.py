"""Words of danger: which help lines should stand above the results, and in which order.

``search/data/crisis.csv`` holds a phrase a row with its kind and language, ``harmless.csv`` phrases of the kind "geen":
a phrase of danger that ends inside one of them counts for nothing. "hij slaat" is danger, "hij slaat op de trommel"
isn't: the harmless phrase "slaat op de ?" goes on where that of danger ends. Editors add rows of their own. The words
of a phrase stand in this order in the text, with words such as "echt" or "altijd" between them at most. Words count in
every inflection, long words with a typing error too. ``phrases.py`` tells what the signs in a phrase mean.

Who speaks Ukrainian often types Russian: its phrases stand under "uk". No other language of ours has these words.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from core.crisis import KINDS
from search.lists import crisis_phrases
from search.understanding.phrases import (
    ANY,
    HARMLESS,
    Compiled,
    Phrase,
    compiled,
    is_of_another,
    is_thing,
    words_of_danger,
)
from search.understanding.stems import own_analyser

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from search.lists import CrisisWords

__all__ = ["CrisisTable", "Danger", "Phrase", "crisis_words", "danger_in", "kinds_in", "words_of_danger"]

#: They may stand between the words of a phrase.
_FILLER_LIST: Final = """
al alleen altijd best constant dag dan dat de die dus echt eens eigenlijk elke en er even gewoon gisteren heel
heen hele het iedere ik maar mij net nog nou nu ook soms steeds thuis toch vaak vandaag vannacht wel weer zo
zomaar always and am i just now often really so sometimes still that the to
"""
_FILLERS: Final = frozenset(_FILLER_LIST.split())
#: Never in a harmless phrase: "slaat mij over de knie" isn't "slaat over".
_NOT_HARMLESS: Final = frozenset({"ik", "mij", "i", "thuis"})
_MOST_FILLERS: Final = 2
#: Parts in any order stand no further apart than this.
_WINDOW: Final = 6
#: Letters from which on a word may hold one mistake, and two.
_ONE_MISTAKE, _TWO_MISTAKES = 7, 11
#: In other languages a stem is too short to tell: there the file has all forms.
_STEMMED: Final = ("nl", "en")


class _Span(NamedTuple):
    start: int
    end: int


class Danger(NamedTuple):
    """The kinds of danger in a text, in the order of their help lines, and the languages of the words that tell it."""

    kinds: tuple[str, ...]
    languages: frozenset[str]


class CrisisTable:
    """Finds phrases in a text. Looks up each word once, however many phrases there are."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._exact: set[str] = set()
        self._starts: set[str] = set()
        self._stems: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        self._first: defaultdict[str, list[Compiled]] = defaultdict(list)
        #: What is harmless must be written well: else "bedreigd" would be "bedriegt".
        guessed: set[str] = set()
        for phrase in phrases:
            ways = compiled(phrase)
            for way in ways:
                self._first[way.parts[0][0]].append(way)
            for word in {word for way in ways for part in way.parts for word in part if word != ANY}:
                self._know(word, phrase.language)
                if phrase.kind != HARMLESS and len(word) >= _ONE_MISTAKE:
                    guessed.add(word)
        self._long = [word for word in guessed if not word.endswith("*")]
        self._long_starts: defaultdict[str, list[str]] = defaultdict(list)
        for start in (word[:-1] for word in guessed if word.endswith("*") and len(word) > _ONE_MISTAKE):
            self._long_starts[start[0]].append(start)
        self.words = frozenset(self._exact | self._starts)

    def _know(self, word: str, language: str) -> None:
        if word.endswith("*"):
            self._starts.add(word[:-1])
            return
        self._exact.add(word)
        if language in _STEMMED:
            self._stems[language, own_analyser(language).stem(word)].add(word)

    def _fits(self, word: str) -> set[str]:
        """The words of phrases that a word of the text may be."""
        found = {word} if word in self._exact else set()
        for language in _STEMMED:
            found |= self._stems.get((language, own_analyser(language).stem(word)), set())
        found |= {word[:end] + "*" for end in range(1, len(word) + 1) if word[:end] in self._starts}
        return found | self._nearly(word)

    def _is_written(self, word: str) -> set[str]:
        """The same for harmless phrases, to the letter: "pillen innemen" says nothing about "pillen ingenomen"."""
        return {word, *(word[:end] + "*" for end in range(1, len(word) + 1) if word[:end] in self._starts)}

    def _nearly(self, word: str) -> set[str]:
        """The same with a typing error; the end of a word may be anything where the phrase says so."""
        if len(word) < _ONE_MISTAKE - 1:
            return set()
        found = set()
        most = 1 if len(word) < _TWO_MISTAKES else 2
        for other, far, _place in process.extract(word, self._long, scorer=OSA.distance, score_cutoff=most, limit=None):
            if far <= _mistakes(other):
                found.add(other)
        # Their first letter is right: else every long word is compared with every beginning.
        found.update(start + "*" for start in self._long_starts.get(word[0], ()) if _begins_nearly(word, start))
        return found

    def danger(self, text: str) -> Danger:
        """What a text tells of danger."""
        words = words_of_danger(text)
        fits: dict[str, set[str]] = {word: self._fits(word) for word in dict.fromkeys(words)}
        sets = [fits[word] for word in words]
        written = [self._is_written(word) for word in words]
        told: list[tuple[_Span, Compiled]] = []
        harmless: list[_Span] = []
        for at, found in enumerate(sets):
            for word in found:
                for phrase in self._first.get(word, ()):
                    letters = phrase.whole or phrase.kind == HARMLESS
                    span = _match(phrase, words, written if letters else sets, at)
                    if span is None or (phrase.whole and span != (0, len(words))):
                        continue
                    if phrase.kind != HARMLESS:
                        told.append((span, phrase))
                    elif not is_of_another(words, span.start):
                        harmless.append(span)
        phrases = [phrase for span, phrase in told if not _covered(span, harmless)]
        kinds = {phrase.kind for phrase in phrases}
        return Danger(tuple(kind for kind in KINDS if kind in kinds), frozenset(phrase.language for phrase in phrases))


def _mistakes(word: str) -> int:
    return 0 if len(word) < _ONE_MISTAKE else 1 if len(word) < _TWO_MISTAKES else 2


def _begins_nearly(word: str, start: str) -> bool:
    ends = range(len(start) - 1, len(start) + 2)
    return any(OSA.distance(word[:end], start, score_cutoff=1) <= 1 for end in ends if end <= len(word))


def _covered(span: _Span, harmless: Sequence[_Span]) -> bool:
    return any(other.start < span.end <= other.end for other in harmless)


def _end(
    part: tuple[str, ...], words: Sequence[str], sets: Sequence[set[str]], at: int, fillers: frozenset[str]
) -> int | None:
    """Where a part ends that begins here; None when it doesn't stand here."""
    if at >= len(sets) or part[0] not in sets[at]:
        return None
    place = at + 1
    for wanted in part[1:]:
        if wanted == ANY:
            if place == len(sets) or not is_thing(words, place):
                return None
            place += 1
            continue
        skipped = 0
        while place < len(sets) and wanted not in sets[place]:
            if words[place] not in fillers or skipped == _MOST_FILLERS:
                return None
            skipped += 1
            place += 1
        if place == len(sets):
            return None
        place += 1
    return place


def _match(phrase: Compiled, words: Sequence[str], sets: Sequence[set[str]], at: int) -> _Span | None:
    """The words that a phrase covers whose first part begins here."""
    fillers = _FILLERS - _NOT_HARMLESS if phrase.kind == HARMLESS else _FILLERS
    end = _end(phrase.parts[0], words, sets, at, fillers)
    if end is None:
        return None
    start, last = at, end
    for part in phrase.parts[1:]:
        places = range(max(0, at - _WINDOW), min(len(sets), end + _WINDOW))
        ends = [(place, stop) for place in places if (stop := _end(part, words, sets, place, fillers)) is not None]
        if not ends:
            return None
        start, last = min(start, ends[0][0]), max(last, ends[0][1])
    return _Span(start, last)


#: The newest table, with the phrases that it was made of.
_kept: list[tuple[tuple[CrisisWords, ...], CrisisTable]] = []


def _table() -> CrisisTable:
    """The phrases of the site and of editors. Made anew when one of them is another."""
    phrases = crisis_phrases()
    if not _kept or (_kept[0][0] is not phrases and _kept[0][0] != phrases):
        rows = (Phrase(one.kind, one.language, one.phrase) for one in phrases)
        _kept[:] = [(phrases, CrisisTable(row for row in rows if words_of_danger(row.text)))]
    return _kept[0][1]


def danger_in(text: str) -> Danger:
    """What a question or a message of any length tells of danger."""
    return _table().danger(text)


def kinds_in(text: str) -> tuple[str, ...]:
    """The kinds of danger in it, in the order of their help lines."""
    return danger_in(text).kinds


def crisis_words() -> frozenset[str]:
    """All words of the phrases, for who must know that they are no mistake."""
    return _table().words
