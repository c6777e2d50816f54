"""The drawn pictures of the demo: made from the sources that are committed, small, flat and in the palette."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image

from core.demo.files import read_items
from core.demo.media_list import MediaKind, read_media_list

ROOT = Path(settings.BASE_DIR)
MEDIA = ROOT / "content" / "media"
SOURCES = sorted((MEDIA / "bron").glob("*.svg"))
PICTURES = sorted(MEDIA.glob("*.webp"))
SIZES = {"weldoeners-omslag": (1400, 1400)}
SIZE = (1600, 900)
BUDGET = 60 * 1024
#: What makes a drawing more than flat planes and lines, or fetches something.
FOREIGN = re.compile(r"<(?:\w+Gradient|filter|image|script|style|text|foreignObject|use)\b|href|\bon\w+=")


def digest(path: Path) -> str:
    content = path.read_bytes()
    return hashlib.sha256(content.replace(b"\r\n", b"\n") if path.suffix == ".svg" else content).hexdigest()


def colours(text: str) -> set[str]:
    """Colours in hexadecimal, all in six digits."""
    found = re.findall(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b(?![-\w])", text)
    return {(name if len(name) == 6 else "".join(part * 2 for part in name)).lower() for name in found}


def test_every_picture_has_its_source_and_stands_in_the_list() -> None:
    listed = sorted(entry.path.stem for entry in read_media_list(MEDIA) if entry.kind == MediaKind.IMAGE)

    assert SOURCES
    assert [path.stem for path in SOURCES] == [path.stem for path in PICTURES] == listed


def test_pictures_were_drawn_after_the_last_change_of_a_source() -> None:
    now = {path.stem: {"bron": digest(path), "beeld": digest(MEDIA / f"{path.stem}.webp")} for path in SOURCES}

    assert json.loads((MEDIA / "bron" / "stand.json").read_text("utf-8")) == now, "run make media"


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.stem)
def test_a_picture_is_small_enough(path: Path) -> None:
    with Image.open(path) as image:
        size = image.size

    assert size == SIZES.get(path.stem, SIZE)
    assert path.stat().st_size <= BUDGET


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_a_source_is_flat_and_uses_the_colours_of_the_site(path: Path) -> None:
    text = path.read_text("utf-8")
    styles = "".join(sheet.read_text("utf-8") for sheet in (ROOT / "assets" / "css").rglob("*.css"))

    assert FOREIGN.findall(text) == []
    assert colours(text) - colours(styles) == set()


def test_pages_name_pictures_that_are_there() -> None:
    titles = {entry.title for entry in read_media_list(MEDIA)}
    named = {item.head["social_image"] for item in read_items(ROOT / "content") if item.head.get("social_image")}

    assert named
    assert named - titles == set()
