"""Files to download, through Wagtail, which knows what is private; a player may ask for a part of a sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail.documents.views.serve import serve as wagtail_serve

from core.protection import read_only
from core.ranges import with_ranges
from core.sound import is_sound

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase

__all__ = ["document"]


@read_only
def document(request: HttpRequest, document_id: str, name: str) -> HttpResponseBase:
    """The file, or the part of it that is asked for. Other sites may play a sound: podcast apps on the web do."""
    response: HttpResponseBase = wagtail_serve(request, document_id, name)
    response.headers.pop("Content-Encoding", None)  # the file goes out as it is; Wagtail writes the word None here
    response = with_ranges(request, response)
    if is_sound(name):
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
