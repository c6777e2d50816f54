"""A clock that stands still, for what takes weeks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from pytest_django import Settings

from tests.support.owners import START
from tests.support.smtp import Sink, running_sink


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
