"""What Wagtail notes at every save, done once for each row that a run wrote: the index of the admin, references."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.db.models.signals import post_save
from modelsearch.backends import get_search_backends
from modelsearch.index import get_indexed_models
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

if TYPE_CHECKING:
    from django.db.models import Model

__all__ = ["index_rows", "without_indexing"]


@contextmanager
def without_indexing() -> Iterator[None]:
    """In this block a save tells neither index. For a process of its own: it holds for all threads."""
    quiet = [model for model in get_indexed_models() if post_save.disconnect(post_save_signal_handler, sender=model)]
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        for model in quiet:
            post_save.connect(post_save_signal_handler, sender=model)


def index_rows(rows: Iterable[Model]) -> None:
    """Note in both indexes what these rows are now; a row that is gone is passed over."""
    found: dict[type[Model], list[Any]] = defaultdict(list)
    for row in rows:
        stored = type(row)._base_manager.filter(pk=row.pk).first()
        if stored is None:
            continue
        found[type(stored)].append(stored)
        if ReferenceIndex.model_is_indexable(type(stored)):
            ReferenceIndex.create_or_update_for_object(stored)
    indexed = get_indexed_models()
    for model, stored_rows in found.items():
        if model in indexed:
            for backend in get_search_backends(with_auto_update=True):
                backend.add_bulk(model, stored_rows)
