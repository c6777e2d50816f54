"""What the understanding of a question reads of the lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.glossary import synonym_groups
from core.word_forms import needs_capitals
from search.analysis.letters import words_in
from search.lists.memory import lists_now

if TYPE_CHECKING:
    from collections.abc import Mapping

    from search.lists.memory import CrisisWords, Words

__all__ = ["ambiguous_places", "crisis_phrases", "synonym_table"]

#: The newest table of each language, with what it was made of.
_tables: dict[str, tuple[object, object, dict[Words, tuple[Words, ...]]]] = {}


def _glossary_pairs(groups: tuple[tuple[str, ...], ...]) -> dict[Words, list[Words]]:
    """Each word of the glossary with the others of its groups.

    An abbreviation that is another word in small letters ("zin", "hap") is left out: a question has no capitals.
    """
    found: dict[Words, list[Words]] = {}
    for group in groups:
        plain = (tuple(word.folded for word in words_in(text)) for text in group if not needs_capitals(text))
        members = [member for member in plain if member]
        for member in members:
            found.setdefault(member, []).extend(other for other in members if other != member)
    return found


def synonym_table(language: str) -> Mapping[Words, tuple[Words, ...]]:
    """Folded words with other words for the same: those of editors first, then those of the glossary.

    Keys and values are words that stand side by side: ``("pgb",): (("persoonsgebonden", "budget"),)``.
    """
    lists, groups = lists_now(), synonym_groups(language)
    kept = _tables.get(language)
    if kept is not None and kept[0] is lists and kept[1] == groups:
        return kept[2]
    table = {words: list(others) for words, others in lists.synonyms(language).items()}
    for words, others in _glossary_pairs(groups).items():
        table.setdefault(words, []).extend(others)
    found = {words: tuple(dict.fromkeys(others)) for words, others in table.items()}
    _tables[language] = (lists, groups, found)
    return found


def crisis_phrases() -> tuple[CrisisWords, ...]:
    """What someone in danger may write, in all languages, with the kind of danger ("geen" for what is harmless).

    These are the phrases of the site and those of editors, without what editors switched off.
    """
    return lists_now().crisis


def ambiguous_places() -> frozenset[str]:
    """Folded names of places that are ordinary words too: they count as places only where the question says so."""
    return lists_now().places
