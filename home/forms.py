"""The forms of the home area: contact, and a remark about a page."""

from __future__ import annotations

import hashlib
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from core.forms import EmailField, LinesField, OneLineField, ProtectedFormMixin
from core.personal import personal_words
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


def _mark(words: str) -> str:
    """Stands for words that the visitor was warned about, without saying them again."""
    return hashlib.sha256(words.encode()).hexdigest()[:12]


class RemarkForm(ProtectedFormMixin, forms.Form):
    """What a visitor misses on a page. Nobody answers it, so it needs no name.

    Words that look like personal data are shown to the visitor once. Who then sends them again means to: it may be
    the number of an organisation.
    """

    remark = LinesField(
        help_text=_("Schrijf geen namen of nummers op, en niets over ziekte. Dan weet niemand dat u het bent."),
        max_length=PageVote.REMARK_MAX_LENGTH,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("U schreef nog niets. Schrijf iets op, of ga terug naar de pagina.")},
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput())

    def __init__(self, *args: Any, is_useful: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["remark"].label = _("Wat kan nog beter?") if is_useful else _("Wat mist u?")

    def clean_remark(self) -> str:
        """Name what looks like personal data, unless the visitor saw that already."""
        remark: str = self.cleaned_data["remark"]
        found = {_mark(words): words for words in personal_words(remark)}
        known = set(str(self.data.get(self.add_prefix("seen"), "")).split())
        new = [words for mark, words in found.items() if mark not in known]
        if new:
            data = QueryDict(mutable=True)
            data.update(self.data)
            data[self.add_prefix("seen")] = " ".join(found)
            self.data = data
            text = _(
                "Is dit van een persoon: %(words)s? Haal het dan weg. "
                "Is het van een organisatie? Dan mag het blijven staan. Druk daarna weer op Verstuur."
            )
            raise ValidationError(text, code="personal", params={"words": ", ".join(new)})
        return remark
