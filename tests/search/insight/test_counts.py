"""Counts of searches: enough to mend search, never a file of people's troubles."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import DatabaseError, IntegrityError, connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from core.services import retention
from search.insight.enums import CountKind
from search.insight.models import SearchCount
from search.insight.services import Searched, digest_of, purge_counts, record

pytestmark = pytest.mark.django_db

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOON = datetime(2026, 11, 9, 12, tzinfo=AMSTERDAM)
KNOWN = frozenset({"hulp", "bij", "schulden", "eenzaam"})


def search(text: str, *, days: int = 0, **values: Any) -> None:
    """One search, so many days after the first."""
    with time_machine.travel(NOON + timedelta(days=days), tick=False):
        record(searched=Searched(words=tuple(text.split()), known=KNOWN, language="nl", **values))


def stored() -> list[tuple[str, str, str, int, int]]:
    """All rows: kind, key or words, gemeente, number, empty; a digest is only said to be there."""
    rows = SearchCount.objects.order_by("kind", "day", "gemeente", "key")
    return [
        (
            row.kind,
            row.words or ("#" if row.kind == CountKind.QUESTION else row.key),
            row.gemeente,
            row.number,
            row.empty,
        )
        for row in rows
    ]


def question(*, words: str = "") -> list[str]:
    """The words of questions that are kept."""
    return list(SearchCount.objects.exclude(words=words).values_list("words", flat=True))


class TestWords:
    """A question is kept in words after five searches on three days, and not before."""

    @pytest.mark.parametrize(
        ("days", "kept"),
        [
            ([0, 0, 0, 0, 0], False),
            ([0, 0, 0, 1, 1, 1, 1], False),
            ([0, 1, 2, 3], False),
            ([0, 1, 2, 2], False),
            ([0, 0, 1, 1, 2], True),
            ([0, 1, 2, 3, 4], True),
        ],
    )
    def test_five_times_on_three_days(self, days: list[int], kept: bool) -> None:
        for day in days:
            search("hulp schulden", days=day)

        assert question() == (["hulp schulden"] if kept else [])

    def test_five_in_two_gemeenten_are_not_enough(self) -> None:
        for day in range(5):
            search("schulden", days=day, gemeente="urk" if day % 2 else "almere")

        assert question() == []

    def test_another_month_begins_anew(self) -> None:
        for day in (0, 1, 2, 3, 30):
            search("schulden", days=day)

        assert question() == []
        months = SearchCount.objects.filter(kind=CountKind.QUESTION).values_list("day", flat=True)
        assert sorted(months) == [date(2026, 11, 1), date(2026, 12, 1)]

    def test_names_numbers_and_addresses_are_never_written(self) -> None:
        for day in range(6):
            search("schulden van noor jansen 0612345678 noor@voorbeeld.example", days=day)
            search("noor jansen", days=day)

        assert question() == ["schulden …"]
        assert set(SearchCount.objects.filter(kind=CountKind.WORD).values_list("key", flat=True)) == {"schulden"}

    def test_the_database_refuses_words_of_few(self) -> None:
        with pytest.raises(IntegrityError, match=r"search_count_words_of_many|CHECK"):
            SearchCount.objects.create(
                kind=CountKind.QUESTION,
                day=date(2026, 11, 1),
                last_day=date(2026, 11, 2),
                language="nl",
                words="schulden",
                number=4,
                days=3,
            )


class TestCounts:
    """What is counted from the first search on."""

    def test_each_search_by_day_language_and_gemeente(self) -> None:
        search("hulp schulden", gemeente="urk")
        search("hulp schulden", gemeente="urk", is_empty=True)
        search("bestaatniet", days=1, is_empty=True)

        assert stored() == [
            ("vraag", "#", "urk", 2, 1),
            ("woord", "hulp", "urk", 2, 1),
            ("woord", "schulden", "urk", 2, 1),
            ("zoeken", "", "urk", 2, 1),
            ("zoeken", "", "", 1, 1),
        ]

    def test_small_words_tell_nothing(self) -> None:
        search("hulp bij schulden")

        words = SearchCount.objects.filter(kind=CountKind.WORD).order_by("key")
        assert list(words.values_list("key", flat=True)) == ["hulp", "schulden"]

    def test_danger_is_counted_by_kind_only(self) -> None:
        for day in range(6):
            record_day = NOON + timedelta(days=day)
            with time_machine.travel(record_day, tick=False):
                record(searched=Searched(words=(), known=frozenset(), language="nl", crisis=("zelfmoord", "geweld")))

        kinds = SearchCount.objects.values_list("kind", "key", "words").distinct()
        assert sorted(kinds) == [("gevaar", "geweld", ""), ("gevaar", "zelfmoord", ""), ("zoeken", "", "")]

    def test_one_statement_whatever_was_asked(self) -> None:
        counts = []
        for text in ("hulp", "hulp schulden eenzaam"):
            with CaptureQueriesContext(connection) as captured:
                search(text)
            counts.append(len(captured))

        assert counts == [1, 1]

    def test_a_fault_costs_the_count_and_nothing_else(
        self, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        def fail(*args: Any, **kwargs: Any) -> None:
            message = "INSERT … schulden"
            raise DatabaseError(message)

        monkeypatch.setattr("search.insight.services._write", fail)

        search("schulden")

        assert [line.getMessage() for line in caplog.records] == ["A search was not counted: DatabaseError"]
        assert "schulden" not in caplog.text


class TestDigest:
    """What stands for a question says nothing without the key of this installation."""

    def test_another_key_or_month_gives_another(self) -> None:
        words, month = ("hulp", "schulden"), date(2026, 11, 1)
        first = digest_of(words, month)
        with override_settings(SECRET_KEY="x" * 60):
            other_key = digest_of(words, month)

        digests = {first, other_key, digest_of(words, date(2026, 12, 1)), digest_of(("hulp",), month)}
        assert len(digests) == 4
        assert digest_of(words, month) == first
        assert len(first) == 32


class TestRetention:
    """Counts go after ninety days."""

    def test_old_rows_go_and_others_stay(self) -> None:
        search("schulden")
        search("schulden", days=20)

        assert purge_counts(NOON + timedelta(days=82)) == 0
        assert purge_counts(NOON + timedelta(days=91)) == 3
        assert sorted(SearchCount.objects.values_list("kind", "day")) == [
            ("woord", date(2026, 11, 29)),
            ("zoeken", date(2026, 11, 29)),
        ]

    def test_the_command_knows_the_rule(self) -> None:
        assert retention.rules()["search.counts"] is purge_counts
