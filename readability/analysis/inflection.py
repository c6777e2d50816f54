"""Plurals, genders and -e forms of Dutch nouns and adjectives: the spelling gives candidates, the lexicon chooses.

Source of the rules: the standard Dutch spelling as the Groene Boekje describes it. A form that is not sure is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from readability.analysis.compounds import split_compound
from readability.analysis.words import function_words, word_list

if TYPE_CHECKING:
    from readability.analysis.lexicon import Lexicon

__all__ = ["adjective_forms", "adjective_with_e", "is_het_word", "is_plural", "may_be_noun", "plural", "plural_forms"]

VOWELS = "aeiou"
SHORTEST, SHORTEST_TAIL = 3, 4
COMMON = 3.0
# Endings that take -s in the plural; a vowel that can be misread takes 's.
TAKES_S = ("e", "el", "em", "en", "er", "aar", "aard", "erd", "ier", "ie", "ee", "eau", "eur", "or", "ing")
NEUTER_ENDINGS = ("je", "ment", "isme", "sel")
_HARD = {"f": "v", "s": "z"}


def _with_en(word: str) -> Iterator[str]:
    """What a word can become before -en or -e: vak gives vakk, taak gives tak, brief gives briev, dag stays dag."""
    yield word
    last, before = word[-1], word[-2]
    if last in VOWELS:
        return
    hard = _HARD.get(last, last)
    if before in VOWELS and word[-3] == before:
        yield word[:-2] + last
        yield word[:-2] + hard
    elif before in VOWELS and word[-3] not in VOWELS:
        yield word + last
    elif hard != last:
        yield word[:-1] + hard


def plural_forms(word: str) -> Iterator[str]:
    """What can be the plural of a noun, by its spelling."""
    irregular = dict(pair.split("=") for pair in word_list("irregular_plurals"))
    if len(word) < SHORTEST:
        return
    if word in irregular:
        yield irregular[word]
        return
    if word.endswith("heid"):
        yield word.removesuffix("heid") + "heden"
        return
    yield from ((f"{word}'s",) if word[-1] in "aiouy" else (f"{word}s",))
    if word.endswith("e"):
        yield from (f"{word}n", f"{word}ën", f"{word[:-1]}ën")
    elif word.endswith(("um", "y")):
        yield f"{word[:-2]}a" if word.endswith("um") else f"{word[:-1]}ies"
    yield from (f"{stem}en" for stem in _with_en(word))


@lru_cache(maxsize=4096)
def plural(word: str, lexicon: Lexicon) -> str:
    """The plural that the lexicon knows best; of a compound that of its head; the empty string when none is known."""
    if is_plural(word, lexicon) or word in word_list("no_plural"):
        return ""
    known = [form for form in plural_forms(word) if lexicon[form].is_noun]
    if known:
        return max(known, key=lambda form: lexicon[form].zipf)
    parts = split_compound(word, lexicon)
    tail = plural(parts[1], lexicon) if parts is not None else ""
    return word.removesuffix(parts[1]) + tail if parts is not None and tail else ""


def _singulars(word: str) -> Iterator[str]:
    """What a plural can be the plural of."""
    if word.endswith("heden"):
        yield word.removesuffix("heden") + "heid"
    if word.endswith("'s"):
        yield word[:-2]
    elif word.endswith("s") and word[:-1].endswith(TAKES_S):
        yield word[:-1]
    if not word.endswith("n") or len(word) <= SHORTEST_TAIL:
        return
    yield word[:-1]
    if not word.endswith("en"):
        return
    stem = word[:-2]
    soft = stem[:-1] + {"v": "f", "z": "s"}.get(stem[-1], stem[-1])
    yield soft
    if stem[-1] == stem[-2]:
        yield stem[:-1]
    elif stem[-2] in VOWELS:
        yield soft[:-1] + stem[-2] + soft[-1]


@lru_cache(maxsize=4096)
def is_plural(word: str, lexicon: Lexicon) -> bool:
    """Whether a noun is a plural: regels, kosten; not: les, teken."""
    if word in word_list("singular_nouns"):
        return False
    if word in word_list("plural_nouns"):
        return True
    if lexicon[word].is_noun:
        return any(lexicon[one].is_noun for one in _singulars(word) if len(one) > 1)
    parts = None if lexicon[word].known else split_compound(word, lexicon)
    return parts is not None and is_plural(parts[1], lexicon)


@lru_cache(maxsize=4096)
def may_be_noun(word: str, lexicon: Lexicon) -> bool:
    """Whether the noun list has a word, or the head of a compound that it lacks."""
    if lexicon[word].is_noun:
        return True
    parts = None if lexicon[word].known else split_compound(word, lexicon)
    return parts is not None and lexicon[parts[1]].is_noun


@lru_cache(maxsize=4096)
def is_het_word(noun: str) -> bool:
    """Whether a noun in the singular has the article "het", itself or as the head of a compound."""
    neuter, common = word_list("het_nouns"), word_list("de_nouns")
    if noun in neuter or (noun.endswith(NEUTER_ENDINGS) and noun not in common):
        return True
    tails = (noun[at:] for at in range(1, len(noun) - SHORTEST_TAIL + 1))
    return next((tail in neuter for tail in tails if tail in neuter or tail in common), False)


def adjective_forms(word: str) -> Iterator[str]:
    """What an adjective can become with -e: goed gives goede, vast vaste, grijs grijze, snel snelle, gewoon gewone."""
    if len(word) >= SHORTEST and word[-1] not in VOWELS:
        yield from (f"{stem}e" for stem in _with_en(word))
        if word.endswith("ieel"):
            yield f"{word[:-3]}ële"


@lru_cache(maxsize=4096)
def adjective_with_e(word: str, lexicon: Lexicon) -> str:
    """The -e form of an adjective; the word itself when it never takes -e; the empty string when that is not sure."""
    if word in word_list("never_take_e"):
        return word
    if word.endswith(("en", "er")) or word in word_list("no_adjectives"):
        return ""
    forms = [form for form in adjective_forms(word) if lexicon[form].known]
    if forms:
        best = max(forms, key=lambda form: lexicon[form].zipf)
        doubtful = word in function_words() or lexicon[word].is_noun
        return best if lexicon[best].zipf >= COMMON or not doubtful else ""
    participle = word.startswith("ge") or "ge" in word[2:6]
    return f"{word}e" if participle and word.endswith(("t", "d")) and not set(word[-2:]) & set(VOWELS) else ""
