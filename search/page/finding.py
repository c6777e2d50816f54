"""From what a visitor asked to the documents: the question itself, then a second try with any part of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from pyroaring import BitMap

from search.engines import get_engine
from search.page.choices import KIND
from search.page.opening import opening_now
from search.understanding import understand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.engines.base import Answer
    from search.page.choices import Choices
    from search.query import Branch, Query
    from search.understanding import Understood

__all__ = ["FEW", "PER_PAGE", "Finding", "count_by_click", "count_of", "find", "without_part"]

PER_PAGE: Final = 10
#: With fewer documents than a page holds, those that have only some parts of the question are shown behind them.
FEW: Final = PER_PAGE


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found. ``choices`` are those that count: without a kind that nothing was found of, on a page that is.

    ``is_wide`` when few documents have all parts of the question, and those with some of them stand behind them;
    ``is_loose`` when nothing has them all. ``maybe`` are documents of which nobody knows whether they can be reached
    now. ``passed_kind`` is a kind that was chosen and of which there is nothing, so that all kinds are shown.
    """

    choices: Choices
    understood: Understood
    answer: Answer
    size: int = PER_PAGE
    is_loose: bool = False
    is_wide: bool = False
    maybe: BitMap = field(default_factory=BitMap)
    passed_kind: str = ""

    @property
    def query(self) -> Query:
        """The question as the engine got it."""
        return replace(self.understood.query, any_part=self.is_wide)

    @property
    def pages(self) -> int:
        """How many pages there are; at least one."""
        return max(1, -(-self.answer.total // self.size))


def _look(query: Query, choices: Choices, size: int) -> Answer:
    """One look. What is open now is known before, so that the counts of all facets are right."""
    opening = opening_now() if choices.now else None
    selection = choices.selection(only=opening.shown, later=opening.maybe) if opening else choices.selection()
    return get_engine().search(query, selection, start=(choices.page - 1) * size, size=size)


def _has_parts(query: Query) -> bool:
    return any(branch.parts for branch in query.branches)


def find(choices: Choices, *, languages: Sequence[str], size: int = PER_PAGE, exact: bool = False) -> Finding:
    """Look for it. An empty question finds nothing. ``exact`` gives what was asked for and nothing beside it."""
    understood = understand(
        choices.query,
        languages=languages,
        correct=not choices.literal,
        without_place=choices.anywhere,
        whole=choices.whole,
    )
    is_long = _may_be_loose(understood.query)
    first = _look(understood.query, choices, 0 if is_long and get_engine().counts_first else size)
    finding = Finding(choices, understood, first, size)
    if first.total < FEW and is_long and not exact:
        finding = _wider(finding)
    if (
        not exact
        and choices.kind
        and not finding.answer.counts.get(KIND, {}).get(choices.kind)
        and not choices.is_filtered
    ):
        finding = _again(replace(finding, passed_kind=choices.kind), replace(choices, kind=""))
    if finding.answer.total and finding.choices.page > finding.pages:
        finding = _again(finding, replace(finding.choices, page=finding.pages))
    elif finding.answer is first and first.total and not first.documents:
        finding = _again(finding, finding.choices)
    return replace(finding, maybe=opening_now().maybe) if finding.choices.now else finding


def _again(finding: Finding, choices: Choices) -> Finding:
    return replace(finding, choices=choices, answer=_look(finding.query, choices, finding.size))


def _wider(finding: Finding) -> Finding:
    """The finding with what has some of the parts behind it, when few documents have all: no filter is to blame."""
    if finding.choices.is_filtered:
        everything = replace(finding.choices, kind="", values={}, now=False)
        number = count_of(finding.understood.query, everything)
    else:
        number = sum(finding.answer.counts.get(KIND, {}).values())
    if number >= FEW:
        return finding
    return _again(replace(finding, is_wide=True, is_loose=not number), finding.choices)


def _may_be_loose(query: Query) -> bool:
    return any(len(branch.parts) > 1 for branch in query.branches)


def count_of(query: Query, choices: Choices) -> int:
    """How many documents a visitor gets for this."""
    return _look(query, replace(choices, page=1), 0).total if _has_parts(query) else 0


def count_by_click(query: Query, choices: Choices) -> int:
    """How many documents the page of another question shows, which looks wider as well when few have all parts."""
    number = count_of(query, choices)
    if number >= FEW or not _may_be_loose(query):
        return number
    if count_of(query, replace(choices, kind="", values={}, now=False)) >= FEW:
        return number
    return count_of(replace(query, any_part=True), choices)


def without_part(query: Query, place: int) -> Query:
    """The question without its part at this place."""

    def shorter(branch: Branch) -> Branch:
        return replace(branch, parts=(*branch.parts[:place], *branch.parts[place + 1 :]))

    return replace(query, branches=tuple(shorter(branch) for branch in query.branches), any_part=False)
