"""From the words of a visitor to a question for the engines."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from core.crisis import KINDS
from search.analysis import analyser_for, words_in
from search.facets import QUESTION
from search.query import Branch, Part, Query, Way
from search.understanding.crisis import Danger, danger_in
from search.understanding.knowledge import knowledge_for
from search.understanding.mending import mend
from search.understanding.others import alternatives, as_meant, respelled
from search.understanding.places import find_place, without_codes
from search.understanding.stops import is_stop, plain
from search.understanding.tongue import language_of_words
from search.understanding.typed import Typed, read, tidy
from search.understanding.understood import Understood
from search.understanding.verbs import reunited
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
from search.understanding.weighing import weighed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from search.understanding.concepts import ConceptHit
    from search.understanding.knowledge import Knowledge
    from search.understanding.places import FoundPlace
    from search.understanding.typed import TypedWord

__all__ = ["understand"]

_DUTCH: Final = "nl"
#: With whom something is the matter.
_MINE: Final = frozenset({"mijn", "mn", "onze", "ons"})
_RELATIVES: Final = frozenset(
    {"man", "vrouw", "moeder", "vader", "partner", "ouders", "opa", "oma", "broer", "zus", "zoon", "dochter"}
)
_YEARS: Final = frozenset({"jaar", "jr", "jarige", "jarig", "years", "year"})
#: Words for help as such, as they are typed on any keyboard; what they tell beside the name of a place.
_HELP: Final = frozenset({"hulp", "help", "yardim", "pomoc", "pomocy", "допомога", "допомогу", "مساعده"})
_OF_HELP: Final = 0.5
#: Who writes these looks for a text or a meeting.
_KINDS: Final = frozenset(
    {
        *("aflevering", "artikel", "beleid", "bijeenkomst", "blog", "brief", "brochure", "conferentie", "cijfers"),
        *("initiatief", "initiatieven", "onderzoek", "podcast", "project", "publicatie", "rapport", "regioplan"),
        *("sessie", "training", "verhaal", "verhalen"),
    }
)
#: Concepts of danger.
_DANGERS: Final = frozenset(
    {"zelfmoord", "somber", "thuis-onveilig", "kind-onveilig", "seksueel-geweld", "stalking", "dwang-huwelijk"}
)
#: What is looked for when words of danger name none of them, by kind of danger.
_SUBJECTS: Final = {"zelfmoord": "zelfmoord", "geweld": "huiselijk geweld", "kind": "kindermishandeling"}
#: More words that say something are not looked for.
_MOST_PARTS: Final = 10
#: Languages of words of danger, the likeliest first: who writes Arabic or Ukrainian seldom does so in Latin letters.
_TELLING: Final = (_DUTCH, "en", "tr", "pl", "ar", "uk")
#: What lies in a place without being called after it; the gemeente itself.
_IN_PLACE, _ITS_GEMEENTE = 0.3, 0.6
#: The same for a part of a gemeente, or a postcode: who names that looks for what is near, and less for the gemeente.
_IN_PART, _OF_PART = 0.6, 0.1


@dataclass(frozen=True, slots=True)
class _Asked:
    """The words of a question, the same as they are usually spelled, the concepts in them, and their language.

    ``as_typed`` leaves every word as it is.
    """

    words: Sequence[str]
    meant: Sequence[str]
    hits: Sequence[ConceptHit]
    known: Knowledge
    tongue: str
    as_typed: bool


def understand(
    text: str, *, languages: Sequence[str], correct: bool = True, without_place: bool = False, whole: str = ""
) -> Understood:
    """What a visitor means who reads the first of these languages. Any text will do.

    ``correct=False`` leaves typing errors as they are ("Zoek toch op …"), ``without_place=True`` takes the name of a
    place for a word like any other. ``whole`` is all that was typed where ``text`` is the beginning of it: danger may
    be told at its end.
    """
    line = tidy(text)
    known = knowledge_for(tuple(dict.fromkeys(languages)) or (_DUTCH,))
    typed = read(line)
    tongue = _language(typed, known)
    mended = _mended(line, typed, known) if correct and tongue in known.languages else line
    if mended != line:
        typed = read(mended)
        tongue = _language(typed, known)
    place = None if without_place else _place(typed, known)
    danger = _danger(line, mended, whole)
    subject = _subject(typed, danger.kinds, known) if correct else None
    if subject is None:
        query = _query(mended, typed, place, known, tongue, as_typed=not correct)
    else:
        query = replace(
            _query(mended, subject, None, known, _DUTCH, as_typed=False),
            place=place.place if place else None,
            spoken=_spoken(tongue),
        )
    return Understood(
        text=line,
        query=query,
        corrected=mended if mended != line else "",
        place=place.place if place else None,
        place_words=_as_typed(mended, typed.words[place.start : place.end]) if place else "",
        crisis=danger.kinds,
        language=_language_of(danger, tongue),
        marked=marked(part for branch in query.branches for part in branch.parts),
        only_minus=typed.only_minus,
    )


def _mended(line: str, typed: Typed, known: Knowledge) -> str:
    analysers = [analyser_for(language) for language in known.languages]
    return mend(line, typed.words, known.lexicon, analysers, known.concepts.nearness)


def _place(typed: Typed, known: Knowledge) -> FoundPlace | None:
    words = typed.words
    return find_place([word.folded for word in words], known.places, shown=[word.shown for word in words])


def _danger(*texts: str) -> Danger:
    """The danger in the words as they were typed, all of them, or as they were probably meant."""
    found = [danger_in(text) for text in dict.fromkeys(filter(None, texts))]
    kinds = {kind for danger in found for kind in danger.kinds}
    return Danger(tuple(kind for kind in KINDS if kind in kinds), frozenset().union(*[one.languages for one in found]))


def _language_of(danger: Danger, tongue: str) -> str:
    """The language in which somebody tells of danger: that of the question when its phrases are in it too."""
    languages = danger.languages or {tongue}
    return next((one for one in (tongue, *_TELLING) if one in languages), tongue)


def _as_typed(text: str, words: Sequence[TypedWord]) -> str:
    return text[words[0].start : words[-1].end] if words else ""


def _language(typed: Typed, known: Knowledge) -> str:
    words = [word.folded for word in typed.words]
    hits = known.concepts.find(words)
    shown = [word.shown for word in typed.words]
    return language_of_words(words, hits, reader=known.languages[0], dutch=known.uses, shown=shown)


def _query(
    text: str, typed: Typed, place: FoundPlace | None, known: Knowledge, tongue: str, *, as_typed: bool
) -> Query:
    words = [word.folded for word in typed.words]
    if place is not None:
        words[place.start : place.end] = [""]
    if tongue == _DUTCH and not as_typed:
        words = reunited(words, known.lexicon, known.concepts.find(words))
    words = without_codes(list(filter(None, words)), known.places)
    telling = _telling(words, known, tongue)
    only_place = place is not None and not telling and not typed.phrases
    kept = telling or ([] if typed.phrases else list(range(len(words))))
    meant = words if as_typed or tongue != _DUTCH else as_meant(words, known.lexicon)
    hits = _needs_first(known.concepts.find(meant, known=None if as_typed else known.lexicon), tongue)
    asked = _Asked(words, meant, hits, known, tongue, as_typed)
    branches = []
    for language in known.languages:
        if only_place and place is not None:
            parts: tuple[Part, ...] = (_place_part(place, known, language), *_help_part(words))
        else:
            parts = _parts(asked, kept[:_MOST_PARTS], language)
            parts += tuple(phrase_part(tuple(word.folded for word in phrase)) for phrase in typed.phrases)
        excluded = [
            way
            for some in typed.excluded
            for way in excluded_ways(tuple(word.folded for word in some), analyser_for(language))
        ]
        if parts:
            branches.append(Branch(language, parts, tuple(excluded)))
    where = place.place if place else None
    return Query(text, tuple(branches), place=where, spoken=_spoken(tongue), need=_is_need(hits, words))


def _needs_first(hits: Sequence[ConceptHit], tongue: str) -> list[ConceptHit]:
    """Beside a need, persons and things of every day say no more: "my mother has dementia" is about dementia."""
    needs = [hit for hit in hits if any(concept.is_need and of == tongue for concept, of in hit.found)]
    return needs or list(hits)


def _is_need(hits: Sequence[ConceptHit], words: Iterable[str]) -> bool:
    """Whether somebody names what people ask help for, and no kind of text about it."""
    facets = (facet for hit in hits for concept, _language in hit.found for facet, _slug in concept.facets)
    asked = QUESTION in facets
    return asked and _KINDS.isdisjoint(words)


def _spoken(tongue: str) -> tuple[str, ...]:
    return () if tongue == _DUTCH else (tongue,)


def _subject(typed: Typed, crisis: Sequence[str], known: Knowledge) -> Typed | None:
    """What words of danger are about that name it themselves nowhere: "ik wil er niet meer zijn".

    Small words of such a sentence would find anything, a bicycle lesson as well.
    """
    subjects = [_SUBJECTS[kind] for kind in crisis if kind in _SUBJECTS]
    hits = known.concepts.find([word.folded for word in typed.words])
    named = any(concept.name in _DANGERS for hit in hits for concept, _language in hit.found)
    if not subjects or named or typed.phrases or typed.excluded:
        return None
    return read(subjects[0])


def _telling(words: Sequence[str], known: Knowledge, tongue: str) -> list[int]:
    """The places of the words that say what somebody looks for."""
    languages = {*known.languages, tongue}
    ages = {at for at, word in enumerate(words) if _is_age(words[max(0, at - 1) : at + 2], word)}
    said = [at for at, word in enumerate(words) if len(word) > 1 and not any(is_stop(word, of) for of in languages)]
    some = [at for at in said if at not in ages] or said
    # "mijn man is ziek": what is the matter says more than with whom.
    others = [at for at in some if not (words[at] in _RELATIVES and at and words[at - 1] in _MINE)]
    return others or some


def _is_age(around: Sequence[str], word: str) -> bool:
    """Whether a word is a part of "19 jaar": no text is about it."""
    return (word.isdecimal() or word in _YEARS) and any(
        number.isdecimal() and years in _YEARS for number, years in pairwise(around)
    )


def _parts(asked: _Asked, kept: Sequence[int], language: str) -> tuple[Part, ...]:
    """The parts for documents in a language. Foreign words that mean nothing to us don't stand in the way of others."""
    known, analyser = asked.known, analyser_for(language)
    others = alternatives(asked.meant, asked.hits, known, language, asked.tongue)
    covered = {at for other in others for at in range(other.start, other.end)}
    if asked.tongue not in {language, _DUTCH} and covered.intersection(kept):
        kept = [at for at in kept if at in covered or known.uses(asked.words[at])]
    others += joined_ways(asked.words, known.lexicon, analyser)
    if language == asked.tongue and not asked.as_typed:
        others += respelled(asked.words, asked.meant, known.lexicon, analyser)
    needs = {
        word: _plainest(hit)
        for hit in asked.hits
        if any(concept.is_need or of != _DUTCH for concept, of in hit.found)
        for word in asked.words[hit.start : hit.end]
    }
    # Turkish "is" for work is no Dutch "is".
    foreign = {at for at in covered if asked.tongue != language and is_stop(asked.words[at], language)}
    return weighed(parts_of(asked.words, kept, others, analyser, foreign=foreign), known.lexicon, needs)


