"""Mails with a secret link to the overview of an owner, and what such a link opens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.urls import reverse
from django.utils import timezone

from core.services import tokens
from core.services.mail import enqueue
from core.services.tokens import TokenState
from directory.models import OwnerMail, OwnerMailEntry, Review, Service
from directory.reviews.due import owners_of, reviewable_services
from directory.reviews.facts import PREFETCH

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = [
    "LIFETIME",
    "PURPOSE",
    "Item",
    "Opened",
    "Waiting",
    "absolute",
    "can_mail",
    "contact_of",
    "find_mail",
    "open_link",
    "send_link",
]

PURPOSE: Final = "directory.owner"
LIFETIME: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Item:
    """An entry behind a link: its facts, the round that waits for an answer, and how the last one ended."""

    service: Service
    review: Review | None
    last: Review | None
    handed_over: bool = False

    @property
    def waits(self) -> bool:
        """Whether the owner can answer now."""
        return self.review is not None and not self.handed_over


@dataclass(frozen=True, slots=True)
class Waiting:
    """An entry that waits for the answer of the owner with this address."""

    service: Service
    review: Review
    address: str


@dataclass(frozen=True, slots=True)
class Opened:
    """What a link is worth now, and what it opens."""

    state: TokenState
    mail: OwnerMail | None
    items: tuple[Item, ...] = ()

    @property
    def waiting(self) -> list[Waiting]:
        """The entries that can be answered now."""
        address = self.mail.address if self.mail else ""
        return [Waiting(one.service, one.review, address) for one in self.items if one.review and one.waits]

    @property
    def kept(self) -> list[Waiting]:
        """All entries, also those that were answered while a form was open; each with its last round."""
        address = self.mail.address if self.mail else ""
        found = ((one, one.review or one.last) for one in self.items)
        return [Waiting(one.service, review, address) for one, review in found if review]


def absolute(name: str, *args: Any) -> str:
    """The whole address of a view, for in a mail."""
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{reverse(name, args=args)}"


def send_link(
    *,
    address: str,
    entries: Sequence[tuple[Review, int]],
    template: str = "directory/link",
    is_round: bool = False,
    context: dict[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
) -> OwnerMail:
    """Put a mail with a new link in the outbox; call it in the transaction of what it tells."""
    mail = OwnerMail.objects.create(address=address, day=timezone.localdate(), is_round=is_round)
    OwnerMailEntry.objects.bulk_create(OwnerMailEntry(mail=mail, review=review, step=step) for review, step in entries)
    raw = tokens.issue(purpose=PURPOSE, subject=f"mail:{mail.pk}", lifetime=LIFETIME)
    mail.outbox = enqueue(
        template=template,
        context={
            "url": absolute("directory_owner:overview", raw),
            "names": [review.service.name for review, _step in entries],
            "is_reminder": any(step for _review, step in entries),
            "days": LIFETIME.days,
            **(context or {}),
        },
        to=address,
        language=settings.LANGUAGE_CODE,
        headers=headers,
    )
    mail.save(update_fields=["outbox"])
    return mail


def contact_of(service: Service, address: str) -> Any:
    """The contact behind an address, if that person keeps this entry at this moment."""
    return next((row for row in owners_of(service) if row.email.lower() == address.lower()), None) if address else None


def find_mail(raw: str) -> tuple[TokenState, OwnerMail | None]:
    """What a link is worth, and the mail that it came in (also of one that is too old)."""
    info = tokens.peek(purpose=PURPOSE, raw=raw)
    number = info.subject.removeprefix("mail:")
    return info.state, OwnerMail.objects.filter(pk=number).first() if number else None


def _item(service: Service, address: str, shown: set[int]) -> Item | None:
    """An entry, if the owner still keeps it; one that visitors do not see only when it is answered."""
    contact = contact_of(service, address)
    if contact is None:
        return None
    rounds = sorted(service.reviews.all(), key=lambda row: row.opened_at)
    review = next((row for row in rounds if row.is_open), None) if service.pk in shown else None
    waiting = review.successions.all() if review else ()
    handed_over = any(row.contact_id == contact.pk and row.confirmed_at is None for row in waiting)
    return Item(service, review, rounds[-1] if rounds else None, handed_over)


def open_link(raw: str) -> Opened:
    """The entries behind a link, as they are now: who is no owner any more sees nothing of them."""
    state, mail = find_mail(raw)
    if state is not TokenState.VALID or mail is None or not mail.address:
        return Opened(TokenState.UNKNOWN if state is TokenState.VALID else state, mail)
    services = (
        Service.objects.filter(pk__in=mail.entries.values("review__service"))
        .select_related("organisation")
        .prefetch_related("contacts", "closures", "reviews__successions", *PREFETCH)
        .order_by("name", "pk")
    )
    shown = set(reviewable_services().filter(pk__in=[one.pk for one in services]).values_list("pk", flat=True))
    found = (_item(service, mail.address, shown) for service in services)
    return Opened(state, mail, tuple(item for item in found if item is not None))


def can_mail(address: str) -> bool:
    """Whether mail can go there at all."""
    try:
        validate_email(address)
    except ValidationError:
        return False
    return True
