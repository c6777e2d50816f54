"""Links that do not say where they lead."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from django.utils.translation import gettext as _

from readability.analysis.findings import Finding, SentenceView
from readability.enums import Rule, Severity

__all__ = ["click_here"]

_EMPTY_WORDS = re.compile(
    r"\b(?:klik(?:t u)?(?: dan| gewoon)? (?:hier(?:op|voor|naast)?|op (?:deze|de) link)|via deze link|lees hier meer"
    r"|meer (?:informatie|info|uitleg)(?: hierover)? (?:vindt u|vind je|lees je|leest u|staat) hier)\b(?! (?:bo|on))",
    re.IGNORECASE,
)
#: A link of only these words says nothing.
_EMPTY_LINK = re.compile(
    r"(?:klik |lees |kijk |bekijk )?(?:hier|hierop|deze link|link|de link|meer|verder|(?:hier )?(?:meer|verder)"
    r"|meer (?:informatie|info|weten|lezen|hierover)|de website|website|deze pagina|pagina|site)(?: meer| verder)?"
    r"|bekijk|download|lees|klik|open",
    re.IGNORECASE,
)
_AROUND = " .,:;!?»\u203a→>…()\"'“”\u00a0"
LONGEST = 40


def click_here(view: SentenceView) -> Iterator[Finding]:
    """A link such as "klik hier" says nothing to someone who hears or scans only the links."""
    told = [match.span() for match in _EMPTY_WORDS.finditer(view.block.text, *view.place)]
    for start, end in _empty_links(view):
        if not any(first < end and start < last for first, last in told):
            told.append((start, end))
    for place in sorted(told):
        message = _("Zeg waar de link heen gaat, bijvoorbeeld: “Bekijk alle cursussen”.")
        yield Finding.at(view.block, place, Rule.CLICK_HERE, Severity.WARN, message)


def _empty_links(view: SentenceView) -> Iterator[tuple[int, int]]:
    """The links that begin in a sentence and have no words that tell something."""
    links, (start, end) = view.block.links, view.place
    for link_start, link_end in links[bisect_left(links, (start, 0)) :]:
        if link_start >= end:
            return
        words = view.block.text[link_start:link_end].strip(_AROUND) if link_end - link_start <= LONGEST else ""
        if _EMPTY_LINK.fullmatch(words):
            yield link_start, link_end
