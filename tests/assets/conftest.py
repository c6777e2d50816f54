"""The scripts behind ``make media``, without the programs that they start."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings


def _script(name: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(Path(settings.BASE_DIR) / "assets")
    return importlib.import_module(name)


@pytest.fixture
def sound(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The script that speaks."""
    return _script("sound", monkeypatch)


@pytest.fixture
def papers(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The script that prints."""
    return _script("papers", monkeypatch)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Any:
    """What the scripts share."""
    return _script("made", monkeypatch)
