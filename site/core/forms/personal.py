"""Warning visitors of personal data in what they write."""

from __future__ import annotations

import hashlib
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from core.personal import personal_words

__all__ = ["SEEN_FIELD", "PersonalWarningMixin"]

SEEN_FIELD = "seen"


def _mark(words: str) -> str:
    """Stands for words that the visitor was warned about, without saying them again."""
    return hashlib.sha256(words.encode()).hexdigest()[:12]


class PersonalWarningMixin(forms.BaseForm):
    """Shows words that look like personal data to the visitor once.

    Who then sends them again means to: it may be the number of an organisation. The form cleans its text with
    ``warn_once`` and has a button that says "Verstuur".
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[SEEN_FIELD] = forms.CharField(required=False, widget=forms.HiddenInput())

    def warn_once(self, text: str) -> str:
        """The text; raises ``ValidationError`` when something in it may point to a person and is new."""
        found = {_mark(words): words for words in personal_words(text)}
        known = set(str(self.data.get(self.add_prefix(SEEN_FIELD), "")).split())
        new = [words for mark, words in found.items() if mark not in known]
        if new:
            data = QueryDict(mutable=True)
            data.update(self.data)
            data[self.add_prefix(SEEN_FIELD)] = " ".join(found)
            self.data = data
            message = _(
                "Is dit van een persoon: %(words)s? Haal het dan weg. "
                "Is het van een organisatie? Dan mag het blijven staan. Druk daarna weer op Verstuur."
            )
            raise ValidationError(message, code="personal", params={"words": ", ".join(new)})
        return text
