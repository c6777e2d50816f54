"""The months in the report: the newest version of each page at the end of the month."""

from __future__ import annotations

from datetime import UTC, date, datetime

from readability.editor.trend import Bar, months_of
from readability.enums import Judgement

TODAY = date(2026, 3, 15)
ROWS = [
    (1, datetime(2026, 1, 10, tzinfo=UTC), "rood", "let_op"),
    (2, datetime(2026, 1, 31, 23, 30, tzinfo=UTC), "te_kort", "goed"),  # in Amsterdam it is February
    (1, datetime(2026, 3, 1, 12, tzinfo=UTC), "groen", "goed"),
]


def test_a_page_counts_with_its_newest_version_in_every_month_after_it() -> None:
    found = [
        (month.first_day, {judgement.value: count for judgement, count in month.counts if count})
        for month in months_of(ROWS, today=TODAY)
    ]

    assert found == [
        (date(2026, 1, 1), {"rood": 1}),
        (date(2026, 2, 1), {"rood": 1, "goed": 1}),
        (date(2026, 3, 1), {"groen": 1, "goed": 1}),
    ]


def test_no_more_than_a_year() -> None:
    months = months_of([(1, datetime(2024, 5, 1, tzinfo=UTC), "groen", "goed")], today=TODAY)

    assert (len(months), months[0].first_day, months[-1].first_day) == (12, date(2025, 4, 1), date(2026, 3, 1))


def test_a_month_is_a_bar() -> None:
    month = months_of(ROWS, today=TODAY)[-1]

    assert [bar for bar in month.bars if bar.width] == [
        Bar(Judgement.GREEN, 0.0, 50.0),
        Bar(Judgement.GOOD, 50.0, 50.0),
    ]


def test_without_results_there_are_no_months() -> None:
    assert months_of([], today=TODAY) == []
