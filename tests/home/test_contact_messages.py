"""Messages in the database: what can't be stored, and what goes after 90 days."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction

from core.services import retention
from home.models import ContactMessage
from home.services import purge_contact_messages

NOW = datetime(2031, 6, 1, 12, tzinfo=UTC)


def make_message(key: str, created_at: datetime = NOW, **values: Any) -> ContactMessage:
    """A stored message."""
    fields = {"subject": "idea", "message": "Een bankje", "language": "nl", **values}
    return ContactMessage.objects.create(submission_key=key, created_at=created_at, **fields)


@pytest.mark.parametrize("values", [{"subject": "spam"}, {"subject": ""}, {"message": ""}])
@pytest.mark.django_db
def test_what_the_database_refuses(values: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make_message("een", **values)


@pytest.mark.django_db
def test_a_key_is_there_once() -> None:
    make_message("een")

    with pytest.raises(IntegrityError), transaction.atomic():
        make_message("een")


@pytest.mark.django_db
def test_goes_after_90_days_and_not_before() -> None:
    make_message("oud", NOW - timedelta(days=90, seconds=1))
    make_message("net niet", NOW - timedelta(days=90))
    make_message("nieuw")

    assert purge_contact_messages(NOW) == 1
    assert set(ContactMessage.objects.values_list("submission_key", flat=True)) == {"net niet", "nieuw"}


@pytest.mark.django_db
def test_the_purge_of_the_whole_site_takes_them_along() -> None:
    make_message("oud", NOW - timedelta(days=91))

    with time_machine.travel(NOW, tick=False):
        assert purge_contact_messages() == 1
        make_message("ook oud", NOW - timedelta(days=91))
        report = retention.purge_expired()

    assert report.wiped["home.contact"] == 1


def test_names_itself_without_personal_data() -> None:
    message = ContactMessage(subject="idea", message="Geheim", name="Ria", created_at=NOW)

    assert str(message) == "Ik heb een idee (2031-06-01)"
