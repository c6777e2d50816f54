"""Uploads are judged by what is inside, not by their name."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from core.uploads import DOCUMENT_EXTENSIONS, check_document, check_image, extension_of
from tests.support.media import HTML_PAGE, document_bytes, picture_bytes

NO_PICTURE = (
    "Dit bestand is geen foto of tekening, ook al lijkt de naam zo. "
    "Kies een bestand dat eindigt op .jpg, .png, .webp, .avif of .gif en dat u als beeld kunt openen."
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def words(check: Any, content: bytes, name: str) -> str:
    with pytest.raises(ValidationError) as caught:
        check(BytesIO(content), name)
    (message,) = caught.value.message_dict["file"]
    return str(message).replace("\xa0", " ")


def other_kind(kind: str) -> str:
    return (
        f"De naam eindigt op '.{kind}', maar van binnen is het iets anders. "
        f"Open het bestand, sla het opnieuw op als {kind} en probeer het nog een keer."
    )


def zipped(**parts: str) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return target.getvalue()


def spoiled(content: bytes, *, flags: bytes = b"", method: bytes = b"") -> bytes:
    """The zip, of which the first part says that it is locked or packed in an unknown way."""
    local, central = 0, content.index(b"PK\x01\x02")
    found = bytearray(content)
    for value, offset in ((flags, 6), (method, 8)):
        if value:
            found[local + offset : local + offset + 2] = value
            found[central + offset + 2 : central + offset + 4] = value
    return bytes(found)


@pytest.mark.parametrize(
    ("kind", "name"),
    [("JPEG", "a.jpg"), ("JPEG", "A.JPEG"), ("PNG", "a.png"), ("WEBP", "a.webp"), ("GIF", "a.gif"), ("AVIF", "a.avif")],
)
def test_picture_is_accepted_and_left_at_its_start(kind: str, name: str) -> None:
    file = BytesIO(picture_bytes(kind))

    check_image(file, name)

    assert file.tell() == 0


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (HTML_PAGE, "foto.jpg"),
        (SVG, "logo.svg"),
        (SVG, "logo.png"),
        (b"", "leeg.jpg"),
        (b"%PDF-1.7\n", "foto.jpg"),
        (picture_bytes("PNG"), "foto.jpg"),
        (picture_bytes("PNG"), "foto"),
    ],
)
def test_what_is_no_picture_is_refused(content: bytes, name: str) -> None:
    assert words(check_image, content, name) == NO_PICTURE


def test_picture_that_is_too_large_is_refused(settings: Any) -> None:
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 100

    assert words(check_image, picture_bytes(size=(8, 8)), "a.jpg") == (
        "Dit bestand is te groot: 637 bytes. Het mag hoogstens 100 bytes zijn. Maak het eerst kleiner."
    ).replace("637", str(len(picture_bytes(size=(8, 8)))))


def test_no_limit_means_no_limit(settings: Any) -> None:
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = None

    assert check_image(BytesIO(picture_bytes()), "a.jpg") is None  # type: ignore[func-returns-value]  # no error


@pytest.mark.parametrize("extension", DOCUMENT_EXTENSIONS)
def test_document_is_accepted(extension: str) -> None:
    file = BytesIO(document_bytes(extension))

    check_document(file, f"Bestand.{extension.upper()}")

    assert file.tell() == 0


@pytest.mark.parametrize("extension", DOCUMENT_EXTENSIONS)
def test_web_page_under_another_name_is_refused(extension: str) -> None:
    assert words(check_document, HTML_PAGE, f"plan.{extension}") == other_kind(extension)


@pytest.mark.parametrize("name", ["plan.html", "plan.exe", "plan.svg", "plan.docm", "plan"])
def test_kind_that_is_not_on_the_list_is_refused(name: str) -> None:
    assert words(check_document, document_bytes("pdf"), name) == (
        f"Bestanden van de soort '.{extension_of(name)}' kunnen hier niet. Sla het op als een van deze: "
        "csv, docx, ics, m4a, mp3, odp, ods, odt, pdf, pptx, txt, vtt, xlsx."
    )


def test_kind_that_the_site_switched_off_is_refused(settings: Any) -> None:
    settings.WAGTAILDOCS_EXTENSIONS = ["pdf"]

    assert words(check_document, document_bytes("csv"), "a.csv") == (
        "Bestanden van de soort '.csv' kunnen hier niet. Sla het op als een van deze: pdf."
    )


@pytest.mark.parametrize(
    ("content", "extension"),
    [
        (document_bytes("xlsx"), "docx"),
        (document_bytes("ods"), "odt"),
        (zipped(readme="x"), "docx"),
        (zipped(readme="x"), "odt"),
        (zipped(**{"[Content_Types].xml": "x", "word__document.xml": "x", "word__vbaProject.bin": "x"}), "docx"),
        (b"PK\x03\x04 kapot", "docx"),
        (b"PK\x03\x04 kapot", "odt"),
        (document_bytes("odt").replace(b"opendocument", b"0pend0cument", 1), "odt"),
        (spoiled(document_bytes("odt"), flags=b"\x01\x00"), "odt"),
        (spoiled(document_bytes("odt"), method=b"\x63\x00"), "odt"),
        (document_bytes("odt")[:-30], "odt"),
        (b"naam\0;plaats", "csv"),
        (picture_bytes(), "txt"),
        (b"Hallo", "vtt"),
        (b"Hallo", "ics"),
        (b"Hallo", "mp3"),
        (b"", "pdf"),
    ],
)
def test_other_content_is_refused(content: bytes, extension: str) -> None:
    assert words(check_document, content, f"plan.{extension}") == other_kind(extension)


def test_document_that_is_too_large_is_refused(settings: Any) -> None:
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 10

    assert words(check_document, document_bytes("txt"), "a.txt") == (
        "Dit bestand is te groot: 12 bytes. Het mag hoogstens 10 bytes zijn. Maak het eerst kleiner."
    )
