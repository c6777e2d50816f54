"""Writes of reports: one comes in and is passed on, an editor closes it, personal data goes in time."""

from __future__ import annotations

import logging
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override
from wagtail.log_actions import log

from core.personal import personal_words
from core.services.mail import enqueue
from directory.enums import ReportKind
from directory.models import Report
from directory.reports.days import working_days_after
from directory.reviews.answers import open_review
from directory.reviews.due import is_reviewable, owners_of
from directory.reviews.letters import send_link

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from directory.models import Service
    from directory.reports.forms import ReportForm

__all__ = ["EQUAL_IS_URGENT", "REPORTS_KEPT", "close_report", "days_for", "purge_reports", "submit_report"]

logger = logging.getLogger(__name__)

#: How long words and address of the visitor stay.
REPORTS_KEPT: Final = timedelta(days=90)
#: So many open reports that say the same of one entry have the shortest term.
EQUAL_IS_URGENT: Final = 2
_DAYS, _URGENT_DAYS = 3, 1


def days_for(kind: str) -> int:
    """Working days in which we find out. Nobody should go in vain to help that is not there any more."""
    return _URGENT_DAYS if kind == ReportKind.GONE else _DAYS


def _is_sensitive(service: Service) -> bool:
    return any(page.is_sensitive() for page in service.pages.all())


def _try(report: Report, send: Callable[[], Any]) -> None:
    """A mail that can't be written costs no report: it stands in the admin."""
    try:
        with transaction.atomic():
            send()
    except Exception as error:  # noqa: BLE001  # whatever is wrong with the mail, the report stays
        # Only the class: the words of the error may hold an address.
        logger.error("Report %s is stored but not mailed: %s", report.pk, type(error).__name__)  # noqa: TRY400


def _tell_team(report: Report) -> None:
    """The mail to the team leads to the admin, where the report is answered."""
    if not settings.CONTACT_EMAIL:
        logger.warning("CONTACT_EMAIL is empty: report %s is stored but not mailed", report.pk)
        return
    address = reverse("wagtailsnippets_directory_report:edit", args=[report.pk])
    context = {"report": report, "address": f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{address}"}
    enqueue(
        template="reports/team",
        context={**context, "kept_days": REPORTS_KEPT.days},
        to=settings.CONTACT_EMAIL,
        dedupe_key=f"report:{report.pk}:team",
        language=settings.LANGUAGE_CODE,
    )


def _tell_owner(report: Report, owner: Any) -> None:
    """The owner hears what is wrong, with a link to answer, and not who said so.

    Words that may point to a person stay with the team. Nothing can be answered about help that is not given any more:
    then the mail has no link.
    """
    words = "" if personal_words(report.text) else report.text
    mail: dict[str, Any] = {
        "template": "reports/owner",
        "context": {"report": report, "owner": owner, "words": words, "has_more": words != report.text},
        "headers": {"Reply-To": settings.CONTACT_EMAIL} if settings.CONTACT_EMAIL else None,
    }
    if is_reviewable(report.service):
        review = open_review(service=report.service, now=timezone.now())
        send_link(address=owner.email.lower(), entries=[(review, 0)], **mail)
    else:
        enqueue(to=owner.email, language=settings.LANGUAGE_CODE, **mail)


def _speed_up(report: Report) -> int:
    """Bring the term of reports that say the same forward; gives how many there are, this one included."""
    same = Report.objects.filter(service=report.service_id, kind=report.kind, closed_at=None)
    number = same.count()
    if number >= EQUAL_IS_URGENT:
        soon = working_days_after(timezone.localdate(), _URGENT_DAYS)
        same.filter(due_on__gt=soon).update(due_on=soon)
        report.refresh_from_db(fields=["due_on"])
    return number


@transaction.atomic
def submit_report(*, service: Service, form: ReportForm) -> Report:
    """Store the report of a valid form, and put mails to the team and the owners in the outbox.

    A form that comes in twice gives the report of the first time. Owners hear the same about an entry once, as long
    as it is open.
    """
    kind = form.cleaned_data["kind"]
    report, is_new = Report.objects.get_or_create(
        submission_key=form.submission_key,
        defaults={
            "service": service,
            "kind": kind,
            "text": form.cleaned_data["text"],
            "email": form.cleaned_data["email"],
            "language": get_language() or settings.LANGUAGE_CODE,
            "created_at": timezone.now(),
            "due_on": working_days_after(timezone.localdate(), days_for(kind)),
        },
    )
    if is_new:
        number = _speed_up(report)
        _try(report, partial(_tell_team, report))
        for owner in owners_of(service) if number == 1 else ():
            _try(report, partial(_tell_owner, report, owner))
    return report


def _answer_visitor(report: Report) -> None:
    """In the language of the site that the visitor read. It names the help only where anybody may read that."""
    with override(report.language):
        outcome = report.get_outcome_display()
    enqueue(
        template="reports/answer",
        context={"report": report, "outcome": outcome, "name": "" if _is_sensitive(report.service) else report.service},
        to=report.email,
        dedupe_key=f"report:{report.pk}:answer",
        language=report.language,
    )


@transaction.atomic
def close_report(*, report: Report, outcome: str, answer: str, user: Any) -> Report:
    """Note what was done; who left an address gets the answer, once.

    Changes nothing about a report that somebody else closed in the meantime: gives that one.
    """
    current = Report.objects.select_for_update().get(pk=report.pk)
    if not current.is_open:
        return current
    current.outcome, current.answer = outcome, answer
    current.closed_at, current.closed_by = timezone.now(), user
    current.save(update_fields=["outcome", "answer", "closed_at", "closed_by"])
    log(instance=current, action="wagtail.edit", user=user)
    if current.email and answer:
        _answer_visitor(current)
    return current


def purge_reports(now: datetime | None = None) -> int:
    """Empty words, address and answer of reports older than 90 days; the rows stay, as a count."""
    old = Report.objects.filter(created_at__lt=(now or timezone.now()) - REPORTS_KEPT)
    return old.filter(Q(text__gt="") | Q(email__gt="") | Q(answer__gt="")).update(text="", email="", answer="")
