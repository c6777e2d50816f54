"""Text that people send us, made safe to store and to mail; nothing that they wrote gets lost."""

import unicodedata

__all__ = ["one_line", "plain_lines", "without_formula"]

_LINE_BREAKS = str.maketrans({"\r": "\n", "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n"})
_UNWANTED = frozenset({"Cc", "Cs"})  # control characters, lone surrogates
_FORMULA = ("=", "+", "-", "@")


def plain_lines(text: str) -> str:
    r"""Text with ``\n`` as its only line break, without control characters; tabs become spaces.

    Browsers send ``\r\n`` but count one character for ``maxlength``; after this both count the same.
    """
    unified = text.replace("\r\n", "\n").translate(_LINE_BREAKS).replace("\t", " ")
    return "".join(char for char in unified if char == "\n" or unicodedata.category(char) not in _UNWANTED)


def one_line(text: str) -> str:
    """Text on one line, with single spaces: safe for a header of a mail and for a short field."""
    return " ".join(plain_lines(text).split())


def without_formula(text: str) -> str:
    """Words for a CSV file. A spreadsheet must not run what somebody wrote, so an apostrophe makes it text."""
    return f"'{text}" if text.startswith(_FORMULA) else text
