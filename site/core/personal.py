"""What in a text of a visitor may point to one person: telephone numbers, e-mail addresses, citizen service numbers."""

from __future__ import annotations

import re
from typing import Final

from core.phones import personal_numbers

__all__ = ["personal_words"]

_EMAIL: Final = re.compile(r"[^\s@<>()\[\],;:\"']+@[^\s@<>()\[\],;:\"']+\.[^\W\d_]{2,}")
#: Nine digits, at once or in the groups in which people write a burgerservicenummer (BSN).
_BSN: Final = re.compile(r"(?<![\w.,])(?:\d{9}|\d{4}[ .-]\d{2}[ .-]\d{3}|\d{3}[ .-]\d{3}[ .-]\d{3})(?![.,]?\w)")


def personal_words(text: str) -> list[str]:
    """The pieces of a text that look like personal data, as they stand there, each one once.

    A guess in favour of the person: an order number of nine digits is found too. Names and illness are not found.
    """
    found = [*personal_numbers(text)]
    rest = text
    for number in found:
        rest = rest.replace(number, " ")
    found += [*_EMAIL.findall(rest), *_BSN.findall(rest)]
    return list(dict.fromkeys(found))
