"""A part of a file instead of the whole: how a player jumps within a sound, and the only way Safari plays one.

RFC 9110, chapter 14. One part at a time; who asks for several gets the whole file, which the RFC allows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Final

from django.http import FileResponse, HttpResponse

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase

__all__ = ["with_ranges"]

_ONE_PART: Final = re.compile(r"bytes\s*=\s*(\d{0,18})\s*-\s*(\d{0,18})\s*", re.IGNORECASE)
_OK, _NOT_SATISFIABLE, _PARTIAL = 200, 416, 206


def with_ranges(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The answer with a file in it, cut to the part that the request asks for.

    An answer without a file stays as it is. A part that does not exist gives 416 with the length of the file.
    """
    file = getattr(response, "file_to_stream", None)
    if not isinstance(response, FileResponse) or file is None or response.status_code != _OK:
        return response
    if "Content-Length" not in response.headers:  # a storage that can't tell how long its files are
        return response
    size = int(response.headers["Content-Length"])
    response.headers["Accept-Ranges"] = "bytes"
    asked = request.headers.get("Range", "").strip()
    if request.method != "GET" or not _is_one_in_bytes(asked) or not _is_of_this_file(request, response):
        return response
    part = _part(asked, size)
    if part is None:
        response.close()
        return HttpResponse(status=_NOT_SATISFIABLE, headers={"Content-Range": f"bytes */{size}"})
    first, last = part
    file.seek(first)
    response.streaming_content = _read(file, last - first + 1, response.block_size)
    response.status_code = _PARTIAL
    response.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    response.headers["Content-Length"] = str(last - first + 1)
    return response


def _is_one_in_bytes(asked: str) -> bool:
    return asked.lower().startswith("bytes") and "," not in asked


def _is_of_this_file(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Who has a part of an older file (``If-Range``) gets the whole of the new one."""
    known = request.headers.get("If-Range", "").strip()
    return not known or known in {response.headers.get("ETag"), response.headers.get("Last-Modified")}


def _part(asked: str, size: int) -> tuple[int, int] | None:
    """First and last byte, counted from 0; None when there is no such part."""
    found = _ONE_PART.fullmatch(asked)
    first, last = found.groups() if found else ("", "")
    if first:
        begin, end = int(first), min(int(last or size - 1), size - 1)
    elif last:
        begin, end = max(size - int(last), 0), size - 1
    else:
        return None
    return (begin, end) if begin <= end else None


def _read(file: IO[bytes], left: int, block_size: int) -> Iterator[bytes]:
    while left > 0 and (block := file.read(min(block_size, left))):
        left -= len(block)
        yield block
