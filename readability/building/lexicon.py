"""Builds `readability/data/lexicon.tsv.gz` from the PyPI wheel `lint-ii` (EUPL-1.2).

The wheel holds SUBTLEX-NL word frequencies (Zipf scale) and a list of nouns with their kind and their parts. The result
has one line a word, sorted by its bytes, so that it can be searched without unpacking it into objects:

word, Zipf × 100, kind of noun (c concrete, a abstract, u both), Zipf × 100 of the head, Zipf × 100 of the hardest part,
verb flags, x when LiNT-II leaves the word out of the frequency. What is unknown is empty; trailing tabs are left off.
"""

import gzip
import importlib
import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from readability.analysis.morphology import strong_verbs
from readability.building.verbs import verb_flags

__all__ = ["Sources", "build_lexicon", "lexicon_lines", "read_wheel"]

WORD = re.compile(r"[a-zà-öø-ÿ]+(?:[-'][a-zà-öø-ÿ]+)*")
KINDS = {"concrete": "c", "abstract": "a", "undefined": "u"}
# A word that occurred once in SUBTLEX-NL has 1.66; below this a word says nothing about how known it is.
LEAST_ZIPF = 1.6
SHORTEST_ADJECTIVE = 4


@dataclass(frozen=True)
class Sources:
    """What the wheel holds. `nouns` gives kind, head, modifier and singular of a noun."""

    frequencies: dict[str, float]
    nouns: dict[str, tuple[str, str, str, str]]
    skipped: frozenset[str]
    manner_adverbs: tuple[str, ...]


def _table(wheel: zipfile.ZipFile, name: str) -> list[dict[str, Any]]:
    """The rows of the newest parquet file in the wheel whose name starts so."""
    parquet = importlib.import_module("pyarrow.parquet")
    found = sorted(path for path in wheel.namelist() if Path(path).name.startswith(name) and path.endswith(".parquet"))
    if not found:
        message = f"The wheel has no file {name}*.parquet"
        raise FileNotFoundError(message)
    rows: list[dict[str, Any]] = parquet.read_table(io.BytesIO(wheel.read(found[-1]))).to_pylist()
    return rows


def read_wheel(path: Path) -> Sources:
    """Read the word lists. Needs pyarrow, which the site itself never needs."""
    with zipfile.ZipFile(path) as wheel:
        frequencies = {
            row["word"]: float(row["word_count"]) for row in _table(wheel, "subtlex_wordfreq.") if row["word"]
        }
        nouns = {
            row["word"]: (KINDS[row["super_sem_type"]], row["head"] or "", row["modifier"] or "", row["singular"] or "")
            for row in _table(wheel, "nouns_sem_types_")
            if row["word"]
        }
        skipped = frozenset(row["word"] for row in _table(wheel, "subtlex_wordfreq_skiplist"))
        adverbs = tuple(sorted(row["adverb"] for row in _table(wheel, "manner_adverbs")))
    return Sources(frequencies, nouns, skipped, adverbs)


def _hundredths(value: float | None) -> str:
    return "" if value is None else str(round(value * 100))


def _base_forms(word: str) -> set[str]:
    """An adjective without its -e: mooie gives mooi, sfeervolle gives sfeervol, grote gives groot."""
    if not word.endswith("e") or len(word) < SHORTEST_ADJECTIVE:
        return set()
    bare = word[:-1]
    last = {"v": "f", "z": "s"}.get(bare[-1], bare[-1])
    forms = {bare, bare[:-1] + last}
    if bare[-1] == bare[-2]:
        forms.add(bare[:-1])
    if bare[-2] in "aeou":
        forms.add(bare[:-1] + bare[-2] + last)
    return forms


def lexicon_lines(sources: Sources, verb_lines: list[str]) -> list[str]:
    """The lines of the lexicon, sorted by their bytes."""
    frequencies = {
        word: zipf for word, zipf in sources.frequencies.items() if zipf >= LEAST_ZIPF and WORD.fullmatch(word)
    }
    nouns = {word: noun for word, noun in sources.nouns.items() if WORD.fullmatch(word)}
    verbs = verb_flags(frequencies, frozenset(nouns), strong_verbs(verb_lines))
    lines = []
    for word in {*frequencies, *nouns, *verbs}:
        kind, head, modifier, singular = nouns.get(word, ("", "", "", ""))
        flags, infinitives = verbs.get(word, ("", frozenset()))
        parts = [frequencies.get(part) for part in (head, modifier) if part]
        hardest = min((zipf for zipf in parts if zipf is not None), default=None)
        line = "\t".join((
            word,
            _hundredths(frequencies.get(word)),
            kind,
            _hundredths(frequencies.get(head)) or ("0" if head else ""),
            _hundredths(hardest) if head and modifier and None not in parts else "",
            flags,
            "" if sources.skipped.isdisjoint({word, singular, *infinitives, *_base_forms(word)}) else "x",
        ))  # fmt: skip
        lines.append(line.rstrip("\t"))
    return sorted(lines, key=str.encode)


def build_lexicon(wheel: Path, verbs: Path, target: Path) -> int:
    """Write the lexicon and tell how many words it has. The same sources give the same bytes."""
    lines = lexicon_lines(read_wheel(wheel), verbs.read_text(encoding="utf-8").splitlines())
    text = "\n".join(["", *lines, ""]).encode()
    target.write_bytes(gzip.compress(text, compresslevel=9, mtime=0))
    return len(lines)
