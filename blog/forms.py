"""The edit form of an episode: editors type minutes and seconds, not a number of seconds."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.page_forms import BasePageForm

__all__ = ["EpisodeForm", "LengthField"]

_PARTS = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)|(\d{1,4})")
_MINUTE = 60
_HOUR = 60 * _MINUTE


class LengthField(forms.CharField):
    """A length as "30:15", "1:02:30" or whole minutes; the value is a number of seconds, 0 when it is empty."""

    def prepare_value(self, value: Any) -> Any:
        """Show seconds as minutes and seconds; what someone typed stays as it is."""
        if not isinstance(value, int):
            return value
        return f"{value // _MINUTE}:{value % _MINUTE:02d}" if value else ""

    def to_python(self, value: Any) -> Any:
        """Seconds."""
        text = str(value or "").strip()
        if not text:
            return 0
        match = _PARTS.fullmatch(text)
        if match is None:
            raise ValidationError(_("Schrijf de duur als minuten en seconden, zoals 30:15."), code="invalid")
        hours, minutes, seconds, whole = (int(part or 0) for part in match.groups())
        return hours * _HOUR + (minutes + whole) * _MINUTE + seconds

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare lengths, not ways of writing them."""
        try:
            return bool(self.to_python(data) != (initial or 0))
        except ValidationError:
            return True


class EpisodeForm(BasePageForm):
    """Every field of an episode, with its length in minutes and seconds."""

    duration_seconds = LengthField(
        label=_("Duur"),
        required=False,
        help_text=_(
            "Is er een geluid? Laat dit dan leeg: wij lezen de duur uit het bestand. "
            "Is er geen geluid? Schrijf minuten en seconden, zoals 30:15."
        ),
    )
