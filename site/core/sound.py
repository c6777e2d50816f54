"""How long a sound lasts, read from the file itself: an editor need not know, and a podcast app wants it exactly."""

from __future__ import annotations

import os
from typing import IO, Final

from core.uploads import extension_of

__all__ = ["SOUND_TYPES", "is_sound", "seconds_of"]

#: Kinds of sound that every browser and podcast app plays, with their media type.
SOUND_TYPES: Final = {"m4a": "audio/mp4", "mp3": "audio/mpeg"}

_HEAD: Final = 10
_FRAME_HEAD: Final = 4
#: A file may have some bytes of something else before its first frame, or between two frames.
_SEARCH_BYTES: Final = 64 * 1024
_MPEG_2_5, _MPEG_2, _MPEG_1 = 0, 2, 3
_LAYER_3: Final = 1
#: Eleven ones begin every frame.
_SYNC: Final = 0x7FF
_RATES: Final = {
    _MPEG_1: (44100, 48000, 32000),
    _MPEG_2: (22050, 24000, 16000),
    _MPEG_2_5: (11025, 12000, 8000),
}
#: Kilobits a second of layer III, by the four bits of a frame; the first is "free", which nobody uses.
_KILOBITS_1: Final = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0)
_KILOBITS_2: Final = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0)
#: Boxes of an MP4 file have a length and a name before them.
_BOX_HEAD: Final = 8


def is_sound(name: str) -> bool:
    """Whether a file with this name is a sound."""
    return extension_of(name) in SOUND_TYPES


def seconds_of(file: IO[bytes], name: str) -> int:
    """Whole seconds of a sound, at least one; 0 when the file is no sound or can't be read as one."""
    read = {"m4a": _seconds_of_mp4, "mp3": _seconds_of_mp3}.get(extension_of(name))
    if read is None:
        return 0
    try:
        seconds = read(file)
    finally:
        file.seek(0)
    return max(1, round(seconds)) if seconds else 0


# -- mp3 -------------------------------------------------------------------------------------------


def _seconds_of_mp3(file: IO[bytes]) -> float:
    """The frames one by one, as their length may differ (ISO 11172-3, ISO 13818-3)."""
    position, seconds, lost = _after_tag(file), 0.0, 0
    size = file.seek(0, os.SEEK_END)
    while position + _FRAME_HEAD <= size and lost < _SEARCH_BYTES:
        file.seek(position)
        length, duration = _frame(file.read(_FRAME_HEAD))
        if length:
            position, seconds, lost = position + length, seconds + duration, 0
        else:
            position, lost = position + 1, lost + 1
    return seconds


def _after_tag(file: IO[bytes]) -> int:
    """Where the sound begins: after the ID3 tag, whose length stands in four times seven bits."""
    file.seek(0)
    head = file.read(_HEAD)
    if len(head) < _HEAD or not head.startswith(b"ID3"):
        return 0
    length = 0
    for byte in head[6:]:
        length = length << 7 | byte & 0x7F
    return _HEAD + length


def _frame(head: bytes) -> tuple[int, float]:
    """Bytes and seconds of the frame with this head; zeros when it is none of layer III."""
    bits = int.from_bytes(head, "big")
    version, layer, kilobits, rate = bits >> 19 & 3, bits >> 17 & 3, bits >> 12 & 15, bits >> 10 & 3
    rates = _RATES.get(version)
    if bits >> 21 != _SYNC or layer != _LAYER_3 or rates is None or rate >= len(rates):
        return 0, 0.0
    per_second = (_KILOBITS_1 if version == _MPEG_1 else _KILOBITS_2)[kilobits] * 1000
    samples = 1152 if version == _MPEG_1 else 576
    if not per_second:
        return 0, 0.0
    return samples // 8 * per_second // rates[rate] + (bits >> 9 & 1), samples / rates[rate]


# -- m4a -------------------------------------------------------------------------------------------


def _seconds_of_mp4(file: IO[bytes]) -> float:
    """The head of the film, which a sound has too: the box ``mvhd`` in the box ``moov`` (ISO 14496-12)."""
    start, end = 0, file.seek(0, os.SEEK_END)
    for name in (b"moov", b"mvhd"):
        start, end = _box(file, name, start, end)
    if not end:
        return 0.0
    file.seek(start)
    wide = file.read(1) == b"\x01"  # version 1 has numbers of 8 bytes
    file.seek(3 + (16 if wide else 8), os.SEEK_CUR)
    scale = int.from_bytes(file.read(4), "big")
    length = int.from_bytes(file.read(8 if wide else 4), "big")
    return length / scale if scale else 0.0


def _box(file: IO[bytes], name: bytes, start: int, end: int) -> tuple[int, int]:
    """Where what is in the box of this name begins and ends; zeros when it is not between start and end."""
    while start + _BOX_HEAD <= end:
        file.seek(start)
        head = file.read(_BOX_HEAD)
        length, inside = int.from_bytes(head[:4], "big"), start + _BOX_HEAD
        if length == 1:  # the length follows, in 8 bytes
            length, inside = int.from_bytes(file.read(8), "big"), inside + 8
        elif length == 0:  # to the end of the file
            length = end - start
        if length < inside - start:
            return 0, 0
        if head[4:] == name:
            return inside, min(start + length, end)
        start += length
    return 0, 0
