"""A small folder of demo content for the commands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from tests.support.content import ContentTree


@pytest.fixture
def content(home: Any, tmp_path: Path) -> ContentTree:
    """Content with a page, a redirect and a page that editors put first."""
    tree = ContentTree(tmp_path / "content")
    tree.page("home/een")
    tree.write_yaml("core/redirects.yaml", [{"from": "/oud/", "to": "/een/"}])
    tree.write_yaml("core/promoted.yaml", [{"query": "Een twee", "page": "/een/", "description": "Eerst"}])
    return tree


@pytest.fixture(autouse=True)
def password_file(tmp_path: Path, settings: Settings) -> Path:
    """A place for the passwords of the demo."""
    path = tmp_path / "geheim" / "wachtwoorden.txt"
    settings.DEMO_PASSWORD_FILE = str(path)
    return path
