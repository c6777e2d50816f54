"""Every page is valid HTML, by the checker of the W3C."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser.conftest import RunningSite, html_at
from tests.project.repository import ROOT
from tests.support.needs import missing

#: Starting the checker takes seconds, and so does fetching every page.
pytestmark = pytest.mark.slow
_JAR = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
Faults = dict[str, list[str]]


def _checker() -> list[str]:
    """The command of the checker, without the files."""
    java = shutil.which("java")
    if java is None:
        missing("Java is not installed; apt install default-jre-headless")
    if not _JAR.exists():
        missing("vnu-jar is not installed; run npm ci")
    return [java, "-Xss1m", "-jar", str(_JAR), "--format", "json", "--errors-only", "--exit-zero-always"]


def _check(folder: Path) -> Faults:
    """What the checker says about each file of a folder, by the name of the file."""
    files = sorted(folder.glob("*.html"))
    done = subprocess.run([*_checker(), *map(str, files)], capture_output=True, text=True, check=True)  # noqa: S603
    faults: Faults = {file.stem: [] for file in files}
    for message in json.loads(done.stderr)["messages"]:
        extract = " ".join(message.get("extract", "").split())
        faults[Path(message["url"]).stem].append(f"{message.get('lastLine')}: {message['message']} ({extract})")
    return faults


@pytest.fixture(scope="module")
def faults(site: RunningSite, tmp_path_factory: pytest.TempPathFactory) -> Faults:
    """All pages in one run: starting the checker takes longer than checking."""
    folder = tmp_path_factory.mktemp("html")
    _checker()
    for name, path in site.samples.items():
        (folder / f"{name}.html").write_bytes(html_at(site.url + path))
    return _check(folder)


def test_valid(faults: Faults, sample: str) -> None:
    assert faults[sample] == []


def test_a_fault_would_be_seen(tmp_path: Path) -> None:
    (tmp_path / "good.html").write_text("<!DOCTYPE html><html lang=nl><title>a</title><p>b</p>", encoding="utf-8")
    (tmp_path / "bad.html").write_text("<!DOCTYPE html><html lang=nl><title>a</title><ul><p>b", encoding="utf-8")

    found = _check(tmp_path)

    assert found["good"] == []
    assert len(found["bad"]) == 3
