"""Checks on files that people upload: what is inside must be what the name says, and nothing more.

A name is easy to change: ``page.html`` renamed to ``photo.jpg`` would run as a page in a browser that guesses.
So every upload is judged by its first bytes. Pictures also lose what cameras hide in them: place, time, device.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable
from pathlib import PurePath
from typing import IO, Final

import filetype
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

__all__ = ["DOCUMENT_EXTENSIONS", "IMAGE_TYPES", "check_document", "check_image", "extension_of", "not_a_picture"]

#: Kind of file by the last part of its name. PNG may be animated (APNG).
IMAGE_TYPES: Final[dict[str, frozenset[str]]] = {
    "avif": frozenset({"image/avif"}),
    "gif": frozenset({"image/gif"}),
    "jpeg": frozenset({"image/jpeg"}),
    "jpg": frozenset({"image/jpeg"}),
    "png": frozenset({"image/png", "image/apng"}),
    "webp": frozenset({"image/webp"}),
}
_HEAD_BYTES: Final = 8192
_ZIP_MIMETYPE_BYTES: Final = 100
_MEGABYTE: Final = 1024 * 1024
_DEFAULT_DOCUMENT_LIMIT: Final = 100 * _MEGABYTE
_HTML_MARKS: Final = (b"<!doctype html", b"<html", b"<script", b"<svg", b"<iframe", b"<body")

#: ID3, and the sync words of layer III in MPEG 1, 2 and 2.5, with and without a checksum.
_MP3_HEADS: Final = (b"ID3", b"\xff\xfb", b"\xff\xfa", b"\xff\xf3", b"\xff\xf2", b"\xff\xe3", b"\xff\xe2")

#: A zip may be damaged, locked or packed in a way that Python does not know.
_UNREADABLE_ZIP: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)

_Check = Callable[[IO[bytes], bytes], bool]


def extension_of(name: str) -> str:
    """Last part of a file name in small letters, without the dot."""
    return PurePath(name).suffix.lower().removeprefix(".")


def not_a_picture() -> ValidationError:
    """The error for a file that is no picture, whatever its name says."""
    return ValidationError(
        {
            "file": _(
                "Dit bestand is geen foto of tekening, ook al lijkt de naam zo. "
                "Kies een bestand dat eindigt op .jpg, .png, .webp, .avif of .gif en dat u als beeld kunt openen."
            )
        },
        code="not_an_image",
    )


def check_image(file: IO[bytes], name: str) -> None:
    """Refuse a file that is no picture of the kind that its name says.

    Raises ValidationError on the field ``file``. SVG is never a picture here: it can hold script.
    """
    _check_size(file, getattr(settings, "WAGTAILIMAGES_MAX_UPLOAD_SIZE", 10 * _MEGABYTE))
    kind = filetype.guess(_head(file))
    if kind is None or kind.mime not in IMAGE_TYPES.get(extension_of(name), frozenset()):
        raise not_a_picture()


def check_document(file: IO[bytes], name: str) -> None:
    """Refuse a kind of file that is not on the list, or that is not what its name says.

    Raises ValidationError on the field ``file``.
    """
    extension = extension_of(name)
    allowed = getattr(settings, "WAGTAILDOCS_EXTENSIONS", DOCUMENT_EXTENSIONS)
    check = _DOCUMENT_CHECKS.get(extension)
    if check is None or extension not in allowed:
        raise ValidationError(
            {
                "file": _(
                    "Bestanden van de soort '.%(kind)s' kunnen hier niet. Sla het op als een van deze: %(kinds)s."
                )
                % {"kind": extension, "kinds": ", ".join(sorted(set(allowed) & set(_DOCUMENT_CHECKS)))}
            },
            code="unknown_kind",
        )
    _check_size(file, getattr(settings, "WAGTAILDOCS_MAX_UPLOAD_SIZE", None) or _DEFAULT_DOCUMENT_LIMIT)
    if not check(file, _head(file)):
        raise ValidationError(
            {
                "file": _(
                    "De naam eindigt op '.%(kind)s', maar van binnen is het iets anders. "
                    "Open het bestand, sla het opnieuw op als %(kind)s en probeer het nog een keer."
                )
                % {"kind": extension}
            },
            code="other_kind",
        )


def _check_size(file: IO[bytes], limit: int | None) -> None:
    file.seek(0, 2)
    size = file.tell()
    file.seek(0)
    if limit is not None and size > limit:
        raise ValidationError(
            {
                "file": _(
                    "Dit bestand is te groot: %(size)s. Het mag hoogstens %(limit)s zijn. Maak het eerst kleiner."
                )
                % {"size": filesizeformat(size), "limit": filesizeformat(limit)}
            },
            code="too_large",
        )


def _head(file: IO[bytes]) -> bytes:
    file.seek(0)
    head = file.read(_HEAD_BYTES)
    file.seek(0)
    return head


def _guessed(*mimes: str) -> _Check:
    def check(_file: IO[bytes], head: bytes) -> bool:
        kind = filetype.guess(head)
        return kind is not None and kind.mime in mimes

    return check


def _zip_names(file: IO[bytes]) -> set[str]:
    """Names inside a zip; empty when it is none. Reads the list only, so a zip bomb does no harm."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            return set(archive.namelist())
    except _UNREADABLE_ZIP:
        return set()
    finally:
        file.seek(0)


