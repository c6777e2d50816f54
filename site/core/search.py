"""The contract between areas and search: what a public thing tells the search index about itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

__all__ = ["SearchDocumentData", "key_of", "register_model", "registered_models"]


@dataclass(frozen=True, slots=True)
class SearchDocumentData:
    """One row of the search projection, without knowledge of the index.

    ``key`` is stable and unique over all areas ("wagtailcore.page:12", "regioplan.glossaryterm:3").
    ``kind`` and ``kind_label`` group results in tabs. ``language`` is the language of the text.
    Text fields hold plain text without markup.
    """

    key: str
    kind: str
    kind_label: str
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
    icon: str = ""
    theme_class: str = ""
    changed: dt.datetime | None = None
    date: dt.date | None = None
    weight: float = 1.0
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


def key_of(row: Any) -> str:
    """Stable key of a row over all areas: "regioplan.glossaryterm:3"; any page is "wagtailcore.page:3"."""
    from wagtail.models import Page

    label = "wagtailcore.page" if isinstance(row, Page) else row._meta.label_lower
    return f"{label}:{row.pk}"
