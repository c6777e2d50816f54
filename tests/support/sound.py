"""Small sounds for tests, made in memory."""

from __future__ import annotations

import struct

__all__ = ["m4a", "mp3", "mp3_frame"]


def mp3_frame(*, kilobits: int = 3, version: int = 2, padding: int = 0) -> bytes:
    """A silent frame of layer III: MPEG 2 at 22050 hertz and 24 kilobits, unless told otherwise."""
    rates = {3: 44100, 2: 22050, 0: 11025}
    speeds = {3: (32, 40, 48), 2: (8, 16, 24), 0: (8, 16, 24)}
    samples = 1152 if version == 3 else 576
    head = 0x7FF << 21 | version << 19 | 1 << 17 | 1 << 16 | kilobits << 12 | padding << 9 | 3 << 6
    length = samples // 8 * speeds[version][kilobits - 1] * 1000 // rates[version] + padding
    return head.to_bytes(4, "big") + bytes(length - 4)


def mp3(seconds: float, *, tag: int = 20) -> bytes:
    """A sound of about this length, with a tag of this many bytes before it."""
    head = b"ID3\x03\x00\x00" + bytes([0, 0, tag >> 7, tag & 0x7F]) + bytes(tag) if tag else b""
    return head + mp3_frame() * round(seconds * 22050 / 576)


def m4a(seconds: int, *, wide: bool = False) -> bytes:
    """The boxes of an MP4 sound of this length, without the sound."""
    if wide:
        inside = struct.pack(">B3xQQIQ", 1, 0, 0, 1000, seconds * 1000)
    else:
        inside = struct.pack(">B3xIIII", 0, 0, 0, 1000, seconds * 1000)
    box = struct.pack(">I4s", 8 + len(inside), b"mvhd") + inside
    moov = struct.pack(">I4s", 8 + len(box), b"moov") + box
    kind = b"M4A \x00\x00\x00\x00M4A mp42"
    data = struct.pack(">I4sQ", 1, b"mdat", 24) + bytes(8)
    return struct.pack(">I4s", 8 + len(kind), b"ftyp") + kind + data + moov
