"""What in a text of a visitor may point to one person: telephone numbers, e-mail addresses, citizen service numbers."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from core.phones import personal_numbers

__all__ = ["personal_words"]

_EMAIL: Final = re.compile(r"[^\s@<>()\[\],;:\"']+@[^\s@<>()\[\],;:\"']+\.[^\W\d_]{2,}")
#: Nine digits, at once or in the groups in which people write a burgerservicenummer (BSN).
_BSN: Final = re.compile(r"(?<![\w.,])(?:\d{9}|\d{4}[ .-]\d{2}[ .-]\d{3}|\d{3}[ .-]\d{3}[ .-]\d{3})(?![.,]?\w)")


#: Signs of other alphabets and from word processors, by their kind: a space, a dash.
_PLAIN_SIGNS: Final = {"Zs": " ", "Pd": "-"}
_UNSEEN: Final = "Cf"


def personal_words(text: str) -> list[str]:
    """The pieces of a text that look like personal data, as they stand there, each one once.

    A guess in favour of the person: an order number of nine digits is found too. Names and illness are not found.
    Whichever digits, dashes and unseen signs a phone puts in a text, the number is seen.
    """
    plain, places = _plain(text)
    found = list(personal_numbers(plain))
    for match in found:
        plain = f"{plain[: match.start()]}{' ' * len(match[0])}{plain[match.end() :]}"
    found += [*_EMAIL.finditer(plain), *_BSN.finditer(plain)]
    return list(dict.fromkeys(text[places[match.start()] : places[match.end() - 1] + 1] for match in found))


def _plain(text: str) -> tuple[str, list[int]]:
    """A text in plain signs, and for each of those its place in the text."""
    signs: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        for sign in unicodedata.normalize("NFKC", char):
            kind = unicodedata.category(sign)
            if kind != _UNSEEN:
                digit = unicodedata.decimal(sign, None)
                signs.append(_PLAIN_SIGNS.get(kind, sign) if digit is None else str(digit))
                places.append(place)
    return "".join(signs), places
