"""The page for developers: what the open data of the sociale kaart is and how to use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from core.languages import view_alternates
from core.protection import read_only
from core.routing import absolute_url
from directory.memory.changes import LONGEST_WRITE

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

__all__ = ["open_data"]


@read_only
def open_data(request: HttpRequest) -> HttpResponse:
    """How to read the data, what may be done with it, and what one must know of it."""
    api = absolute_url(request, reverse("hsds:root"))
    context = {
        "og_title": _("Open data"),
        "crumbs": [
            {"title": _("Home"), "url": reverse("wagtail_serve", args=[""]), "lang": ""},
            {"title": _("Open data"), "url": "", "lang": ""},
        ],
        "api": api,
        "examples": [
            (_("alle hulp, per 50"), f"{api}services"),
            (_("alles van één pagina, met telefoon, adres en tijden"), f"{api}services?full=true&per_page=100"),
            (_("alleen wat veranderde"), f"{api}services?modified_after=2026-01-01T00:00:00Z"),
            (_("hulp voor inwoners van een postcode"), f"{api}services?postcode=8232"),
            (_("hulp binnen 5 kilometer"), f"{api}services?postcode=8232&proximity=5000"),
        ],
        "minutes": LONGEST_WRITE.seconds // 60,
        "canonical_url": absolute_url(request, reverse("directory:open_data")),
        "alternates": view_alternates(request, "directory:open_data"),
    }
    return render(request, "pages/directory/open_data.html", context)
