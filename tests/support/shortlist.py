"""Entries to keep on a list, and the buttons that a visitor presses."""

from __future__ import annotations

from typing import Any

from django.utils.http import int_to_base36

from directory.models import ServiceQuestion
from tests.support.pages import make_page
from tests.support.services import make_service
from tests.support.useful import ORIGIN

__all__ = ["TOLD", "keep", "make_entry", "number", "press"]

#: What the form on the page of an entry sends along: it says there what is kept.
TOLD = {"uitleg": "ja"}


def make_entry(parent: Any, title: str, *, question: Any = None, **facts: Any) -> Any:
    """The page of an entry."""
    service = make_service(**{"phones": ("0320 00 11 22",), **facts})
    if question is not None:
        ServiceQuestion.objects.create(service=service, question=question)
        service.refresh_from_db()
    return make_page("directory.ServicePage", parent, title=title, service=service)


def number(page: Any) -> str:
    """The short number of an entry."""
    return int_to_base36(page.service_id)


def keep(client: Any, page: Any, **answers: str) -> Any:
    """Press "Bewaar" on the page of an entry."""
    return client.post("/hulplijstje/bewaar/", {"item": number(page), **TOLD, **answers}, headers=ORIGIN)


def press(client: Any, where: str = "verander", **answers: str) -> Any:
    """Press a button on the list."""
    return client.post(f"/hulplijstje/{where}/", answers, headers=ORIGIN)
