"""What is known of a Dutch word: how common it is, whether it is a noun, a verb form, concrete or abstract.

The lexicon stays one block of sorted bytes in memory (8 MB for 430,000 words); a look-up searches it by halves. Words
that were looked up are remembered, because the words of a text return.
"""

from __future__ import annotations

import zlib
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

__all__ = ["NO_WORD", "UNKNOWN_ZIPF", "Entry", "Lexicon", "default_lexicon", "how_usual"]

DATA = Path(__file__).resolve().parent.parent / "data"
# LiNT-II's frequency of a word that SUBTLEX-NL lacks: log10(1 / number of words × 10⁹).
UNKNOWN_ZIPF = 1.359
BLOCK = 1024
CACHED_WORDS = 50_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One word of the lexicon. Frequencies are on the Zipf scale: 7 is a word like "de", 3 one that few people use."""

    zipf: float
    kind: str = ""
    head_zipf: float | None = None
    hardest_zipf: float | None = None
    verb: str = ""
    skipped: bool = False
    known: bool = True

    @property
    def is_noun(self) -> bool:
        """Whether the noun list has the word."""
        return self.kind != ""


NO_WORD = Entry(UNKNOWN_ZIPF, known=False)


def _zipf(hundredths: str) -> float | None:
    if not hundredths:
        return None
    return int(hundredths) / 100 or UNKNOWN_ZIPF


def _entry(line: str) -> Entry:
    fields = [*line.split("\t"), "", "", "", "", "", ""]
    return Entry(
        zipf=_zipf(fields[1]) or UNKNOWN_ZIPF,
        kind=fields[2],
        head_zipf=_zipf(fields[3]),
        hardest_zipf=_zipf(fields[4]),
        verb=fields[5],
        skipped=fields[6] == "x",
    )


class Lexicon:
    """A sorted list of words with what is known of each."""

    def __init__(self, lines: bytes) -> None:
        """`lines` starts and ends with a line break; between them a sorted line a word, see readability.building."""
        self._lines = lines
        self._starts: list[int] = []
        self._words: list[bytes] = []
        position = 0
        while 0 <= position < len(lines) - 1:
            self._starts.append(position)
            end = lines.index(b"\n", position + 1)
            self._words.append(lines[position + 1 : end].split(b"\t", 1)[0])
            position = lines.find(b"\n", position + BLOCK)
        self._remembered: dict[str, Entry] = {}

    def __getitem__(self, word: str) -> Entry:
        """The entry of a word in small letters; NO_WORD when the lexicon lacks it."""
        entry = self._remembered.get(word)
        if entry is None:
            entry = self._find(word)
            if len(self._remembered) >= CACHED_WORDS:
                self._remembered.clear()
            self._remembered[word] = entry
        return entry

    def __contains__(self, word: str) -> bool:
        return self[word].known

    def _find(self, word: str) -> Entry:
        sought = word.encode("utf-8", "replace")
        block = bisect_right(self._words, sought) - 1
        if block < 0 or b"\n" in sought or b"\t" in sought:
            return NO_WORD
        end = self._starts[block + 1] + 1 if block + 1 < len(self._starts) else len(self._lines)
        part = self._lines[self._starts[block] : end]
        at = part.find(b"\n" + sought + b"\t")
        if at < 0:
            return NO_WORD
        return _entry(part[at + 1 : part.index(b"\n", at + 1)].decode())


@lru_cache(maxsize=1)
def default_lexicon() -> Lexicon:
    """The lexicon that comes with the site, read once a process."""
    packed = (DATA / "lexicon.tsv.gz").read_bytes()
    # A gzip file ends with its size, so that the words need their place in memory once.
    return Lexicon(zlib.decompress(packed, zlib.MAX_WBITS | 16, int.from_bytes(packed[-4:], "little")))


def how_usual(word: str) -> float:
    """The frequency of a word on the Zipf scale; 0 for one that the lexicon lacks, which is read when first asked."""
    entry = default_lexicon()[word]
    return entry.zipf if entry.known else 0.0
