"""Every write of the home area that is more than a save."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language

from core.crisis import is_crisis
from core.services.mail import enqueue
from home.models.contact import ContactMessage
from home.models.gathering import GemeentePage
from home.models.votes import PageVote

if TYPE_CHECKING:
    from home.forms import ContactForm

__all__ = [
    "CONTACT_KEPT",
    "REMARKS_KEPT",
    "cast_vote",
    "chosen_desks",
    "keep_remark",
    "purge_contact_messages",
    "purge_remarks",
    "submit_contact",
]

logger = logging.getLogger(__name__)

CONTACT_KEPT = timedelta(days=90)
REMARKS_KEPT = timedelta(days=365)
_FIELDS = ("subject", "about", "message", "name", "email")


def _tell_team(message: ContactMessage) -> None:
    """Mail the message to the team; a reply goes to the visitor. Always in Dutch: the team reads it."""
    if not settings.CONTACT_EMAIL:
        logger.warning("CONTACT_EMAIL is empty: contact message %s is stored but not mailed", message.pk)
        return
    enqueue(
        template="contact/message",
        context={"message": message, "kept_days": CONTACT_KEPT.days, "danger": is_crisis(message.message)},
        to=settings.CONTACT_EMAIL,
        dedupe_key=f"contact:{message.pk}",
        language=settings.LANGUAGE_CODE,
        headers={"Reply-To": message.email} if message.email else None,
    )


@transaction.atomic
def submit_contact(*, form: ContactForm) -> ContactMessage:
    """Store the message of a valid form and put the mail about it in the outbox.

    A mail that can't be written costs no message: the team reads it in the admin. A form that comes in twice gives
    the message of the first time.
    """
    message, is_new = ContactMessage.objects.get_or_create(
        submission_key=form.submission_key,
        defaults={
            **{name: form.cleaned_data[name] for name in _FIELDS},
            "language": get_language() or settings.LANGUAGE_CODE,
            "created_at": timezone.now(),
        },
    )
    if is_new:
        try:
            with transaction.atomic():
                _tell_team(message)
        except Exception as error:  # noqa: BLE001  # whatever is wrong with the mail, the message stays
            # Only the class: the words of the error may hold an address.
            logger.error("Contact message %s is stored but not mailed: %s", message.pk, type(error).__name__)  # noqa: TRY400
    return message


def chosen_desks() -> list[tuple[int, int]]:
    """Which page is the loket of which gemeente, as the Dutch pages of the gemeenten say."""
    pages = GemeentePage.objects.live().filter(desk__isnull=False, locale__language_code=settings.LANGUAGE_CODE)
    return list(pages.values_list("gemeente_id", "desk_id"))


def purge_contact_messages(now: datetime | None = None) -> int:
    """Delete messages older than 90 days."""
    return ContactMessage.objects.filter(created_at__lt=(now or timezone.now()) - CONTACT_KEPT).delete()[0]


def cast_vote(*, page_id: int, is_useful: bool) -> PageVote:
    """Store the answer of a visitor, without anything about the visitor but the language of the site."""
    return PageVote.objects.create(
        page_id=page_id,
        is_useful=is_useful,
        language=get_language() or settings.LANGUAGE_CODE,
        created_at=timezone.now(),
    )


def keep_remark(*, vote_id: int, remark: str) -> bool:
    """Put the remark with the answer that it belongs to; a second one takes the place of the first.

    Tells whether the answer was still there: it goes together with its page.
    """
    return PageVote.objects.filter(pk=vote_id).update(remark=remark) == 1


def purge_remarks(now: datetime | None = None) -> int:
    """Empty remarks older than a year; the answers themselves stay, as a count."""
    old = PageVote.objects.filter(created_at__lt=(now or timezone.now()) - REMARKS_KEPT)
    return old.exclude(remark="").update(remark="")
