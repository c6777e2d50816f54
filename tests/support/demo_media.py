"""A small ``content/media/`` for tests of the demo."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pytest
from PIL import Image

from core.demo import ContentError
from tests.support.content import ContentTree
from tests.support.media import document_bytes

__all__ = ["IMAGE_BLOCK", "PLAN", "SOUP", "fault", "png", "put", "stored", "write"]

SOUP: Final[dict[str, Any]] = {"file": "soep.png", "title": "Soep", "alt": "Een pan soep.", "credit": "Tekening: WEL"}
PLAN: Final[dict[str, Any]] = {"file": "plan.pdf", "kind": "document", "title": "Plan", "language": "nl"}
IMAGE_BLOCK: Final = "::: image\nimage: Soep\n:::\n"


def png(colour: tuple[int, int, int] = (200, 0, 0), size: tuple[int, int] = (40, 20)) -> bytes:
    """A tiny picture."""
    target = BytesIO()
    Image.new("RGB", size, colour).save(target, "PNG")
    return target.getvalue()


def put(content: ContentTree, name: str, data: bytes) -> None:
    """A file beside the list."""
    path = content.root / "media" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)


def write(content: ContentTree, *entries: dict[str, Any]) -> None:
    """The list and, where they lack, good files for it."""
    content.write_yaml("media/media.yaml", list(entries))
    for entry in entries:
        name = entry["file"]
        if not (content.root / "media" / name).exists():
            put(content, name, document_bytes("pdf") if name.endswith(".pdf") else png())


def stored(folder: Path) -> list[str]:
    """Names of all uploaded files."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def fault(content: ContentTree) -> str:
    """What a writer reads when the content can't be loaded."""
    with pytest.raises(ContentError) as caught:
        content.load()
    return str(caught.value)
