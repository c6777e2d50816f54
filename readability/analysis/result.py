"""What the analyser says of a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from readability.analysis.version import VERSION
from readability.enums import Confidence, Severity, Signal, Verdict

if TYPE_CHECKING:
    from readability.analysis.findings import Finding

__all__ = ["Result", "confidence_of", "is_too_hard", "verdict_of"]

ENOUGH_FOR_INDICATION, ENOUGH = 80, 150
ORANGE_FROM, RED_FROM = 46.0, 52.0


def confidence_of(words: int) -> Confidence:
    """How sure a score is that so many words gave."""
    if words < ENOUGH_FOR_INDICATION:
        return Confidence.NONE
    return Confidence.INDICATION if words < ENOUGH else Confidence.FULL


def verdict_of(score: float | None, confidence: Confidence) -> Verdict:
    """The colour of a score. Green is LiNT level 2 or lower, which four in five adults read without trouble."""
    if score is None or confidence is Confidence.NONE:
        return Verdict.TOO_SHORT
    if score < ORANGE_FROM:
        return Verdict.GREEN
    return Verdict.ORANGE if score < RED_FROM else Verdict.RED


def is_too_hard(verdict: str, confidence: str) -> bool:
    """Whether the gate asks for a reason: only red, and only when there was enough text."""
    return verdict == Verdict.RED and confidence == Confidence.FULL


@dataclass(frozen=True, slots=True)
class Result:
    """Score, judgement, figures and findings of one text. `text_hash` tells whether the text is still the same."""

    score: float | None
    level: int | None
    verdict: Verdict
    confidence: Confidence
    metrics: Mapping[str, float | int]
    findings: tuple[Finding, ...]
    text_hash: str
    version: str = VERSION

    @property
    def signal(self) -> Signal:
        """Let op when a finding is more than a tip. For short texts this is the whole judgement."""
        serious = any(finding.severity is not Severity.INFO for finding in self.findings)
        return Signal.ATTENTION if serious else Signal.GOOD

    def as_json(self) -> dict[str, Any]:
        """The result with plain values."""
        return {
            "version": self.version,
            "score": self.score,
            "level": self.level,
            "verdict": self.verdict.value,
            "confidence": self.confidence.value,
            "signal": self.signal.value,
            "metrics": dict(self.metrics),
            "findings": [finding.as_json() for finding in self.findings],
            "text_hash": self.text_hash,
        }
