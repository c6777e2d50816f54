"""The state of the results page: all of it stands in the address."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from search.facets import facet_labels
from search.query import Selection

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from django.http import QueryDict
    from pyroaring import BitMap

__all__ = ["KIND", "MAX_QUERY", "PARAMETERS", "Choices"]

MAX_QUERY: Final = 200
#: Danger is looked for in so many letters; the form takes no more.
_MAX_READ: Final = 1000
KIND: Final = "soort"
#: Facets with tick boxes by their parameter, in the order of the page. The list of help has the same parameters.
PARAMETERS: Final = {
    "gemeente": "gemeente",
    "thema": "thema",
    "doelgroep": "doelgroep",
    "vorm": "vorm",
    "kosten": "kosten",
    "taal": "spreekt",
}
_NOW: Final = ("nu", "open")
_LITERAL: Final = ("letterlijk", "ja")
_ANYWHERE: Final = ("plaats", "geen")
#: Who writes one of these wants those very words.
_QUOTES: Final = frozenset('"“”„«»')
#: Words of a question that say no more than that filter, in the languages of search.
_ASKED_NOW: Final = re.compile(
    r"""(?<![\w.-])(?<!niet\ )(?<!not\ )(?:nu\ open|open\ nu|nu\ bereikbaar|open\ now|otwarte\ teraz|teraz\ otwarte"""
    r"""|şimdi\ aç\u0131k|відкрито\ зараз|зараз\ відкрито|مفتوح\ الآن)(?![\w.-])""",
    re.IGNORECASE | re.VERBOSE,
)
_PAGE: Final = "page"
_LAST_PAGE: Final = 1_000


@dataclass(frozen=True, slots=True)
class Choices:
    """What a visitor asked and chose.

    ``literal`` asks for these very letters, without a better spelling; ``anywhere`` takes the name of a place for a
    word like any other; ``now`` is for what can be reached at this moment. ``values`` are by parameter. ``unknown`` are
    the parameters with a value that nobody knows.
    """

    query: str = ""
    kind: str = ""
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    now: bool = False
    literal: bool = False
    anywhere: bool = False
    page: int = 1
    unknown: tuple[str, ...] = ()
    #: All that was typed, where that is more than is looked for.
    whole: str = ""

    @classmethod
    def read(cls, params: QueryDict) -> Choices:
        """Any value is fine; one that nobody knows is passed over, and the page says so.

        Who writes "nu open" behind the words gets that filter, which the page shows and lets them take away.
        """
        literal = params.get(_LITERAL[0]) == _LITERAL[1]
        typed = " ".join(params.get("q", "")[: _MAX_READ * 2].replace("\0", " ").split())[:_MAX_READ]
        query = typed[:MAX_QUERY].strip()
        as_it_is = literal or not _QUOTES.isdisjoint(query)
        words = query if as_it_is else " ".join(_ASKED_NOW.sub(" ", query).split()) or query
        values = {}
        for name, facet in PARAMETERS.items():
            given = set(params.getlist(name))
            chosen = tuple(value for value in facet_labels(facet) if value in given) if given else ()
            if chosen:
                values[name] = chosen
        return cls(
            query=words,
            kind=_kind(params.get(KIND, "")),
            values=values,
            now=params.get(_NOW[0]) == _NOW[1] or words != query,
            literal=literal,
            anywhere=params.get(_ANYWHERE[0]) == _ANYWHERE[1],
            page=_page_number(params.get(_PAGE, "")),
            unknown=tuple(_unknown_in(params)),
            whole=typed if len(typed) > MAX_QUERY else "",
        )

    @property
    def is_filtered(self) -> bool:
        """Whether anything beside the words and the kind is chosen."""
        return self.now or bool(self.values)

    def pairs(self) -> list[tuple[str, str]]:
        """The parameters, each value on its own."""
        pairs = [("q", self.query)] if self.query else []
        pairs += [(KIND, self.kind)] if self.kind else []
        pairs += [(name, value) for name in PARAMETERS for value in self.values.get(name, ())]
        pairs += [flag for flag, is_on in self._flags() if is_on]
        return [*pairs, (_PAGE, str(self.page))] if self.page > 1 else pairs

    def _flags(self) -> list[tuple[tuple[str, str], bool]]:
        return [(_NOW, self.now), (_LITERAL, self.literal), (_ANYWHERE, self.anywhere)]

    def form_pairs(self) -> list[tuple[str, str]]:
        """What the form of the filters sends along beside its own tick boxes."""
        shown = {*PARAMETERS, _NOW[0], _PAGE}
        return [(name, value) for name, value in self.pairs() if name not in shown]

    def address(self, **changes: Any) -> str:
        """The parameters with these changes; the first page, unless another one is asked for."""
        return f"?{urlencode(replace(self, **{'page': 1, **changes}).pairs())}"

    def with_value(self, name: str, value: str) -> dict[str, tuple[str, ...]]:
        """The values with one more, or one less."""
        chosen = self.values.get(name, ())
        changed = tuple(one for one in chosen if one != value) if value in chosen else (*chosen, value)
        return {**self.values, name: changed}

    def selection(self, *, only: BitMap | None = None, later: BitMap | None = None, **changes: Any) -> Selection:
        """For the engines."""
        state = replace(self, **changes)
        values: dict[str, tuple[str, ...]] = {PARAMETERS[name]: chosen for name, chosen in state.values.items()}
        return Selection(values={**values, KIND: (state.kind,)} if state.kind else values, only=only, later=later)


def _unknown_in(params: QueryDict) -> Iterator[str]:
    """The parameters with a value that is in no list. Without any filter nothing is looked up."""
    for name, facet in {KIND: KIND, **PARAMETERS}.items():
        given = {value for value in params.getlist(name) if value}
        if given and not given <= facet_labels(facet).keys():
            yield name
    if params.get(_NOW[0], "") not in ("", _NOW[1]):
        yield _NOW[0]


def _kind(value: str) -> str:
    """The kind that there is by this name, or none."""
    return value if value and value in facet_labels(KIND) else ""


def _page_number(text: str) -> int:
    """Of a number as long as an address can hold, the first digits are enough: it is past the last page anyway."""
    if not (text.isascii() and text.isdecimal()):
        return 1
    digits = text.lstrip("0")[: len(str(_LAST_PAGE)) + 1]
    return min(int(digits), _LAST_PAGE) if digits else 1
