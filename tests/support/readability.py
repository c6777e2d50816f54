"""Short ways to ask what the analyser finds."""

from collections.abc import Sequence

from readability.analysis import Block, BlockKind, Finding, Result, Term, analyse, blocks_from_text
from readability.analysis.result import ORANGE_FROM
from readability.analysis.vocabulary import Vocabulary
from readability.enums import Rule, Severity, Verdict

__all__ = ["found", "judged", "paragraph", "texts", "too_hard"]


def judged(text: str, *, terms: Sequence[Term] = (), vocabulary: Vocabulary | None = None) -> Result:
    return analyse(blocks_from_text(text), terms=terms, vocabulary=vocabulary)


def too_hard(result: Result) -> list[str]:
    """What keeps a text from the rule for demo texts: 80 words or more are groen, shorter ones have no error."""
    if result.verdict is not Verdict.TOO_SHORT:
        return [] if result.verdict is Verdict.GREEN else [f"{result.verdict.value}: {result.score}"]
    faults = [finding.message for finding in result.findings if finding.severity is Severity.ERROR]
    return faults if result.score is None or result.score < ORANGE_FROM else [*faults, f"score {result.score}"]


def found(text: str, rule: Rule) -> list[Finding]:
    return [finding for finding in judged(text).findings if finding.rule is rule]


def texts(text: str, rule: Rule) -> list[str]:
    return [finding.text for finding in found(text, rule)]


def paragraph(text: str, *, path: str = "", block_id: str = "") -> Block:
    return Block(BlockKind.PARAGRAPH, text, path=path, block_id=block_id)
