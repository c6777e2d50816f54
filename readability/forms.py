"""The form in which anyone tests a text of their own."""

from __future__ import annotations

import re
from typing import Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from core.forms import LinesField, ProtectedFormMixin

__all__ = ["MAX_CHARACTERS", "TryTextForm", "must_be_dutch", "must_be_short"]

#: About seven pages.
MAX_CHARACTERS: Final = 20_000
_WORD: Final = re.compile(r"[^\W\d_]+")
#: A third of the words of any Dutch text; a tenth is the most that another language has of them by chance.
_COMMON_WORDS: Final = frozenset(
    _WORD.findall(
        "aan als bij dat de deze dit door een en er geen heeft hebben het hij ik je kan maar met mijn moet na naar "
        "niet nog ook om onze op te tot u uit uw van veel voor wij wordt worden zich zij zijn zo"
    )
)
_LEAST_SHARE: Final = 0.1
_LEAST_WORDS: Final = 30


def must_be_short(text: str) -> None:
    """Refuse a text that is too long, with numbers as people write them: 20.000."""
    if len(text) > MAX_CHARACTERS:
        raise ValidationError(
            _("Uw tekst is te lang: %(length)s tekens. Er passen er %(most)s. Test hem in stukken."),
            code="too_long",
            params={
                "length": number_format(len(text), force_grouping=True),
                "most": number_format(MAX_CHARACTERS, force_grouping=True),
            },
        )


def must_be_dutch(text: str) -> None:
    """Refuse a text in another language; one of a few words may be anything."""
    words = _WORD.findall(text[:MAX_CHARACTERS].lower())
    if len(words) < _LEAST_WORDS:
        return
    if sum(word in _COMMON_WORDS for word in words) < _LEAST_SHARE * len(words):
        raise ValidationError(
            _("Dit lijkt geen Nederlands. De test werkt alleen voor een Nederlandse tekst."), code="language"
        )


class TryTextForm(ProtectedFormMixin, forms.Form):
    """One Dutch text. Nothing of it is kept.

    The field has no ``maxlength``: a browser would cut off a long text without a word.
    """

    minimum_seconds = 0  # people paste a text and press the button at once, and nothing is kept or sent

    text = LinesField(
        label=_("Welke tekst wilt u testen?"),
        help_text=_(
            "Plak hier een Nederlandse tekst van hoogstens 20.000 tekens. Dat zijn ongeveer zeven bladzijden. "
            "Wij bewaren uw tekst niet. Haal namen en medische gegevens weg."
        ),
        max_length=None,
        widget=forms.Textarea(attrs={"rows": 14, "lang": "nl", "dir": "ltr", "autocomplete": "off"}),
        error_messages={"required": _("Plak of schrijf hier uw tekst.")},
        validators=[must_be_short, must_be_dutch],
    )
