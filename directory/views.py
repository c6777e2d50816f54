"""Views of the sociale kaart that are not Wagtail pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.protection import anonymous_form
from directory.reports.serving import serve_report

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

__all__ = ["report"]


@anonymous_form
def report(request: HttpRequest, page_id: str) -> HttpResponse:
    """Takes what somebody says is wrong with an entry."""
    return serve_report(request, page_id)
