"""A site with a contact page, on a clock that stands still."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine

from tests.support.contact import NOW


@pytest.fixture
def clock(home: Any) -> Iterator[Any]:
    """A clock that stands still until it is told to move, on a site with a contact page."""
    with time_machine.travel(NOW, tick=False) as moment:
        yield moment
