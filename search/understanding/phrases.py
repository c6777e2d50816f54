"""How a phrase of danger is written, and what its signs mean. Pure.

- ``*`` at the end of a word stands for any ending: "mishandel*".
- ``+`` between two parts lets them stand in any order, a few words apart: "man + slaat".
- ``/`` between words means one of them: "муж/отец + бьет".
- ``?`` stands for a thing of ``search/data/dingen.txt`` with nobody behind it: "slaat de ?" is "slaat de bal", not
  "slaat de kinderen", nor "slaat de bal tegen mijn hoofd". What nobody thought of stays danger. The words about people,
  bodies and the home that somebody smashes are in ``search/data/mensen.txt``.
- ``!`` at the beginning: only when nothing else is said, and to the letter. "! brand" is no "brandende kaars".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice, product
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from core.text import fold
from search.understanding.stops import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "ANY",
    "HARMLESS",
    "MOST_WAYS",
    "Compiled",
    "Phrase",
    "compiled",
    "is_of_another",
    "is_thing",
    "words_of_danger",
]

HARMLESS: Final = "geen"
_WORD: Final = re.compile(r"\w+", re.UNICODE)
_SHORTENED: Final = re.compile(r"\b([mz])['’]n\b")
#: Words that are the same for us, as people write them.
_SAME: Final = {
    "me": "mij",
    "mn": "mijn",
    "zn": "zijn",
    "k": "ik",
    "nie": "niet",
    "mezelf": "mijzelf",
    "mijnzelf": "mijzelf",
    "snachts": "nachts",
    "savonds": "avonds",
    "doot": "dood",
    "im": "i",
    "ive": "i",
    "hes": "he",
    "shes": "she",
    "theyre": "they",
    "theyve": "they",
    "youre": "you",
    "slaad": "slaat",
    "slaadt": "slaat",
}
#: In English "I'm" and "he's" are "I" and "he" for us, with or without the apostrophe.
_SHORT_BEHIND: Final = frozenset({"i", "he", "she", "they", "we", "you", "it"})
_SHORT: Final = frozenset({"m", "ve", "d", "ll", "s", "re"})
#: "Id" and "ill" are words themselves, unless one of these follows.
_I: Final = frozenset({"id", "ill"})
_AFTER_I: Final = frozenset(
    {"rather", "better", "be", "just", "like", "want", "love", "kill", "end", "hang", "die", "jump", "hurt", "cut"}
    | {"shoot", "drown"}
)
#: "Don't" is "dont".
_NOT: Final = frozenset(
    {"don", "can", "won", "isn", "doesn", "didn", "wasn", "couldn", "wouldn", "shouldn", "aren", "weren", "haven"}
    | {"hasn", "hadn", "ain"}
)
ANY: Final = "?"
#: With this sign before it a phrase is all that is said.
_WHOLE: Final = "!"
#: A person may stand behind some other words: "slaat de trommel kapot op mijn hoofd".
_AHEAD: Final = 6
#: Before the child of a harmless phrase nothing else stands: "de vader van mijn peuter slaat mij" is about the father.
_BEFORE: Final = 4
_NOBODY: Final = frozenset(
    {"mijn", "onze", "ons", "een", "de", "het", "als", "wat", "hoe", "doen", "waarom", "wanneer", "ik", "je", "help"}
    | {"hulp", "bij", "hallo", "hoi", "want", "jong", "jonge", "kleine", "boze", "drukke", "kind", "peuter", "kleuter"}
    | {"my", "our", "a", "the", "what", "to", "do", "when", "if", "how", "why", "i", "year", "old", "young", "hello"}
    | {str(years) for years in range(1, 12)}
)
_CHILDREN: Final = frozenset(
    {"kind", "kinderen", "kindje", "peuter", "peuters", "kleuter", "kleuters", "dreumes", "baby", "zoon", "zoontje"}
    | {"dochter", "dochtertje", "toddler", "child", "kid", "son", "daughter", "preschooler"}
)
#: An editor can't write a phrase that fills the memory.
MOST_WAYS: Final = 400
_DATA: Final = Path(__file__).parent.parent / "data"


class Phrase(NamedTuple):
    """A kind of danger and the words that tell of it."""

    kind: str
    language: str
    text: str


@dataclass(frozen=True)
class Compiled:
    """One way to write a phrase: the words of each of its parts."""

    kind: str
    language: str
    parts: tuple[tuple[str, ...], ...]
    whole: bool = False


def words_of_danger(text: str) -> list[str]:
    """The words of a text as phrases are looked for: without capitals, accents and usual short forms."""
    words = [plain(word) for word in _WORD.findall(_SHORTENED.sub(r"\1ijn", fold(text)))]
    joined: list[str] = []
    for at, word in enumerate(words):
        before = joined[-1] if joined else ""
        if word == "zelf" and before == "mij":
            joined[-1] = "mijzelf"
        elif word == "t" and before in _NOT:
            joined[-1] += word
        elif word in _I and _AFTER_I.intersection(words[at + 1 : at + 2]):
            joined.append("i")
        elif not (word in _SHORT and before in _SHORT_BEHIND):
            joined.append(_SAME.get(word, word))
    return joined


def _pattern_words(part: str) -> tuple[str, ...]:
    """The words of a part, with the star of those that may have any ending."""
    starred = part.replace("*", " \N{ASTERISK} ").split()
    words: list[str] = []
    for piece in starred:
        if piece == ANY:
            words.append(piece)
        elif piece == "*":
            if words:
                words[-1] += "*"
        else:
            words.extend(words_of_danger(piece))
    return tuple(words)


def compiled(phrase: Phrase) -> list[Compiled]:
    """All ways to write a phrase, with one of the words between each ``/``; none when it has no words."""
    text = phrase.text.lstrip()
    choices = [token.split("/") for token in text.removeprefix(_WHOLE).replace("+", " + ").split()]
    found = []
    for words in islice(product(*choices), MOST_WAYS):
        parts = tuple(filter(None, map(_pattern_words, " ".join(words).split("+"))))
        if parts:
            found.append(Compiled(phrase.kind, phrase.language, parts, whole=text.startswith(_WHOLE)))
    return found


@cache
def _listed(name: str) -> frozenset[str]:
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in words_of_danger(line))


def is_thing(words: Sequence[str], place: int) -> bool:
    """Tell whether the word there is a thing, and no word soon after it about a person, a body or a home."""
    return words[place] in _listed("dingen.txt") and _listed("mensen.txt").isdisjoint(words[place : place + _AHEAD])


def is_of_another(words: Sequence[str], place: int) -> bool:
    """Tell whether the child there may only be named to tell who somebody else is, or whom somebody else hits."""
    return words[place] in _CHILDREN and not _NOBODY.issuperset(words[max(0, place - _BEFORE) : place])
