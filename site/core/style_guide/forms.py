"""A form with every kind of question, in every state that it can be in."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError

from core.forms.fields import EmailField, LinesField, OneLineField

__all__ = ["SampleForm", "sample_form"]

_SUBJECTS: Final = [("vraag", "Ik heb een vraag"), ("fout", "Iets klopt niet"), ("lang", "Iets anders, namelijk: " * 4)]
_PLACES: Final = [("", "Kies een gemeente"), ("almere", "Almere"), ("urk", "Urk")]
_GOOD: Final = {
    "name": "Fatma",
    "email": "fatma@voorbeeld.example",
    "subject": "vraag",
    "days": ["ma", "di"],
    "place": "urk",
    "message": "Wanneer is het buurthuis open?",
    "agreed": "on",
}
_WRONG: Final = {"name": "F" * 120, "email": "geen adres", "place": "parijs"}


class SampleForm(forms.Form):
    """Short and long answers, choices of one and of more, a tick box; with hints, and one that may stay empty."""

    name = OneLineField(label="Hoe heet u?", required=False, help_text="Alleen een voornaam is goed.")
    email = EmailField(label="Wat is uw e-mailadres?", help_text="Wij sturen u daar een antwoord.")
    subject = forms.ChoiceField(
        label="Waar gaat het over?",
        choices=_SUBJECTS,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies waar uw bericht over gaat."},
    )
    days = forms.MultipleChoiceField(
        label="Op welke dagen kunt u?",
        choices=[("ma", "Maandag"), ("di", "Dinsdag")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    place = forms.ChoiceField(
        label="In welke gemeente woont u?",
        choices=_PLACES,
        error_messages={"invalid_choice": "Kies een gemeente uit de lijst.", "required": "Kies uw gemeente."},
    )
    message = LinesField(label="Wat wilt u vragen?", max_length=500)
    agreed = forms.BooleanField(
        label="Ik begrijp dat mijn bericht een jaar blijft bewaard.",
        error_messages={"required": "Zet een vinkje als u het begrijpt."},
    )

    def clean(self) -> dict[str, Any]:
        """Of the form as a whole something may be wrong too."""
        cleaned = super().clean() or {}
        if "email" in self.errors and "place" in self.errors:
            words = "Wij konden uw bericht niet versturen. Kijk naar de vragen hieronder."
            raise ValidationError(words, code="more")
        return cleaned


def sample_form(state: str) -> SampleForm:
    """The form as it is at first ("leeg"), filled ("ingevuld"), with faults ("fouten") or closed ("dicht")."""
    data = {"leeg": None, "ingevuld": _GOOD, "fouten": _WRONG, "dicht": None}[state]
    answers = None if data is None else {f"{state}-{name}": value for name, value in data.items()}
    form = SampleForm(answers, prefix=state)
    if state == "dicht":
        for name, question in form.fields.items():
            question.disabled = True
            question.initial = _GOOD[name]
    form.full_clean()
    return form
