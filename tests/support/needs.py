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


def chromium() -> str:
    """The program that the browser tests start."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    found = found or shutil.which("google-chrome")
    return found or missing("Chromium is not installed; apt install chromium, or name it in CHROMIUM")
