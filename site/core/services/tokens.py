"""Secret links: made once, shown by GET, used up by POST."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from django.utils import timezone

from core.models.tokens import LinkToken

__all__ = ["TokenInfo", "TokenState", "consume", "issue", "peek", "purge", "revoke"]

_BYTES = 32
#: A used or expired link still gets a page that says so, this long.
_KEPT_AFTER_EXPIRY = timedelta(days=30)


class TokenState(Enum):
    """What a link is worth at this moment."""

    VALID = "valid"
    USED = "used"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class TokenInfo:
    """The worth of a link, and what it is for (empty when the link is unknown)."""

    state: TokenState
    subject: str = ""

    @property
    def is_valid(self) -> bool:
        """True when the link may act now; from ``consume``: when this call used it up."""
        return self.state is TokenState.VALID


def _hash(raw: str) -> str:
    return hashlib.sha256(raw.encode("utf-8", "replace")).hexdigest()


def _find(purpose: str, raw: str) -> LinkToken | None:
    """The row of this link for this purpose. The index sees only a hash; both comparisons take constant time."""
    wanted = _hash(raw)
    row = LinkToken.objects.filter(token_hash=wanted).first()
    stored_hash, stored_purpose = (row.token_hash, row.purpose) if row else ("", "")
    same_hash = hmac.compare_digest(stored_hash, wanted)
    same_purpose = hmac.compare_digest(stored_purpose.encode(), purpose.encode())
    return row if same_hash and same_purpose else None


def issue(*, purpose: str, subject: str, lifetime: timedelta, now: datetime | None = None) -> str:
    """Make a link token and return its secret part, which is stored nowhere: put it in the mail at once."""
    moment, raw = now or timezone.now(), secrets.token_urlsafe(_BYTES)
    LinkToken.objects.create(
        token_hash=_hash(raw), purpose=purpose, subject=subject, created_at=moment, expires_at=moment + lifetime
    )
    return raw


def peek(*, purpose: str, raw: str, now: datetime | None = None) -> TokenInfo:
    """What this link is worth, without using it: for GET, which mail scanners and previews also do."""
    row = _find(purpose, raw)
    if row is None:
        return TokenInfo(TokenState.UNKNOWN)
    if row.used_at is not None:
        return TokenInfo(TokenState.USED, row.subject)
    if row.expires_at <= (now or timezone.now()):
        return TokenInfo(TokenState.EXPIRED, row.subject)
    return TokenInfo(TokenState.VALID, row.subject)


def consume(*, purpose: str, raw: str, now: datetime | None = None) -> TokenInfo:
    """Use the link up: of any number of calls at the same time one gets ``VALID``.

    Call it in the transaction of what the link does; when that fails, the link still works.
    """
    moment = now or timezone.now()
    row = _find(purpose, raw)
    if row is not None:
        unused = LinkToken.objects.filter(pk=row.pk, used_at=None, expires_at__gt=moment)
        if unused.update(used_at=moment):
            return TokenInfo(TokenState.VALID, row.subject)
    found = peek(purpose=purpose, raw=raw, now=moment)
    return TokenInfo(TokenState.USED, found.subject) if found.is_valid else found


def revoke(*, purpose: str, subject: str) -> int:
    """Throw away all links to this subject, for instance because a new one goes out or the person is erased."""
    return LinkToken.objects.filter(purpose=purpose, subject=subject).delete()[0]


def purge(now: datetime | None = None) -> int:
    """Delete links that expired long ago."""
    moment = now or timezone.now()
    return LinkToken.objects.filter(expires_at__lt=moment - _KEPT_AFTER_EXPIRY).delete()[0]
