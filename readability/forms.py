"""The form in which anyone tests a text of their own."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LinesField, ProtectedFormMixin

__all__ = ["MAX_CHARACTERS", "TryTextForm"]

#: About seven pages.
MAX_CHARACTERS = 20_000


class TryTextForm(ProtectedFormMixin, forms.Form):
    """One Dutch text. Nothing of it is kept."""

    minimum_seconds = 1  # people paste a text and press the button at once

    text = LinesField(
        label=_("Welke tekst wilt u testen?"),
        help_text=_("Plak hier een Nederlandse tekst. Wij bewaren uw tekst niet. Haal namen en medische gegevens weg."),
        max_length=MAX_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 14, "lang": "nl", "dir": "ltr", "autocomplete": "off"}),
        error_messages={"required": _("Plak of schrijf hier uw tekst.")},
    )
