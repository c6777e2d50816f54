"""The closed classes of Dutch (articles, prepositions, conjunctions, adverbs, auxiliaries) and lists of special words.

Words of the closed classes carry no content: LiNT-II counts nouns, lexical verbs, adjectives and manner adverbs. The
words themselves are in readability/data/.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

__all__ = ["DATA", "first_names", "function_words", "named_words", "word_list"]

DATA = Path(__file__).resolve().parent.parent / "data"


def named_words(path: Path) -> Iterator[tuple[str, list[str]]]:
    """The lines of a file as name and words: "article: de het een". Empty lines and lines with # are left out."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        name, colon, words = line.partition(":")
        if not colon:
            message = f"{path.name}, line {number}: put a colon between the name and the words"
            raise ValueError(message)
        yield name.strip(), words.split()


@lru_cache(maxsize=1)
def function_words() -> dict[str, str]:
    """Word by word its class; the first class that names a word wins."""
    classes: dict[str, str] = {}
    for name, words in named_words(DATA / "function_words.txt"):
        for word in words:
            classes.setdefault(word, name)
    return classes


@lru_cache(maxsize=1)
def first_names() -> frozenset[str]:
    """Common first names, in small letters."""
    return frozenset(name for _letter, names in named_words(DATA / "first_names.txt") for name in names)


@lru_cache(maxsize=1)
def _word_lists() -> dict[str, frozenset[str]]:
    lists: defaultdict[str, set[str]] = defaultdict(set)
    for name, words in named_words(DATA / "word_lists.txt"):
        lists[name].update(words)
    return {name: frozenset(words) for name, words in lists.items()}


def word_list(name: str) -> frozenset[str]:
    """One of the lists of word_lists.txt."""
    return _word_lists()[name]
