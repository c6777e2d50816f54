"""Imports go one way: config, then the areas, then core."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.project.repository import AREAS, ROOT


def test_the_contracts_hold() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    environment = os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}"}

    result = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, env=environment)  # noqa: S603

    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("area", AREAS)
def test_the_layers_know_every_area(area: str) -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    config, areas, core = contracts[0]["layers"]

    assert (config, core) == ("config", "core")
    assert area in areas.split(" | ")
