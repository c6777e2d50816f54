"""The guide for editors in ``docs/redactie/``, as pages of the admin: one source, also readable without this site."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from markdown_it import MarkdownIt
from PIL import Image

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["CONTENTS", "PICTURES", "HandbookPage", "anchor_of", "folder", "handbook_page", "page_names", "page_url"]

CONTENTS: Final = "README"
PICTURES: Final = "beelden"
_NO_PART_OF_AN_ANCHOR: Final = re.compile(r"[^\w\- ]")
#: HTML in a page is shown, not obeyed: the guide needs none.
_parser = MarkdownIt("commonmark", {"html": False}).enable("table")


@dataclass(frozen=True, slots=True)
class HandbookPage:
    """One page, ready to show: its title, the rest as HTML, and the names of the pages that it links to, in order."""

    name: str
    title: str
    html: str
    links: tuple[str, ...]


def folder() -> Path:
    """Where the pages and their pictures are."""
    return Path(settings.BASE_DIR) / "docs" / "redactie"


def page_names() -> frozenset[str]:
    """The names of all pages besides the contents. Nothing else can be asked for.

    None when the documents did not come along with the site: then only the guide is missing.
    """
    return frozenset(path.stem for path in folder().glob("*.md")) - {CONTENTS}


def page_url(name: str) -> str:
    """The address of a page in the admin."""
    return reverse("handbook") if name == CONTENTS else reverse("handbook_page", args=[name])


def handbook_page(name: str) -> HandbookPage:
    """A page of ``page_names()`` or the contents; read again only when its file changed."""
    path = folder() / f"{name}.md"
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _read(path: Path, _changed: int) -> HandbookPage:
    tokens = _parser.parse(path.read_text(encoding="utf-8"))
    title = _words(tokens[1])
    body = tokens[3:]
    links: list[str] = []
    for position, token in enumerate(body):
        if token.type == "heading_open":
            token.attrSet("id", anchor_of(_words(body[position + 1])))
        for child in token.children or []:
            if child.type == "link_open":
                links += _lead_link(child)
            elif child.type == "image":
                _lead_picture(child)
    html = str(_parser.renderer.render(body, _parser.options, {}))
    return HandbookPage(path.stem, title, html, tuple(dict.fromkeys(links)))


def anchor_of(heading: str) -> str:
    """The address of a heading within its page, as GitHub makes it: links between pages work there too."""
    return _NO_PART_OF_AN_ANCHOR.sub("", heading.lower()).replace(" ", "-")


def _words(token: Token) -> str:
    return "".join(child.content for child in token.children or [] if child.type in {"text", "code_inline"})


def _lead_link(token: Token) -> list[str]:
    """Lead a link between files to the page in the admin; gives the name of that page."""
    parts = urlsplit(str(token.attrGet("href")))
    path = PurePosixPath(parts.path)
    if parts.scheme or path.suffix != ".md":
        return []
    anchor = f"#{parts.fragment}" if parts.fragment else ""
    token.attrSet("href", page_url(path.stem) + anchor)
    return [path.stem]


def _lead_picture(token: Token) -> None:
    """Lead a picture to its address in the admin, and say how big it is: nothing jumps while it loads."""
    path = PurePosixPath(str(token.attrGet("src")))
    token.attrSet("src", reverse("handbook_picture", args=[path.stem]))
    token.attrSet("loading", "lazy")
    for name, value in _size(folder() / path).items():
        token.attrSet(name, str(value))


def _size(path: Path) -> dict[str, int]:
    """Width and height; nothing for a picture that got lost: the words matter more."""
    try:
        with Image.open(path) as picture:
            return {"width": picture.width, "height": picture.height}
    except OSError:
        return {}