def _office(main_part: str) -> _Check:
    """A document of Word, Excel or PowerPoint without macros."""

    def check(file: IO[bytes], head: bytes) -> bool:
        names = _zip_names(file) if head.startswith(b"PK\x03\x04") else set()
        macros = any(name.lower().endswith("vbaproject.bin") for name in names)
        return "[Content_Types].xml" in names and main_part in names and not macros

    return check


def _open_document(kind: str) -> _Check:
    """A document of LibreOffice: the kind stands in a part called ``mimetype``."""
    expected = f"application/vnd.oasis.opendocument.{kind}".encode()

    def check(file: IO[bytes], head: bytes) -> bool:
        if not head.startswith(b"PK\x03\x04") or "mimetype" not in _zip_names(file):
            return False
        try:
            with zipfile.ZipFile(file) as archive, archive.open("mimetype") as part:
                found = part.read(_ZIP_MIMETYPE_BYTES)
        except _UNREADABLE_ZIP:
            return False
        finally:
            file.seek(0)
        return found.strip() == expected

    return check


def _text(start: bytes = b"") -> _Check:
    """Plain text that is no web page; ``start`` is how this kind of text begins."""

    def check(_file: IO[bytes], head: bytes) -> bool:
        body = head.removeprefix(b"\xef\xbb\xbf")
        lowered = body.lower()
        is_page = any(mark in lowered for mark in _HTML_MARKS)
        return b"\0" not in body and not is_page and body.startswith(start) and filetype.guess(head) is None

    return check


def _mp3(_file: IO[bytes], head: bytes) -> bool:
    """An ID3 head, or the first frame of MPEG audio, layer III."""
    return head.startswith(_MP3_HEADS)


_DOCUMENT_CHECKS: Final[dict[str, _Check]] = {
    "csv": _text(),
    "docx": _office("word/document.xml"),
    "ics": _text(b"BEGIN:VCALENDAR"),
    "m4a": _guessed("audio/mp4"),
    "mp3": _mp3,
    "odp": _open_document("presentation"),
    "ods": _open_document("spreadsheet"),
    "odt": _open_document("text"),
    "pdf": _guessed("application/pdf"),
    "pptx": _office("ppt/presentation.xml"),
    "txt": _text(),
    "vtt": _text(b"WEBVTT"),
    "xlsx": _office("xl/workbook.xml"),
}
DOCUMENT_EXTENSIONS: Final = tuple(sorted(_DOCUMENT_CHECKS))
