"""Keeping robots out of forms that anyone may send, without a cookie, a puzzle or another company."""

from __future__ import annotations

import hashlib
import json
import secrets
import time
from typing import Any, ClassVar

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

__all__ = ["STAMP_FIELD", "TRAP_FIELD", "ProtectedFormMixin"]

TRAP_FIELD = "website"
STAMP_FIELD = "stamp"


class _Stamp:
    """When a form was handed out, with a random part that makes each form unique; signed, so nobody can make one."""

    def __init__(self, made: float, nonce: str) -> None:
        self.made, self.nonce = made, nonce

    @classmethod
    def read(cls, value: str, salt: str) -> _Stamp | None:
        try:
            made, nonce = signing.Signer(salt=salt).unsign_object(value)
        except (signing.BadSignature, ValueError, TypeError):
            return None
        return cls(made, nonce)

    @staticmethod
    def new(salt: str) -> str:
        return signing.Signer(salt=salt).sign_object([int(time.time()), secrets.token_urlsafe(9)])


class ProtectedFormMixin(forms.BaseForm):
    """Adds a field that only robots fill in, and a stamp that says when the form was handed out.

    Put it before ``forms.Form`` or ``forms.ModelForm``, and before saving ask ``is_trapped``: then say thanks and
    keep nothing. A form that comes back too fast, too late or without a stamp is no fault of the visitor: it is
    shown again with all answers, and the next press of the button works.
    """

    #: 0 on a form that keeps and sends nothing: nobody has to be held up there.
    minimum_seconds: ClassVar[int] = 3
    maximum_seconds: ClassVar[int] = 24 * 3600

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        trap = forms.CharField(
            label=_("Laat dit veld leeg"),
            required=False,
            widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
        )
        trap.template_name = "partials/form_trap.html"  # type: ignore[attr-defined]  # in Django, not in its stubs
        self.fields[TRAP_FIELD] = trap
        self.fields[STAMP_FIELD] = forms.CharField(required=False, widget=forms.HiddenInput(), initial=self._new_stamp)

    @property
    def is_trapped(self) -> bool:
        """True when the field that no person sees was filled in."""
        return self.is_bound and bool(self.data.get(self.add_prefix(TRAP_FIELD)))

    @property
    def submission_key(self) -> str:
        """The same for the same answers on the same copy of the form: tells a second press from a second message.

        Only for a valid form.
        """
        answers = {name: str(value) for name, value in self.cleaned_data.items() if name != STAMP_FIELD}
        nonce = self._stamp.nonce if self._stamp else ""
        return hashlib.sha256(json.dumps([nonce, answers], sort_keys=True).encode()).hexdigest()

    def clean(self) -> dict[str, Any] | None:
        """Check the stamp after all other answers."""
        cleaned = super().clean()
        self._check_stamp()
        return cleaned

    @classmethod
    def _salt(cls) -> str:
        return f"core.forms.protected.{cls.__qualname__}"

    def _new_stamp(self) -> str:
        return _Stamp.new(self._salt())

    @cached_property
    def _stamp(self) -> _Stamp | None:
        return _Stamp.read(str(self.data.get(self.add_prefix(STAMP_FIELD), "")), self._salt())

    def _check_stamp(self) -> None:
        age = time.time() - self._stamp.made if self._stamp else -1
        if 0 <= age < self.minimum_seconds:
            if self.errors:
                return  # the visitor mends those first, and by then enough time has passed
            self.add_error(None, ValidationError(_("Dat ging heel snel. Verstuur het formulier nog een keer."), "fast"))
        elif not 0 <= age <= self.maximum_seconds:
            self._hand_out_again()
            text = _("Dit formulier stond lang open. Kijk uw antwoorden na en verstuur ze nog een keer.")
            self.add_error(None, ValidationError(text, "stale"))

    def _hand_out_again(self) -> None:
        """A fresh stamp in the form that is shown again; the answers stay."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        data[self.add_prefix(STAMP_FIELD)] = self._new_stamp()
        self.data = data
