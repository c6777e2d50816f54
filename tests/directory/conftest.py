"""A clock for the forms and terms of the sociale kaart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine


@pytest.fixture
def friday(home: Any) -> Iterator[Any]:
    """A Friday in March that stands still until it is told to move."""
    with time_machine.travel(datetime(2031, 3, 7, 11, tzinfo=UTC), tick=False) as moment:
        yield moment
