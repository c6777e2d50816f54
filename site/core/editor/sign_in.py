"""Signing in to the admin."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm

from core.protection.passwords import SignInBrakeMixin

__all__ = ["SignInForm"]


class SignInForm(SignInBrakeMixin, LoginForm):
    """Wagtail's form; its field for the password has no label that can be translated."""

    password = forms.CharField(
        label=_("Wachtwoord"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
