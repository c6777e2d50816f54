"""Pictures come out of the media folder; documents and everything else do not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

pytestmark = pytest.mark.django_db

PIXEL = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> Path:
    """A media folder with a picture, a rendition, a document, and a secret beside it."""
    root = tmp_path / "media"
    settings.MEDIA_ROOT = str(root)
    for name in ("images/boot.gif", "original_images/boot.gif", "documents/geheim.pdf", "images.gif"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(PIXEL)
    (tmp_path / "secret-key").write_bytes(b"geheim")
    return root


@pytest.mark.parametrize("path", ["images/boot.gif", "original_images/boot.gif"])
def test_a_picture(path: str, client: Client) -> None:
    response = client.get(f"/media/{path}")

    assert response.getvalue() == PIXEL
    response.close()
    assert response.headers["Content-Type"] == "image/gif"
    assert response.headers["Cache-Control"] == "public, max-age=86400"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'"
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


@pytest.mark.parametrize(
    "path",
    [
        "documents/geheim.pdf",
        "images/../documents/geheim.pdf",
        "images/%2e%2e/documents/geheim.pdf",
        "images/..%2fdocuments/geheim.pdf",
        "images/../../secret-key",
        "images/%2e%2e/%2e%2e/secret-key",
        "images//../documents/geheim.pdf",
        "images/./../documents/geheim.pdf",
        "../secret-key",
        "/images/boot.gif",
        "//images/boot.gif",
        "./documents/geheim.pdf",
        "images.gif",
        "images/",
        "images",
        "images/boot.gif%00.pdf",
        "images/%00",
        "IMAGES/boot.gif",
        "images/weg.gif",
        f"images/{'x' * 300}.png",
        f"images/{'map/' * 2000}x.png",
        "",
    ],
)
def test_nothing_else(path: str, client: Client) -> None:
    response = client.get(f"/media/{path}")

    assert response.status_code == 404


def test_another_picture_at_the_same_address_is_sent(client: Client, media: Path) -> None:
    first = client.get("/media/images/boot.gif")
    changed = first.headers["Last-Modified"]
    first.close()
    (media / "images" / "boot.gif").write_bytes(PIXEL * 2)
    os.utime(media / "images" / "boot.gif", (2_000_000_000, 2_000_000_000))

    response = client.get("/media/images/boot.gif", HTTP_IF_MODIFIED_SINCE=changed)

    assert (response.status_code, response.getvalue()) == (200, PIXEL * 2)
    response.close()


def test_a_browser_that_has_it_gets_no_second_copy(client: Client) -> None:
    first = client.get("/media/images/boot.gif")
    changed = first.headers["Last-Modified"]
    first.close()

    response = client.get("/media/images/boot.gif", HTTP_IF_MODIFIED_SINCE=changed)

    assert (response.status_code, response.content) == (304, b"")


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_only_for_looking(method: str, client: Client) -> None:
    assert getattr(client, method)("/media/images/boot.gif").status_code == 405
