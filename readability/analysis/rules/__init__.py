"""The rules: what can be found in a sentence, in a block and in a whole text."""

from collections.abc import Callable, Iterator

from readability.analysis.findings import Finding, SentenceView
from readability.analysis.rules.abbreviations import abbreviations
from readability.analysis.rules.jargon import jargon, jargon_in_compounds, rare_words, terms
from readability.analysis.rules.links import click_here
from readability.analysis.rules.nouns import noun_chains
from readability.analysis.rules.passive import passives
from readability.analysis.rules.sentences import long_sentence

__all__ = ["SENTENCE_RULES"]

SENTENCE_RULES: tuple[Callable[[SentenceView], Iterator[Finding]], ...] = (
    long_sentence,
    passives,
    jargon,
    jargon_in_compounds,
    rare_words,
    terms,
    abbreviations,
    click_here,
    noun_chains,
)
