"""Signing in for a page that not everyone may read. Editors have a door of their own, in the admin."""

from __future__ import annotations

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView

from core.forms.renderer import FormRenderer
from core.protection.passwords import SignInBrakeMixin

__all__ = ["SignInForm", "sign_in"]


class SignInForm(SignInBrakeMixin, AuthenticationForm):
    """Name and password, drawn as every form of the public site."""

    default_renderer = FormRenderer


#: Afterwards the visitor is on the page that asked, or on the home page.
sign_in = LoginView.as_view(
    template_name="pages/core/sign_in.html",
    authentication_form=SignInForm,
    next_page="/",
    extra_context={"noindex": True},
)
