"""The months in the report: which text each live page had at the end of the month."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.utils import timezone

from readability.editor.trend import Bar, months_of
from readability.enums import Judgement
from readability.models import ReadabilityResult
from tests.support.pages import make_page

TODAY = date(2026, 3, 15)


def published(page: Any, at: datetime | None, verdict: str, signal: str = "goed") -> None:
    """A version of a page that went online at this moment, or never."""
    revision = page.save_revision()
    kept = {"page": page, "language": "nl", "verdict": verdict, "signal": signal, "confidence": "vol"}
    ReadabilityResult.objects.update_or_create(revision=revision, defaults={**kept, "published_at": at})


@pytest.fixture
def pages(home: Any) -> list[Any]:
    """Two live pages with three versions that were online, and a draft that never was."""
    first, second = (make_page("home.StandardPage", home, title=title) for title in ("Thee", "Koffie"))
    ReadabilityResult.objects.update(published_at=None)
    published(first, datetime(2026, 1, 10, tzinfo=UTC), "rood", "let_op")
    published(second, datetime(2026, 1, 31, 23, 30, tzinfo=UTC), "te_kort")  # in Amsterdam it is February
    published(first, datetime(2026, 3, 1, 12, tzinfo=UTC), "groen")
    published(first, None, "rood")
    return [first, second]


def months() -> Any:
    return months_of(ReadabilityResult.objects.all(), today=TODAY)


def counts() -> list[tuple[date, dict[str, int]]]:
    return [(month.first_day, {one.value: count for one, count in month.counts if count}) for month in months()]


def test_a_page_counts_with_the_text_that_was_online(pages: list[Any]) -> None:
    assert counts() == [
        (date(2026, 1, 1), {"rood": 1}),
        (date(2026, 2, 1), {"rood": 1, "goed": 1}),
        (date(2026, 3, 1), {"groen": 1, "goed": 1}),
    ]


def test_a_page_that_is_not_live_does_not_count(pages: list[Any]) -> None:
    type(pages[0]).objects.filter(pk=pages[0].pk).update(live=False)

    assert counts() == [(date(2026, 2, 1), {"goed": 1}), (date(2026, 3, 1), {"goed": 1})]


def test_no_more_than_a_year(pages: list[Any]) -> None:
    published(pages[1], datetime(2024, 5, 1, tzinfo=UTC), "groen")

    assert (len(months()), months()[0].first_day, months()[-1].first_day) == (12, date(2025, 4, 1), date(2026, 3, 1))


def test_a_month_is_a_bar(pages: list[Any]) -> None:
    assert [bar for bar in months()[-1].bars if bar.width] == [
        Bar(Judgement.GREEN, 0.0, 50.0),
        Bar(Judgement.GOOD, 50.0, 50.0),
    ]


def test_the_database_counts_in_one_query(pages: list[Any], django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        months()


def test_without_results_there_are_no_months(db: None) -> None:
    assert months() == []


def test_publishing_is_a_moment_of_the_trend(draft: Any) -> None:
    revision = draft("Kom eens langs.")

    revision.publish()

    moment = ReadabilityResult.objects.get(revision=revision).published_at
    assert moment is not None
    assert moment <= timezone.now()
