"""Dutch telephone numbers as people read them aloud: which ones may be called, and how a link says it."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["holds_number", "is_sample_number", "length_fault", "personal_numbers", "spaced_number", "tel_uri"]

#: 112, 113, 0800 20 00, 06 12 34 56 78; no year, and no amount such as 20.000.
_IN_TEXT = re.compile(r"(?<![\d.,])(?:11[2-6]|14 ?0\d{2,3}|(?:\+31|0)[\d ()-]{6,14}\d)(?![\d.,]?\d)")

#: How visitors write one, with dots too: 06.12.34.56.78, tel.0612345678; no date, no part of a larger number.
_BY_VISITORS = re.compile(
    r"(?<!\d)(?<!\d[.,])(?!\d\d\.\d\d\.(?:19|20)\d\d(?!\d))(?:\+31|0(?!\.\d{3}))[\d ().-]{6,20}\d(?![.,]?\d)"
)
_DIGITS = 10

_TWO_DIGIT_AREAS = ("06",)
# fmt: off
_THREE_DIGIT_AREAS = frozenset({
    "010", "013", "015", "020", "023", "024", "026", "030", "033", "035", "036", "038", "040", "043",
    "045", "046", "050", "053", "055", "058", "070", "071", "072", "073", "074", "075", "076", "077", "078",
    "079",
})
# fmt: on
_WITHOUT_AREA = ("08", "09")
_FOUR_DIGITS = 4
#: So many digits in a row are hard to read, and to dial.
_LONG_ROW = re.compile(r"(?=.*\d{5})\+?[\d ]+")
#: What follows the area code, by its length.
_GROUPS = {4: (2, 2), 6: (2, 2, 2), 7: (3, 2, 2), 8: (2, 2, 2, 2)}
_FREE_OR_PAID = ("0800", "0900", "0906", "0909")
_COUNTRY = "31"
_FREE_LENGTHS = (8, 11)
_ABROAD_LENGTHS = range(8, 16)
#: Without a zero: 112, 113, 144, 116 123, 14 0320, 1850, and four digits for a message.
_SHORT = re.compile(r"11[23]|144|116\d{3}|140\d{2,3}|18\d\d|[2-9]\d{3}")


def tel_uri(number: str) -> str:
    """Address of a ``tel:`` link: only digits, and the plus of a foreign number."""
    digits = re.sub(r"\D", "", number)
    return f"tel:+{digits}" if number.strip().startswith("+") else f"tel:{digits}"


def spaced_number(number: str) -> str:
    """A number as people read it aloud: 0320 00 12 34. One written in groups, or foreign, stays as it is."""
    written = " ".join(number.split())
    digits = _national(written)
    if not _LONG_ROW.fullmatch(written) or not digits.startswith("0"):
        return written
    area = 4 if digits.startswith(_FREE_OR_PAID) else 3 if digits.startswith(_WITHOUT_AREA) else _area_length(digits)
    groups, start = [digits[:area]], area
    for length in _GROUPS.get(len(digits) - area, ()):
        groups.append(digits[start : start + length])
        start += length
    if start < len(digits) or len(groups) == 1:
        return written
    return f"+{_COUNTRY} {' '.join(groups)[1:]}" if written.startswith("+") else " ".join(groups)


def length_fault(number: str) -> str:
    """What kind of number has too few or too many digits: ``area``, ``free``, ``abroad`` or ``short``. Empty when none.

    Only the length is looked at: whether somebody answers is not known.
    """
    digits = re.sub(r"\D", "", number.replace("(0)", ""))
    if number.strip().startswith("+") or digits.startswith("00"):
        whole = digits.removeprefix("00")
        if not whole.startswith(_COUNTRY):
            return "" if len(whole) in _ABROAD_LENGTHS else "abroad"
        rest = whole.removeprefix(_COUNTRY)
        if _SHORT.fullmatch(rest):
            return ""
        digits = f"0{rest.lstrip('0')}"
    if digits.startswith(_FREE_OR_PAID):
        return "" if len(digits) in _FREE_LENGTHS else "free"
    if digits.startswith("0"):
        return "" if len(digits) == _DIGITS else "area"
    return "" if _SHORT.fullmatch(digits) else "short"


def holds_number(text: str) -> bool:
    """Tell whether a text holds a telephone number."""
    return bool(_IN_TEXT.search(text))


def personal_numbers(text: str) -> Iterator[re.Match[str]]:
    """The telephone numbers in a text that may be of one person: no help line, no number that anybody may call.

    The text has plain signs: digits of ASCII, one kind of dash, nothing that can't be seen.
    """
    for found in _BY_VISITORS.finditer(text):
        number = _national(found[0])
        is_dotted_amount = "." in found[0] and len(number) < _DIGITS
        if number.startswith("0") and not number.startswith(_WITHOUT_AREA) and not is_dotted_amount:
            yield found


def is_sample_number(number: str) -> bool:
    """Tell whether a number is made up: its subscriber part, after the area code, starts with 00.

    Nobody has such a number, so it may be shown but never be called. Numbers without an area (088, 0800, 0900)
    have no subscriber part: some real ones go on with 00.
    """
    digits = _national(number)
    if not digits.startswith("0") or digits.startswith(_WITHOUT_AREA):
        return False
    return digits[_area_length(digits) :].startswith("00")


def _national(number: str) -> str:
    plain = re.sub(r"\D", "", number.replace("(0)", ""))
    if number.strip().startswith("+") and plain.startswith(_COUNTRY):
        return "0" + plain.removeprefix(_COUNTRY)
    return plain


def _area_length(digits: str) -> int:
    if digits.startswith(_TWO_DIGIT_AREAS):
        return 2
    return 3 if digits[:3] in _THREE_DIGIT_AREAS else _FOUR_DIGITS
