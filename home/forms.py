"""The forms of the home area: contact, and a remark about a page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import EmailField, LinesField, OneLineField, PersonalWarningMixin, ProtectedFormMixin
from home.enums import ContactSubject
from home.models.contact import ContactMessage
from home.models.votes import PageVote

__all__ = ["ContactForm", "RemarkForm"]


class ContactForm(ProtectedFormMixin, forms.Form):
    """A message to the team. Only the subject and the message are needed."""

    subject = forms.ChoiceField(
        label=_("Waar gaat uw bericht over?"),
        choices=ContactSubject.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies waar uw bericht over gaat."),
            "invalid_choice": _("Kies één van de antwoorden."),
        },
    )
    about = OneLineField(
        label=_("Over welke pagina gaat het?"),
        help_text=_("Schrijf de naam of het adres van de pagina op."),
        max_length=300,
        required=False,
    )
    message = LinesField(
        label=_("Wat wilt u ons vertellen?"),
        help_text=_("Schrijf geen medische gegevens op. Die hebben wij niet nodig."),
        max_length=ContactMessage.MESSAGE_MAX_LENGTH,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Schrijf hier uw bericht.")},
    )
    name = OneLineField(
        label=_("Hoe heet u?"),
        help_text=_("Een voornaam is genoeg."),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = EmailField(
        label=_("Wat is uw e-mailadres?"),
        help_text=_("Alleen nodig als u antwoord wilt."),
        required=False,
    )


class RemarkForm(PersonalWarningMixin, ProtectedFormMixin, forms.Form):
    """What a visitor misses on a page. Nobody answers it, so it needs no name."""

    remark = LinesField(
        help_text=_("Schrijf geen namen of nummers op, en niets over ziekte. Dan weet niemand dat u het bent."),
        max_length=PageVote.REMARK_MAX_LENGTH,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("U schreef nog niets. Schrijf iets op, of ga terug naar de pagina.")},
    )

    def __init__(self, *args: Any, is_useful: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["remark"].label = _("Wat kan nog beter?") if is_useful else _("Wat mist u?")

    def clean_remark(self) -> str:
        """Name what looks like personal data, unless the visitor saw that already."""
        return self.warn_once(self.cleaned_data["remark"])
