"""``robots.txt``, ``security.txt`` and ``favicon.ico``."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.cache import cache_control

from core.demo_state import demo_is_present
from core.protection import read_only

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["favicon", "robots", "security"]

_TEXT = "text/plain; charset=utf-8"
#: RFC 9116 advises less than a year.
_SECURITY_LIFETIME = timedelta(days=180)


@read_only
@cache_control(max_age=86400, public=True)
def favicon(request: HttpRequest) -> HttpResponse:
    """Browsers ask for it on their own, beside files and on error pages: it leads to the icon of the site."""
    return HttpResponseRedirect(static("wel/icons/favicon-32.png"))


@read_only
@cache_control(max_age=3600, public=True)
def robots(request: HttpRequest) -> HttpResponse:
    """Where search engines may go; nowhere on a site with demo content."""
    if demo_is_present():
        return HttpResponse("User-agent: *\nDisallow: /\n", content_type=_TEXT)
    closed = ["/admin/", "/zoeken/", *(f"/{code}/zoeken/" for code, _name in settings.LANGUAGES[1:])]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), ""]
    lines.append(f"Sitemap: {settings.WAGTAILADMIN_BASE_URL}/sitemap.xml")
    return HttpResponse("\n".join(lines) + "\n", content_type=_TEXT)


@read_only
@cache_control(max_age=86400, public=True)
def security(request: HttpRequest) -> HttpResponse:
    """RFC 9116: how to report a leak. The date of expiry moves along with the first of the month."""
    month = timezone.now().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    expires = (month + _SECURITY_LIFETIME).strftime("%Y-%m-%dT%H:%M:%SZ")
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.WAGTAILADMIN_BASE_URL}/.well-known/security.txt",
    ]
    return HttpResponse("\r\n".join(lines) + "\r\n", content_type=_TEXT)
