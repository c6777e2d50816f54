"""What visitors filter by, and how the index writes it: "gemeente_urk", "thema_geld"."""

from __future__ import annotations

import re
from typing import Final

from core.text import fold

__all__ = ["FACETS", "LANGUAGE", "facet_token", "values_of_tokens"]

#: The facets in the order of the page, with the field of a document that holds their values. ``spreekt`` are the
#: languages that people speak who help.
FACETS: Final[dict[str, str]] = {
    "soort": "kind",
    "gemeente": "gemeenten",
    "thema": "themes",
    "doelgroep": "audiences",
    "vorm": "forms",
    "kosten": "costs",
    "spreekt": "spoken",
    "pijler": "dimensions",
}
#: The language of the text: a token like the others, but no choice for visitors.
LANGUAGE: Final = "taal"

_OTHER_SIGNS: Final = re.compile(r"[^a-z0-9]")


def facet_token(facet: str, value: str) -> str:
    """The token of a value: the name of the facet, an underscore, and the value without other signs than a-z0-9."""
    return f"{facet}_{_OTHER_SIGNS.sub('', fold(value))}"


def values_of_tokens(facet: str) -> dict[str, str]:
    """The values of a facet by their tokens."""
    return {}
