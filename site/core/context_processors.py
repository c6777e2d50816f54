"""Context for the frame around every page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings

from core import site_data
from core.alerts import current_alerts
from core.demo_state import demo_is_present
from core.languages import language_links
from core.routing import prepare_request

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["chrome"]


def chrome(request: HttpRequest) -> dict[str, Any]:
    """Alerts, help lines, menu, languages, gemeenten, and whether this is a site with demo content.

    Not for the admin, which has its own frame. No query when the data is in memory.
    """
    if request.path.startswith("/admin/"):
        return {}
    if not hasattr(request, "_wagtail_site"):
        prepare_request(request)
    lines = site_data.help_lines()
    return {
        "alerts": current_alerts(),
        "help_lines": [line for line in lines if line.in_header],
        "all_help_lines": lines,
        "nav": [
            {"label": item.label, "url": item.url, "lang": item.lang, "current": request.path.startswith(item.url)}
            for item in site_data.nav_items()
        ],
        "gemeente_links": site_data.gemeente_links(),
        "languages": language_links(request),
        "demo_present": demo_is_present(),
        "site_name": settings.WAGTAIL_SITE_NAME,
    }
