"""One thing that was found in a text, and what the rules may look at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from readability.analysis.blocks import Block, BlockKind
from readability.analysis.vocabulary import JargonWord, Term, Vocabulary, words_of

if TYPE_CHECKING:
    from readability.analysis.clauses import TaggedSentence
    from readability.analysis.fitting import Fit
    from readability.analysis.lexicon import Lexicon
    from readability.analysis.sentences import Sentence
    from readability.analysis.tokens import Token
    from readability.enums import Rule, Severity

__all__ = ["Finding", "SentenceView", "TextView", "counts", "index_terms", "is_explained", "phrases"]

T = TypeVar("T")
LONGEST_SHORT = 40
_BESIDE_BRACKETS = re.compile(
    rf"(?<=\()[\w'’·/&-]{{1,{LONGEST_SHORT}}}+(?=\))|(?<!\w)[\w'’·/&-]{{1,{LONGEST_SHORT}}}+(?= \()"
)
# Entries by their first word: the words and what they belong to.
Phrases = Sequence[tuple[tuple[str, ...], T]]


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, where, and what to do. `start` and `end` are places in the text of the block.

    `alternatives` are words to show; `replacements` are those of them that can be put in place as they are. `within` is
    the text of the block, which is no part of the JSON.
    """

    rule: Rule
    severity: Severity
    path: str
    block_id: str
    start: int
    end: int
    text: str
    message: str
    alternatives: tuple[str, ...] = ()
    replacements: tuple[str, ...] = ()
    within: str = ""

    @classmethod
    def at(
        cls,
        block: Block,
        place: tuple[int, int],
        rule: Rule,
        severity: Severity,
        message: str,
        plain: Fit | None = None,
    ) -> Finding:
        """A finding at a place of a block, with the plain words for it."""
        start, end = place
        shown, fitting = (plain.shown, plain.replacements) if plain is not None else ((), ())
        found = block.text[start:end]
        return cls(
            rule, severity, block.path, block.block_id, start, end, found, message, shown, fitting, within=block.text
        )

    def as_json(self) -> dict[str, Any]:
        """The finding with plain values."""
        plain = asdict(self)
        del plain["within"]
        return plain | {
            "rule": self.rule.value,
            "severity": self.severity.value,
            "alternatives": list(self.alternatives),
            "replacements": list(self.replacements),
        }


@dataclass(slots=True)
class TextView:
    """What the rules know of the whole text, and what they remember while it is read from start to end."""

    blocks: Sequence[Block]
    vocabulary: Vocabulary
    lexicon: Lexicon
    terms: Mapping[str, tuple[tuple[tuple[str, ...], Term], ...]] = field(default_factory=dict)
    whole: str = ""
    whole_low: str = ""
    seen: set[tuple[str, str]] = field(default_factory=set)
    beside_brackets: frozenset[str] | None = None

    def in_brackets(self, word: str) -> bool:
        """Whether a word stands alone between brackets somewhere, or right before them. Reads the text once."""
        if self.beside_brackets is None:
            self.beside_brackets = frozenset(_BESIDE_BRACKETS.findall(self.whole)) if "(" in self.whole else frozenset()
        return word in self.beside_brackets

    def first(self, rule: Rule, what: str) -> bool:
        """Whether a rule meets this for the first time in the text."""
        if (rule.value, what) in self.seen:
            return False
        self.seen.add((rule.value, what))
        return True


@dataclass(frozen=True, slots=True)
class SentenceView:
    """One sentence for the rules. `jargon` are the entries of the jargon list: first word, last word, entry."""

    block: Block
    sentence: Sentence
    tagged: TaggedSentence
    text: TextView
    jargon: Sequence[tuple[int, int, JargonWord]]

    @property
    def place(self) -> tuple[int, int]:
        """Where the sentence stands in its block."""
        return self.sentence.start, self.sentence.end

    @property
    def scored(self) -> bool:
        """Whether the sentence counts for the score: headings and the shortest list items do not."""
        return counts(self.block.kind, len(self.sentence.tokens))

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The place in the block of the words from `first` up to and including `last`."""
        return self.sentence.tokens[first].start, self.sentence.tokens[last].end


def phrases(tokens: Sequence[Token], index: Mapping[str, Phrases[T]]) -> Iterator[tuple[int, int, T]]:
    """Where entries of an index stand in a sentence: first word, last word, entry. The longest entry wins."""
    lows = tuple(token.low for token in tokens)
    after = 0
    for place, low in enumerate(lows):
        if low not in index or place < after:
            continue
        for words, entry in index[low]:
            end = place + len(words)
            if lows[place:end] == words:
                yield place, end - 1, entry
                after = end
                break


SHORTEST_ITEM = 4


def counts(kind: BlockKind, words: int) -> bool:
    """Whether a sentence of so many words counts for the score."""
    return kind is BlockKind.PARAGRAPH or (kind is BlockKind.ITEM and words >= SHORTEST_ITEM)


# A run of white space is met once, so that no text makes the search slow.
_EXPLAINS_AFTER = re.compile(
    r"\s*+(?:\(|[,:–—-]?\s*+(?:(?:dat|dit) (?:is|betekent|zijn|wil zeggen|heet)|ofwel|oftewel|betekent|is een)\b)"
    r"|[^.?!]{0,80}[.?!]\s++(?:dat|dit) (?:is|zijn|betekent|wil zeggen)\b",
    re.IGNORECASE,
)
# "Voorlopers zijn mensen die …" explains the word; "De GGD, zijn adres" is his address.
_PLURAL_IS = re.compile(r"\s*+zijn\b")
_PLURALS = ("en", "s")
_EXPLAINS_BEFORE = re.compile(
    r"(?:\(|\b(?:heet|heten|noemen we|noemt men|ofwel|oftewel)(?: (?:dat|dit|een|de|het|ook))*)\s*$"
)


def is_explained(text: str, start: int, end: int) -> bool:
    """Whether a text explains a word where it stands: "(…)", "dat is …", "ofwel …"."""
    if _EXPLAINS_AFTER.match(text, end):
        return True
    if text.endswith(_PLURALS, start, end) and _PLURAL_IS.match(text, end):
        return True
    return _EXPLAINS_BEFORE.search(text[max(0, start - 40) : start]) is not None


@lru_cache(maxsize=4)
def index_terms(terms: tuple[Term, ...]) -> Mapping[str, tuple[tuple[tuple[str, ...], Term], ...]]:
    """Terms by their first word, longest first."""
    index: dict[str, list[tuple[tuple[str, ...], Term]]] = {}
    phrases = {words: term for term in terms for form in (term.name, *term.forms) if (words := words_of(form))}
    for words, term in sorted(phrases.items(), key=lambda item: -len(item[0])):
        index.setdefault(words[0], []).append((words, term))
    return {first: tuple(entries) for first, entries in index.items()}
