"""The lists of words as they are in force: what comes with the site, with what editors added or switched off.

They stay in the memory of the process. A change is seen at once by the process that made it and within seconds by the
others (``core.local_cache``).
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models.signals import post_delete, post_save

from core import local_cache
from search.analysis.analyser import ANALYSER_VERSION, WordLists
from search.analysis.compounds import Place
from search.analysis.letters import words_in
from search.analysis.wordlists import files_mark, people_of, stop_words_of, verbs_of
from search.enums import SynonymWay
from search.lists.rows import LISTS, ListRow, default_keys, key_words, merged, stored_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["CrisisWords", "Lists", "Words", "default_lists", "lists_now", "watch_lists"]

Words = tuple[str, ...]


class CrisisWords(NamedTuple):
    """What someone in danger writes: as it stands in the list (with ``*`` and ``+``), and its folded words."""

    kind: str
    language: str
    words: Words
    phrase: str


def _folded(text: str) -> Words:
    return tuple(word.folded for word in words_in(text))


def _in_force(rows: Iterable[ListRow]) -> tuple[ListRow, ...]:
    """What counts: lines of the site and rows of editors in their place, as far as they are on and have a word."""
    found = {**default_keys(), **merged(rows)}
    return tuple(row for key, row in found.items() if row.active and key.words.strip("-"))


@dataclass
class Lists:
    """All lists in force. What is made of them is made once."""

    rows: tuple[ListRow, ...]
    _words: dict[str, WordLists] = field(default_factory=dict)
    _synonyms: dict[str, dict[Words, tuple[Words, ...]]] = field(default_factory=dict)

    def of(self, kind: str) -> list[ListRow]:
        """The rows of one list."""
        return [row for row in self.rows if row.kind == kind]

    @cached_property
    def signature(self) -> str:
        """Another text when the same words would give other tokens for the index; at most 40 signs."""
        rows = sorted(row for row in self.rows if LISTS[row.kind].in_index)
        mark = hashlib.sha256(f"{files_mark()}{rows!r}".encode()).hexdigest()
        return f"{ANALYSER_VERSION}-{mark[:16]}"

    def words(self, language: str) -> WordLists:
        """What the analyser of a language reads."""
        found = self._words.get(language)
        if found is None:
            found = self._words[language] = self._make_words(language)
        return found

    def _make_words(self, language: str) -> WordLists:
        parts: dict[str, Place] = {}
        forms: dict[str, str] = {}
        for row in self.of("parts") if language == "nl" else ():
            word = "".join(_folded(row.word))
            parts[word] = Place(row.mark)
            forms.update(dict.fromkeys(("".join(_folded(form)) for form in row.values), word))
        stems = [row for row in self.of("stems") if row.language == language]
        return WordLists(
            exceptions={key_words(row.word).replace(" ", ""): "".join(_folded("".join(row.values))) for row in stems},
            parts=parts,
            forms=forms,
            verbs=verbs_of(language),
            people=people_of(language),
            stop_words=stop_words_of(language),
        )

    def synonyms(self, language: str) -> Mapping[Words, tuple[Words, ...]]:
        """Folded words with the other words for them."""
        found = self._synonyms.get(language)
        if found is None:
            table: dict[Words, list[Words]] = defaultdict(list)
            for row in self.of("synonyms"):
                if row.language == language:
                    _add_synonyms(table, row)
            found = self._synonyms[language] = {
                words: tuple(other for other in dict.fromkeys(others) if other != words)
                for words, others in table.items()
            }
        return found

    @cached_property
    def crisis(self) -> tuple[CrisisWords, ...]:
        """The words of people in danger."""
        return tuple(CrisisWords(row.mark, row.language, _folded(row.word), row.word) for row in self.of("crisis"))

    @cached_property
    def places(self) -> frozenset[str]:
        """Folded names of places that are ordinary words too."""
        return frozenset(" ".join(_folded(row.word)) for row in self.of("places"))


def _add_synonyms(table: dict[Words, list[Words]], row: ListRow) -> None:
    word = _folded(row.word)
    others = [other for other in map(_folded, row.values) if other]
    table[word] += others
    if row.mark == SynonymWay.BOTH:
        for other in others:
            table[other] += [word, *others]


#: The newest lists, with the rows of editors they were made of.
_kept: list[tuple[tuple[ListRow, ...], Lists]] = []


def lists_now() -> Lists:
    """The lists in force at this moment: at most one query in ``core.local_cache.SECONDS``."""

    def refresh() -> bool:
        rows = stored_rows()
        if not _kept or _kept[0][0] != rows:
            _kept[:] = [(rows, Lists(_in_force(rows)))]
        return True

    local_cache.remember("search-lists", refresh, per_language=False)
    return _kept[0][1]


@cache
def default_lists() -> Lists:
    """The lists as they come with the site, without a database."""
    return Lists(_in_force(()))


def _forget(**kwargs: Any) -> None:
    """Receiver: a list changed, so ask the database again."""
    local_cache.clear()


def watch_lists() -> None:
    """Let a change of a list be seen at once by this process."""
    for kind in LISTS.values():
        for signal in (post_save, post_delete):
            signal.connect(_forget, sender=kind.model, dispatch_uid=f"search-forget-{kind.name}-{id(signal)}")
