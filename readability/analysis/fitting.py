"""Puts plain words in the form of the difficult word that they stand for.

"Kaders" becomes "regels", "geborgd" becomes "vastgelegd". Where no form is sure, the plain words are advice to write a
sentence in another way: they are shown, but nothing puts them in place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from readability.analysis.fitting_verbs import VerbRole, fitted_verb, is_verb_phrase, verb_role
from readability.analysis.inflection import (
    adjective_forms,
    adjective_with_e,
    is_het_word,
    is_plural,
    may_be_noun,
    plural,
    plural_forms,
)
from readability.analysis.tagging import ADJECTIVE_ENDINGS, NOUN_ENDINGS, Tag
from readability.analysis.vocabulary import JargonWord, words_of
from readability.analysis.words import function_words, word_list
from readability.enums import Advice

if TYPE_CHECKING:
    from readability.analysis.lexicon import Lexicon

__all__ = ["ANYWHERE", "Fit", "Place", "fit"]

#: A plain alternative with one of these is advice on the sentence: "voordat u …".
ONLY_ADVICE = frozenset("…(?!:")
COMMON = 3.0
OPENS_CLAUSE = frozenset({"om", "dat", "die", "waarmee", "waar", "waarvoor"})
PAIR = 2
# A plain noun phrase may start with these classes of words; others are a clause or have an article of their own.
MAY_START = frozenset({"", "number"})
NO_ADVERB = frozenset({"determiner", "relative", "pronoun"})
NOT_IN_ADJECTIVES = frozenset({
    "preposition", "coordinator", "article", "determiner", "pronoun", "possessive", "subordinator", "relative",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """What is known of the words around. None and empty: nothing is known.

    `article` is "de" or "het" when the words around ask for it; `single`: "een" stands there; `bare`: a noun has
    nothing before it that belongs to it; `attributive`: a noun follows; `of_degree`: what follows is an adjective.
    """

    tag: Tag | None = None
    before: str = ""
    after: str = ""
    first: bool = False
    subject_follows: bool = False
    main: bool = False
    article: str = ""
    definite: bool = False
    single: bool = False
    bare: bool | None = None
    attributive: bool | None = None
    of_degree: bool = False


ANYWHERE = Place()


@dataclass(frozen=True, slots=True)
class Fit:
    """Plain words: all of them as they are shown, and those that can be put in place as they are."""

    shown: tuple[str, ...]
    replacements: tuple[str, ...] = ()


class _Role(Enum):
    SINGULAR = 1
    PLURAL = 2
    ADJECTIVE = 3
    ADJECTIVE_E = 4
    FIXED = 5


def fit(word: JargonWord, found: tuple[str, ...], lexicon: Lexicon, place: Place = ANYWHERE) -> Fit:
    """The plain words for an entry of the list in the form of the words found, which are in small letters."""
    if word.advice is Advice.EXPLAIN:
        return Fit(word.alternatives)
    role = _role(word, found, lexicon)
    fitted = [(plain, _fitted(plain, role, place, lexicon)) for plain in word.alternatives if plain.strip()]
    shown = _once(form or plain for plain, form in fitted)
    return Fit(shown, _once(form for _, form in fitted if form))


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


@lru_cache(maxsize=8192)
def _role(word: JargonWord, found: tuple[str, ...], lexicon: Lexicon) -> VerbRole | _Role | None:
    """What the words found are; None when that is not sure."""
    term = words_of(word.term)
    forms = [words for form in (word.term, *word.inflections) if (words := words_of(form))]
    if any(is_verb_phrase(plain, lexicon) for plain in word.alternatives if plain.strip()):
        verb = verb_role(term, found, lexicon)
        if verb is not None or any(verb_role(term, form, lexicon) for form in forms[1:]):
            return verb
    related = _by_other_forms(found, forms)
    if related is None and found == term and len(term) == 1 and _ends_in_e(found[-1], lexicon):
        return _Role.ADJECTIVE_E
    others = (_Role.ADJECTIVE, _Role.ADJECTIVE_E)
    if related is not None or (found != term and _by_other_forms(term, forms) in others):
        return related
    if _is_noun(found, lexicon):
        unknown = not may_be_noun(found[-1], lexicon) and found[-1].endswith(("en", "s"))
        return _Role.PLURAL if unknown or is_plural(found[-1], lexicon) else _Role.SINGULAR
    is_verb = "i" in lexicon[found[-1]].verb and bool(word.inflections)
    fixed = not word.inflections or (found[0] in function_words() and not is_verb)
    if found != term or not fixed:
        return None
    looks = len(term) == 1 and ADJECTIVE_ENDINGS.fullmatch(term[0]) is not None and term[0] not in function_words()
    return _Role.ADJECTIVE if looks else _Role.FIXED


def _by_other_forms(found: tuple[str, ...], forms: Iterable[tuple[str, ...]]) -> _Role | None:
    """What the other forms of the entry say: beside "kaders" a "kader" is the singular."""
    for form in forms:
        if form[:-1] != found[:-1]:
            continue
        if form[-1] in plural_forms(found[-1]):
            return _Role.SINGULAR
        if found[-1] in plural_forms(form[-1]):
            return _Role.PLURAL
        if len(found) == 1 and found[0] in adjective_forms(form[0]):
            return _Role.ADJECTIVE_E
        if len(found) == 1 and form[0] in adjective_forms(found[0]):
            return _Role.ADJECTIVE
    return None


def _ends_in_e(word: str, lexicon: Lexicon) -> bool:
    """Whether a word of the list is itself the -e form of an adjective: complexe, uniforme; not: inzake, methode."""
    if not word.endswith("e") or word.endswith("nde") or word in function_words() or may_be_noun(word, lexicon):
        return False
    return lexicon[word[:-1]].known or lexicon[f"{word[:-2]}f"].known


def _is_noun(found: tuple[str, ...], lexicon: Lexicon) -> bool:
    if any(word in function_words() for word in found):
        return False
    last = found[-1]
    looks = NOUN_ENDINGS.fullmatch(last) is not None or not lexicon[last].known
    return may_be_noun(last, lexicon) or (looks and ADJECTIVE_ENDINGS.fullmatch(last) is None)


def _fitted(plain: str, role: VerbRole | _Role | None, place: Place, lexicon: Lexicon) -> str:
    if role is None or not ONLY_ADVICE.isdisjoint(plain):
        return ""
    if isinstance(role, VerbRole):
        return fitted_verb(plain, role, place, lexicon)
    if role is _Role.FIXED:
        return plain
    if role in (_Role.ADJECTIVE, _Role.ADJECTIVE_E):
        return _adjective(plain, place, lexicon, with_e=role is _Role.ADJECTIVE_E)
    return _noun(plain, place, lexicon, many=role is _Role.PLURAL)


def _noun(plain: str, place: Place, lexicon: Lexicon, *, many: bool) -> str:
    """A plain noun or noun phrase in the number that was found, when its article fits what stands before."""
    words = plain.split()
    if function_words().get(words[0], "") not in MAY_START:
        return ""
    described = len(words) == PAIR and may_be_noun(words[1], lexicon) and _is_adjective(words[0], lexicon)
    noun = words[1] if described else words[0]
    if not may_be_noun(noun, lexicon):
        return _verb_as_noun(plain, place, lexicon, many=many)
    if _ends_in_verb(words, lexicon) or (place.single and noun in word_list("no_plural")):
        return ""
    if is_plural(noun, lexicon):
        return plain if many else ""
    adjective = adjective_with_e(words[0], lexicon) if described and not words[0].endswith("e") else words[0]
    if many:
        form = plural(noun, lexicon) if len(words) == 1 or described else ""
        return f"{adjective} {form}".strip() if form and described and adjective else form * (not described)
    if place.attributive or (place.article and (place.article == "het") != is_het_word(noun)):
        return ""
    return f"{adjective} {noun}" if described and place.definite else plain


def _ends_in_verb(words: list[str], lexicon: Lexicon) -> bool:
    """Whether a phrase is an infinitive with what belongs to it: goed opletten; not: ruimte om te groeien."""
    last = lexicon[words[-1]]
    if len(words) == 1 or "i" not in last.verb or last.is_noun:
        return False
    return OPENS_CLAUSE.isdisjoint(words) and function_words().get(words[-2]) != "preposition"


def _is_adjective(word: str, lexicon: Lexicon) -> bool:
    if word.endswith("e"):
        return True
    inflected = adjective_with_e(word, lexicon)
    return bool(inflected) and lexicon[inflected].zipf >= COMMON


def _verb_as_noun(plain: str, place: Place, lexicon: Lexicon, *, many: bool) -> str:
    """An infinitive for a noun: "het regelen", "door meedoen"; not "de meedoen"."""
    fits = place.bare is not False or place.before == "het"
    return plain if "i" in lexicon[plain].verb and fits and not many else ""


def _adjective(plain: str, place: Place, lexicon: Lexicon, *, with_e: bool) -> str:
    """Plain words for an adjective. Before a noun only adjectives can stand: "goede", "heel belangrijke"."""
    words, classes = plain.split(), function_words()
    last = words[-1]
    if last.endswith("ste") or plain in word_list("never_take_e"):
        return plain if len(words) == 1 and (with_e or last in word_list("never_take_e")) else ""
    infinitive = last.endswith("en") and "i" in lexicon[last].verb
    if infinitive or classes.get(words[0]) in NO_ADVERB or classes.get(plain) == "preposition":
        return ""
    inflected = adjective_with_e(last, lexicon)
    as_noun = bool(place.article or place.single) and place.attributive is False
    if not with_e and (place.of_degree or as_noun):
        return ""
    if not with_e and not place.attributive:
        alone = len(words) == 1 or place.attributive is False
        return plain if alone and (inflected or not lexicon[last].is_noun) else ""
    described = len(words) > 1 and lexicon[words[0]].is_noun and words[0] != "goed"
    if not inflected or described or any(classes.get(word) in NOT_IN_ADJECTIVES for word in words):
        return ""
    return " ".join((*words[:-1], inflected)) if with_e else plain
