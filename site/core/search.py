"""The contract between areas and search: what a public thing tells the search index about itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.dispatch import Signal

__all__ = [
    "OpenNow",
    "QuestionData",
    "SearchDocumentData",
    "SuggestionData",
    "asked_questions",
    "changing_many",
    "facet_choices",
    "facet_values",
    "gather",
    "key_of",
    "kind_label",
    "kind_labels",
    "open_now_of",
    "pages_outdated",
    "place_of",
    "read_slowly",
    "register_facet_values",
    "register_kind",
    "register_model",
    "register_open_now",
    "register_places",
    "register_questions",
    "register_slow_reading",
    "register_suggestions",
    "registered_models",
    "registered_suggestions",
    "suggestions_outdated",
]

#: Sent with ``page_ids`` by an area when something that pages tell, but that is no part of them, has changed;
#: with ``may_wait`` when they may be many and an editor waits: most of them are renewed after the answer.
pages_outdated = Signal()
#: Sent with ``source`` when what ``register_suggestions`` gives under that name has changed.
suggestions_outdated = Signal()

_gathered: ContextVar[set[int] | None] = ContextVar("gathered", default=None)


@contextmanager
def changing_many() -> Iterator[None]:
    """Within this block search hears of no page; at its end it hears of all that changed, each of them once.

    Without it an index page that is published before hundreds of new pages below it is looked at hundreds of times.
    """
    keys: set[int] = set()
    token = _gathered.set(keys)
    try:
        yield
    finally:
        _gathered.reset(token)
    pages_outdated.send(sender=None, page_ids=sorted(keys))


def gather(page_ids: Iterable[int]) -> bool:
    """Keep these pages for the end of ``changing_many``; False outside such a block."""
    keys = _gathered.get()
    if keys is not None:
        keys.update(page_ids)
    return keys is not None


@dataclass(frozen=True, slots=True)
class SearchDocumentData:
    """One row of the search projection, without knowledge of the index.

    ``key`` is stable and unique over all areas ("wagtailcore.page:12", "regioplan.glossaryterm:3").
    ``kind`` groups results in tabs; ``kind_label`` gives its name in the language of who reads them. ``language``
    is the language of the text.
    Text fields hold plain text without markup. Nobody else must see that a visitor looked at what is ``sensitive``.
    ``forms``, ``costs`` and ``spoken`` are values of the facets of help. ``latitude`` and ``longitude`` are rounded to
    0.01 degree and absent for a place that is secret; ``everywhere`` is True for what is done by phone, on line or in
    the whole province. ``checked`` is the day on which somebody last saw that it is true, ``date`` the first day of
    what happens, or the day on which it was written.
    ``terms`` are the tags that editors chose for just this; ``labels`` name the groups that it belongs to, and find it
    like a word of the text: a theme has many things that are hardly about its name.
    ``names`` are other names of the same thing, which are suggested while somebody types. ``questions`` are the slugs
    of what people ask for with which it helps: they find it, and are no choice for visitors. ``everyone`` names facets
    of which it has every value: help without a gemeente is for every gemeente.
    """

    key: str
    kind: str
    language: str
    title: str
    url: str
    summary: str = ""
    body: str = ""
    terms: str = ""
    labels: str = ""
    gemeenten: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    dimensions: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    costs: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()
    place: str = ""
    latitude: float | None = None
    longitude: float | None = None
    everywhere: bool = False
    checked: dt.date | None = None
    icon: str = ""
    theme_class: str = ""
    changed: dt.datetime | None = None
    date: dt.date | None = None
    weight: float = 1.0
    sensitive: bool = False
    names: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    everyone: tuple[str, ...] = ()
    extra: dict[str, str] = field(default_factory=dict)


Builder = Callable[[Any], SearchDocumentData | None]
_models: dict[type, Builder] = {}


def register_model(model: type, build: Builder) -> None:
    """Let an area deliver documents of rows that are not pages (pages deliver theirs by themselves).

    ``build(row)`` gives the document, or None when the row is no result.
    """
    _models[model] = build


def registered_models() -> dict[type, Builder]:
    """The registered models with their builders."""
    return dict(_models)


_kinds: dict[str, Any] = {}


def register_kind(kind: str, label: Any) -> None:
    """Name a kind of result, in lazy words. Kinds of pages are known by themselves."""
    _kinds[kind] = label


def kind_label(kind: str) -> str:
    """The name of a kind in the active language; the kind itself when nobody named it."""
    return str(_kinds.get(kind, kind))


def kind_labels() -> dict[str, str]:
    """All kinds with their names in the active language."""
    return {kind: str(label) for kind, label in _kinds.items()}


Choices = Callable[[], Iterable[tuple[str, Any]]]
_facet_values: dict[str, list[Choices]] = {}


def register_facet_values(facet: str, give: Choices) -> None:
    """Let an area name the values of a facet ("vorm", "kosten", "spreekt") in lazy words. ``give`` asks no query."""
    givers = _facet_values.setdefault(facet, [])
    if give not in givers:
        givers.append(give)
        facet_values.cache_clear()


def facet_choices(facet: str) -> dict[str, str]:
    """The values of a facet in order, with their names in the active language; who named a value first is heard."""
    found: dict[str, str] = {}
    for give in _facet_values.get(facet, ()):
        for value, label in give():
            found.setdefault(str(value), str(label))
    return found


Work = Callable[[], None]
_slow: dict[str, Work] = {}


def register_slow_reading(name: str, work: Work) -> None:
    """Let an area read what takes too long while somebody waits, such as long files: a rebuild or repair has time."""
    _slow[name] = work


def read_slowly() -> None:
    """Read all that."""
    for work in _slow.values():
        work()


@cache
def facet_values(facet: str) -> tuple[str, ...]:
    """The values of a facet without their names, read once: a name costs a look-up in the words of a language."""
    return tuple(dict.fromkeys(str(value) for give in _facet_values.get(facet, ()) for value, _label in give()))


@dataclass(frozen=True, slots=True)
class SuggestionData:
    """A row that is suggested while somebody types, besides the titles of documents. ``names`` lead to it too."""

    language: str
    title: str
    url: str
    kind: str
    names: tuple[str, ...] = ()
    weight: float = 1.0


Suggestions = Callable[[], Iterable[SuggestionData]]
_suggestions: dict[str, Suggestions] = {}


def register_suggestions(source: str, give: Suggestions) -> None:
    """Let an area suggest what is no document; it sends ``suggestions_outdated`` when that changes."""
    _suggestions[source] = give


def registered_suggestions() -> dict[str, Suggestions]:
    """Who suggests what is no document, by source."""
    return dict(_suggestions)


@dataclass(frozen=True, slots=True)
class QuestionData:
    """What people ask for, with the words for it by language; ``slug`` is what documents name in ``questions``."""

    slug: str
    words: Mapping[str, tuple[str, ...]]


Questions = Callable[[], Sequence[QuestionData]]
_questions: list[Questions] = []


def register_questions(give: Questions) -> None:
    """Let an area say what people ask for. One area does; it is asked at every search, so it answers from memory."""
    _questions[:] = [give]


def asked_questions() -> tuple[QuestionData, ...]:
    """What people ask for, by the area that knows."""
    return tuple(question for give in _questions for question in give())


#: For the name of a place: its latitude and longitude, or None.
Places = Callable[[str], tuple[float, float] | None]
_places: list[Places] = []


def register_places(find: Places) -> None:
    """Let an area say where places are. One area does."""
    _places[:] = [find]


def place_of(name: str) -> tuple[float, float] | None:
    """Where a place is, as ``SearchDocumentData`` wants it: rounded to 0.01 degree. None when nobody knows."""
    found = next((spot for find in _places if name and (spot := find(name)) is not None), None)
    return (round(found[0], 2), round(found[1], 2)) if found else None


#: For document keys: True for what can be reached now, False for what can't, None where nobody knows.
OpenNow = Callable[[Iterable[str]], dict[str, bool | None]]
_open_now: dict[str, OpenNow] = {}


def register_open_now(kind: str, tell: OpenNow) -> None:
    """Let an area say which of its documents can be reached at this moment: search then offers that as a filter."""
    _open_now[kind] = tell


def open_now_of(kind: str) -> OpenNow | None:
    """Who tells of this kind what can be reached now; None for a kind that is never open."""
    return _open_now.get(kind)


def key_of(row: Any) -> str:
    """Stable key of a row over all areas: "regioplan.glossaryterm:3"; any page is "wagtailcore.page:3"."""
    from wagtail.models import Page

    label = "wagtailcore.page" if isinstance(row, Page) else row._meta.label_lower
    return f"{label}:{row.pk}"
