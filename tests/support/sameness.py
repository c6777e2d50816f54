"""How much of one demo text stands in another: whole sentences, and a mould in which only names were changed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from core.demo.files import ContentItem

__all__ = ["copied", "item_sentences", "plain", "repeated", "same_mould", "word_runs"]

#: Values of a head or a block that name or steer, and tell nothing.
# fmt: off
_NO_TEXT = frozenset({
    "type", "term", "slug", "parent", "locale", "translation_of", "author_kind", "author_name", "themes",
    "dimensions", "audiences", "gemeenten", "tags", "related", "reviewed_on", "published", "order", "icon",
    "kind", "mode", "status", "starts_at", "ends_at", "organisations", "partners", "website", "url", "link",
    "image", "picture", "social_image", "email", "languages", "forms", "service_areas", "referral",
    "assured_by", "assured_date", "postal_code", "address", "address_1", "location_name", "city", "name",
    "source", "label", "unit", "funder", "publisher", "option", "byday", "attending_type", "forerunners",
    "help", "words", "portrait", "track", "abbreviation", "synonyms", "see_also", "guests", "person_place",
})
# fmt: on
_FIELD = re.compile(r"^\s*(?:- )?(\w+):\s*(.*)$")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_END = re.compile(r"(?<=[.!?:…”])\s+|\n\s*\n|\n\s*(?:[-*#>]|\d+\.|\|)\s*")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
#: What stands for a name, and for a number.
_NAME, _NUMBER = "@", "#"
#: Words in a row that two texts must share: fewer, and any two Dutch texts do.
_RUN = 4
#: So few shared runs prove nothing: one short sentence, or a fixed phrase.
_FEW = 5


def item_sentences(item: ContentItem) -> list[str]:
    """The sentences of an item that readers see, those of its fields and blocks too."""
    return [sentence for text in (*_texts(item.head), _body(item.body)) for sentence in _sentences(text)]


def plain(sentence: str) -> str:
    """A sentence as it sounds: no capitals, no marks."""
    return " ".join(_WORD.findall(sentence.lower()))


def repeated(texts: Mapping[str, list[str]], *, words: int) -> dict[str, list[str]]:
    """The sentences of at least so many words that stand in more than one text, and where."""
    found: dict[str, set[str]] = defaultdict(set)
    for key, sentences in texts.items():
        for sentence in map(plain, sentences):
            if len(sentence.split()) >= words:
                found[sentence].add(key)
    return {sentence: sorted(keys) for sentence, keys in found.items() if len(keys) > 1}


def same_mould(texts: Mapping[str, list[str]]) -> dict[tuple[str, str], float]:
    """Of every pair of texts that look alike, which part of the shorter one stands in the other too.

    It counts runs of four words within a sentence, with every name and number replaced by one and the same sign. So a
    text that was made from another by changing names is the same.
    """
    ordinary = _ordinary_words(texts)
    runs = {key: set(_runs(sentences, ordinary)) for key, sentences in texts.items()}
    where: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, own in runs.items():
        for run in own:
            where[run].append(key)
    shared = Counter(pair for keys in where.values() for pair in combinations(keys, 2))
    return {pair: number / min(len(runs[key]) for key in pair) for pair, number in shared.items() if number > _FEW}


def word_runs(text: str, *, words: int) -> set[tuple[str, ...]]:
    """Every run of so many words in a text, as it sounds."""
    return set(_windows(plain(text).split(), words))


def copied(sentences: Iterable[str], source: set[tuple[str, ...]], *, words: int) -> list[str]:
    """The runs of so many words in sentences that stand in a source (the answer of :func:`word_runs`) too."""
    runs = (run for sentence in sentences for run in _windows(plain(sentence).split(), words))
    return [" ".join(run) for run in runs if run in source]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in _NO_TEXT:
                yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _body(markdown: str) -> str:
    """The text in the body: of a block its values, each as a paragraph of its own."""
    lines, in_block = [], False
    for line in markdown.splitlines():
        fence = line.startswith(":::")
        in_block ^= fence
        field = _FIELD.match(line) if in_block else None
        if field and field.group(1) not in _NO_TEXT:
            lines += ["", field.group(2), ""]
        elif not field and not fence:
            lines.append(line)
    return "\n".join(lines)


def _sentences(text: str) -> Iterator[str]:
    for part in _END.split(_LINK.sub(r"\1", text)):
        if sentence := " ".join(part.replace("*", "").split()):
            yield sentence


def _ordinary_words(texts: Mapping[str, list[str]]) -> set[str]:
    """Words that somewhere stand without a capital: at the start of a sentence they are no names."""
    words = (word for sentences in texts.values() for sentence in sentences for word in _WORD.findall(sentence))
    return {word for word in words if word.islower()}


def _runs(sentences: Iterable[str], ordinary: set[str]) -> Iterator[tuple[str, ...]]:
    for sentence in sentences:
        signs: list[str] = []
        for place, word in enumerate(_WORD.findall(sentence)):
            sign = _sign(word, ordinary, first=place == 0)
            if sign not in (_NAME, _NUMBER) or signs[-1:] != [sign]:
                signs.append(sign)
        yield from _windows(signs, _RUN)


def _sign(word: str, ordinary: set[str], *, first: bool) -> str:
    if word[0].isdigit():
        return _NUMBER
    if word[0].isupper() and not (first and word.lower() in ordinary):
        return _NAME
    return word.lower()


def _windows(words: list[str], size: int) -> Iterator[tuple[str, ...]]:
    return (tuple(words[start : start + size]) for start in range(len(words) - size + 1))
