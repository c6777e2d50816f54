"""Suggestions while somebody types: titles, terms, and what editors approved. Never what other visitors typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Length
from django.utils.translation import gettext as _
from rapidfuzz.distance import OSA

from core.crisis import is_crisis
from search.analysis import words_in
from search.models import SearchSuggestion, SearchWord
from search.understanding.concepts import concepts
from search.understanding.knowledge import places_now
from search.understanding.places import find_place
from search.understanding.stops import is_stop
from search.understanding.typed import MAX_LETTERS
from search.weights import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["LEAST", "MOST", "suggestions_for"]

#: Letters that are needed, suggestions that are given.
LEAST: Final = 2
MOST: Final = 8
_LONGEST: Final = 60
#: Rows that are read: a title has a row for each of its words.
_ROWS: Final = 120
#: A word of so many letters may have one wrong.
_FORGIVEN: Final = 4
_MOST_WORDS: Final = 4
#: Words of the site that such a word is compared with, the most usual ones.
_MOST_READ: Final = 2_000
#: The letters of a script, as the index writes them.
_LETTERS: Final = (
    "abcdefghijklmnopqrstuvwxyz",
    (
        "\u0430\u0431\u0432\u0433\u0434\u0435\u0436\u0437\u0438\u043a\u043b\u043c\u043d\u043e\u043f"
        "\u0440\u0441\u0442\u0443\u0444\u0445\u0446\u0447\u0448\u0449\u044c\u044e\u044f\u0456"
    ),
    (
        "\u0627\u0628\u062a\u062b\u062c\u062d\u062e\u062f\u0630\u0631\u0632\u0633\u0634\u0635"
        "\u0636\u0637\u0638\u0639\u063a\u0641\u0642\u0643\u0644\u0645\u0646\u0647\u0648\u064a"
    ),
)
_LAST_SIGN: Final = "\U0010ffff"
#: A row by its kind, as results weigh it, for the database.
_KIND_WEIGHT: Final = Case(
    *(When(kind=kind, then=Value(weight)) for kind, weight in WEIGHTS.kinds.items()), default=Value(WEIGHTS.other_kind)
)


def _typed(text: str) -> str:
    return " ".join(word.folded for word in words_in(text[:_LONGEST].replace("\0", " ")))


def _words(title: str) -> str:
    return " " + " ".join(word.folded for word in words_in(title))


def _between(begin: str) -> Q:
    return Q(start__gte=begin, start__lt=begin + _LAST_SIGN)


def _place(row: SearchSuggestion, begins: Sequence[str]) -> int:
    """A title that begins like this is what somebody expects, then one with such a word, then another name of it.

    A word that says nothing is no reason to show a title that has it somewhere.
    """
    words = _words(row.title)
    held = [begin for begin in begins if f" {begin}" in words]
    if any(words.startswith(f" {begin}") for begin in held):
        return 0
    telling = [begin for begin in held if f" {begin} " not in f"{words} " or not is_stop(begin, row.language)]
    return 1 if telling else 2


def _rows(languages: Sequence[str], begins: Sequence[str]) -> list[SearchSuggestion]:
    """The best of those that begin like one of these, each title once: the first language on top.

    Kinds weigh as they do in results; of equals the shortest title says it best.
    """
    where = Q()
    for begin in begins:
        where |= _between(begin)
    rank = Case(*(When(language=code, then=Value(place)) for place, code in enumerate(languages)))
    rows = SearchSuggestion.objects.filter(where, language__in=languages)
    so_begins = Case(*(When(title__istartswith=begin, then=Value(0)) for begin in begins), default=Value(1))
    heavy = (F("weight") * _KIND_WEIGHT).desc()
    rows = rows.order_by(rank, so_begins, heavy, Length("title"), "start", "pk")
    found: dict[str, SearchSuggestion] = {}
    for row in rows[:_ROWS]:
        found.setdefault(row.title.casefold(), row)

    def order(row: SearchSuggestion) -> tuple[int, int, float, int]:
        weight = row.weight * WEIGHTS.kinds.get(row.kind, WEIGHTS.other_kind)
        return languages.index(row.language), _place(row, begins), -weight, len(row.title)

    return sorted(found.values(), key=order)[:MOST]


def _may_begin(word: str) -> set[str]:
    """With which beginnings a word can lie one letter from this one; its first letter is right.

    Either its second letter is right too, or the mistake is there and all that follows is right.
    """
    first, second = word[0], word[1:2]
    letters = next((letters for letters in _LETTERS if second in letters), second)
    wrong = {first + letter + rest for letter in letters for rest in (word[1:], word[2:])}
    return {word[:2], first + word[2:], first + word[2:3] + second + word[3:], *wrong}


def _nearby(typed: str, languages: Sequence[str]) -> list[str]:
    """What was typed with words of the site that lie one letter from its last word; the first letter must be right."""
    before, _space, last = typed.rpartition(" ")
    if len(last) < _FORGIVEN:
        return []
    begins = Q()
    for language in languages:  # in each of them, so that the database looks up every beginning in its index
        for begin in sorted(_may_begin(last)):
            begins |= Q(language=language, word__gte=begin, word__lt=begin + _LAST_SIGN)
    rows: Any = SearchWord.objects.filter(begins).order_by("-count", "word")[:_MOST_READ]
    starts: dict[str, int] = {}
    for word, count in rows.values_list("word", "count"):
        for length in (len(last) - 1, len(last), len(last) + 1):
            begin = word[:length]
            if begin not in starts and len(begin) == length and OSA.distance(last, begin, score_cutoff=1) <= 1:
                starts[begin] = count
    best = sorted(starts, key=lambda begin: (-len(begin), -starts[begin]))[:_MOST_WORDS]
    return [f"{before} {begin}" if before else begin for begin in best]


def _help_near(typed: str, language: str) -> list[SearchSuggestion]:
    """For who typed the name of a place or a postcode and no more: the help that is near. No query once warm."""
    words = typed.split()
    found = find_place(words, places_now())
    if found is None or (found.start, found.end) != (0, len(words)):
        return []
    title = _("Hulp in %(place)s") % {"place": found.place.name}
    return [SearchSuggestion(language=language, start=typed, title=title)]


def suggestions_for(text: str, *, languages: Sequence[str]) -> list[SearchSuggestion]:
    """At most ``MOST`` rows for what was typed so far; one query, three when the last word is spelt wrong.

    Words of someone who may be in danger get none: nothing on the screen should repeat them.
    """
    text = text[:MAX_LETTERS]
    typed = _typed(text)
    if len(typed) < LEAST or is_crisis(text):
        return []
    near = _help_near(typed, languages[0])
    named = {row.title.casefold() for row in near}
    found = [*near, *(row for row in _rows(languages, [typed]) if row.title.casefold() not in named)][:MOST]
    if found:
        return found
    if concepts().find(typed.split()[-1:]):
        return []  # a word of another language is no Dutch word with a mistake
    nearby = _nearby(typed, languages)
    return _rows(languages, nearby) if nearby else []