def _plainest(hit: ConceptHit) -> list[str]:
    """The plainest Dutch words for what these words mean in another language."""
    foreign = [concept for concept, language in hit.found if language != _DUTCH and concept.is_one_thing]
    return [word for concept in foreign for word in concept.words[_DUTCH][0]]


def _help_part(words: Iterable[str]) -> tuple[Part, ...]:
    """For "hulp in Emmeloord": of all that is done there only the help, and what else there is behind it."""
    asked = next((word for word in words if plain(word) in _HELP), None)
    return () if asked is None else (Part(asked, (facet_way("soort", "hulp", EXACT),), weight=_OF_HELP),)


def _place_part(place: FoundPlace, known: Knowledge, language: str) -> Part:
    """A question that is only a place: what is called after it, its gemeente, and all that is done there."""
    analyser = analyser_for(language)
    whole = known.places.gemeente(place.place.gemeente)
    near, its = (_IN_PLACE, _ITS_GEMEENTE) if place.whole else (_IN_PART, _OF_PART)
    names = [(name, EXACT) for name in place.names] + [(name, its) for name in (whole.names if whole else ())]
    ways: dict[tuple[str, ...], Way] = {}
    for name, weight in names:
        words = tuple(word.folded for word in words_in(name))
        first = own_ways(words[0], analyser)[0] if len(words) == 1 else Way(words, phrase=True)
        ways.setdefault(words, replace(first, weight=weight))
    return Part(place.place.name, (*ways.values(), facet_way("gemeente", place.place.gemeente, near)))
