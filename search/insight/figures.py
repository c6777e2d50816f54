"""The numbers of the report, added up over days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.db.models import Max, Sum

from core.enums import TermKind
from core.taxonomies import term_by_slug
from search.enums import CrisisKind
from search.insight.approving import may_be_suggested, mostly_finds
from search.insight.enums import CountKind
from search.insight.models import ApprovedQuery, SearchCount
from search.insight.services import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet

__all__ = ["Insight", "QuestionRow", "WordRow", "read_insight"]

_MOST: Final = 100


@dataclass(frozen=True, slots=True)
class WordRow:
    """Something that was counted: its name, how often, and how often nothing was found."""

    label: str
    number: int
    empty: int


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question that many asked. ``pk`` is that of one of its rows, ``known_words`` are those that are not hidden."""

    pk: int
    words: str
    language: str
    language_name: str
    gemeente: str
    number: int
    empty: int
    last_day: date
    known_words: str
    may_be_suggested: bool

    @property
    def is_whole(self) -> bool:
        """Whether no word of it is hidden: only then it can have other words."""
        return self.known_words == self.words


@dataclass(frozen=True, slots=True)
class Insight:
    """The whole report. ``searches`` and ``empty`` count everything; the lists have the most frequent rows.

    ``without`` has the questions that most often found nothing, frequent or not.
    """

    searches: int
    empty: int
    places: list[WordRow]
    languages: list[WordRow]
    crisis: list[WordRow]
    words: list[WordRow]
    questions: list[QuestionRow]
    without: list[QuestionRow]
    approved: list[ApprovedQuery]


def _gemeente_name(slug: str) -> str:
    term = term_by_slug(TermKind.GEMEENTE, slug) if slug else None
    return term.name if term is not None else slug


def _sums(rows: QuerySet[Any], column: str) -> list[WordRow]:
    found = rows.values(column).annotate(total=Sum("number"), none=Sum("empty")).order_by("-total", column)
    return [WordRow(str(row[column]), row["total"], row["none"]) for row in found[:_MOST]]


def _named(rows: list[WordRow], names: Mapping[str, Any]) -> list[WordRow]:
    """The same rows with the words for their codes."""
    return [replace(row, label=str(names.get(row.label, row.label))) for row in rows]


def _questions(rows: QuerySet[Any]) -> QuerySet[Any]:
    """The questions in words, each with its numbers added up, the most frequent first."""
    found: QuerySet[Any] = (
        rows.filter(kind=CountKind.QUESTION)
        .exclude(words="")
        .values("words", "language", "gemeente")
        .annotate(row=Max("pk"), total=Sum("number"), none=Sum("empty"), last=Max("last_day"))
        .order_by("-total", "words", "language", "gemeente")
    )
    return found


def _without(questions: QuerySet[Any]) -> QuerySet[Any]:
    """Those that found nothing, the most often first; they need not be among the most frequent of all."""
    return questions.filter(none__gt=0).order_by("-none", "-total", "words", "language", "gemeente")


def _question_rows(found: QuerySet[Any], approved: set[tuple[str, str]]) -> list[QuestionRow]:
    languages = dict(settings.LANGUAGES)
    return [
        QuestionRow(
            pk=row["row"],
            words=row["words"],
            language=row["language"],
            language_name=str(languages.get(row["language"], row["language"])),
            gemeente=_gemeente_name(row["gemeente"]),
            number=row["total"],
            empty=row["none"],
            last_day=row["last"],
            known_words=" ".join(row["words"].replace(UNKNOWN, " ").split()),
            may_be_suggested=mostly_finds(number=row["total"], empty=row["none"])
            and may_be_suggested(row["words"])
            and (row["language"], row["words"]) not in approved,
        )
        for row in found[:_MOST]
    ]


def read_insight(*, language: str = "", gemeente: str = "") -> Insight:
    """The numbers of the last days, in one language or gemeente if asked; seven queries."""
    rows: QuerySet[Any] = SearchCount.objects.recent()
    rows = rows.filter(language=language) if language else rows
    rows = rows.filter(gemeente=gemeente) if gemeente else rows
    searches = rows.filter(kind=CountKind.SEARCH)
    approved = list(ApprovedQuery.objects.all())
    known = {(query.language, query.text) for query in approved}
    questions = _questions(rows)
    languages = _sums(searches, "language")
    return Insight(
        searches=sum(row.number for row in languages),
        empty=sum(row.empty for row in languages),
        places=[WordRow(_gemeente_name(row.label), row.number, row.empty) for row in _sums(searches, "gemeente")],
        languages=_named(languages, dict(settings.LANGUAGES)),
        crisis=_named(_sums(rows.filter(kind=CountKind.CRISIS), "key"), dict(CrisisKind.choices)),
        words=_sums(rows.filter(kind=CountKind.WORD), "key"),
        questions=_question_rows(questions, known),
        without=_question_rows(_without(questions), known),
        approved=approved,
    )
