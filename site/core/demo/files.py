"""Read content files: a YAML head between two lines of dashes, then Markdown."""

from __future__ import annotations

import hashlib
import re
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import yaml
from django.core.exceptions import NON_FIELD_ERRORS, ObjectDoesNotExist, ValidationError
from django.db import IntegrityError

from core.demo.validate import explained

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = [
    "ContentError",
    "ContentItem",
    "fingerprints",
    "line_in",
    "media_files",
    "read_item",
    "read_items",
    "read_text",
    "read_yaml_file",
]

T = TypeVar("T")
_FENCE = "---"
#: The reader in C is ten times as fast; only the other one says in plain words what is wrong.
_FAST: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_QUOTED = re.compile(r"'(\w+)'")


class ContentError(ValueError):
    """A content file can't be used; the message names file, line and what to do."""

    def __init__(self, path: Path | str, message: str, line: int = 0) -> None:
        name = f"content/{path.parent.name}/{path.name}" if isinstance(path, Path) else path
        where = f"{name}, regel {line}" if line else name
        super().__init__(f"{where}: {message}")


@dataclass(frozen=True)
class ContentItem:
    """One content file. ``body_line`` is the line on which the Markdown starts, for messages."""

    path: Path
    area: str
    head: dict[str, Any]
    body: str
    body_line: int

    @property
    def key(self) -> str:
        """Stable name of the item: area and file name."""
        return f"{self.area}/{self.path.stem}"

    @property
    def type_name(self) -> str:
        """What kind of thing the file describes."""
        return str(self.head["type"])

    @property
    def slug(self) -> str:
        """Last part of the address; by default the file name, without the language of a translation."""
        return str(self.head.get("slug", self.path.stem))

    @property
    def language(self) -> str:
        """Language code of the text."""
        return str(self.head.get("locale", "nl"))

    @property
    def is_translation(self) -> bool:
        """Whether the item translates another page."""
        return "translation_of" in self.head

    @cached_property
    def fingerprint(self) -> str:
        """Changes when the file changes."""
        return _fingerprint(self.path)

    def line_of(self, *at: str | int) -> int:
        """The line on which a value stands, or what comes nearest to it on the way there from the top of the head."""
        return line_in("\n".join(read_text(self.path).splitlines()[1 : self.body_line - 2]), at, first_line=2)

    def error(self, message: str, line: int = 0, *, at: tuple[str | int, ...] = ()) -> ContentError:
        """An error about this file, with the line of what ``at`` leads to.

        Without ``at``, a message that begins with a head between quotes gets the line of that head.
        """
        quoted = _QUOTED.match(message)
        where = line or self.line_of(*(at or (quoted.group(1) if quoted else "type",)))
        return ContentError(f"content/{self.area}/{self.path.name}", message, where)

    def value(self, parse: Callable[..., T], *values: Any, at: tuple[str | int, ...]) -> T:
        """What ``parse`` makes of values from this file; its ValueError becomes an error with the line of the value."""
        try:
            return parse(*values)
        except ValueError as fault:
            msg = f"'{at[-1]}': {fault}"
            raise self.error(msg, at=at) from fault

    @contextmanager
    def faults(self, model: Any = None) -> Iterator[None]:
        """Turn whatever goes wrong while the file is used for a row of ``model`` into an error about the file."""
        try:
            yield
        except ContentError:
            raise
        except ValidationError as fault:
            told = explained(fault, model)
            words = [f"'{'type' if name == NON_FIELD_ERRORS else name}': {text}" for name, text in told.items()]
            raise self.error("; ".join(words)) from fault
        except KeyError as fault:
            msg = f"'{fault.args[0]}' ontbreekt"
            raise self.error(msg) from fault
        except (ValueError, TypeError, AttributeError, ArithmeticError, IntegrityError, ObjectDoesNotExist) as fault:
            msg = f"hier past iets niet: {fault}"
            raise self.error(msg) from fault


def read_text(path: Path) -> str:
    """The text of a file; some editors put a mark at its beginning."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fault:
        line = path.read_bytes()[: fault.start].count(b"\n") + 1
        raise ContentError(path, "bewaar het bestand als UTF-8", line) from fault
    except FileNotFoundError as fault:
        raise ContentError(path, "dit bestand ontbreekt") from fault


def read_yaml(text: str, path: Path, *, first_line: int = 1) -> Any:
    """The values of a YAML text that starts on ``first_line`` of a file."""
    try:
        return yaml.load(text, _FAST)  # noqa: S506  # both readers are safe ones
    except (yaml.YAMLError, ValueError):
        pass
    try:
        return yaml.safe_load(text)
    except yaml.MarkedYAMLError as fault:
        line = fault.problem_mark.line + first_line if fault.problem_mark else first_line
        raise ContentError(path, f"dit is geen geldige YAML: {fault.problem}", line) from fault
    except (yaml.YAMLError, ValueError) as fault:
        raise ContentError(path, f"dit is geen geldige YAML: {fault}", first_line) from fault


def line_in(text: str, at: tuple[str | int, ...], *, first_line: int = 1) -> int:
    """The line of what names and numbers lead to in a YAML text that starts on ``first_line`` of a file."""
    node, line = yaml.compose(text, _FAST), first_line
    for part in at:
        if isinstance(node, yaml.MappingNode):
            pair = next(((key, value) for key, value in node.value if key.value == str(part)), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            pair = (node.value[part], node.value[part])
        else:
            pair = None
        if pair is None:
            break
        line, node = pair[0].start_mark.line + first_line, pair[1]
    return line


def read_yaml_file(path: Path) -> Any:
    """The values of a YAML file."""
    return read_yaml(read_text(path), path)


def read_item(path: Path, area: str) -> ContentItem:
    """Read one content file. Raises ContentError with the line of the fault."""
    lines = read_text(path).splitlines()
    if not lines or lines[0].strip() != _FENCE:
        raise ContentError(path, "de eerste regel moet '---' zijn", 1)
    try:
        end = next(number for number, line in enumerate(lines[1:], start=1) if line.strip() == _FENCE)
    except StopIteration:
        raise ContentError(path, "de regel '---' na de kop ontbreekt", len(lines)) from None
    head = read_yaml("\n".join(lines[1:end]), path, first_line=2)
    if not isinstance(head, dict) or "type" not in head:
        raise ContentError(path, "de kop heeft een 'type' nodig, zoals 'type: blog'", 2)
    return ContentItem(path=path, area=area, head=head, body="\n".join(lines[end + 1 :]), body_line=end + 2)


def read_items(root: Path) -> Iterator[ContentItem]:
    """Every content file under ``content/<area>/``, in a stable order."""
    for path in sorted(root.glob("*/*.md")):
        yield read_item(path, path.parent.name)


def fingerprints(root: Path) -> dict[str, str]:
    """For each content file, list, picture and document something that changes when the file changes."""
    files = {f"{path.parent.name}/{path.stem}": path for path in root.glob("*/*.md")}
    files |= {f"core/{path.name}": path for path in root.glob("core/*.yaml")}
    files |= {f"media/{path.name}": path for path in media_files(root / "media")}
    return {key: _fingerprint(path) for key, path in files.items()}


def media_files(folder: Path) -> list[Path]:
    """Pictures, documents and their list; what a computer hides, such as a thumbnail, does not count."""
    return [path for path in sorted(folder.glob("*")) if path.is_file() and not path.name.startswith(".")]


def _fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
