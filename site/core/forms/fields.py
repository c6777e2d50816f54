"""Form fields that clean what people type and say in plain words what to do."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.cleaning import one_line, plain_lines

__all__ = ["EmailField", "LinesField", "OneLineField"]

_REQUIRED = _("Vul dit veld in.")
_TOO_LONG = _("Dit is te lang. Er passen %(limit_value)d tekens in. U schreef er %(show_value)d.")


def _messages(kwargs: dict[str, Any]) -> dict[str, Any]:
    own = kwargs.pop("error_messages", None) or {}
    return {**kwargs, "error_messages": {"required": _REQUIRED, "max_length": _TOO_LONG, **own}}


class OneLineField(forms.CharField):
    """A short answer. Line breaks and control characters become single spaces, so it is safe in a mail header."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**_messages({"max_length": 100, **kwargs}))

    def to_python(self, value: Any) -> Any:
        """The answer on one line."""
        return super().to_python(one_line(value) if isinstance(value, str) else value)


class LinesField(forms.CharField):
    """A longer answer, with line breaks, in a text area."""

    widget = forms.Textarea

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**_messages({"max_length": 4000, **kwargs}))

    def to_python(self, value: Any) -> Any:
        r"""The answer with ``\n`` as its line break, so that its length is what the browser counted."""
        return super().to_python(plain_lines(value) if isinstance(value, str) else value)


class EmailField(forms.EmailField):
    """One e-mail address; tells what is wrong with it instead of only that it is."""

    def __init__(self, **kwargs: Any) -> None:
        wrong = _("Dit adres klopt niet. Een goed adres is bijvoorbeeld naam@voorbeeld.example.")
        own = kwargs.pop("error_messages", None) or {}
        super().__init__(**_messages({"max_length": 254, **kwargs, "error_messages": {"invalid": wrong, **own}}))

    def to_python(self, value: Any) -> Any:
        """The address without the spaces that a paste brings along."""
        return super().to_python(one_line(value) if isinstance(value, str) else value)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Let browsers fill it in, and leave the letters alone."""
        return {
            "autocomplete": "email",
            "autocapitalize": "none",
            "spellcheck": "false",
            **super().widget_attrs(widget),
        }

    def run_validators(self, value: Any) -> None:
        """Name the two slips that people make most."""
        if value and "@" not in value:
            raise ValidationError(
                _("Er mist een @. Een goed adres is bijvoorbeeld naam@voorbeeld.example."), code="invalid"
            )
        if value and " " in value:
            raise ValidationError(_("Er staat een spatie in het adres. Haal die weg."), code="invalid")
        super().run_validators(value)
