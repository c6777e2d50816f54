"""Hours of one day as an owner types them: "9:00-12:00 en 13:00-17:00"."""

from __future__ import annotations

import re
from datetime import time
from itertools import pairwise
from typing import Final

from django.core.exceptions import ValidationError
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from directory.hours.rules import LAST_MINUTE

__all__ = ["block_of", "hours_text", "hours_words", "read_hours", "times_of"]

_CLOSED: Final = {"", "-", "–", "dicht", "gesloten"}
_MOST: Final = 4
_DAY: Final = 24 * 60
#: A stroke is one too, but not that of "t/m".
_APART: Final = re.compile(r"\s*(?:,|;|\+|&|\ben\b|(?<!t)/|/(?!m))\s*")
_CLOCK: Final = r"(\d{1,2})(?:[:.u](\d{2}))?(?:\s*(?:uur|u)\b)?"
_BLOCK: Final = re.compile(rf"(?:van\s+)?{_CLOCK}\s*(?:-|–|—|tot|t/m)\s*{_CLOCK}")
#: Blocks behind each other, with only a blank between them.
_BLOCKS: Final = re.compile(rf"{_BLOCK.pattern}(?:\s+{_BLOCK.pattern})*")
_ALWAYS: Final = {"dag en nacht", "de hele dag en nacht", "24 uur", "24 uur per dag", "24/7"}
_WHOLE_DAY: Final = (time(0), LAST_MINUTE)


def _clock(hour: str, minute: str | None) -> time:
    """A time; 24:00 is midnight at the end of the day."""
    return time(0 if hour == "24" and not int(minute or 0) else int(hour), int(minute or 0))


def _times(match: re.Match[str]) -> tuple[time, time]:
    """Begin and end; from midnight to midnight is the whole day, which ends a minute before."""
    start, end = _clock(match[1], match[2]), _clock(match[3], match[4])
    return _WHOLE_DAY if match[3] == "24" and start == end else (start, end)


def block_of(start: time, end: time) -> str:
    """One block as it is kept in a proposal."""
    return f"{start:%H:%M}-{end:%H:%M}"


def times_of(block: str) -> tuple[time, time]:
    """Begin and end of a kept block."""
    start, end = block.split("-")
    return time.fromisoformat(start), time.fromisoformat(end)


def hours_text(blocks: list[str]) -> str:
    """Blocks as an owner types them."""
    return f" {_('en')} ".join(blocks)


def hours_words(blocks: list[str]) -> str:
    """Blocks as people read them, with the times of the public page: "9.30 – 11.00 uur en 13.00 – 17.00 uur"."""
    times = [tuple(map(time_format, times_of(block))) for block in blocks]
    return f" {_('en')} ".join(_("%(start)s – %(end)s uur") % {"start": start, "end": end} for start, end in times)


def _check_apart(blocks: list[tuple[time, time]]) -> None:
    """No time twice; what ends in the night goes on until the next day."""
    spans = sorted((start.hour * 60 + start.minute, end.hour * 60 + end.minute) for start, end in blocks)
    for (start, end), (following, _end) in pairwise(spans):
        if following < (end if end > start else end + _DAY):
            raise ValidationError(_("Deze tijden lopen door elkaar. Kijk ze na."))


def read_hours(text: str) -> list[str]:
    """The blocks in what somebody typed, in order; raises ``ValidationError`` with what to do."""
    words = " ".join(text.lower().split()).removesuffix(".").replace("tot en met", "t/m")
    if words in _CLOSED:
        return []
    if words in _ALWAYS:
        return [block_of(*_WHOLE_DAY)]
    unreadable = ValidationError(_("Dit lezen wij niet als tijd. Schrijf het zo: 9:00-12:00 en 13:00-17:00."))
    blocks = []
    for part in _APART.split(words):
        if not _BLOCKS.fullmatch(part):
            raise unreadable
        try:
            blocks += [_times(match) for match in _BLOCK.finditer(part)]
        except ValueError:
            raise unreadable from None
    if any(start == end for start, end in blocks):
        raise ValidationError(_("Begin en einde zijn gelijk. Bent u de hele dag open? Schrijf dan 0:00-24:00."))
    _check_apart(blocks)
    if len(blocks) > _MOST:
        raise ValidationError(_("Er passen hier vier tijden. Schrijf de rest bij de opmerking."))
    return [block_of(*block) for block in sorted(blocks)]
