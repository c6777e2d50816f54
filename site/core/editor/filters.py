"""Filters of the page lists in the admin, on what this site knows of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.pages.listing import GenericPageFilterSet
from wagtail.models import Page

from core.editor.reviews import keys_of, overdue_keys
from core.enums import TermKind
from core.models import PageTerm
from core.taxonomies import all_terms

if TYPE_CHECKING:
    from django.db.models import QuerySet

__all__ = ["EditorFilterSet", "OneTypeFilterSet"]

_STATES: Final = [
    ("online", _("Staat op de site")),
    ("offline", _("Staat niet op de site")),
    ("concept", _("Heeft wijzigingen die nog niet op de site staan")),
]
_REVIEWS: Final = [("overdue", _("De datum is voorbij")), ("mine", _("Ik moet controleren"))]


def _gemeenten() -> list[tuple[str, str]]:
    return [(term.slug, term.name) for term in all_terms(TermKind.GEMEENTE)]


def _themes() -> list[tuple[str, str]]:
    return [(term.slug, term.name) for term in all_terms(TermKind.THEME)]


class EditorFilterSet(GenericPageFilterSet):
    """Wagtail's filters, and: gemeente, theme, whether visitors see the page, whether it must be checked.

    Each filters by keys in a subquery, so that it can go together with a search.
    """

    gemeente = django_filters.ChoiceFilter(label=_("Gemeente"), choices=_gemeenten, method="filter_term")
    theme = django_filters.ChoiceFilter(label=_("Thema"), choices=_themes, method="filter_term")
    state = django_filters.ChoiceFilter(label=_("Op de site"), choices=_STATES, method="filter_state")
    review = django_filters.ChoiceFilter(label=_("Controle"), choices=_REVIEWS, method="filter_review")

    def filter_term(self, pages: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Pages with this term."""
        return pages.filter(pk__in=PageTerm.objects.filter(**{f"{name}__slug": value}).values("page_id"))

    def filter_state(self, pages: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Pages that visitors see, don't see, or see in an older version."""
        wanted = {"has_unpublished_changes": True} if value == "concept" else {"live": value == "online"}
        return pages.filter(pk__in=Page.objects.filter(**wanted).values("pk"))

    def filter_review(self, pages: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Pages that had to be checked before today, or that this person has to check."""
        if value == "overdue":
            return pages.filter(pk__in=overdue_keys())
        return pages.filter(pk__in=keys_of(review_owner=self.request.user))

    class Meta(GenericPageFilterSet.Meta):
        """As Wagtail's."""


class OneTypeFilterSet(EditorFilterSet):
    """Without the type of page, for a list of one type."""

    content_type = None
