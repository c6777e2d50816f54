"""Links that do not say where they lead."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from readability.analysis.findings import Finding, SentenceView
from readability.enums import Rule, Severity

__all__ = ["click_here"]

_EMPTY_LINK = re.compile(
    r"\b(?:klik(?:t u)?(?: dan| gewoon)? (?:hier|op (?:deze|de) link)|via deze link)\b", re.IGNORECASE
)


def click_here(view: SentenceView) -> Iterator[Finding]:
    """A link such as "klik hier" says nothing to someone who hears or scans only the links."""
    for match in _EMPTY_LINK.finditer(view.block.text, *view.place):
        message = _("Zeg waar de link heen gaat, bijvoorbeeld: “Bekijk alle cursussen”.")
        yield Finding.at(view.block, match.span(), Rule.CLICK_HERE, Severity.WARN, message)
