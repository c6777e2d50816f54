"""Read ``content/media/media.yaml``, where a writer says what the pictures and documents beside it are."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

import yaml
from django.conf import settings

from core.demo.files import ContentError, media_files, read_yaml_file
from core.uploads import DOCUMENT_EXTENSIONS, IMAGE_TYPES, extension_of

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["LIST_NAME", "MediaEntry", "MediaKind", "read_media_list"]

LIST_NAME: Final = "media.yaml"
_PLACE: Final = f"content/media/{LIST_NAME}"


class MediaKind(StrEnum):
    """What an entry describes."""

    IMAGE = "image"
    DOCUMENT = "document"


#: Names that an entry may use, each with the field of the form that it fills.
_NAMES: Final[dict[MediaKind, dict[str, str]]] = {
    MediaKind.IMAGE: {"title": "title", "alt": "description", "credit": "credit"},
    MediaKind.DOCUMENT: {"title": "title", "description": "description", "language": "language"},
}
_REQUIRED: Final[dict[MediaKind, tuple[str, ...]]] = {
    MediaKind.IMAGE: ("title", "alt", "credit"),
    MediaKind.DOCUMENT: ("title", "language"),
}
_WHY: Final = {
    "title": "geef een titel. Met die titel kiest een pagina dit bestand",
    "alt": "schrijf in één zin wat er te zien is, voor mensen die het beeld niet zien",
    "credit": "schrijf wie het beeld maakte",
    "language": "schrijf in welke taal het bestand is, bijvoorbeeld 'nl'",
}
_KINDS: Final[dict[MediaKind, tuple[str, ...]]] = {
    MediaKind.IMAGE: tuple(IMAGE_TYPES),
    MediaKind.DOCUMENT: DOCUMENT_EXTENSIONS,
}
_PERCENT: Final = 100


@dataclass(frozen=True, slots=True)
class MediaEntry:
    """One file with its words. ``focus`` is a point in percents from the left and from the top."""

    path: Path
    kind: MediaKind
    title: str
    line: int
    values: dict[str, str] = field(default_factory=dict)
    focus: tuple[float, float] | None = None

    @property
    def key(self) -> str:
        """Stable name of the entry."""
        return f"media/{self.path.name}"

    def error(self, message: str) -> ContentError:
        """An error about this entry."""
        return _error(self.path.name, message, self.line)

    def refused(self, errors: Any) -> ContentError:
        """The faults of a form, with the names that the writer used."""
        names = {fieldname: name for name, fieldname in _NAMES[self.kind].items()}
        return self.error("; ".join(f"'{names.get(name, name)}': {' '.join(errors[name])}" for name in errors))


def read_media_list(folder: Path) -> list[MediaEntry]:
    """Every entry, in the order of the list. Raises ContentError at the first fault, with the line of the entry."""
    path = folder / LIST_NAME
    values = read_yaml_file(path) or []
    if not isinstance(values, list):
        msg = "hier hoort een lijst, met een streepje voor elk bestand"
        raise ContentError(_PLACE, msg, 1)
    node = yaml.compose(path.read_text(encoding="utf-8-sig"))
    lines = [child.start_mark.line + 1 for child in node.value] if node is not None else []
    entries = [_entry(folder, value, line) for value, line in zip(values, lines, strict=True)]
    _check_double(entries)
    named = {entry.path.name for entry in entries}
    for file in media_files(folder):
        if file.name not in {LIST_NAME, *named}:
            place = f"content/media/{file.name}"
            msg = f"dit bestand staat niet in {LIST_NAME}. Zet het erbij of haal het weg"
            raise ContentError(place, msg)
    return entries


def _error(name: str, message: str, line: int) -> ContentError:
    return ContentError(_PLACE, f"{name}: {message}", line)


def _check_double(entries: list[MediaEntry]) -> None:
    titles: dict[str, MediaEntry] = {}
    files: dict[str, MediaEntry] = {}
    for entry in entries:
        other = titles.setdefault(entry.title, entry)
        if other is not entry:
            msg = f"'title': {other.path.name} heeft dezelfde titel. Geef elk bestand een eigen titel"
            raise entry.error(msg)
        if files.setdefault(entry.path.name, entry) is not entry:
            msg = "'file': dit bestand staat twee keer in de lijst. Haal er één weg"
            raise entry.error(msg)


def _entry(folder: Path, value: Any, line: int) -> MediaEntry:
    if not isinstance(value, dict) or not str(value.get("file") or "").strip():
        msg = "hier hoort een bestand, zoals 'file: soep.webp'"
        raise ContentError(_PLACE, msg, line)
    name = str(value["file"]).strip()
    kind = _kind(name, value.get("kind", MediaKind.IMAGE), line)
    _check_names(name, kind, value, line)
    path = folder / name
    if path.name != name or not path.is_file():
        raise _error(name, "'file': dit bestand staat niet in content/media/. Kijk of de naam klopt", line)
    if extension_of(name) not in _KINDS[kind]:
        msg = f"'file': deze soort kan hier niet. Kies uit: {', '.join(sorted(_KINDS[kind]))}"
        raise _error(name, msg, line)
    words = {own: str(value.get(own) or "").strip() for own in _NAMES[kind]}
    values = {fieldname: words[own] for own, fieldname in _NAMES[kind].items()}
    focus = _focus(name, value.get("focus"), line)
    return MediaEntry(path=path, kind=kind, title=words["title"], line=line, values=values, focus=focus)


def _kind(name: str, value: Any, line: int) -> MediaKind:
    try:
        return MediaKind(value)
    except ValueError:
        raise _error(name, f"'kind': '{value}' bestaat niet. Kies uit: {', '.join(MediaKind)}", line) from None


def _check_names(name: str, kind: MediaKind, value: dict[str, Any], line: int) -> None:
    known = ["file", "kind", *_NAMES[kind], *(["focus"] if kind == MediaKind.IMAGE else [])]
    unknown = sorted(str(own) for own in value if own not in known)
    if unknown:
        raise _error(name, f"'{unknown[0]}' bestaat hier niet. Kies uit: {', '.join(known)}", line)
    for own in _REQUIRED[kind]:
        if not str(value.get(own) or "").strip():
            raise _error(name, f"'{own}' ontbreekt: {_WHY[own]}", line)
    languages = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    if kind == MediaKind.DOCUMENT and value["language"] not in languages:
        msg = f"'language': de taal '{value['language']}' is niet bekend. Kies uit: {', '.join(languages)}"
        raise _error(name, msg, line)


def _focus(name: str, value: Any, line: int) -> tuple[float, float] | None:
    if value is None:
        return None
    numbers = value if isinstance(value, list) else []
    good = [number for number in numbers if isinstance(number, int | float) and 0 <= number <= _PERCENT]
    if len(numbers) != 2 or len(good) != 2:  # noqa: PLR2004  # from the left, from the top
        msg = "'focus': schrijf twee getallen van 0 tot 100, zoals [50, 40]: procent van links en van boven"
        raise _error(name, msg, line)
    return float(good[0]), float(good[1])
