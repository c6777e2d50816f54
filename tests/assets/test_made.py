"""Which result came out of which source: only what changed is made anew, and a test can see the rest."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def state(made: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    monkeypatch.setattr(made, "MEDIA", tmp_path)
    monkeypatch.setattr(made, "SOURCES", tmp_path)
    return lambda: made.State("stand", ".txt")


def make(tmp_path: Path, *names: str) -> None:
    for name in names:
        (tmp_path / f"{name}.txt").write_text(name, "utf-8")


def test_what_is_new_or_changed_or_lost_is_made(state: Any, tmp_path: Path) -> None:
    sources = {"a": "A", "b": "B", "c": "C", "d": "D"}
    make(tmp_path, "a", "b", "c", "d")
    state().store(sources)
    (tmp_path / "b.txt").write_text("door iemand veranderd", "utf-8")
    (tmp_path / "c.txt").unlink()

    assert state().changed({**sources, "d": "D2", "e": "E"}) == ["b", "c", "d", "e"]


def test_what_is_right_stays_untouched(state: Any, tmp_path: Path) -> None:
    make(tmp_path, "a")
    state().store({"a": "A"})
    before = (tmp_path / "stand.json").stat().st_mtime_ns

    state().store({"a": "A"})

    assert (state().changed({"a": "A"}), (tmp_path / "stand.json").stat().st_mtime_ns) == ([], before)


def test_a_result_goes_with_its_source(state: Any, tmp_path: Path) -> None:
    make(tmp_path, "a", "b")
    state().store({"a": "A", "b": "B"})

    state().store({"a": "A"})

    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "stand.json"]


def test_the_end_of_a_line_is_of_the_machine(made: Any) -> None:
    assert made.digest("a\r\nb") == made.digest("a\nb") == made.digest(b"a\nb")
    assert made.digest(b"a\r\nb") != made.digest(b"a\nb")
