"""The words of a query: which there are, which of them say something, and how far two words lie apart."""

from __future__ import annotations

import re

__all__ = ["MAX_WORDS", "distance", "meaningful", "says_nothing", "words_of"]

MAX_WORDS = 12
_WORD = re.compile(r"\w+", re.UNICODE)
_DUTCH = (
    "aan al alle als altijd ben bij daar dan dat de deze die dit doe doen door dus een en er ga gaan geen graag haar "
    "had heb hebben heeft help hem het hier hij hoe hulp ik in is ja je jij jou jouw kan kunnen kun kunt maar me met "
    "mij mijn moet moeten na naar niet nog nu of om ons onze ook op over te toch tot u uit uw van veel voor waar "
    "waarom want was wat we wel welke wie wij wil wilt willen word worden wordt ze zich zij zijn zo zou "
)
_ENGLISH = (
    "a am an and are at be can do for from have how i if in is it my no not of on or so that the this to we what "
    "where who with you your"
)
#: Words that stand in every text. Alone they are searched for; beside another word they say nothing.
_STOP_WORDS = frozenset(f"{_DUTCH} {_ENGLISH}".split())


def words_of(query: str) -> list[str]:
    """The words of a query, without signs that mean something to a database; at most ``MAX_WORDS``."""
    return list(dict.fromkeys(word.lower() for word in _WORD.findall(query)))[:MAX_WORDS]


def meaningful(words: list[str]) -> list[str]:
    """The words that say what someone looks for; all of them when there is no such word."""
    return [word for word in words if word not in _STOP_WORDS] or words


def says_nothing(words: list[str]) -> bool:
    """Whether these words stand in every text, so that the index of a database may leave them out."""
    return _STOP_WORDS.issuperset(words)


def distance(one: str, other: str, *, limit: int) -> int:
    """How many letters were typed wrong, left out, added or swapped; ``limit + 1`` when it is more than that.

    The optimal string alignment distance, a form of Damerau-Levenshtein.
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, sign in enumerate(one, start=1):
        earlier, before, row = before, row, [i]
        for j, wanted in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (sign != wanted))
            if i > 1 and j > 1 and sign == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)
