"""The contract between areas and search: what a public thing tells the search index about itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.dispatch import Signal

__all__ = [
    "OpenNow",
    "SearchDocumentData",
    "changing_many",
    "gather",
    "key_of",
    "kind_label",
    "open_now_of",
    "pages_outdated",
    "register_kind",
    "register_model",
    "register_open_now",
    "registered_models",
]

#: Sent with ``page_ids`` by an area when something that pages tell, but that is no part of them, has changed.
pages_outdated = Signal()

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
    the whole province. ``checked`` is the day on which somebody last saw that it is true.
    """

    key: str
    kind: str
    language: str
    title: str
    url: str
    summary: str = ""
    body: str = ""
    terms: str = ""
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
