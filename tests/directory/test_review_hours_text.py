"""Hours of a day as people type them."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from directory.reviews.hours_text import hours_text, hours_words, read_hours


@pytest.mark.parametrize(
    ("typed", "blocks"),
    [
        ("9:00-12:00 en 13:00-17:00", ["09:00-12:00", "13:00-17:00"]),
        ("9-12", ["09:00-12:00"]),
        ("van 9.30 tot 12 uur", ["09:30-12:00"]),
        ("13:00 – 17:00, 9:00 — 12:00", ["09:00-12:00", "13:00-17:00"]),
        ("22:00-02:00", ["22:00-02:00"]),
        ("18:00-24:00", ["18:00-00:00"]),
        ("9u30-12", ["09:30-12:00"]),
        *((words, ["09:00-12:00"]) for words in ("9u-12u", "9-12u", "9:00u - 12 u", "09:00-12:00.", "9 t/m 12 uur.")),
        *((words, ["09:00-12:00"]) for words in ("van 9.00 uur t/m 12.00 uur", "9 uur tot en met 12 uur")),
        ("9:00-12:00 / 13:00-17:00", ["09:00-12:00", "13:00-17:00"]),
        ("9:00-12:00 13:00-17:00", ["09:00-12:00", "13:00-17:00"]),
        ("9 - 12u 13 t/m 17u/19-20", ["09:00-12:00", "13:00-17:00", "19:00-20:00"]),
        *((words, ["00:00-23:59"]) for words in ("00:00-24:00", "0-24", "Dag en nacht.", "24 uur", "24/7")),
        *((words, []) for words in ("", "  ", "-", "dicht", "Gesloten")),
    ],
)
def test_is_read(typed: str, blocks: list[str]) -> None:
    assert read_hours(typed) == blocks


@pytest.mark.parametrize(
    "typed",
    [
        "ochtend",
        "9:00",
        "9:60-12",
        "25-26",
        "24:30-3",
        "9-12 en",
        "9-9",
        "0-0",
        "9-12-17",
        "9 12",
        "9 en 12",
        "9:00-12 00",
        "9-12 of 13-17",
        "9-12 m",
        "24",
        "1-2,3-4,5-6,7-8,9-10",
    ],
)
def test_is_refused_with_what_to_do(typed: str) -> None:
    with pytest.raises(ValidationError, match=r"Schrijf|schrijf"):
        read_hours(typed)


def test_what_is_shown_is_read_as_the_same() -> None:
    blocks = ["09:00-12:30", "12:30-17:00"]

    assert read_hours(hours_text(blocks)) == blocks


@pytest.mark.parametrize(
    "typed",
    ["9-12 en 9-12", "9-13 en 12-17", "9-17 en 10-11", "22:00-02:00 en 23-24", "0:00-23:59 en 9-12", "8-24 en 23-1"],
)
def test_times_that_overlap_are_refused(typed: str) -> None:
    with pytest.raises(ValidationError, match=r"Deze tijden lopen door elkaar\. Kijk ze na\."):
        read_hours(typed)


@pytest.mark.parametrize("typed", ["9-12 en 12-17", "18-24 en 9-18", "22:00-02:00 en 9-22"])
def test_times_that_touch_are_fine(typed: str) -> None:
    assert len(read_hours(typed)) == 2


def test_hours_are_read_as_on_the_public_page() -> None:
    assert hours_words(["09:30-11:00", "13:00-17:00"]) == "9.30 – 11.00 uur en 13.00 – 17.00 uur"
