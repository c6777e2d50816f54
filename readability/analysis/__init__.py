"""The analyser of the B1 coach: one text in, a score, a verdict and findings out. No database, no network."""

from readability.analysis.analyser import analyse, text_hash
from readability.analysis.blocks import Block, BlockKind, blocks_from_text, clean
from readability.analysis.findings import Finding
from readability.analysis.result import Result, is_too_hard
from readability.analysis.version import VERSION
from readability.analysis.vocabulary import JargonWord, Term, Vocabulary, default_vocabulary

__all__ = [
    "VERSION",
    "Block",
    "BlockKind",
    "Finding",
    "JargonWord",
    "Result",
    "Term",
    "Vocabulary",
    "analyse",
    "blocks_from_text",
    "clean",
    "default_vocabulary",
    "is_too_hard",
    "text_hash",
]
