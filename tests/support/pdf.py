"""What a PDF of Chromium says, read without a library: its text, by the table of letters of each font."""

from __future__ import annotations

import re
import zlib

__all__ = ["headings", "text_of"]


def _objects(pdf: bytes) -> dict[int, bytes]:
    return {int(number): part for number, part in re.findall(rb"(?ms)^(\d+) 0 obj\s(.*?)\nendobj", pdf)}


def _stream(part: bytes) -> bytes:
    return zlib.decompress(part.split(b"stream\n", 1)[1].rsplit(b"\nendstream", 1)[0])


def _letters(table: bytes) -> dict[int, str]:
    """Letters by the code that the font gives them."""
    letters: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, value in re.findall(rb"<(\w+)> <(\w+)>", block):
            letters[int(code, 16)] = bytes.fromhex(value.decode()).decode("utf-16-be")
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, value in re.findall(rb"<(\w+)> <(\w+)> <(\w+)>", block):
            for step in range(int(last, 16) - int(first, 16) + 1):
                letters[int(first, 16) + step] = chr(int(value, 16) + step)
    return letters


def text_of(pdf: bytes) -> str:
    """All letters of all pages, without spaces: those are a matter of place in a PDF."""
    parts = _objects(pdf)
    fonts: dict[bytes, dict[int, str]] = {}
    for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", pdf):
        found = re.search(rb"/ToUnicode (\d+) 0 R", parts[int(number)])
        fonts[name] = _letters(_stream(parts[int(found[1])])) if found else {}
    drawn = [number for part in parts.values() for number in re.findall(rb"/Contents (\d+) 0 R", part)]
    text, letters = "", dict[int, str]()
    for number in drawn:
        for font, codes in re.findall(rb"/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>", _stream(parts[int(number)])):
            if font:
                letters = fonts[font]
                continue
            text += "".join(letters.get(code, "") for code in bytes.fromhex(codes.decode()))
    return "".join(text.split())


def headings(pdf: bytes) -> list[str]:
    """Kinds of the headings in the tag tree, in the order of the file."""
    return [kind.decode() for kind in re.findall(rb"/S /(H[1-6])\b", pdf)]
