"""Compression on the way, for all but files of which a part may be asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.middleware.gzip import GZipMiddleware

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase

__all__ = ["CompressionMiddleware"]


class CompressionMiddleware(GZipMiddleware):
    """Django's, which leaves alone what has ``Accept-Ranges``: a part of a compressed file is of no use."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Compress what the browser can read, unless it is a file with parts."""
        if response.has_header("Accept-Ranges"):
            return response
        answer: HttpResponseBase = super().process_response(request, response)
        return answer
