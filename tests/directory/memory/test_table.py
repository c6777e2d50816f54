"""Sets of entries in the order of their titles, and hours that are worked out once."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from directory.hours import Moment
from directory.memory import opening
from directory.memory.opening import opening_at
from directory.memory.reading import hours_token
from directory.memory.table import Entry, Table, sort_key
from directory.reachable import is_open_now


def _entry(pk: int, title: str, *values: str) -> Entry:
    return Entry(pk, pk + 100, sort_key(title, pk), frozenset(("x", value) for value in values))


@pytest.mark.parametrize("count", [1, 100])
def test_entries_that_come_between_two_others_keep_their_order(count: int) -> None:
    table = Table.of([_entry(0, "a", "first"), _entry(10_000, "c", "last")])
    for number in range(1, count + 1):
        table = table.changed(gone=(), entries=[_entry(number, f"b {number:04}", "odd" if number % 2 else "even")])

    assert list(table.pks) == [*range(count + 1), 10_000]
    assert list(table.places) == sorted(set(table.places))
    assert table.pks_at(table.rows("x", "odd")) == list(range(1, count + 1, 2))
    assert table.pks_at([*table.rows("x", "first"), *table.rows("x", "last")]) == [0, 10_000]


def test_chance_gives_the_same_as_building_it_at_once() -> None:
    chance = random.Random(3)  # noqa: S311  # the same every time
    now: dict[int, Entry] = {}
    table = Table.of([])
    for _round in range(300):
        pk = chance.randrange(30)
        if chance.random() < 0.3:
            now.pop(pk, None)
            table = table.changed(gone=[pk], entries=[])
        else:
            now[pk] = _entry(pk, chance.choice("abc"), *chance.sample("pqrs", 2))
            table = table.changed(gone=[], entries=[now[pk]])
    whole = Table.of(now.values())

    assert (list(table.pks), list(table.services)) == (list(whole.pks), list(whole.services))
    assert {value: table.pks_at(rows) for value, rows in table.of_group("x").items()} == {
        value: whole.pks_at(rows) for value, rows in whole.of_group("x").items()
    }


def test_capitals_and_accents_make_no_difference_to_the_order() -> None:
    titles = ["Zee", "école", "Eb", "eb", "Ézel", "aap"]

    assert sorted(titles, key=lambda title: sort_key(title, 1)) == ["aap", "Eb", "eb", "école", "Ézel", "Zee"]


_HOURS: list[dict[str, Any]] = [
    {"hours": {"inloop": [["MO", "09:00", "17:00"], ["TU", "20:00", "02:00"]]}},
    {"hours": {"telefoon": [["FR", "09:00", "12:30"]]}, "phones": ["1"]},
    {"hours": {"inloop": [["SU", "00:00", "23:59"]]}, "phones": ["1"]},
    {"hours": {"inloop": [["TH", "09:00", "17:00"]]}, "deviations": [["", "2026-12-24", "2026-12-25", None, None, ""]]},
    {"hours": {"inloop": [["FR", "09:00", "17:00"]]}, "holidays": "unknown"},
    {},
]


def test_hours_are_right_at_each_moment_also_when_they_come_from_memory() -> None:
    table = Table.of(
        Entry(pk, pk, sort_key("", pk), frozenset({("hours", hours_token(digest, "active"))}))
        for pk, digest in enumerate(_HOURS)
    )
    kept = opening._Kept()  # as a new process has it
    for minutes in range(0, 14 * 24 * 60, 27):
        moment = Moment.at(datetime(2026, 12, 20, tzinfo=UTC) + timedelta(minutes=minutes))
        answer = kept.at(table, moment)

        states = [is_open_now(digest, "active", moment) for digest in _HOURS]
        assert table.pks_at(answer.open) == [pk for pk, state in enumerate(states) if state]
        assert table.pks_at(answer.unsure) == [pk for pk, state in enumerate(states) if state is None]


def test_help_that_is_closed_for_a_while_is_not_open() -> None:
    token = hours_token({"hours": {"inloop": [["MO", "00:00", "23:59"]]}}, "temporarily closed")
    table = Table.of([Entry(1, 1, "a", frozenset({("hours", token)}))])

    answer = opening_at(table, Moment.at(datetime(2026, 11, 23, 12, tzinfo=UTC)))

    assert (len(answer.open), len(answer.unsure)) == (0, 0)
