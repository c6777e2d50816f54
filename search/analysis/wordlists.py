"""Lists that come with the site and that nobody has to keep: forms of verbs, words for people, stop words."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from search.analysis.dutch import verb_forms
from search.analysis.letters import fold_word

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["DATA", "endings_of", "files_mark", "people_of", "stop_words_of", "verbs_of"]

DATA: Final = Path(__file__).parents[1] / "data"
_VERBS, _STOP, _ENDINGS = (DATA / f"{name}.txt" for name in ("werkwoorden", "stopwoorden", "uitgangen"))
_MANY: Final = ("", "s", "en")


@cache
def _lines(path: Path) -> Mapping[str, tuple[str, ...]]:
    """The lines of a file by the word before their colon."""
    found: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _colon, words = line.partition(":")
            found.setdefault(name, []).append(words.strip())
    return {name: tuple(lines) for name, lines in found.items()}


@cache
def verbs_of(language: str) -> Mapping[str, str]:
    """Forms of verbs with their base; only Dutch has a list."""
    if language != "nl":
        return {}
    lines = _lines(_VERBS)
    weak_d, weak_t = (" ".join(lines[name]).split() for name in "dt")
    return verb_forms(weak_d, weak_t, lines["sterk"])


@cache
def people_of(language: str) -> Mapping[str, str]:
    """Ends of words for people with what they do, in one and in many; only Dutch has a list."""
    if language != "nl":
        return {}
    pairs = (pair.split("=") for line in _lines(_VERBS)["persoon"] for pair in line.split())
    return {person + many: what for person, what in pairs for many in _MANY}


@cache
def stop_words_of(language: str) -> frozenset[str]:
    """Folded words that stand in every text of this language."""
    return frozenset(fold_word(word) for line in _lines(_STOP).get(language, ()) for word in line.split())


def endings_of(name: str) -> tuple[str, ...]:
    """Folded endings by the name of their list."""
    return tuple(fold_word(ending) for line in _lines(_ENDINGS)[name] for ending in line.split())


@cache
def files_mark() -> str:
    """Another text when a file of these lists is another one."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in (_VERBS, _STOP, _ENDINGS))).hexdigest()
