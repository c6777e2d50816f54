"""Mailing a list to oneself."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import EmailField, ProtectedFormMixin

__all__ = ["MailForm"]


class MailForm(ProtectedFormMixin, forms.Form):
    """An address and nothing else: the mail holds our own words only, so that nobody can send others a message."""

    minimum_seconds = 1  # one field, which a browser fills in by itself

    email = EmailField(
        label=_("Wat is uw e-mailadres?"),
        help_text=_("Wij bewaren het niet. Het is weg zodra de mail weg is."),
        error_messages={"required": _("Vul uw e-mailadres in. Daar sturen wij uw lijstje naartoe.")},
    )
    alone = forms.BooleanField(
        label=_("Niemand anders leest mijn mail."),
        error_messages={"required": _("Leest een ander uw mail? Stuur het lijstje dan niet, en schrijf het over.")},
    )

    def __init__(self, *args: Any, sensitive: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not sensitive:
            del self.fields["alone"]
