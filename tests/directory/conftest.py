"""Clocks for the forms and terms of the sociale kaart, and the mail of its owners."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from pytest_django import Settings

from directory.reviews.rounds import run
from tests.support.owners import START, asked, deliver, link_of
from tests.support.smtp import Sink, running_sink


@pytest.fixture
def friday(home: Any) -> Iterator[Any]:
    """A Friday in March that stands still until it is told to move."""
    with time_machine.travel(datetime(2031, 3, 7, 11, tzinfo=UTC), tick=False) as moment:
        yield moment


@pytest.fixture
def clock(home: Any) -> Iterator[Any]:
    """A clock that stands still until it is told to move."""
    with time_machine.travel(START, tick=False) as moment:
        yield moment


@pytest.fixture
def sink(settings: Settings) -> Iterator[Sink]:
    """A mail server that runs, and the settings that lead to it."""
    with running_sink(settings) as server:
        yield server


@pytest.fixture
def link(fixed: Any, clock: Any) -> str:
    """The link of an owner with one entry."""
    asked(fixed, name="De Boot", phones=("0320 21 22 33",), email="info@boot.example")
    run()
    deliver()
    return link_of()
