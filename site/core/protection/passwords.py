"""A brake on guessing passwords: only wrong ones count, so who knows the password never meets it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.utils.crypto import salted_hmac
from django.utils.http import url_has_allowed_host_and_scheme

from core.protection.answers import too_many_passwords, wait_a_quarter
from core.protection.client import client_key
from core.protection.ratelimit import Rate, hit, is_used_up

if TYPE_CHECKING:
    from django.contrib.auth.forms import AuthenticationForm
    from django.http import HttpRequest, HttpResponseBase

    _Form = AuthenticationForm
else:
    _Form = object

__all__ = ["SignInBrakeMixin", "password_brake"]

_QUARTER: Final = 15 * 60
_PER_NETWORK: Final = Rate(limit=10, window=_QUARTER)
#: More than for a network: nobody should be able to keep a colleague out with a few wrong passwords.
_PER_NAME: Final = Rate(limit=30, window=_QUARTER)
_SCOPE: Final = "password"
_FORM_AGAIN: Final = 200


def _counters(request: HttpRequest, name: str) -> list[tuple[str, Rate]]:
    """A counter for the network of the visitor, and one for the name, if there is one, wherever it is tried."""
    of_network = (client_key(request, scope=_SCOPE), _PER_NETWORK)
    if not name:
        return [of_network]
    same = unicodedata.normalize("NFKC", name).casefold().strip()
    of_name = salted_hmac("core.protection.passwords", same, algorithm="sha256").hexdigest()[:32]
    return [of_network, (f"{_SCOPE}:{of_name}", _PER_NAME)]


def _must_wait(request: HttpRequest, name: str = "") -> bool:
    """Whether this network, or anyone under this name, has to wait before another password is looked at."""
    return any(is_used_up(key, rate.limit, rate.window) for key, rate in _counters(request, name))


def _count(request: HttpRequest, name: str = "") -> None:
    """One more wrong password from this network and under this name."""
    for key, rate in _counters(request, name):
        hit(key, rate.limit, rate.window)


class SignInBrakeMixin(_Form):
    """Before a form to sign in: after too many wrong passwords no password is looked at for a while."""

    def clean(self) -> dict[str, Any]:
        """Look at name and password, unless there were too many wrong ones."""
        name = str(self.cleaned_data.get("username") or "")
        if self.request is None:
            return super().clean()
        if _must_wait(self.request, name):
            raise ValidationError(too_many_passwords(), code="too_many")
        try:
            return super().clean()
        except ValidationError:
            _count(self.request, name)
            raise


def password_brake(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Around a view that takes the one password of a page or a file: after too many wrong ones it is not asked.

    Such a view leads on after the right password and shows its form again after a wrong one.
    """

    @wraps(view)
    def slowed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method != "POST" or not request.POST.get("password"):
            return view(request, *args, **kwargs)
        if _must_wait(request):
            asked = request.POST.get("return_url", "")
            own = url_has_allowed_host_and_scheme(asked, request.get_host(), require_https=request.is_secure())
            return wait_a_quarter(request, retry_url=asked if own else "/")
        response = view(request, *args, **kwargs)
        if response.status_code == _FORM_AGAIN:
            _count(request)
        return response

    return slowed
