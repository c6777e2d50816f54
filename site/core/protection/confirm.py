"""A page of ours that asks "Is this what you want to send?", for browsers that do not say where a form stood."""

from __future__ import annotations

import logging
from hashlib import sha256
from typing import TYPE_CHECKING

from django.core import signing
from django.core.cache import cache
from django.utils.crypto import constant_time_compare, salted_hmac

from core.cleaning import plain_lines
from core.protection.client import client_key

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["CONFIRM_FIELD", "answers_of", "confirm_token", "use_confirmation"]

logger = logging.getLogger(__name__)

CONFIRM_FIELD = "confirm_token"
_SALT = "core.protection.confirm"
_MAX_AGE_SECONDS = 3600


def answers_of(request: HttpRequest) -> list[tuple[str, str]]:
    """Every answer that was sent, as pairs for hidden fields; not the token itself, and no files."""
    return [(name, str(value)) for name, values in request.POST.lists() if name != CONFIRM_FIELD for value in values]


def _fingerprint(request: HttpRequest) -> str:
    """Binds a token to these answers, this address and the visitor's network: useless for anyone else.

    Line breaks are made equal first: browsers may change them in a hidden field.
    """
    words = [plain_lines(part) for pair in answers_of(request) for part in pair]
    parts = [request.path, client_key(request, scope=_SALT), *words]
    exact = "".join(f"{len(part)}:{part}" for part in parts)
    return salted_hmac(_SALT, exact, algorithm="sha256").hexdigest()


def confirm_token(request: HttpRequest) -> str:
    """A token for the hidden field of the confirm page."""
    return signing.TimestampSigner(salt=_SALT).sign(_fingerprint(request))


def use_confirmation(request: HttpRequest) -> bool:
    """True when this POST comes from our confirm page, with the answers that stood there; once for each such page."""
    token = request.POST.get(CONFIRM_FIELD, "")
    try:
        signed = signing.TimestampSigner(salt=_SALT).unsign(token, max_age=_MAX_AGE_SECONDS)
    except signing.BadSignature:
        return False
    return constant_time_compare(signed, _fingerprint(request)) and _is_first_use(token)


def _is_first_use(token: str) -> bool:
    """Note that the token is used up. Without a cache it is good for its hour: a form that works counts for more."""
    try:
        return bool(cache.add(f"confirmed:{sha256(token.encode()).hexdigest()}", 1, timeout=_MAX_AGE_SECONDS))
    except Exception as error:  # noqa: BLE001  # each cache backend has errors of its own
        logger.warning("The cache does not answer (%s): a confirmed form may count twice", type(error).__name__)
        return True
