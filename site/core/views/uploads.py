"""Pictures that editors uploaded, for installations without a web server in front."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404
from django.utils.cache import patch_cache_control
from django.views.static import serve

from core.protection import read_only

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase

__all__ = ["picture"]

#: Renditions and originals of pictures. Documents are not here: they go through Wagtail, which knows what is private.
_FOLDERS = frozenset({"images", "original_images"})
#: A picture that is taken away must go, and the next with the same name has the same address: no longer than a day.
_DAY = 24 * 3600


@read_only
def picture(request: HttpRequest, path: str) -> HttpResponseBase:
    """A picture from the media folder. It can't run script, whatever is in the file; other sites may show it."""
    parts = PurePosixPath(path).parts
    if not parts or parts[0] not in _FOLDERS or ".." in parts or "\0" in path:
        raise Http404
    try:
        response = serve(request, path, document_root=settings.MEDIA_ROOT)
    except OSError:  # a name that no file can have
        raise Http404 from None
    response.headers["Content-Security-Policy"] = "default-src 'none'"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    patch_cache_control(response, public=True, max_age=_DAY)
    return response
