"""Bring the relative dates of the demo to another day, in the rows: nobody rewrote a page, so no new revision."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.db import models
from modelcluster.models import get_field_value
from wagtail.models import Revision

from core.demo.coerce import coerce
from core.demo.dates import is_relative, parse_datetime
from core.demo.pages import PAGE_FIELDS
from core.demo.states import row_values

if TYPE_CHECKING:
    from core.demo.context import DemoContext
    from core.demo.files import ContentItem
    from core.demo.registry import PageType

__all__ = ["DateMover"]


class DateMover:
    """Moves the dates of pages whose file did not change; ``save`` then brings their revisions in line."""

    def __init__(self, context: DemoContext) -> None:
        self.context = context
        self._contents: dict[int, dict[str, Any]] = {}

    def move(self, item: ContentItem, page_type: PageType, page: Any) -> bool:
        """Give a page, its lists and its facts the dates that its file means today. Returns whether one changed."""
        with item.faults(page_type.model):
            content = self._move_fields(item, page_type, page) | self._move_lists(item, page_type, page)
            if content and page.latest_revision_id is not None:
                self._contents[page.latest_revision_id] = content
            moved = page_type.move is not None and page_type.move(page, item, self.context)
        return bool(content) or moved

    def _move_fields(self, item: ContentItem, page_type: PageType, page: Any) -> dict[str, Any]:
        changed = {name: value for name, value in self._dates(item, page_type, page) if getattr(page, name) != value}
        for name, value in changed.items():
            setattr(page, name, value)
        if changed:
            type(page)._base_manager.filter(pk=page.pk).update(**changed)
        return {name: get_field_value(page._meta.get_field(name), page) for name in changed}

    def _dates(self, item: ContentItem, page_type: PageType, page: Any) -> Iterator[tuple[str, Any]]:
        """Fields with the dates that they should have."""
        for name in (*PAGE_FIELDS, *page_type.fields):
            value = item.head.get(name)
            if is_relative(value) and isinstance(page._meta.get_field(name), models.DateField):
                yield name, coerce(type(page), name, value, self.context, None)
        if is_relative(item.head.get("published")):
            yield "first_published_at", parse_datetime(item.head["published"], self.context.anchor)

    def _move_lists(self, item: ContentItem, page_type: PageType, page: Any) -> dict[str, Any]:
        names = [name for name in page_type.dated if _has_relative(item.head.get(name))]
        before = {name: _rows(page, name) for name in names}
        if page_type.finish is not None and names:
            page_type.finish(page, item, self.context)
        changed = [name for name in names if _rows(page, name) != before[name]]
        for name in changed:
            getattr(page, name).commit()
        return {name: page.serializable_data()[name] for name in changed}

    def save(self) -> None:
        """Write the same dates in the revisions, so that an editor who opens a page sees what the site shows."""
        for revision in Revision.objects.filter(pk__in=self._contents).only("content"):
            revision.content.update(self._contents[revision.pk])
            Revision.objects.filter(pk=revision.pk).update(content=revision.content)


def _has_relative(rows: Any) -> bool:
    """Whether a date in a list is relative."""
    return any(is_relative(value) for row in rows or [] for value in row.values())


def _rows(page: Any, name: str) -> list[dict[str, Any]]:
    """The values of child rows, without their keys."""
    return [row_values(row) for row in getattr(page, name).all()]
