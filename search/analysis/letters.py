"""Words of a text as the index writes them: where they stand, without capitals, accents and signs."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["LONGEST", "Word", "fold_word", "joined_words", "words_in"]

#: So many letters of a word count. Nobody types more of them.
LONGEST: Final = 60
#: So many words with hyphens between them are one word too.
_MOST_JOINED: Final = 4
#: So many different words stay in memory.
_KEPT: Final = 60_000


def _class_of(signs: Iterable[int]) -> str:
    """Code points as ranges inside the brackets of a pattern."""
    runs = groupby(enumerate(signs), key=lambda pair: pair[1] - pair[0])
    spans = [[sign for _number, sign in run] for _start, run in runs]
    return "".join(f"{re.escape(chr(span[0]))}-{re.escape(chr(span[-1]))}" for span in spans)


#: Accents that stand behind their letter, and signs without width: they don't end a word.
_SILENT: Final = _class_of(
    sign for sign in range(0x80, 0x10000) if unicodedata.category(chr(sign)) in {"Mn", "Mc", "Me", "Cf"}
)
_APOSTROPHE: Final = "'`\N{ACUTE ACCENT}\u2018\u2019\u201b\u2032\uff07"
_CYRILLIC: Final = "\u0400-\u052f"
_PLAIN: Final = rf"[^\W_]++(?:[{_SILENT}]++[^\W_]*+)*+"
#: Behind an apostrophe these belong to the word: auto's, baby'tje; in Ukrainian any letter does.
_ENDING: Final = rf"(?:s|er|ers|en|je|jes|tje|tjes)(?![\w{_SILENT}])"
_WORD: Final = re.compile(
    # g.g.d. and o.a.: letters with dots between them
    r"(?<![\w.])[^\W\d_](?:\.[^\W\d_])++(?!\w)"
    # the figures of 8232AB
    r"|(?<!\w)(?!0)\d{4}(?=[A-Za-z\uff21-\uff3a\uff41-\uff5a]{2}(?!\w))"
    # 1.000
    r"|(?<![\w.])\d{1,3}(?:\.\d{3})++(?![\w]|\.\d)"
    rf"|{_PLAIN}(?:[{_APOSTROPHE}](?:{_ENDING}|(?<=[{_CYRILLIC}].)(?=[{_CYRILLIC}]){_PLAIN}))*+",
    re.IGNORECASE,
)
#: Between two words that are one word as well: wmo-vervoer, don't.
_LINK: Final = re.compile(rf"[-\u2010\u2011\uff0d{_APOSTROPHE}]")
#: Letters that no decomposition makes plain. Of Arabic the forms of alef, ya and ta marbuta; of Ukrainian what a
#: Russian keyboard writes.
_LETTERS: Final = str.maketrans(
    {
        **dict(zip("\u0131łøđðħŧ", "iloddht", strict=True)),
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        **dict(zip("\u0671\u0649\u06cc\u06a9\u0629", "\u0627\u064a\u064a\u0643\u0647", strict=True)),
        **dict(zip("\u0491\u0454\u044b\u044d", "\u0433\u0435\u0438\u0435", strict=True)),
        "\u0640": None,
        **dict.fromkeys(map(chr, range(0x2B0, 0x300)), None),
    }
)
#: Latin letters that look like Cyrillic ones, typed by mistake.
_LOOKALIKES: Final = str.maketrans("aceiopxy", "\u0430\u0441\u0435\u0456\u043e\u0440\u0445\u0443")
_IS_CYRILLIC: Final = re.compile(f"[{_CYRILLIC}]")
_DIGITS: Final = {sign: str(unicodedata.decimal(chr(sign))) for sign in range(0x80, 0x20000) if chr(sign).isdecimal()}


class Word(NamedTuple):
    """A word of a text, from ``start`` up to ``end``, and how the index writes it.

    ``linked`` tells that only a hyphen or an apostrophe stands between it and the word before.
    """

    start: int
    end: int
    folded: str
    linked: bool = False


def _plain(text: str) -> str:
    """Apart in letters and accents, in small letters, without what is no letter or figure."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = apart.translate(_LETTERS).translate(_DIGITS)
    return "".join(sign for sign in plain if sign.isalnum())


@lru_cache(maxsize=_KEPT)
def fold_word(written: str) -> str:
    """A word as the index writes it; empty when nothing is left of it."""
    if written.isascii():
        folded = written.lower()
        return (folded if folded.isalnum() else "".join(sign for sign in folded if sign.isalnum()))[:LONGEST]
    folded = _plain(written)
    while (again := _plain(folded)) != folded:
        folded = again
    if _IS_CYRILLIC.search(folded):
        folded = folded.translate(_LOOKALIKES)
    return folded[:LONGEST]


def words_in(text: str) -> list[Word]:
    """The words of a text in order; signs between them say nothing."""
    words: list[Word] = []
    end = -2
    for found in _WORD.finditer(text):
        start, stop = found.span()
        folded = fold_word(found[0])
        if folded:
            linked = start == end + 1 and _LINK.match(text, end) is not None
            if linked and len(folded) == 1 and text[end] in _APOSTROPHE:
                linked = False  # zo'n is no zon
            words.append(Word(start, stop, folded, linked))
            end = stop
    return words


def joined_words(words: Sequence[Word]) -> list[str]:
    """What words with hyphens between them are as one word: "wmo-vervoer" is "wmovervoer".

    Of figures only a phone number is one: 0320-123456 is, 2025-2026 is not.
    """
    found: list[str] = []
    run: list[str] = []
    for word in (*words, None):
        if word is not None and word.linked:
            run.append(word.folded)
            continue
        whole = "".join(run)
        if 1 < len(run) <= _MOST_JOINED and len(whole) <= LONGEST and (whole[0] == "0" or not whole.isdigit()):
            found.append(whole)
        run = [word.folded] if word is not None else []
    return found
