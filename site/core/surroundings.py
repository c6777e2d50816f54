"""What stands around a page: its parents, its translations and its related pages, in one query."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, Subquery
from django.utils.translation import get_language
from wagtail.models import Page

from core.models.links import RelatedPage
from core.querysets import is_public, with_privacy
from core.routing import language_of, source_language

if TYPE_CHECKING:
    from core.models import BasePage

__all__ = ["Surroundings", "look_around"]

_STEP = 4  # characters per level in treebeard's path


@dataclass(slots=True)
class Surroundings:
    """Base rows (no fields of the specific types) around one page."""

    ancestors: list[Any] = field(default_factory=list)
    translations: dict[str, Any] = field(default_factory=dict)
    related: list[Any] = field(default_factory=list)


@cache
def _types_with_samples() -> tuple[tuple[Any, str], ...]:
    """Types of page of which editors say whether what they tell is invented, and the column that says so."""
    pages = [model for model in apps.get_models() if issubclass(model, Page)]
    found = []
    for model in pages:
        own = "sample" if any(each.name == "sample" for each in model._meta.get_fields()) else ""
        lookup = getattr(model, "sample_lookup", "") or own
        found += [(model, lookup)] if lookup else []
    return tuple(found)


def _is_invented() -> Q:
    """Whether a base row is of a page that tells something invented: part of the one query."""
    found = Q()
    for model, lookup in _types_with_samples():
        found |= Q(Exists(model._base_manager.filter(pk=OuterRef("pk"), **{lookup: True})))
    return found


def look_around(page: BasePage) -> Surroundings:
    """Ancestors (home page first), public translations by language, and related public pages in the editor's order.

    A parent is shown when it is live: who may see this page may see those above it. Where a visitor reads a Dutch
    page in another language, what stands around it is shown in that language as far as it is translated.
    """
    paths = [page.path[: end * _STEP] for end in range(2, page.depth)]
    around = Q(path__in=paths) | Q(pk__in=RelatedPage.objects.filter(page_id=page.pk).values("target_id"))
    active = get_language() or source_language()
    wanted = around | Q(translation_key=page.translation_key)
    if active != source_language():
        keys = Page.objects.filter(around).values("translation_key")
        wanted |= Q(locale__language_code=active, translation_key__in=keys)
    link = RelatedPage.objects.filter(page_id=page.pk, target_id=OuterRef("pk")).order_by("sort_order")
    rows = list(
        with_privacy(Page.objects.filter(wanted))
        .annotate(link_order=Subquery(link.values("sort_order")[:1]), link_kind=Subquery(link.values("kind")[:1]))
        .annotate(is_invented=ExpressionWrapper(_is_invented(), output_field=BooleanField()))
        .order_by("depth")
    )
    found = Surroundings(
        ancestors=[row for row in rows if row.path in paths and row.live],
        translations={
            language_of(row): row
            for row in rows
            if row.translation_key == page.translation_key and row.pk != page.pk and is_public(row)
        },
        related=sorted(
            (row for row in rows if row.link_kind is not None and is_public(row)),
            key=lambda row: (row.link_order or 0, row.pk),
        ),
    )
    if active != source_language():
        _prefer(active, found, rows)
    return found


def _prefer(language: str, found: Surroundings, rows: list[Any]) -> None:
    """Put public translations in the place of what they translate."""
    translated = {row.translation_key: row for row in rows if language_of(row) == language and is_public(row)}
    found.ancestors = [translated.get(row.translation_key, row) for row in found.ancestors]
    related: dict[tuple[int, str], Any] = {}
    for row in found.related:
        # A copy: what is linked in two ways stands there twice.
        shown = copy(translated.get(row.translation_key, row))
        shown.link_kind, shown.link_order = row.link_kind, row.link_order
        related.setdefault((shown.pk, shown.link_kind), shown)
    found.related = list(related.values())
