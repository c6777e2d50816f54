"""Judging a text of this site: with the lists of its editors, as its pages show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.glossary import MOST_ON_A_PAGE, matcher_for
from readability.analysis import Block, Finding, Result, analyse
from readability.enums import Rule
from readability.words import LANGUAGE, site_words

__all__ = ["analyse_blocks"]


def analyse_blocks(blocks: Sequence[Block], *, page_key: str = "") -> Result:
    """Judge blocks of a page with the words of this site.

    Terms that the page explains by itself, the first few at their first use, are no findings. ``page_key`` is the
    translation key of the page, which may leave words unexplained.
    """
    words = site_words()
    result = analyse(blocks, vocabulary=words.vocabulary, terms=words.terms)
    return replace(result, findings=tuple(_not_explained(result.findings, page_key)))


def _not_explained(findings: Sequence[Finding], page_key: str) -> Iterator[Finding]:
    room = 0 if page_key in matcher_for(LANGUAGE).glossary.quiet_pages else MOST_ON_A_PAGE
    left_alone = site_words().unexplained_on(page_key)
    for finding in findings:
        if finding.rule is Rule.TERM and room and " ".join(finding.text.lower().split()) not in left_alone:
            room -= 1
        else:
            yield finding
