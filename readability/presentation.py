"""A result for people: the verdict in words, the text with its findings marked, and what to do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final

from django.utils.translation import gettext as _

from readability.analysis import Block, BlockKind, Finding, Result
from readability.enums import Confidence, Rule, Severity, Signal, Verdict

__all__ = ["MarkedBlock", "Point", "Segment", "ShownResult", "TextGroup", "advice_of", "present", "verdict_words"]

#: These say something of a whole block or of the whole text: they are listed, not marked.
_NOT_MARKED: Final = frozenset({Rule.LONG_PARAGRAPH, Rule.NO_HEADING, Rule.MEAN_SENTENCE})
_WEIGHT: Final = {Severity.ERROR: 0, Severity.WARN: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True)
class Point:
    """One finding with the number by which the text refers to it."""

    number: int
    finding: Finding

    @property
    def severity(self) -> str:
        """How much it matters, in words."""
        return str(self.finding.severity.label)

    @property
    def rule(self) -> str:
        """What was found, in words."""
        return str(self.finding.rule.label)

    @property
    def is_marked(self) -> bool:
        """Whether the text shows where it is."""
        return self.finding.rule not in _NOT_MARKED


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a block. ``numbers`` are the points that end here; ``css`` is empty when nothing is marked."""

    text: str
    css: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A heading, paragraph or list item in pieces."""

    is_heading: bool
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class TextGroup:
    """Blocks that stand together: the items of one list, or any other blocks."""

    is_list: bool
    blocks: tuple[MarkedBlock, ...]


@dataclass(frozen=True, slots=True)
class ShownResult:
    """Everything that the page shows of one test."""

    title: str
    advice: tuple[str, ...]
    good: bool
    groups: tuple[TextGroup, ...]
    points: tuple[Point, ...]
    result: Result


def verdict_words(result: Result) -> str:
    """The verdict in one sentence. It never says that a text "is B1": that is a level of readers."""
    if result.verdict is Verdict.GREEN:
        return _("Uw tekst voldoet aan onze B1-richtlijn (LiNT-niveau ≤ 2).")
    if result.verdict is Verdict.ORANGE:
        return _("Uw tekst is net te moeilijk voor onze B1-richtlijn (LiNT-niveau ≤ 2).")
    if result.verdict is Verdict.RED:
        return _("Uw tekst is te moeilijk voor onze B1-richtlijn (LiNT-niveau ≤ 2).")
    if result.signal is Signal.GOOD:
        return _("Goed: wij vonden geen moeilijke zinnen of woorden.")
    return _("Let op: er staan moeilijke zinnen of woorden in uw tekst.")


def advice_of(result: Result) -> tuple[str, ...]:
    """How sure the verdict is, and what to do first."""
    lines = []
    if result.confidence is Confidence.NONE:
        lines.append(_("Uw tekst heeft minder dan 80 woorden. Dat is te kort voor een score."))
    elif result.confidence is Confidence.INDICATION:
        lines.append(_("Uw tekst heeft minder dan 150 woorden. Zie de uitslag daarom als een indicatie."))
    if result.verdict in (Verdict.ORANGE, Verdict.RED):
        lines.append(_("Maak eerst lange zinnen korter. Kies daarna gewone woorden. Test uw tekst dan opnieuw."))
    elif result.signal is Signal.ATTENTION:
        lines.append(_("Kijk de punten hieronder na. Dan leest uw tekst nog makkelijker."))
    lines.append(_("Laat de tekst ook lezen door mensen voor wie hij bedoeld is. Een test kan dat niet vervangen."))
    return tuple(lines)


def present(blocks: Sequence[Block], result: Result) -> ShownResult:
    """The result of these blocks, ready for a template. Points are numbered as they stand in the text."""
    order = {block.path: place for place, block in enumerate(blocks)}
    found = sorted(
        result.findings,
        key=lambda finding: (order.get(finding.path, -1), finding.start, _WEIGHT[finding.severity], -finding.end),
    )
    points = tuple(Point(number, finding) for number, finding in enumerate(found, start=1))
    marked: defaultdict[str, list[Point]] = defaultdict(list)
    for point in points:
        if point.is_marked:
            marked[point.finding.path].append(point)
    groups = tuple(
        TextGroup(is_list, tuple(_marked(block, marked) for block in group))
        for is_list, group in groupby(blocks, key=lambda block: block.kind is BlockKind.ITEM)
    )
    good = result.verdict is Verdict.GREEN or (result.verdict is Verdict.TOO_SHORT and result.signal is Signal.GOOD)
    return ShownResult(verdict_words(result), advice_of(result), good, groups, points, result)


def _marked(block: Block, marked: Mapping[str, Sequence[Point]]) -> MarkedBlock:
    """A block cut at every place where a finding begins or ends. The points of a block stand in order of their start.

    The open points move along with the text, so that a block with many points takes no longer for each of them.
    """
    here = marked.get(block.path, ())
    cuts = {0, len(block.text)}
    for point in here:
        cuts |= {point.finding.start, point.finding.end}
    segments: list[Segment] = []
    around: list[Point] = []
    passed = 0
    for start, end in pairwise(sorted(cut for cut in cuts if 0 <= cut <= len(block.text))):
        while passed < len(here) and here[passed].finding.start <= start:
            around.append(here[passed])
            passed += 1
        around = [point for point in around if point.finding.end >= end]
        segments.append(_segment(block.text[start:end], end, around))
    return MarkedBlock(block.kind is BlockKind.HEADING, tuple(segments))


def _segment(text: str, end: int, around: Sequence[Point]) -> Segment:
    """A piece that ends at ``end``, with the points that it is part of."""
    css = ""
    if around:
        whole = all(point.finding.rule is Rule.LONG_SENTENCE for point in around)
        css = "tested__sentence" if whole else "tested__word"
    return Segment(text, css, tuple(point.number for point in around if point.finding.end == end))
