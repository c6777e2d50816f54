"""What Wagtail notes of every save, written for many rows at once: history, references, the index of the admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from modelcluster.models import get_all_child_relations
from modelsearch.backends import get_search_backends
from wagtail.models import ModelLogEntry, PageLogEntry, ReferenceIndex

from directory.importing.loading import GROUP

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["index_rows", "note_history", "note_references"]


def note_history(pages: Sequence[tuple[Any, bool]], services: Sequence[tuple[Any, bool]], user: Any) -> None:
    """Who made or changed what, as saving in the admin notes it."""
    moment = timezone.now()
    rows = []
    for page, is_new in pages:
        label = page.get_admin_display_title()
        common = {"content_type_id": page.content_type_id, "label": label, "timestamp": moment, "user": user}
        actions = (["wagtail.create"] if is_new else []) + ["wagtail.publish" if page.live else "wagtail.edit"]
        for action in actions:
            revision = None if action == "wagtail.create" else page.latest_revision
            rows.append(PageLogEntry(page_id=page.pk, action=action, revision=revision, content_changed=True, **common))
    PageLogEntry._base_manager.bulk_create(rows, batch_size=GROUP)
    ModelLogEntry._base_manager.bulk_create(
        [
            ModelLogEntry(
                content_type=ContentType.objects.get_for_model(service, for_concrete_model=False),
                object_id=str(service.pk),
                label=str(service),
                action="wagtail.create" if is_new else "wagtail.edit",
                timestamp=moment,
                content_changed=True,
                user=user,
            )
            for service, is_new in services
        ],
        batch_size=GROUP,
    )


def note_references(objects: Sequence[tuple[Any, bool]]) -> None:
    """What these rows lead to. Wagtail reads it from each row; it is written for all of them together.

    Child rows that hang on a base model, as terms do on every page, count for that model: so Wagtail notes them too.
    """
    found = []
    for one, is_new in objects:
        owners = {relation.get_accessor_name(): relation.model for relation in get_all_child_relations(type(one))}
        base = ReferenceIndex._get_base_content_type(one)  # noqa: SLF001  # Wagtail's own reading
        if not is_new:
            ReferenceIndex.remove_for_object(one)
        references = set(ReferenceIndex._extract_references_from_object(one))  # noqa: SLF001  # Wagtail's own reading
        for to_kind, to_key, model_path, content_path in references:
            owner = owners.get(model_path.partition(".")[0], type(one))
            found.append(
                ReferenceIndex(
                    content_type=ContentType.objects.get_for_model(owner, for_concrete_model=False),
                    base_content_type=base,
                    object_id=one.pk,
                    to_content_type_id=to_kind,
                    to_object_id=to_key,
                    model_path=model_path,
                    content_path=content_path,
                    content_path_hash=ReferenceIndex._get_content_path_hash(content_path),  # noqa: SLF001  # Wagtail's own
                )
            )
    ReferenceIndex._base_manager.bulk_create(found, batch_size=GROUP)


def index_rows(model: Any, rows: Sequence[Any]) -> None:
    """Let the index of the admin know these rows."""
    if rows:
        for backend in get_search_backends(with_auto_update=True):
            backend.add_bulk(model, list(rows))
