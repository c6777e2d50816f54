"""A folder of demo content beside a site with its fixed pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from tests.support.content import ContentTree


@pytest.fixture
def content(home: Any, tmp_path: Path) -> ContentTree:
    """The smallest content that can be loaded."""
    return ContentTree(tmp_path / "content")


@pytest.fixture
def media_root(tmp_path: Path, settings: Settings) -> Path:
    """A folder for uploads of this test only."""
    folder = tmp_path / "uploads"
    settings.MEDIA_ROOT = str(folder)
    return folder
