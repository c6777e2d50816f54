"""The one table of counts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, ClassVar, Final

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from search.insight.enums import CountKind

__all__ = ["DAYS", "DAYS_NEEDED", "MOST_WORDS", "SEARCHES_NEEDED", "ApprovedQuery", "SearchCount"]

#: A question stands in words only when it was asked so often, on so many different days.
SEARCHES_NEEDED: Final = 5
DAYS_NEEDED: Final = 3
#: How far back reports look.
DAYS: Final = 90
#: Letters of a question that are kept at most.
MOST_WORDS: Final = 200


class SearchCounts(models.QuerySet["SearchCount"]):
    """Rows of what was counted."""

    def recent(self) -> SearchCounts:
        """Those of the last ``DAYS`` days: what reports show, and what editors decide by."""
        return self.filter(last_day__gt=timezone.localdate() - timedelta(days=DAYS))


class SearchCount(models.Model):
    """How often something was looked for.

    ``key`` is what is counted: a word of the index, a kind of danger, the digest of a question, or nothing for all
    searches together. ``day`` is the day, and for a question the first day of its month: its digest holds for a month.
    ``gemeente`` is that of a place in the words, else empty. ``empty`` counts searches that found nothing.
    """

    kind = models.CharField(_("wat"), max_length=10, choices=CountKind.choices)
    day = models.DateField(_("dag"), db_index=True)
    last_day = models.DateField(_("laatste dag"))
    language = models.CharField(_("taal"), max_length=10)
    gemeente = models.CharField(_("gemeente"), max_length=80, blank=True)
    key = models.CharField(max_length=64, blank=True)
    words = models.CharField(_("zoekopdracht"), max_length=MOST_WORDS, blank=True)
    days = models.PositiveIntegerField(_("dagen"), default=1)
    number = models.PositiveIntegerField(_("aantal"), default=1)
    empty = models.PositiveIntegerField(_("zonder resultaat"), default=0)

    objects = SearchCounts.as_manager()

    class Meta:
        """The database itself refuses words of a question that few people asked."""

        verbose_name = _("zoekcijfer")
        verbose_name_plural = _("zoekcijfers")
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["kind", "day", "language", "gemeente", "key"], name="search_count_is_one_row"
            ),
            models.CheckConstraint(
                condition=Q(words="") | Q(kind=CountKind.QUESTION, number__gte=SEARCHES_NEEDED, days__gte=DAYS_NEEDED),
                name="search_count_words_of_many",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.day}: {self.number}"


class ApprovedQuery(models.Model):
    """A question that an editor approved: visitors see it among the suggestions."""

    language = models.CharField(_("taal"), max_length=10)
    text = models.CharField(_("zoekopdracht"), max_length=80)
    approved_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Each question once in a language."""

        verbose_name = _("goedgekeurde zoekopdracht")
        verbose_name_plural = _("goedgekeurde zoekopdrachten")
        ordering: ClassVar[list[str]] = ["text", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["language", "text"], name="search_approved_query_once_a_language"),
            models.CheckConstraint(condition=~Q(text=""), name="search_approved_query_has_words"),
        ]

    def __str__(self) -> str:
        return self.text
