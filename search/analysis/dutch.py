"""Stems of Dutch words: Snowball's ``dutch_porter``, and what it leaves.

Snowball keeps z and v at the end ("huiz"), double consonants ("bell"), the t of "helpt" and participles. Forms of
verbs come from a list of verbs, so that a noun ("kunst", "geluid") is never taken for one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import snowballstemmer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

__all__ = ["FRONTS", "dutch_base", "dutch_plain", "verb_forms"]

_SOFT: Final = {"z": "s", "v": "f"}
_DOUBLE: Final = re.compile(r"([b-df-hj-np-tv-z])\1$")
#: Plurals that Snowball leaves: auto's, baby's, organisaties; not "thuis", "cursus", "advies", "verlies".
_PLURAL: Final = re.compile(r"(?:[^aeiou][oy]|[a-z][bdfgmnprst]ie|milie)s$")
_SMALL: Final = re.compile(r"[bdfghklmnprsz]jes?$")
#: In front of a verb; they are no words of a compound.
FRONTS: Final = (
    *("aan", "achter", "af", "bij", "binnen", "door", "in", "langs", "los", "mee", "mis", "na", "neer", "om", "onder"),
    *(
        "op",
        "over",
        "samen",
        "tegen",
        "terug",
        "thuis",
        "toe",
        "uit",
        "vast",
        "voor",
        "voort",
        "vooruit",
        "vrij",
        "weg",
    ),
    *("klaar", "goed", "open", "kennis", "be", "ver", "ont", "her"),
)
#: These never stand apart, and a participle has no ge- behind them.
_FAST: Final = frozenset({"be", "ver", "ont", "her"})
_SHORTEST: Final = 4


def verb_forms(weak_d: Iterable[str], weak_t: Iterable[str], strong: Iterable[str]) -> dict[str, str]:
    """Forms of verbs with the form of "ik": "vraagt", "vraagde", "gevraagd" -> "vraag".

    ``strong`` has lines of "ik-vorm andere vormen".
    """
    found: dict[str, str] = {}
    for ending, stems in (("d", weak_d), ("t", weak_t)):
        for stem in stems:
            tail = "" if stem.endswith(("d", "t")) else ending
            past = (f"{stem}{ending}e", f"{stem}{ending}en", f"ge{stem}{tail}", f"ge{stem}{tail}e")
            now = (f"{stem}t",) if not stem.endswith("t") else ()
            participle = (f"{stem}{tail}",) if tail else ()  # behind be-, ver-, ont-
            found.update(dict.fromkeys((*past, *now, *participle), stem))
    for line in strong:
        stem, *others = line.split()
        found.update(dict.fromkeys(others, stem))
    return found


def dutch_plain() -> Callable[[str], str]:
    """A stemmer for words that are no form of a verb and no exception."""
    snowball = snowballstemmer.stemmer("dutch_porter").stemWord

    def stem(word: str) -> str:
        if _PLURAL.search(word) and len(word) >= _SHORTEST:
            word = word[:-1]
        elif _SMALL.search(word) and len(word) > _SHORTEST + 1:
            word = word.removesuffix("s")[:-2]
        found = _DOUBLE.sub(r"\1", snowball(word))
        return found[:-1] + _SOFT.get(found[-1], found[-1]) if len(found) >= _SHORTEST - 1 else found

    return stem


def _verb(word: str, verbs: Mapping[str, str]) -> str | None:
    found = verbs.get(word)
    if found is not None:
        return found
    for front in FRONTS:
        if word.startswith(front):
            rest = word[len(front) :]
            # begeleid is no participle of leiden
            found = None if front in _FAST and rest.startswith("ge") else verbs.get(rest)
            if found is not None:
                return front + found
    return None


def dutch_base(verbs: Mapping[str, str], people: Mapping[str, str]) -> Callable[[str], str]:
    """Leads a form of a verb to the verb ("aangevraagd" -> "aanvraag") and people to what they do.

    ``people`` has ends of words: with "zorger" -> "zorg" a "mantelzorger" gives "mantelzorg".
    """
    longest = max(map(len, people), default=0)

    def base(word: str) -> str:
        found = _verb(word, verbs)
        if found is not None:
            return found
        for size in range(min(longest, len(word)), _SHORTEST, -1):
            end = people.get(word[-size:])
            if end is not None:
                return word[:-size] + end
        return word

    return base
