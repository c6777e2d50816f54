"""The forms of owners: change, stop, hand over; and "Werkt u hier?" for who wants a link."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.forms import EmailField, OneLineField, ProtectedFormMixin
from directory.enums import ClosureKind

if TYPE_CHECKING:
    from datetime import date

__all__ = ["LinkForm", "StopForm", "SuccessorForm"]

_WRONG_DAY: Final = gettext_lazy("Dit is geen dag die wij kennen. Schrijf hem zo: 31-12-2026.")
_FARTHEST: Final = timedelta(days=730)


class _DayInput(forms.DateInput):
    """The calendar of the browser; it sends the day as the standard has it."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def _day_field(label: Any, help_text: Any, *, required: bool) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=required,
        widget=_DayInput(),
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
        error_messages={"invalid": _WRONG_DAY, "required": gettext_lazy("Vul een dag in.")},
    )


class StopForm(forms.Form):
    """Help stops, or is closed for a while."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Wat is er aan de hand?"),
        choices=ClosureKind.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Kies wat er aan de hand is."),
            "invalid_choice": gettext_lazy("Kies één van de antwoorden."),
        },
    )
    from_day = _day_field(
        gettext_lazy("Vanaf welke dag?"),
        gettext_lazy("Is het vandaag of eerder? Dan staat het meteen op de website."),
        required=True,
    )
    reopens_on = _day_field(
        gettext_lazy("Wanneer bent u weer open?"),
        gettext_lazy("Alleen als u tijdelijk dicht bent. Weet u het nog niet? Laat dit dan leeg."),
        required=False,
    )

    def clean_from_day(self) -> date:
        """Not years away: that is a slip of the fingers."""
        day: date = self.cleaned_data["from_day"]
        if abs(day - timezone.localdate()) > _FARTHEST:
            raise ValidationError(_("Deze dag is te ver weg. Kijk het jaar na."))
        return day

    def clean(self) -> dict[str, Any]:
        """Open again comes after closed."""
        data = super().clean() or {}
        first, again = data.get("from_day"), data.get("reopens_on")
        if data.get("kind") == ClosureKind.STOPPED and again:
            self.add_error(
                "reopens_on",
                _("U zei dat u stopt. Gaat u later weer open? Kies dan “tijdelijk dicht”. Zo niet: maak dit leeg."),
            )
        elif first and again and again <= first:
            self.add_error("reopens_on", _("Deze dag komt voor de dag dat u dicht gaat. Draai ze om."))
        elif again and again <= timezone.localdate():
            self.add_error("reopens_on", _("Deze dag is al geweest. Bent u weer open? Dan hoeft u niets te melden."))
        return data


class SuccessorForm(forms.Form):
    """Who keeps the entry from now on."""

    name = OneLineField(
        label=gettext_lazy("Wie gaat er nu over?"),
        help_text=gettext_lazy("Een naam of een functie, zoals: de balie."),
        max_length=120,
        error_messages={"required": gettext_lazy("Schrijf op wie er nu over gaat.")},
    )
    address = EmailField(
        label=gettext_lazy("Wat is het e-mailadres?"),
        help_text=gettext_lazy(
            "Wij sturen daar een mail heen. Houdt uw opvolger dit bij? Dan drukt die in de mail op ja."
        ),
        error_messages={"required": gettext_lazy("Vul het e-mailadres in.")},
    )


class LinkForm(ProtectedFormMixin, forms.Form):
    """Somebody who works at the organisation asks for a link."""

    address = EmailField(
        label=gettext_lazy("Wat is uw e-mailadres op het werk?"),
        error_messages={"required": gettext_lazy("Vul uw e-mailadres in.")},
    )
