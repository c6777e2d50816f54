"""Pictures and documents for tests, made in memory."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image

from core.models import CustomDocument, CustomImage

__all__ = ["HTML_PAGE", "document_bytes", "make_document", "make_image", "picture_bytes", "picture_with_place"]

HTML_PAGE = b"<!doctype html><html><script>alert(1)</script></html>"
_GPS = 0x8825
_OFFICE_PARTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
_OPEN_KINDS = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}
_PLAIN = {
    "csv": b"naam;plaats\nRia;Urk\n",
    "ics": b"BEGIN:VCALENDAR\nEND:VCALENDAR\n",
    "m4a": b"\x00\x00\x00\x18ftypM4A \x00\x00\x00\x00M4A mp42",
    "mp3": b"ID3\x04\x00\x00\x00\x00\x00\x00" + b"\x00" * 64,
    "pdf": b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n",
    "txt": "Eén regel.\n".encode(),
    "vtt": b"WEBVTT\n\n00:00.000 --> 00:01.000\nHallo\n",
}


def picture_bytes(kind: str = "JPEG", size: tuple[int, int] = (64, 48), **options: Any) -> bytes:
    """A picture with a red left half and a blue right half."""
    image = Image.new("RGB", size, (0, 0, 200))
    image.paste((200, 0, 0), (0, 0, size[0] // 2, size[1]))
    target = BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def picture_with_place(kind: str = "JPEG", orientation: int = 1, size: tuple[int, int] = (64, 48)) -> bytes:
    """A picture as a telephone makes it: with the place, the device and a note on which side is up."""
    exif = Image.Exif()
    exif[0x010F] = "Geheime Camera"
    exif[0x0112] = orientation
    place = exif.get_ifd(_GPS)
    place[1], place[2], place[3], place[4] = "N", (52.0, 31.0, 12.0), "E", (5.0, 28.0, 30.0)
    return picture_bytes(kind, size, exif=exif)


def document_bytes(extension: str) -> bytes:
    """The smallest file that is really of this kind."""
    if extension in _PLAIN:
        return _PLAIN[extension]
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        if extension in _OPEN_KINDS:
            archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{_OPEN_KINDS[extension]}")
        else:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr(_OFFICE_PARTS[extension], "<document/>")
    return target.getvalue()


def make_image(title: str = "Tuin", **values: Any) -> CustomImage:
    """A stored picture."""
    values.setdefault("description", "Een tuin met tulpen")
    image = CustomImage(title=title, file=ContentFile(picture_bytes(), name="tuin.jpg"), **values)
    image.save()
    return image


def make_document(title: str = "Plan", extension: str = "pdf", **values: Any) -> CustomDocument:
    """A stored document."""
    file = ContentFile(document_bytes(extension), name=f"bestand.{extension}")
    document = CustomDocument(title=title, file=file, **values)
    document.save()
    return document
