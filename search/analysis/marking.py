"""The piece of a text that shows why it was found, with the words that were found marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.html import escape
from django.utils.safestring import SafeString

from search.analysis.current import analyser_for
from search.analysis.letters import words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.analysis.analyser import Analyser
    from search.analysis.letters import Word

__all__ = ["marked_words", "snippet"]

#: So many signs of a text are looked through.
_LONGEST_TEXT: Final = 20_000
_MORE: Final = "…"
#: So many words stand in front of the first marked one.
_WORDS_BEFORE: Final = 4


def marked_words(words: Sequence[Word], marked: frozenset[str], analyser: Analyser) -> list[int]:
    """Which of the words have a token of their own, of their stem or of a part of them in ``marked``.

    Words without a meaning of their own ("in" of "in de schulden") show nobody why a text was found, unless there is
    nothing else to mark.
    """
    own = {token for token in marked if not analyser.is_stop(token)}
    return [
        number
        for number, word in enumerate(words)
        if word.folded in (own or marked)
        or (not analyser.is_stop(word.folded) and not own.isdisjoint(analyser.tokens(word.folded)))
    ]


def _densest(words: Sequence[Word], hits: Sequence[int], width: int) -> int:
    """The hit from which most different marked words fit in the width; of equal ones the first."""
    best, most, last = 0, (0, 0), 0
    for first, number in enumerate(hits):
        last = max(last, first)
        while last + 1 < len(hits) and words[hits[last + 1]].end - words[number].start <= width:
            last += 1
        inside = {words[hit].folded for hit in hits[first : last + 1]}
        if (len(inside), last - first) > most:
            best, most = first, (len(inside), last - first)
    return hits[best]


def _window(words: Sequence[Word], first: int, width: int) -> tuple[int, int]:
    """The numbers of the first word and of the one behind the last that fit in the width, with some words before."""
    start = max(0, first - _WORDS_BEFORE)
    while start < first and words[first].end - words[start].start > width // 2:
        start += 1
    end = start + 1
    while end < len(words) and words[end].end - words[start].start <= width:
        end += 1
    while start > 0 and end == len(words) and words[-1].end - words[start - 1].start <= width:
        start -= 1
    return start, end


def _html(text: str, start: int, end: int, hits: Sequence[Word]) -> str:
    pieces, place = [], start
    for word in hits:
        pieces += [escape(text[place : word.start]), "<mark>", escape(text[word.start : word.end]), "</mark>"]
        place = word.end
    return "".join([*pieces, escape(text[place:end])])


def snippet(text: str, marked: frozenset[str], language: str, length: int) -> SafeString:
    """The piece of at most about ``length`` signs with most of the marked words, as HTML with ``<mark>``.

    ``marked`` are tokens of the index: words, stems and parts of compounds. Without any of them in the text it is the
    beginning. Cut at words, with "…" where something was left out; line breaks become spaces.
    """
    text = " ".join(text[:_LONGEST_TEXT].split())
    words = words_in(text)
    if not words:
        return SafeString(escape(text[:length]))
    hits = marked_words(words, marked, analyser_for(language)) if marked else []
    if len(text) <= length:
        start, end, first, last = 0, len(text), 0, len(words)
    else:
        first, last = _window(words, _densest(words, hits, length) if hits else 0, length)
        start = words[first].start if first else 0
        end = words[last - 1].end if last < len(words) else len(text)
    body = _html(text, start, end, [words[hit] for hit in hits if first <= hit < last])
    before = f"{_MORE} " if start > 0 else ""
    after = f" {_MORE}" if end < len(text) else ""
    return SafeString(f"{before}{body}{after}")
