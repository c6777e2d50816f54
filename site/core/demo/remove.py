"""Take the demo away: everything it made, nothing that people made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models import ProtectedError
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from taggit.models import Tag
from wagtail.contrib.search_promotions.models import Query
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex

from core import local_cache
from core.demo.pages import PAGE_FIELDS
from core.demo.records import NOBODY, edited_by_hand
from core.demo.registry import page_types
from core.demo_state import removing_demo
from core.models import DemoObject

__all__ = ["remove_demo", "remove_gone", "remove_orphans"]

#: Rows that other apps share and that the database would take along with those.
_SHARED = (Tag, Query)


def _empty(page: Any) -> None:
    """A page that was there before the demo stays, without the demo's words."""
    page.summary = ""
    names = [name for kind in page_types().values() if isinstance(page, kind.model) for name in kind.fields]
    for name in (*names, *PAGE_FIELDS, "body", "social_image"):
        field = page._meta.get_field(name) if hasattr(page, name) else None
        if isinstance(field, models.Field) and (field.null or field.get_default() is not None):
            setattr(page, name, field.get_default())
    for relation in get_all_child_relations(type(page)):
        if _is_ours(relation.related_model):
            setattr(page, relation.get_accessor_name(), [])
    page.tags.clear()
    page.save_revision(clean=False).publish()


def _is_ours(model: Any) -> bool:
    """Whether a model is of this project; Wagtail's own child rows of a page are the comments of editors."""
    return not apps.get_app_config(model._meta.app_label).name.startswith("wagtail")


def _has_own_pages_below(page: Page, demo_pages: set[int]) -> bool:
    return bool(page.get_descendants().exclude(pk__in=demo_pages).exists())


def _remove_pages(records: list[DemoObject]) -> list[str]:
    """Delete the demo's pages, deepest first. Returns the titles of pages that had to stay."""
    kept: list[str] = []
    by_pk = {int(record.object_id): record for record in records}
    for page in Page.objects.filter(pk__in=by_pk).order_by("-depth"):
        current = Page.objects.get(pk=page.pk)
        if by_pk[page.pk].existed_before:
            if edited_by_hand(by_pk[page.pk], current):
                kept.append(current.title)
            else:
                _empty(current.specific)
        elif _has_own_pages_below(current, set(by_pk)):
            kept.append(current.title)
        else:
            current.specific.delete()
    return kept


def _is_page(record: DemoObject) -> bool:
    model = record.content_type.model_class()
    return model is not None and issubclass(model, Page)


def _row_of(record: DemoObject) -> Any | None:
    """The row that a record stands for; not for rows that were there before the demo."""
    model = record.content_type.model_class()
    if model is None or model is DemoObject or record.existed_before:
        return None
    return record.target


def _is_kept(row: Any, *, is_shared: bool) -> bool:
    """Whether a row has to stay although the database would let it go."""
    if isinstance(row, (get_image_model(), get_document_model())):
        return any(_is_of_people(reference) for reference in ReferenceIndex.get_references_to(row))
    return (is_shared or isinstance(row, _SHARED)) and _is_in_use(row)


def _is_of_people(reference: ReferenceIndex) -> bool:
    """Whether what uses a picture or document is not the demo's, or was changed by an editor."""
    source = reference.base_content_type.model_class()._base_manager.filter(pk=reference.object_id).first()
    if source is None or isinstance(source, DemoObject):
        return False
    kind = source.content_type if isinstance(source, Page) else reference.content_type
    record = DemoObject.objects.filter(content_type=kind, object_id=str(source.pk)).first()
    return record is None or (isinstance(source, Page) and edited_by_hand(record, source))


def _is_in_use(row: Any) -> bool:
    """Whether something still hangs on a row, besides the parts that it consists of."""
    links = [link for link in row._meta.related_objects if link.one_to_many]
    others = [link for link in links if not isinstance(link.field, ParentalKey)]
    return any(link.related_model._base_manager.filter(**{link.field.name: row}).exists() for link in others)


def _remove_rows(records: list[DemoObject]) -> list[DemoObject]:
    """Delete rows, those that others need last. Returns the records of rows that something still needs."""
    left = [(record, row) for record in records if (row := _row_of(record)) is not None]
    while left:
        blocked = []
        for record, row in left:
            try:
                if _is_kept(row, is_shared=bool(record.owner)):
                    blocked.append((record, row))
                else:
                    with transaction.atomic(), removing_demo():
                        row.delete()
            except ProtectedError:
                blocked.append((record, row))
        if len(blocked) == len(left):
            return [record for record, _row in blocked]
        left = blocked
    return []


def _remove(records: list[DemoObject]) -> list[str]:
    kept = _remove_pages([record for record in records if _is_page(record)])
    others = [record for record in records if not _is_page(record)]
    return kept + [str(record.target) for record in _remove_rows(others)]


@transaction.atomic
def remove_demo() -> tuple[int, list[str]]:
    """Remove all demo rows in one transaction. Returns how many, and what stayed because people use it."""
    records = list(DemoObject.objects.select_related("content_type"))
    kept = _remove(records)
    DemoObject.objects.all().delete()
    local_cache.clear()
    things = [record for record in records if record.content_type.model_class() is not DemoObject]
    return len(things) - len(kept), kept


@transaction.atomic
def remove_gone(records: list[DemoObject], is_edited: Callable[[DemoObject], bool]) -> int:
    """Remove what came from content files that are not there any more, unless an editor changed it since.

    Returns how many rows went. What stays is not compared with files again.
    """
    untouched = [record for record in records if not is_edited(record)]
    kept = _remove(untouched)
    keys = [record.key for record in records]
    left = [record.pk for record in DemoObject.objects.filter(key__in=keys) if record.target is not None]
    DemoObject.objects.filter(key__in=keys).exclude(pk__in=left).delete()
    DemoObject.objects.filter(pk__in=left).update(fingerprint="")
    return len(untouched) - len(kept)


@transaction.atomic
def remove_orphans(records: list[DemoObject]) -> int:
    """Remove rows whose owner went. Returns how many; what something still needs waits until it is free."""
    rows = [record for record in records if _row_of(record) is not None]
    waiting = [record.pk for record in _remove_rows(rows)]
    DemoObject.objects.filter(pk__in=waiting).update(owner=NOBODY)
    DemoObject.objects.filter(pk__in=[record.pk for record in records]).exclude(pk__in=waiting).delete()
    return len(rows) - len(waiting)
