"""Reads a text block by block and sentence by sentence, and adds up what it finds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from readability.analysis.features import SentenceFeatures, sentence_features
from readability.analysis.findings import Finding, SentenceView, TextView, index_terms, phrases
from readability.analysis.lexicon import default_lexicon
from readability.analysis.result import Result, confidence_of, verdict_of
from readability.analysis.rules import SENTENCE_RULES
from readability.analysis.rules.passive import weigh_passives
from readability.analysis.rules.sentences import length_of_blocks, mean_sentence
from readability.analysis.scores import Measures, douma, level_of, lix, measures, syllables
from readability.analysis.sentences import split_sentences
from readability.analysis.verbs import tag_sentence
from readability.analysis.vocabulary import Term, Vocabulary, default_vocabulary
from readability.enums import Rule

if TYPE_CHECKING:
    from readability.analysis.blocks import Block
    from readability.analysis.tokens import Token

__all__ = ["analyse", "text_hash"]

LONG_WORD = 6
LONG_SENTENCE = 20


@dataclass(slots=True)
class _Sums:
    """What is added up while the sentences go by, so that a long text needs no room for all of them."""

    features: list[SentenceFeatures] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    blocks: list[tuple[Block, int]] = field(default_factory=list)
    longest: tuple[Block, tuple[int, int]] | None = None
    most_words: int = 0
    syllables: int = 0
    long_words: int = 0

    def add(self, view: SentenceView, features: SentenceFeatures) -> None:
        """Count a sentence that is scored."""
        if features.words > self.most_words:
            self.most_words = features.words
            self.longest = view.block, view.place
        self.lengths.append(features.words)
        self.features.append(features)
        self._add_words(view.sentence.tokens)

    def _add_words(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            self.syllables += syllables(token.low)
            self.long_words += len(token.low) > LONG_WORD


def text_hash(blocks: Iterable[Block]) -> str:
    """A fingerprint of the text: another text, or the same text in other blocks, has another one."""
    digest = hashlib.sha256()
    for block in blocks:
        digest.update(f"{block.kind.value}\x00{block.text}\x01".encode("utf-8", "replace"))
    return digest.hexdigest()


def analyse(blocks: Sequence[Block], *, vocabulary: Vocabulary | None = None, terms: Sequence[Term] = ()) -> Result:
    """Judge a text. `vocabulary` are the lists with what editors added, `terms` those of the woordenlijst."""
    whole = "\n".join(block.text for block in blocks if block.judged)
    view = TextView(
        blocks=blocks,
        vocabulary=vocabulary or default_vocabulary(),
        lexicon=default_lexicon(),
        terms=index_terms(tuple(terms)),
        whole=whole,
        whole_low=whole.lower(),
    )
    sums = _Sums()
    for block in blocks:
        if block.judged:
            sums.blocks.append((block, _read_block(block, view, sums)))
    return _result(sums, text_hash(blocks))


def _read_block(block: Block, text: TextView, sums: _Sums) -> int:
    """Read the sentences of a block; gives the number of words."""
    words = 0
    for sentence in split_sentences(block.text, text.vocabulary.pointed):
        tagged = tag_sentence(sentence.tokens, text.lexicon)
        listed = tuple(phrases(sentence.tokens, text.vocabulary.jargon))
        view = SentenceView(block, sentence, tagged, text, listed)
        words += len(sentence.tokens)
        for rule in SENTENCE_RULES:
            sums.findings.extend(rule(view))
        if view.scored:
            sums.add(view, sentence_features(tagged, text.lexicon, text.vocabulary.allowed))
    return words


def _result(sums: _Sums, fingerprint: str) -> Result:
    findings = [*sums.findings, *length_of_blocks(sums.blocks)]
    if sums.longest is not None:
        findings.extend(mean_sentence(sums.lengths, sums.longest))
    findings = weigh_passives(findings, len(sums.features))
    confidence = confidence_of(sum(sums.lengths))
    figures = measures(sums.features) if sums.features else None
    score = figures.score if figures else None
    return Result(
        score=score,
        level=None if score is None else level_of(score),
        verdict=verdict_of(score, confidence),
        confidence=confidence,
        metrics=_metrics(sums, figures, findings),
        findings=tuple(findings),
        text_hash=fingerprint,
    )


def _metrics(sums: _Sums, figures: Measures | None, findings: Sequence[Finding]) -> dict[str, float | int]:
    """The figures behind the score, and the secondary ones that are only shown."""
    words, sentences = sum(sums.lengths), len(sums.lengths)
    counted: dict[str, float | int] = {"words": words, "sentences": sentences}
    if figures is None:
        return counted
    passives = sum(finding.rule is Rule.PASSIVE for finding in findings)
    return counted | {
        "mean_sentence_length": round(words / sentences, 2),
        "long_sentences": sum(length > LONG_SENTENCE for length in sums.lengths),
        "word_frequency": round(figures.zipf, 3),
        "dependency_length": round(figures.dependency, 3),
        "content_words_per_clause": round(figures.content_per_clause, 3),
        "concrete_nouns": round(figures.concrete, 3),
        "passives": passives,
        "syllables_per_word": round(sums.syllables / words, 3),
        "flesch_douma": round(douma(words, sentences, sums.syllables), 1),
        "lix": round(lix(words, sentences, sums.long_words), 1),
    }
