"""Who knows that a server is down does not wait for it."""

from __future__ import annotations

import logging

import pytest

from search.engines.breaker import Breaker
from search.engines.patience import one_page, patience


class Clock:
    """Time that stands still until told otherwise."""

    now = 100.0

    def __call__(self) -> float:
        """Seconds."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """A clock."""
    return Clock()


@pytest.fixture
def breaker(clock: Clock) -> Breaker:
    """A breaker with that clock."""
    return Breaker("Server", most=lambda: 2.0, clock=clock)


def test_all_is_well_at_first(breaker: Breaker) -> None:
    assert [breaker.allows(), breaker.allows(), breaker.fault] == [True, True, ""]


def test_after_a_pause_one_may_try(breaker: Breaker, clock: Clock) -> None:
    breaker.failed("weg")
    at_once = breaker.allows()
    clock.now += 5

    assert at_once is False
    assert [breaker.allows(), breaker.allows()] == [True, False]


def test_each_pause_is_longer_up_to_a_minute(breaker: Breaker, clock: Clock) -> None:
    pauses = []
    for _ in range(6):
        breaker.failed("weg")
        start = clock.now
        while not breaker.allows():
            clock.now += 1
        pauses.append(clock.now - start)

    assert pauses == [5, 10, 20, 40, 60, 60]


def test_who_answers_again_is_asked_again(breaker: Breaker) -> None:
    breaker.failed("weg")
    breaker.worked()

    assert [breaker.allows(), breaker.allows(), breaker.fault] == [True, True, ""]


def test_an_outage_is_one_line_in_the_log_for_all_processes(
    breaker: Breaker, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    other = Breaker("Server", clock=clock)
    caplog.set_level(logging.INFO)

    for one in (breaker, other, breaker):
        one.failed("weg")
    for one in (breaker, other, breaker):
        one.worked()
    breaker.failed("weer weg")

    assert [record.getMessage() for record in caplog.records] == [
        "Server can't be used (weg). Until it can, the database finds.",
        "Server can be used again.",
        "Server can't be used (weer weg). Until it can, the database finds.",
    ]


def test_three_slow_pages_in_a_row_are_a_fault(breaker: Breaker, clock: Clock) -> None:
    faults = []
    for seconds in (1.0, 1.5, 0.9, 1.9, 1.0, 1.0):
        breaker.waited(seconds)
        faults.append(breaker.fault)

    assert faults == [""] * 5 + ["its answers take too long"]


def test_a_server_that_comes_back_slowly_stays_out(breaker: Breaker, clock: Clock) -> None:
    breaker.failed("weg")
    breaker.waited(1.5)
    slowly = breaker.fault
    breaker.waited(0.1)

    assert (slowly, breaker.fault) == ("its answers take too long", "")


def test_questions_of_a_page_inside_another_share_its_time() -> None:
    judged: list[float] = []
    with one_page() as page:
        page.judge = judged.append
        with one_page() as inner, inner.waiting():
            same = inner is page is patience()
        inside = list(judged)

    assert (same, inside, len(judged), patience()) == (True, [], 1, None)
