"""A question as the engines get it: what must be found, in which language, and what the visitor chose beside it.

Whoever reads the words of a visitor (``search.understanding``) makes a ``Query`` of them; each engine translates it and
gives a ``Found``. Nothing here knows a database.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pyroaring import BitMap

__all__ = ["Branch", "Part", "Place", "Query", "Selection", "Way"]


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which a part of the question may occur: all these tokens, side by side when ``phrase``.

    ``tokens`` are tokens of the index (see ``search.analysis``): whole words, stems behind ``qs``, parts of compounds
    behind ``qc``, or values of a facet (``thema_geld``). ``prefix`` asks for words that begin with the last token.
    ``weight`` (0–1) says how close this is to what was typed: 1 the word itself, less for a stem, a part, a synonym.
    """

    tokens: tuple[str, ...]
    weight: float = 1.0
    phrase: bool = False
    prefix: bool = False
    facet: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A word or a phrase of the question. Any of its ways will do, the best counts.

    ``weight`` says how much it tells beside the other parts: a rare word more than one of every text. What is not
    ``needed`` orders only: a document is found without it.
    """

    words: str
    ways: tuple[Way, ...]
    weight: float = 1.0
    needed: bool = True


@dataclass(frozen=True, slots=True)
class Branch:
    """The question for documents in one language. All needed parts must occur, none of what is excluded may."""

    language: str
    parts: tuple[Part, ...]
    excluded: tuple[Way, ...] = ()

    @property
    def needed(self) -> tuple[Part, ...]:
        """The parts without which nothing is found; all of them when none says that it is needed."""
        return tuple(part for part in self.parts if part.needed) or self.parts


@dataclass(frozen=True, slots=True)
class Place:
    """Where the visitor looks for help: orders, never hides. ``gemeente`` is the slug of a gemeente."""

    name: str
    gemeente: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Query:
    """A whole question. ``branches`` stand in the order in which languages are shown.

    ``any_part`` asks for documents with any of the parts, those with most of them first: the second try when no
    document has them all. ``spoken`` are languages that help should be given in: who asked in Arabic is helped first
    by those who speak it. ``need`` is True for what people ask help for: what only tells about it comes after.
    """

    text: str
    branches: tuple[Branch, ...]
    place: Place | None = None
    spoken: tuple[str, ...] = ()
    any_part: bool = False
    need: bool = False


@dataclass(frozen=True, slots=True)
class Selection:
    """What the visitor chose beside the words. Values of one facet widen, facets narrow.

    ``values`` has the chosen values for each facet ("soort", "gemeente", "thema", …). ``only`` holds the primary keys
    of documents that may be shown at all (None: every one), ``later`` those that come after all others.
    """

    values: Mapping[str, Sequence[str]] = field(default_factory=dict)
    only: BitMap | None = None
    later: BitMap | None = None
