"""Files between looking and importing: kept, found again, and wiped."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from directory.importing.run import ImportOptions, import_file
from directory.models import ImportFile

if TYPE_CHECKING:
    from directory.importing.faults import Report

__all__ = ["keep_upload", "look_at", "purge_uploads", "run_upload"]

_KEPT_FOR: Final = timedelta(hours=24)


def keep_upload(*, name: str, data: bytes, overwrite: bool, source: str, user: Any) -> ImportFile:
    """Keep a file until it is imported, for a day at most. One person has one file: an older one goes."""
    ImportFile.objects.filter(uploaded_by=user).delete()
    found: ImportFile = ImportFile.objects.create(
        name=name[-200:], data=data, overwrite=overwrite, source=source, uploaded_by=user
    )
    return found


def _options(upload: ImportFile, *, dry_run: bool) -> ImportOptions:
    return ImportOptions(
        dry_run=dry_run, overwrite=upload.overwrite, source=upload.source, user=None if dry_run else upload.uploaded_by
    )


def look_at(upload: ImportFile) -> Report:
    """What the import would do. Raises ``BadFile``."""
    return import_file(name=upload.name, data=bytes(upload.data), options=_options(upload, dry_run=True))


def run_upload(*, upload: ImportFile) -> Report:
    """Import, and wipe the file. After an error of ours the file stays, so that one can try again."""
    report = import_file(name=upload.name, data=bytes(upload.data), options=_options(upload, dry_run=False))
    upload.delete()
    return report


def purge_uploads(now: datetime) -> int:
    """Wipe what is older than a day; gives how many."""
    return ImportFile.objects.filter(uploaded_at__lt=now - _KEPT_FOR).delete()[0]
