"""Read the lists of ``content/core/``: entries with names and values, each with the line on which it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.demo.files import ContentError, line_in, read_text, read_yaml_file
from core.demo.validate import check_names

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["ListEntry", "read_list", "read_lists"]


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One entry: ``at`` leads to it from the top of the file, ``number`` counts from 1."""

    path: Path
    at: tuple[str | int, ...]
    number: int
    values: dict[str, Any]

    def error(self, message: str, *, at: tuple[str | int, ...] = ()) -> ContentError:
        """An error about this entry, with its line or that of one of its values."""
        where = ", ".join([*(str(part) for part in self.at if isinstance(part, str)), f"nummer {self.number}"])
        line = line_in(read_text(self.path), (*self.at, *at))
        return ContentError(self.path, f"{where}: {message}", line)


def _entries(
    path: Path, values: Any, at: tuple[str | int, ...], needed: Iterable[str], known: Iterable[str]
) -> list[ListEntry]:
    if not isinstance(values or [], list):
        msg = "hier hoort een lijst, met een streepje voor elk onderdeel"
        raise ContentError(path, msg, line_in(read_text(path), at))
    names = [*needed, *known]
    found = []
    for index, value in enumerate(values or []):
        entry = ListEntry(path, (*at, index), index + 1, value)
        check_names(value, names, entry)
        for name in needed:
            if value.get(name) in (None, ""):
                msg = f"'{name}' ontbreekt"
                raise entry.error(msg)
        found.append(entry)
    return found


def read_list(path: Path, needed: Iterable[str], known: Iterable[str] = (), *, section: str = "") -> list[ListEntry]:
    """The entries of a file that is one list, or has it under the name ``section``. None without a file."""
    if not path.exists():
        return []
    values = read_yaml_file(path)
    if section and isinstance(values, dict):
        check_names(values, [section], _Whole(path))
        return _entries(path, values.get(section), (section,), needed, known)
    return _entries(path, values, (), needed, known)


def read_lists(path: Path, needed: dict[str, tuple[str, ...]], known: Iterable[str]) -> dict[str, list[ListEntry]]:
    """The entries of a file with several lists, by their names."""
    values, others = read_yaml_file(path), tuple(known)
    check_names(values, needed, _Whole(path))
    return {name: _entries(path, rows, (name,), needed[name], others) for name, rows in values.items()}


@dataclass(frozen=True, slots=True)
class _Whole:
    """A file as a whole."""

    path: Path

    def error(self, message: str, *, at: tuple[str | int, ...] = ()) -> ContentError:
        return ContentError(self.path, message, line_in(read_text(self.path), at))
