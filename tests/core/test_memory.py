"""A small memory in this process: short, by language, and forgotten when shared data changes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.utils import translation
from wagtail.models import Locale, Site

from core import local_cache
from core.models import HelpLine
from tests.support.pages import make_page, make_term


class Counter:
    """Counts how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self) -> int:
        self.asked += 1
        return self.asked


def test_it_asks_once_until_the_time_is_up() -> None:
    build = Counter()

    with time_machine.travel(datetime(2030, 3, 1, tzinfo=UTC), tick=False) as clock:
        first = [local_cache.remember("x", build) for _number in range(3)]
        clock.shift(local_cache.SECONDS - 1)
        first.append(local_cache.remember("x", build))
        clock.shift(2)
        later = local_cache.remember("x", build)

    assert (first, later) == ([1, 1, 1, 1], 2)


@pytest.mark.parametrize("value", [None, 0, "", (), False])
def test_nothing_is_an_answer_too(value: Any) -> None:
    built: list[int] = []

    def build() -> Any:
        built.append(1)
        return value

    found = [local_cache.remember("x", build) for _number in range(2)]

    assert (found, built) == ([value, value], [1])


def test_each_language_has_its_own_unless_it_is_for_all() -> None:
    own, shared = Counter(), Counter()

    for language in ("nl", "en", "nl"):
        with translation.override(language):
            local_cache.remember("own", own)
            local_cache.remember("shared", shared, per_language=False)

    assert (own.asked, shared.asked) == (2, 1)


def test_a_fault_is_not_remembered() -> None:
    with pytest.raises(ZeroDivisionError):
        local_cache.remember("x", lambda: 1 // 0)

    assert local_cache.remember("x", lambda: 5) == 5


@pytest.mark.parametrize(
    "change",
    [
        lambda home: make_term("Gemeente", "urk"),
        lambda home: make_term("Theme", "geld"),
        lambda home: make_term("HealthDimension", "meedoen"),
        lambda home: make_term("Audience", "jongeren"),
        lambda home: HelpLine.objects.create(
            name="L", number="1", tel="123", description="d", locale=Locale.objects.get(language_code="nl")
        ),
        lambda home: Locale.objects.create(language_code="de"),
        lambda home: Site.objects.get().save(),
        lambda home: make_page("home.StandardPage", home, title="Nieuw"),
        lambda home: home.get_children().first().specific.unpublish(),
        lambda home: home.get_children().last().delete(),
        lambda home: home.get_children().last().move(home.get_children().first(), pos="left"),
    ],
)
def test_it_forgets_when_something_shared_changes(change: Any, home: Any) -> None:
    build = Counter()
    local_cache.remember("x", build)

    change(home)

    assert local_cache.remember("x", build) == 2


def test_a_load_forgets_once_at_its_end_even_when_it_fails() -> None:
    build = Counter()

    with pytest.raises(ZeroDivisionError), local_cache.cleared_once():
        local_cache.remember("x", build)
        local_cache.clear()
        during = local_cache.remember("x", build)
        _never = 1 / 0

    assert (during, local_cache.remember("x", build)) == (1, 2)


def test_held_memory_lasts_a_block_and_is_forgotten_on_change() -> None:
    build = Counter()

    with time_machine.travel(datetime(2030, 3, 1, tzinfo=UTC), tick=False) as clock:
        with local_cache.held():
            found = [local_cache.remember("x", build)]
            clock.shift(local_cache.SECONDS + 1)
            found.append(local_cache.remember("x", build))
            local_cache.clear()
            found.append(local_cache.remember("x", build))
        after = local_cache.remember("x", build)

    assert (found, after) == ([1, 1, 2], 3)


def test_held_memory_gives_the_thing_itself() -> None:
    """Else each of ten thousand questions would cost a copy."""
    with local_cache.held():
        assert local_cache.remember("x", list) is local_cache.remember("x", list)
    assert local_cache.remember("x", list) is not local_cache.remember("x", list)
