"""A list by mail: our own words, to one address, of which nothing stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils.crypto import salted_hmac

from core.protection.ratelimit import Rate, hit
from core.services.mail import enqueue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directory.shortlist.items import Item

__all__ = ["ADDRESS_RATE", "mail_list", "may_mail"]

#: So many lists go to one address in a day.
ADDRESS_RATE: Final = Rate(limit=3, window=24 * 3600)


def may_mail(email: str) -> bool:
    """Count a mail to this address, and say whether it may go. The address itself is not kept."""
    key = salted_hmac("directory.shortlist", email.strip().casefold(), algorithm="sha256").hexdigest()[:32]
    return hit(f"shortlist:{key}", ADDRESS_RATE.limit, ADDRESS_RATE.window).allowed


@transaction.atomic
def mail_list(*, email: str, items: Sequence[Item], url: str, dedupe_key: str) -> None:
    """Put the mail in the outbox; it is wiped there when it leaves, and after a day at the latest."""
    enqueue(
        template="directory/shortlist",
        context={"items": [item for item in items if item.facts], "url": url},
        to=email,
        dedupe_key=f"shortlist:{dedupe_key}",
        wiped_when_sent=True,
    )
