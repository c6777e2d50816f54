"""Hulpvragen, and entries that answer them."""

from __future__ import annotations

from typing import Any

from wagtail.models import Locale

from directory.models import HelpQuestion, ServiceQuestion
from tests.support.pages import make_page
from tests.support.services import make_service

__all__ = ["make_answer", "make_question"]


def make_question(slug: str, **values: Any) -> HelpQuestion:
    """A Dutch hulpvraag, behind those that are there."""
    order = HelpQuestion.objects.count()
    given = {"name": slug.capitalize(), "summary": "Uitleg.", "order": order, **values}
    made: HelpQuestion = HelpQuestion.objects.create(slug=slug, locale=Locale.get_default(), **given)
    return made


def make_answer(parent: Any, title: str, *questions: HelpQuestion, **facts: Any) -> Any:
    """The page of an entry with facts and the hulpvragen that it answers."""
    service = make_service(**facts)
    for order, question in enumerate(questions):
        ServiceQuestion.objects.create(service=service, question=question, sort_order=order)
    service.refresh_from_db()
    return make_page("directory.ServicePage", parent, title=title, service=service)
