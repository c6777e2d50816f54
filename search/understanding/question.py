"""From the words of a visitor to a question for the engines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from search.analysis import analyser_for, words_in
from search.query import Branch, Part, Query, Way
from search.understanding.crisis import kinds_in
from search.understanding.knowledge import knowledge_for
from search.understanding.mending import mend
from search.understanding.others import alternatives
from search.understanding.places import find_place
from search.understanding.stops import is_stop
from search.understanding.tongue import is_dutch_word, language_of_words
from search.understanding.typed import Typed, read, tidy
from search.understanding.understood import Understood
from search.understanding.ways import (
    EXACT,
    excluded_ways,
    facet_way,
    joined_ways,
    marked,
    own_ways,
    parts_of,
    phrase_part,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.understanding.concepts import ConceptHit
    from search.understanding.knowledge import Knowledge
    from search.understanding.places import FoundPlace
    from search.understanding.typed import TypedWord

__all__ = ["understand"]

_DUTCH: Final = "nl"
#: More words that say something are not looked for.
_MOST_PARTS: Final = 10
#: What lies in a place without being called after it; the gemeente itself.
_IN_PLACE, _ITS_GEMEENTE = 0.3, 0.6


def understand(text: str, *, languages: Sequence[str], correct: bool = True, without_place: bool = False) -> Understood:
    """What a visitor means who reads the first of these languages. Any text will do.

    ``correct=False`` leaves typing errors as they are ("Zoek toch op …"), ``without_place=True`` takes the name of a
    place for a word like any other.
    """
    line = tidy(text)
    known = knowledge_for(tuple(dict.fromkeys(languages)) or (_DUTCH,))
    typed = read(line)
    tongue = _language(typed, known)
    mended = mend(line, typed.words, known.lexicon, known.languages) if correct and tongue in known.languages else line
    if mended != line:
        typed = read(mended)
        tongue = _language(typed, known)
    place = None if without_place else find_place([word.folded for word in typed.words], known.places)
    query = _query(mended, typed, place, known, tongue)
    return Understood(
        text=line,
        query=query,
        corrected=mended if mended != line else "",
        place=place.place if place else None,
        place_words=_as_typed(mended, typed.words[place.start : place.end]) if place else "",
        crisis=kinds_in(line),
        marked=marked(part for branch in query.branches for part in branch.parts),
    )


def _as_typed(text: str, words: Sequence[TypedWord]) -> str:
    return text[words[0].start : words[-1].end] if words else ""


def _language(typed: Typed, known: Knowledge) -> str:
    words = [word.folded for word in typed.words]
    hits = known.concepts.find(words)
    return language_of_words(words, hits, reader=known.languages[0], dutch=known.lexicon.words)


def _query(text: str, typed: Typed, place: FoundPlace | None, known: Knowledge, tongue: str) -> Query:
    words = [word.folded for word in typed.words]
    if place is not None:
        words[place.start : place.end] = []
    telling = [at for at, word in enumerate(words) if not _says_nothing(word, known, tongue)]
    only_place = place is not None and not telling and not typed.phrases
    kept = telling or ([] if typed.phrases else list(range(len(words))))
    hits = known.concepts.find(words, known=known.lexicon)
    branches = []
    for language in known.languages:
        if only_place and place is not None:
            parts: tuple[Part, ...] = (_place_part(place, known, language),)
        else:
            parts = _parts(words, kept[:_MOST_PARTS], hits, known, language, tongue)
            parts += tuple(phrase_part(tuple(word.folded for word in phrase)) for phrase in typed.phrases)
        excluded = [
            way
            for some in typed.excluded
            for way in excluded_ways(tuple(word.folded for word in some), analyser_for(language))
        ]
        if parts:
            branches.append(Branch(language, parts, tuple(excluded)))
    spoken = () if tongue == _DUTCH else (tongue,)
    return Query(text, tuple(branches), place=place.place if place else None, spoken=spoken)


def _says_nothing(word: str, known: Knowledge, tongue: str) -> bool:
    return len(word) == 1 or any(is_stop(word, language) for language in {*known.languages, tongue})


def _parts(
    words: Sequence[str], kept: Sequence[int], hits: Sequence[ConceptHit], known: Knowledge, language: str, tongue: str
) -> tuple[Part, ...]:
    """The parts for documents in a language. Foreign words that mean nothing to us don't stand in the way of others."""
    others = alternatives(words, hits, known, language, tongue)
    covered = {at for other in others for at in range(other.start, other.end)}
    if tongue not in {language, _DUTCH} and covered.intersection(kept):
        kept = [at for at in kept if at in covered or is_dutch_word(words[at], known.lexicon.words)]
    analyser = analyser_for(language)
    return parts_of(words, kept, [*others, *joined_ways(words, known.lexicon, analyser)], analyser)


def _place_part(place: FoundPlace, known: Knowledge, language: str) -> Part:
    """A question that is only a place: what is called after it, its gemeente, and all that is done there."""
    analyser = analyser_for(language)
    whole = known.places.gemeente(place.place.gemeente)
    names = [(name, EXACT) for name in place.names] + [(name, _ITS_GEMEENTE) for name in (whole.names if whole else ())]
    ways: dict[tuple[str, ...], Way] = {}
    for name, weight in names:
        words = tuple(word.folded for word in words_in(name))
        first = own_ways(words[0], analyser)[0] if len(words) == 1 else Way(words, phrase=True)
        ways.setdefault(words, replace(first, weight=weight))
    return Part(place.place.name, (*ways.values(), facet_way("gemeente", place.place.gemeente, _IN_PLACE)))
