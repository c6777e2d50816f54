"""The contact form."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import EmailField, LinesField, OneLineField, ProtectedFormMixin
from home.enums import ContactSubject
from home.models.contact import ContactMessage

__all__ = ["ContactForm"]


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
