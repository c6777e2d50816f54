"""Views of the home area that are not Wagtail pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.protection import anonymous_form
from core.routing import serve

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

__all__ = ["contact"]


@anonymous_form
def contact(request: HttpRequest) -> HttpResponse:
    """The contact page, which is a Wagtail page at a fixed address.

    It has an address of its own because Django looks at the view of an address to see whether a form without a
    cookie may come in; the view of all other pages stays closed.
    """
    return serve(request, "contact/")
