"""Counts in a tagged sentence what LiNT-II counts: content words, their frequency, concrete nouns, finite verbs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readability.analysis.clauses import AUXILIARIES, TaggedSentence
from readability.analysis.compounds import split_compound
from readability.analysis.dependency import longest_dependency
from readability.analysis.tagging import Tag
from readability.analysis.words import function_words

if TYPE_CHECKING:
    from readability.analysis.lexicon import Entry, Lexicon

__all__ = ["SentenceFeatures", "is_content", "noun_kind", "sentence_features", "word_zipf"]

CONTENT = frozenset({
    Tag.NOUN, Tag.NAME, Tag.ADJECTIVE, Tag.FINITE, Tag.INFINITIVE, Tag.PARTICIPLE, Tag.MANNER,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class SentenceFeatures:
    """The counts of one sentence. `zipfs` has one number for each content word that is no name."""

    words: int
    content: int
    finite: int
    zipfs: tuple[float, ...]
    concrete: int
    nouns: int
    dependency: int


def is_content(sentence: TaggedSentence, place: int) -> bool:
    """Whether a word carries content: nouns, names, adjectives, lexical verbs and manner adverbs do."""
    if sentence.tags[place] not in CONTENT:
        return False
    return function_words().get(sentence.tokens[place].low, "") not in AUXILIARIES


def word_zipf(word: str, entry: Entry, lexicon: Lexicon) -> float:
    """How common a word is.

    A compound of the noun list is as common as its head, as LiNT-II has it; one that the list lacks is as common as the
    rarer of its two parts.
    """
    if entry.head_zipf is not None:
        return entry.head_zipf
    parts = None if entry.known else split_compound(word, lexicon)
    if parts is None:
        return entry.zipf
    modifier, head = (lexicon[part] for part in parts)
    return min(modifier.zipf, head.zipf if head.head_zipf is None else head.head_zipf)


def noun_kind(word: str, entry: Entry, lexicon: Lexicon) -> str:
    """c, a or u as the noun list says, for an unknown compound what it says of the head, else the empty string."""
    if entry.kind or entry.known:
        return entry.kind
    parts = split_compound(word, lexicon)
    return lexicon[parts[1]].kind if parts is not None else ""


def sentence_features(
    sentence: TaggedSentence, lexicon: Lexicon, familiar: Collection[str] = frozenset()
) -> SentenceFeatures:
    """The counts of a sentence. Familiar words say nothing by their frequency, like those that LiNT-II skips."""
    content = nouns = concrete = 0
    zipfs = []
    for place, tag in enumerate(sentence.tags):
        if not is_content(sentence, place):
            continue
        content += 1
        word, entry = sentence.tokens[place].low, sentence.entries[place]
        if tag in (Tag.NOUN, Tag.NAME):
            kind = entry.kind if tag is Tag.NAME else noun_kind(word, entry, lexicon)
            nouns += bool(kind)
            concrete += kind == "c"
        if tag is not Tag.NAME and not entry.skipped and word not in familiar:
            zipfs.append(word_zipf(word, entry, lexicon))
    return SentenceFeatures(
        words=len(sentence.tokens),
        content=content,
        finite=len(sentence.finite_verbs),
        zipfs=tuple(zipfs),
        concrete=concrete,
        nouns=nouns,
        dependency=longest_dependency(sentence),
    )
