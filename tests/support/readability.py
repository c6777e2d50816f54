"""Short ways to ask what the analyser finds."""

from collections.abc import Sequence

from readability.analysis import Block, BlockKind, Finding, Result, Term, analyse, blocks_from_text
from readability.analysis.vocabulary import Vocabulary
from readability.enums import Rule

__all__ = ["found", "judged", "paragraph", "texts"]


def judged(text: str, *, terms: Sequence[Term] = (), vocabulary: Vocabulary | None = None) -> Result:
    return analyse(blocks_from_text(text), terms=terms, vocabulary=vocabulary)


def found(text: str, rule: Rule) -> list[Finding]:
    return [finding for finding in judged(text).findings if finding.rule is rule]


def texts(text: str, rule: Rule) -> list[str]:
    return [finding.text for finding in found(text, rule)]


def paragraph(text: str, *, path: str = "", block_id: str = "") -> Block:
    return Block(BlockKind.PARAGRAPH, text, path=path, block_id=block_id)
