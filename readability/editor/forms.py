"""Why a text goes out that is too difficult."""

from django import forms
from django.utils.translation import gettext_lazy as _

from readability.models import SHORTEST_REASON

__all__ = ["ReasonForm"]


class ReasonForm(forms.Form):
    """One reason, in words."""

    reason = forms.CharField(
        label=_("Waarom gaat deze tekst nu toch door?"),
        help_text=_("Uw reden staat in het B1-overzicht. Bijvoorbeeld: dit is de letterlijke tekst van een wet."),
        min_length=SHORTEST_REASON,
        max_length=1000,
        error_messages={
            "required": _("Schrijf in één zin waarom de tekst zo moet blijven."),
            "min_length": _("Uw reden is te kort. Schrijf in één zin waarom de tekst zo moet blijven."),
        },
        widget=forms.Textarea(attrs={"rows": 3}),
    )
