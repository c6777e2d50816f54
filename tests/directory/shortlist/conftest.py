"""A clock that a test can move: forms look at the time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine

from tests.support.contact import NOW


@pytest.fixture
def clock(home: Any) -> Iterator[Any]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller
