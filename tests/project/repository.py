"""What the tests of the project itself read: the files that git keeps or would keep."""

import subprocess
from pathlib import Path

__all__ = ["AREAS", "ROOT", "kept_files", "read"]

ROOT = Path(__file__).resolve().parents[2]
AREAS = (
    "home",
    "initiatives",
    "directory",
    "academy",
    "blog",
    "regioplan",
    "library",
    "monitor",
    "search",
    "readability",
)


def kept_files(*suffixes: str, under: str = "") -> list[Path]:
    """Files that are committed or would be, relative to the root; all of them when no suffix is given."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", under or "."]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout  # noqa: S603
    paths = sorted({Path(name) for name in listed.split("\0") if name})
    return [path for path in paths if (not suffixes or path.suffix in suffixes) and (ROOT / path).is_file()]


def read(path: Path) -> str:
    """The text of a file; an empty one when it holds something else than text."""
    content = (ROOT / path).read_bytes()
    return "" if b"\0" in content else content.decode("utf-8")
