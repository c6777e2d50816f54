"""``/beeld/12-0f3a….png``: the picture that others show when someone shares the page with this number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.utils.cache import add_never_cache_headers, patch_cache_control
from wagtail.models import Page

from core.models import BasePage
from core.protection import read_only
from core.querysets import restricted, under_offline
from core.sharing.pages import drawn, picture_of, picture_path

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["share_picture"]

#: What is shown where a page has no picture of its own.
_SITE_PICTURE = "wel/icons/social.png"
_YEAR = 365 * 24 * 3600
_MINUTES = 300


@read_only
def share_picture(request: HttpRequest, page_id: str, digest: str) -> HttpResponse:
    """The picture of a page that everyone can reach. An address of before a change leads to the picture of now.

    Only that one is ever drawn: whoever tries other addresses makes no work. When many ask at once for pictures that
    are not drawn yet, some get that of the site, for this once.
    """
    found = Page.objects.filter(~restricted(), ~under_offline(), pk=int(page_id), live=True).first()
    page = found.specific if found is not None else None
    if not isinstance(page, BasePage):
        raise Http404
    picture = picture_of(page)
    if picture is None:
        raise Http404
    response: HttpResponse
    if digest != picture.digest:
        response = HttpResponseRedirect(picture_path(page))
        patch_cache_control(response, public=True, max_age=_MINUTES)
    elif (file := drawn(picture)) is None:
        response = HttpResponseRedirect(static(_SITE_PICTURE))
        add_never_cache_headers(response)
    else:
        response = HttpResponse(file, content_type="image/png")
        patch_cache_control(response, public=True, max_age=_YEAR, immutable=True)
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
