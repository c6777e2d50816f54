"""How good search is: for each query of a file, whether what is relevant stands on the first page, and how high.

A line of the file is ``{"query": "...", "locale": "nl", "relevant": ["/hulp/een/", …]}``. The first address is what
should come first; all of them count alike. A whole address, with the name of a site, counts by its path. Other keys,
such as a note, are passed over.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any, Final
from urllib.parse import urlsplit

__all__ = ["Failure", "Judged", "Quality", "QualityFileError", "judge", "read_queries", "same_address"]

#: Only the first page counts.
DEPTH: Final = 10
_PREFIX: Final = re.compile(r"^/[a-z]{2}/")
_KEYS: Final = {"query", "locale", "relevant"}

Look = Callable[[str, str], Sequence[str]]


class QualityFileError(ValueError):
    """A line can't be read; the words say which and what to do."""

    def __init__(self, line: int, words: str) -> None:
        super().__init__(f"Regel {line}: {words}")


@dataclass(frozen=True, slots=True)
class Judged:
    """A query, the language of its reader, and the addresses that fit."""

    query: str
    locale: str
    relevant: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """A query of which something relevant is not on the first page, or does not come first."""

    query: str
    locale: str
    missing: tuple[str, ...]
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quality:
    """The means over all queries (0–1), the times in milliseconds, and what went wrong."""

    queries: int
    recall: float
    ndcg: float
    mrr: float
    p50: float
    p95: float
    failures: tuple[Failure, ...] = ()


def same_address(address: str) -> str:
    """What addresses of one page have in common: the path, with a slash at the end unless it is of a file.

    The language in front goes too: a translation is as good as the page itself. Raises ``ValueError`` for what is no
    address of a page.
    """
    parts = urlsplit(address)
    path = parts.path if parts.path or not parts.netloc else "/"
    if parts.scheme.lower() not in ("", "http", "https") or not path.startswith("/"):
        raise ValueError(address)
    _above, _slash, last = path.rpartition("/")
    return _PREFIX.sub("/", path if not last or "." in last else f"{path}/")


def _judged(row: Any, line: int, locales: Sequence[str]) -> Judged:
    if not isinstance(row, Mapping):
        raise QualityFileError(line, "schrijf een object: {…}.")
    missing = sorted(_KEYS - set(map(str, row)))
    if missing:
        raise QualityFileError(line, f"query, locale en relevant horen er te staan; vul aan: {', '.join(missing)}.")
    query, locale, relevant = row["query"], row["locale"], row["relevant"]
    if not isinstance(query, str) or not query.strip():
        raise QualityFileError(line, "query is leeg.")
    if locale not in locales:
        raise QualityFileError(line, f"de taal {locale!r} heeft de site niet. Kies uit: {', '.join(locales)}.")
    addresses = _addresses(relevant)
    if not addresses:
        raise QualityFileError(line, 'relevant is een lijst met adressen op deze site, zoals ["/hulp/een/"].')
    return Judged(query, locale, addresses)


def _addresses(relevant: Any) -> tuple[str, ...]:
    """Each page once; nothing when one of them is no address."""
    if not isinstance(relevant, list) or not all(isinstance(address, str) for address in relevant):
        return ()
    try:
        return tuple(dict.fromkeys(map(same_address, relevant)))
    except ValueError:
        return ()


def _read(text: str, line: int) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise QualityFileError(line, f"dit is geen JSON. Kijk bij teken {error.colno}.") from error
    except ValueError as error:  # Python reads no number of thousands of digits
        words = "dit is geen JSON dat wij kunnen lezen: er staat een te lang getal in."
        raise QualityFileError(line, words) from error
    except RecursionError as error:
        words = "dit is geen JSON dat wij kunnen lezen: er staan te veel haken in elkaar."
        raise QualityFileError(line, words) from error


def read_queries(lines: Iterable[str], *, locales: Sequence[str]) -> Iterator[Judged]:
    """The queries of a file. Empty lines are passed over. Raises ``QualityFileError`` with the number of the line."""
    for number, text in enumerate(lines, start=1):
        if text.strip():
            yield _judged(_read(text, number), number, locales)


def _gain(place: int) -> float:
    return 1 / math.log2(place + 2)


def _scores(relevant: Sequence[str], found: Sequence[str]) -> tuple[float, float, float]:
    """Recall, nDCG and reciprocal rank of one query, with gains of 0 and 1 (Järvelin & Kekäläinen 2002)."""
    places = [place for place, url in enumerate(found) if url in relevant]
    most = min(len(relevant), DEPTH)
    ideal = sum(map(_gain, range(most)))
    return len(places) / most, sum(map(_gain, places)) / ideal, 1 / (places[0] + 1) if places else 0.0


def _percentile(times: Sequence[float], share: float) -> float:
    """The nearest-rank percentile."""
    return sorted(times)[max(0, math.ceil(share * len(times)) - 1)]


def judge(queries: Sequence[Judged], look: Look) -> Quality:
    """Ask every query. ``look(query, locale)`` gives the addresses of the first page in order."""
    scores, times, failures = [], [], []
    for one in queries:
        start = perf_counter()
        found = tuple(dict.fromkeys(look(one.query, one.locale)))[:DEPTH]
        times.append((perf_counter() - start) * 1000)
        scores.append(_scores(one.relevant, found))
        missing = tuple(url for url in one.relevant if url not in found)
        if missing or scores[-1][2] < 1:
            failures.append(Failure(one.query, one.locale, missing, found))
    recall, ndcg, mrr = (sum(column) / len(scores) for column in zip(*scores, strict=True))
    return Quality(len(queries), recall, ndcg, mrr, _percentile(times, 0.5), _percentile(times, 0.95), tuple(failures))
