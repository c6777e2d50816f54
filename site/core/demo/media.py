"""The demo's pictures and documents: the files of ``content/media/`` and what ``media.yaml`` tells about them.

Every file goes through the form that editors use, so that the demo can't hold what an editor may not upload.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from wagtail.documents import get_document_model
from wagtail.documents.forms import get_document_form
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form
from wagtail.images.rect import Rect
from wagtail.models import Collection

from core.demo.media_list import LIST_NAME, MediaEntry, MediaKind, read_media_list
from core.demo.remove import remove_gone
from core.models import DemoObject

if TYPE_CHECKING:
    from pathlib import Path

    from core.demo.context import DemoContext
    from core.demo.report import Progress

__all__ = ["MediaLoader"]

#: Part of the width and height around the focus that stays in sight when a picture is cropped.
_FOCUS_SHARE = 0.25


@dataclass
class MediaLoader:
    """Makes and updates the rows of one run. ``files`` are the fingerprints of what the content folder holds."""

    content: Path
    files: dict[str, str]
    context: DemoContext
    has_lost_rows: bool = False
    """Whether a row went or was made again: then every page has to look up its pictures anew."""
    _stored: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Short names for what every step needs."""
        self.ledger, self.report = self.context.ledger, self.context.report

    def load(self, progress: Progress) -> None:
        """Bring all rows in step with the list. Raises ContentError at the first fault."""
        folder = self.content / "media"
        if folder.is_dir():
            entries = read_media_list(folder)
            for entry in progress(entries, "Beelden en bestanden"):
                self._load_entry(entry)
        self._remove_gone()

    def forget_files(self) -> None:
        """Throw the new files of a run away that ended in a fault: the database rolls back, a folder doesn't."""
        for file in self._stored:
            file.storage.delete(file.name)

    def _load_entry(self, entry: MediaEntry) -> None:
        record = self.ledger.records.get(entry.key)
        row = self.ledger.row(entry.key)
        self.has_lost_rows |= record is not None and row is None
        fingerprint = self.files[entry.key]
        is_new_file = row is None or record is None or record.fingerprint != fingerprint
        if not is_new_file and not self._list_changed():
            self.report.unchanged += 1
        elif record is not None and (record.existed_before or self.ledger.is_edited(record)):
            self.ledger.leave(entry.key)
            self.ledger.acknowledge(entry.key, row, fingerprint)
        else:
            row, existed_before = self._save(entry, row, is_new_file=is_new_file)
            self.ledger.note(entry.key, row, fingerprint, existed_before=existed_before)
        self.context.media[entry.kind, entry.title] = row

    def _list_changed(self) -> bool:
        name = f"media/{LIST_NAME}"
        record = self.ledger.records.get(name)
        return record is None or record.fingerprint != self.files[name]

    def _save(self, entry: MediaEntry, row: Any | None, *, is_new_file: bool) -> tuple[Any, bool]:
        """Make or update a row. Returns it, and whether it is one of people that holds this very file already."""
        model = get_image_model() if entry.kind == MediaKind.IMAGE else get_document_model()
        namesake = model.objects.filter(title=entry.title).exclude(pk=row.pk if row is not None else None).first()
        if row is None and namesake is not None and self._is_of_demo(namesake):
            row, namesake = namesake, None
        former = row.file.name if row is not None and is_new_file else ""
        form = _form(entry, row or model(), is_new_file=is_new_file)
        if not form.is_valid():
            raise entry.refused(form.errors)
        changed = form.save(commit=False)
        if namesake is not None:
            if row is None and namesake.file_hash == changed.get_file_hash():
                self.report.unchanged += 1
                return namesake, True
            msg = f"'title': op de site staat al iets anders met de titel '{entry.title}'. Kies hier een andere titel"
            raise entry.error(msg)
        self._store(entry, changed, former=former, is_new_file=is_new_file)
        form.save_m2m()
        if row is None:
            self.report.made += 1
        else:
            self.report.updated += 1
        return changed, False

    def _is_of_demo(self, row: Any) -> bool:
        record = self.ledger.record_of(row)
        return record is not None and not record.existed_before

    def _store(self, entry: MediaEntry, row: Any, *, former: str, is_new_file: bool) -> None:
        if entry.kind == MediaKind.IMAGE:
            row.set_focal_point(_rect(entry.focus, row.width, row.height) if entry.focus else None)
        row.save()
        if is_new_file:
            self._stored.append(row.file)
        if former:
            storage = row.file.storage
            transaction.on_commit(lambda: storage.delete(former))
            if entry.kind == MediaKind.IMAGE:
                row.renditions.all().delete()

    def _remove_gone(self) -> None:
        """Remove what the list does not name any more, before the pages look for it."""
        keys = [key for key in self.ledger.records if key.startswith("media/") and key not in self.files]
        gone = DemoObject.objects.filter(key__in=keys).exclude(fingerprint="").exclude(key=f"media/{LIST_NAME}")
        rows = list(gone.select_related("content_type"))
        if rows:
            self.report.removed += remove_gone(rows, self.ledger.is_edited)
            self.has_lost_rows = True


def _form(entry: MediaEntry, row: Any, *, is_new_file: bool) -> Any:
    """The form of the admin, filled with the entry. Collection and tags stay as editors chose them."""
    collection = row.collection if row.pk else Collection.get_first_root_node()
    data = {
        **entry.values,
        "collection": collection.pk,
        "tags": ", ".join(f'"{name}"' for name in row.tags.names()) if row.pk else "",
    }
    files = {"file": SimpleUploadedFile(entry.path.name, entry.path.read_bytes())} if is_new_file else {}
    make = get_image_form if entry.kind == MediaKind.IMAGE else get_document_form
    return make(type(row))(data, files, instance=row)


def _rect(focus: tuple[float, float], width: int, height: int) -> Rect:
    """The focal area around a point that is given in percents from the left and from the top."""
    return Rect.from_point(width * focus[0] / 100, height * focus[1] / 100, width * _FOCUS_SHARE, height * _FOCUS_SHARE)
