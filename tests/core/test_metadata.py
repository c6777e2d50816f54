"""What cameras hide in a picture is gone; what people see stays."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from core.metadata import has_metadata, without_metadata
from tests.support.media import picture_bytes, picture_with_place

FORMATS = [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp"), ("AVIF", "a.avif")]


def stripped(content: bytes, name: str) -> tuple[bytes, Any]:
    data = without_metadata(BytesIO(content), name).read()
    image = Image.open(BytesIO(data))
    image.load()
    return data, image


@pytest.mark.parametrize(("kind", "name"), FORMATS)
def test_place_and_device_are_gone(kind: str, name: str) -> None:
    source = picture_with_place(kind)

    data, image = stripped(source, name)

    assert b"Geheime Camera" in source
    assert b"Geheime Camera" not in data
    assert dict(image.getexif()) == {}
    assert (has_metadata(BytesIO(source)), has_metadata(BytesIO(data))) == (True, False)
    assert (image.format, image.size) == (kind, (64, 48))


@pytest.mark.parametrize(("kind", "name"), FORMATS)
def test_picture_on_its_side_is_turned_for_real(kind: str, name: str) -> None:
    _data, image = stripped(picture_with_place(kind, orientation=6), name)

    top, bottom = image.convert("RGB").getpixel((24, 8)), image.convert("RGB").getpixel((24, 56))
    assert image.size == (48, 64)
    assert (top[0] > top[2], bottom[2] > bottom[0]) == (True, True)


def test_words_in_a_png_are_gone() -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Geheime Maker")
    notes.add_text("Comment", "na de punten", zip=False)

    data, image = stripped(picture_bytes("PNG", pnginfo=notes), "a.png")

    assert b"Geheime Maker" not in data
    assert image.text == {}


def test_comment_and_xmp_in_a_jpeg_are_gone() -> None:
    source = picture_bytes(comment=b"Geheime Maker", xmp=b"<x:xmpmeta>Geheime Plek</x:xmpmeta>")

    data, image = stripped(source, "a.jpg")

    assert (b"Geheime Maker" in source, b"Geheime Plek" in source) == (True, True)
    assert (b"Geheime" in data, "comment" in image.info) == (False, False)


def test_second_picture_behind_the_first_is_gone() -> None:
    first, second = (Image.open(BytesIO(picture_bytes(size=size))) for size in ((64, 48), (32, 24)))
    target = BytesIO()
    first.save(target, "MPO", save_all=True, append_images=[second])

    data, image = stripped(target.getvalue(), "a.jpg")

    assert has_metadata(target) is True
    assert (image.format, data.count(b"\xff\xd8\xff")) == ("JPEG", 1)


def test_colour_profile_stays() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    _data, image = stripped(picture_bytes(icc_profile=profile), "a.jpg")

    assert image.info["icc_profile"] == profile
    assert has_metadata(BytesIO(picture_bytes(icc_profile=profile))) is False


@pytest.mark.parametrize(("kind", "name"), [("GIF", "a.gif"), ("WEBP", "a.webp")])
def test_animation_keeps_moving(kind: str, name: str) -> None:
    frames = [Image.new("RGB", (16, 16), (value, 0, 0)) for value in (0, 120, 240)]
    target = BytesIO()
    frames[0].save(target, kind, save_all=True, append_images=frames[1:], duration=[100, 200, 300], loop=0)

    _data, image = stripped(target.getvalue(), name)

    assert image.n_frames == 3


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_other_kinds_of_colour(mode: str) -> None:
    target = BytesIO()
    Image.new(mode, (16, 16)).save(target, "JPEG")

    _data, image = stripped(target.getvalue(), "a.jpg")

    assert image.mode == mode


def test_see_through_png_stays_see_through() -> None:
    target = BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(target, "PNG")

    _data, image = stripped(target.getvalue(), "a.png")

    assert image.getpixel((0, 0)) == (0, 0, 0, 0)


def test_good_jpeg_stays_as_sharp() -> None:
    source = picture_bytes(quality=95)

    _data, image = stripped(source, "a.jpg")

    assert image.quantization == Image.open(BytesIO(source)).quantization  # type: ignore[attr-defined]  # of JPEG
