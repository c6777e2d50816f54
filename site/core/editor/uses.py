"""On how many pages something stands, for lists of editors: a part of the query of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count, IntegerField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from core.models import PageTerm

if TYPE_CHECKING:
    from core.enums import TermKind

__all__ = ["counted", "live_uses"]


def counted(rows: Any, column: str) -> Coalesce:
    """The number of these rows with the same ``column``; zero without any."""
    numbers = rows.order_by().values(column).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(numbers, output_field=IntegerField()), Value(0))


def live_uses(kind: TermKind) -> Coalesce:
    """The number of live pages with a term. Pages have the Dutch term; its translations have the same number."""
    column = f"{kind.value}__translation_key"
    return counted(PageTerm.objects.filter(page__live=True, **{column: OuterRef("translation_key")}), column)
