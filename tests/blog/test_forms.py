"""Editors type the length of an episode in minutes and seconds."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from blog.forms import EpisodeForm, LengthField


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [("30:15", 1815), ("1:02:30", 3750), ("30", 1800), ("0:07", 7), ("", 0), (None, 0), (" 90:00 ", 5400)],
)
def test_a_length_is_a_number_of_seconds(typed: str | None, seconds: int) -> None:
    assert LengthField(required=False).clean(typed) == seconds


@pytest.mark.parametrize("typed", ["een half uur", "30:75", "-5", "1:2:3", "30.15", "99999"])
def test_anything_else_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(ValidationError) as caught:
        LengthField(required=False).clean(typed)
    assert caught.value.messages == ["Schrijf de duur als minuten en seconden, zoals 30:15."]


@pytest.mark.parametrize(("seconds", "shown"), [(1815, "30:15"), (7, "0:07"), (3750, "62:30"), (0, ""), ("x:1", "x:1")])
def test_seconds_are_shown_as_minutes(seconds: int | str, shown: str) -> None:
    assert LengthField().prepare_value(seconds) == shown


@pytest.mark.parametrize(
    ("typed", "changed"), [("30:00", False), ("30", False), ("30:01", True), ("", True), ("?", True)]
)
def test_another_way_of_writing_is_no_change(typed: str, changed: bool) -> None:
    assert LengthField(required=False).has_changed(1800, typed) is changed


def test_the_form_of_an_episode_asks_for_it() -> None:
    assert type(EpisodeForm.base_fields["duration_seconds"]) is LengthField
