"""Programs that some tests need: without them a test is skipped, and fails where everything must be there."""

from __future__ import annotations

import os
import shutil
from typing import NoReturn

import pytest

__all__ = ["chromium", "missing"]


def missing(reason: str) -> NoReturn:
    """Skip with this reason; fail when REQUIRE_SERVICES is set, as in CI."""
    if os.environ.get("REQUIRE_SERVICES"):
        pytest.fail(reason)
    pytest.skip(reason)


_CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")


def chromium(*, whole: bool = False) -> str:
    """The program that the browser tests start.

    Where it is there, the Chromium without a user interface: it is a quarter faster. It draws letters a little
    differently, so pictures that are kept ask for the ``whole`` one.
    """
    names = _CHROMIUMS if whole else ("chromium-headless-shell", *_CHROMIUMS)
    found = os.environ.get("CHROMIUM") or next((path for name in names if (path := shutil.which(name))), None)
    return found or missing("Chromium is not installed; apt install chromium, or name it in CHROMIUM")
