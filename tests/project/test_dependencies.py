"""The lock files: complete, with hashes, and silent about where this machine gets its packages."""

import json
import re
from importlib import metadata
from typing import Any

import pytest
from packaging.requirements import Requirement

from tests.project.repository import ROOT

_PIN = re.compile(r"^([a-z0-9.-]+)(?:\[[a-z,-]+\])?==(\S+?)(?: ; .*)? \\$")
_OTHER = re.compile(r"^(\s*#.*|    --hash=sha256:[0-9a-f]{64}(?: \\)?)$")


def lock_lines(name: str) -> list[str]:
    """Lines of a lock file."""
    return (ROOT / "requirements" / name).read_text("utf-8").splitlines()


def pins(name: str) -> set[tuple[str, str]]:
    """Packages and versions of a lock file; a package may occur twice, for two versions of Python."""
    return {(match[1], match[2]) for line in lock_lines(name) if (match := _PIN.match(line))}


def requirements_of(name: str) -> list[str]:
    """What an installed package asks for; nothing where it isn't installed (it is for another system)."""
    try:
        return metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return []


def npm_packages() -> dict[str, Any]:
    """The packages of the npm lock file by path; the project itself has no path."""
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    return {path: package for path, package in lock["packages"].items() if path}


@pytest.mark.parametrize("name", ["base.txt", "dev.txt"])
def test_a_lock_holds_pins_hashes_and_comments_only(name: str) -> None:
    assert [line for line in lock_lines(name) if not _PIN.match(line) and not _OTHER.match(line)] == []


@pytest.mark.parametrize("name", ["base.txt", "dev.txt"])
def test_a_lock_names_no_address_and_no_folder(name: str) -> None:
    assert [line for line in lock_lines(name) if "//" in line or "find-links" in line or "index" in line] == []


def test_tests_run_with_the_versions_of_the_site() -> None:
    assert pins("base.txt") - pins("dev.txt") == set()


def test_what_asks_for_an_extra_finds_the_extra_pinned() -> None:
    """Pip takes the newest ``coverage[toml]`` where only ``coverage`` is pinned, and refuses it for want of a hash."""
    asked = {
        f"{needed.name.lower()}[{','.join(sorted(needed.extras))}]"
        for name, _ in pins("dev.txt")
        for needed in map(Requirement, requirements_of(name))
        if needed.extras and (needed.marker is None or needed.marker.evaluate({"extra": ""}))
    }
    pinned = {line.split("==")[0] for line in lock_lines("dev.txt") if _PIN.match(line)}
    assert "coverage[toml]" in asked
    assert asked - pinned == set()


def test_the_npm_lock_names_no_address() -> None:
    assert [path for path, package in npm_packages().items() if "resolved" in package] == []


def test_every_npm_package_has_a_checksum() -> None:
    assert [path for path, package in npm_packages().items() if not package["integrity"].startswith("sha512-")] == []
