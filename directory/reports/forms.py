"""The form behind "Klopt dit niet?"."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import EmailField, LinesField, PersonalWarningMixin, ProtectedFormMixin
from directory.enums import ReportKind
from directory.models import Report

__all__ = ["ReportForm"]


class ReportForm(PersonalWarningMixin, ProtectedFormMixin, forms.Form):
    """What is wrong with an entry. One choice is enough, except for "Iets anders": that needs words."""

    kind = forms.ChoiceField(
        label=_("Wat klopt er niet?"),
        choices=ReportKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat er niet klopt."), "invalid_choice": _("Kies één van de antwoorden.")},
    )
    text = LinesField(
        label=_("Wat moet het zijn?"),
        help_text=_("Weet u het niet? Laat dit dan leeg. Schrijf niets op over uzelf of over ziekte."),
        max_length=Report.TEXT_MAX_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    email = EmailField(
        label=_("Wat is uw e-mailadres?"),
        help_text=_("Alleen nodig als u antwoord wilt. De organisatie krijgt uw adres niet."),
        required=False,
    )

    def clean_text(self) -> str:
        """Something else needs words. What looks like personal data is named, unless the visitor saw that already."""
        text = str(self.cleaned_data["text"])
        if not text and self.cleaned_data.get("kind") == ReportKind.OTHER:
            raise forms.ValidationError(_("Schrijf hier wat er niet klopt."), code="required")
        return self.warn_once(text)
