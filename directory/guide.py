"""The guided way to help: first the hulpvraag, then the list, with two more questions that may be skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.freshness import keep_nowhere
from core.site_data import help_lines
from directory.near import home_of
from directory.place_map import place_map
from directory.presentation import papers_of
from directory.questions import all_questions, question_by_slug

if TYPE_CHECKING:
    from django.http import HttpRequest

    from core.listing import BaseListing

__all__ = ["guide_context"]


def guide_context(request: HttpRequest, listing: BaseListing) -> dict[str, Any]:
    """What the page shows above and beside its list."""
    chosen = listing.selected.get("vraag", [])
    asked = [question for slug in chosen if (question := question_by_slug(slug)) is not None]
    question = asked[0] if len(asked) == 1 else None
    near = home_of(request)
    _add_papers(listing)
    context: dict[str, Any] = {
        "near": near,
        "question": question,
        "questions": () if question else all_questions(),
        "sensitive": any(each.sensitive for each in asked),
        "way_out": _shows_sensitive(listing),
        "place_map": place_map(listing),
    }
    if near is not None:
        context["noindex"] = True
        keep_nowhere(request)
    if question is not None:
        context["question_lines"] = [line for line in help_lines() if line.tel in question.help_lines]
        context["for_whom"] = next((facet for facet in listing.facets if facet.name == "doelgroep"), None)
    return context


def _add_papers(listing: BaseListing) -> None:
    """Give each card what it tells on paper only."""
    papers = papers_of(page.service for page in listing.items)
    for page, card in zip(listing.items, listing.cards, strict=True):
        card.extra["paper"] = papers[page.service_id]


def _shows_sensitive(listing: BaseListing) -> bool:
    """Whether what the visitor chose brings help onto the page that somebody else must not see."""
    return listing.is_filtered and any(card.extra.get("sensitive") for card in listing.cards)
