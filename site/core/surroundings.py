"""What stands around a page: its parents, its translations and its related pages, in one query."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, Q, Subquery
from wagtail.models import Page

from core.models.links import RelatedPage
from core.querysets import is_public, with_privacy
from core.routing import language_of

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


def look_around(page: BasePage) -> Surroundings:
    """Ancestors (home page first), public translations by language, and related public pages in the editor's order.

    A parent is shown when it is live: who may see this page may see those above it.
    """
    paths = [page.path[: end * _STEP] for end in range(2, page.depth)]
    link = RelatedPage.objects.filter(page_id=page.pk, target_id=OuterRef("pk")).order_by("sort_order")
    wanted = Page.objects.filter(
        Q(path__in=paths)
        | Q(translation_key=page.translation_key)
        | Q(pk__in=RelatedPage.objects.filter(page_id=page.pk).values("target_id"))
    )
    rows = (
        with_privacy(wanted)
        .annotate(link_order=Subquery(link.values("sort_order")[:1]), link_kind=Subquery(link.values("kind")[:1]))
        .order_by("depth")
    )
    found = Surroundings()
    for row in rows:
        if row.path in paths and row.live:
            found.ancestors.append(row)
        if row.translation_key == page.translation_key and row.pk != page.pk and is_public(row):
            found.translations[language_of(row)] = row
        if row.link_kind is not None and is_public(row):
            found.related.append(row)
    found.related.sort(key=lambda row: (row.link_order or 0, row.pk))
    return found
