"""The words of a PDF file, within bounds: no file keeps somebody waiting, and none breaks what it is read for."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from time import monotonic
from typing import IO, TYPE_CHECKING, Any, Final

from pypdf import PdfReader

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["MOST_BYTES", "PdfText", "read_pdf"]

logger = logging.getLogger(__name__)

#: Bounds of one file: bytes, pages, and signs of text.
MOST_BYTES: Final = 50 * 1024 * 1024
_MOST_PAGES: Final = 300
_MOST_SIGNS: Final = 250_000
#: A page with more drawing commands than this, in bytes, is a map or a trap; reading it takes seconds.
_MOST_COMMANDS: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class PdfText:
    """The text, and whether the file was read as far as we ever read one; not when the time was over."""

    text: str
    complete: bool = True


def _text_of(page: Any) -> str:
    """The text of a page without odd spaces; empty for one that can't be read."""
    try:
        contents = page.get_contents()
        if contents is None or len(contents.get_data()) > _MOST_COMMANDS:
            return ""
        return " ".join(str(page.extract_text()).replace("\0", " ").split())
    except Exception:  # noqa: BLE001  # a broken file fails in a hundred ways; the other pages may be fine
        return ""


def _pages(file: IO[bytes]) -> Iterator[Any]:
    reader = PdfReader(file)
    if reader.is_encrypted and not reader.decrypt(""):
        return
    yield from reader.pages[:_MOST_PAGES]


def read_pdf(file: IO[bytes], *, seconds: float) -> PdfText:
    """The text of a file, one line a page. After so many seconds no new page is begun.

    A file that is broken, or that asks for a password, has no text. That counts as read: it does not get better.
    """
    end = monotonic() + seconds
    lines: list[str] = []
    size = 0
    try:
        for page in _pages(file):
            if monotonic() >= end:
                return PdfText("\n".join(lines), complete=False)
            lines.append(_text_of(page))
            size += len(lines[-1])
            if size >= _MOST_SIGNS:
                break
    except Exception as error:  # noqa: BLE001  # see above; what went well is kept
        logger.info("A PDF could not be read to the end: %s", type(error).__name__)
    return PdfText("\n".join(line for line in lines if line)[:_MOST_SIGNS])
