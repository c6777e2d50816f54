"""A part of a file instead of the whole: how a player jumps within a sound, and the only way Safari plays one.

RFC 9110, chapter 14. One part at a time; who asks for several gets the whole file, which the RFC allows.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Final

from django.http import FileResponse, HttpResponse

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase

__all__ = ["with_ranges"]

#: One part, in bytes: "from", "from and to", or "the last so many". Anything else is not for us, and is ignored.
_ONE_PART: Final = re.compile(r"bytes\s*=\s*(?:([0-9]+)\s*-\s*([0-9]*)|-\s*([0-9]+))", re.IGNORECASE)
#: More digits than any file has bytes.
_DIGITS: Final = 18
_OK, _NOT_SATISFIABLE, _PARTIAL = 200, 416, 206


def with_ranges(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The answer with a file in it, cut to the part that the request asks for.

    An answer without a file stays as it is. A part that does not exist gives 416 with the length of the file; a
    question that makes no sense, or that is not in bytes, gives the whole file.
    """
    file = getattr(response, "file_to_stream", None)
    if not isinstance(response, FileResponse) or file is None or response.status_code != _OK:
        return response
    if "Content-Length" not in response.headers:  # a storage that can't tell how long its files are
        return response
    size = int(response.headers["Content-Length"])
    response.headers["Accept-Ranges"] = "bytes"
    part = _part(request.headers.get("Range", "").strip(), size)
    if request.method != "GET" or part is None or not _is_of_this_file(request, response):
        return response
    first, last = part
    if first > last:
        response.close()
        return HttpResponse(status=_NOT_SATISFIABLE, headers={"Content-Range": f"bytes */{size}"})
    file.seek(first)
    response.streaming_content = _read(file, last - first + 1, response.block_size)
    response.status_code = _PARTIAL
    response.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    response.headers["Content-Length"] = str(last - first + 1)
    return response


def _is_of_this_file(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Who has a part of an older file (``If-Range``) gets the whole of the new one."""
    known = request.headers.get("If-Range", "").strip()
    return not known or known in {response.headers.get("ETag"), response.headers.get("Last-Modified")}


def _part(asked: str, size: int) -> tuple[int, int] | None:
    """First and last byte, counted from 0, the last before the first when there are no such bytes.

    None when this is no question for one part.
    """
    found = _ONE_PART.fullmatch(asked)
    if found is None:
        return None
    first, last, ending = found.groups()
    if ending:
        return max(size - _number(ending), 0), size - 1
    if last and _number(last) < _number(first):
        return None
    begin = _number(first)
    end = min(_number(last), size - 1) if last else size - 1
    return begin, end


def _number(digits: str) -> int:
    """A number of any length; one of more digits than a file can have bytes is just "very large"."""
    short = digits.lstrip("0") or "0"
    return int(short) if len(short) <= _DIGITS else sys.maxsize


def _read(file: IO[bytes], left: int, block_size: int) -> Iterator[bytes]:
    while left > 0 and (block := file.read(min(block_size, left))):
        left -= len(block)
        yield block
