"""The outbox over time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from core.models.mail import OutboxMessage
from core.services import mail

pytestmark = pytest.mark.django_db

NOW = datetime(2030, 3, 1, 12, tzinfo=UTC)


def closed(days_ago: float, state: str) -> OutboxMessage:
    row = mail.enqueue(
        template="test/note",
        context={"name": "Fatma"},
        to="fatma@voorbeeld.example",
        dedupe_key=f"{state}:{days_ago}",
        headers={"Reply-To": "jan@voorbeeld.example"},
    )
    moment = NOW - timedelta(days=days_ago)
    sent_at = moment if state == "sent" else None
    OutboxMessage.objects.filter(pk=row.pk).update(state=state, created_at=moment, closed_at=moment, sent_at=sent_at)
    return row


def test_words_and_address_are_wiped_thirty_days_after_the_mail_left() -> None:
    old, given_up, young = closed(30.1, "sent"), closed(31, "failed"), closed(29.9, "sent")
    waiting = mail.enqueue(template="test/note", context={"name": "Jan"}, to="jan@voorbeeld.example")
    OutboxMessage.objects.filter(pk=waiting.pk).update(created_at=NOW - timedelta(days=90))

    assert mail.purge(NOW) == 2
    assert mail.purge(NOW) == 0

    for row in (old, given_up):
        row.refresh_from_db()
        assert (row.to, row.subject, row.text_body, row.html_body, row.headers) == ("", "", "", "", {})
        assert row.purged_at == NOW
    for row in (young, waiting):
        row.refresh_from_db()
        assert row.text_body
    again = mail.enqueue(template="test/note", context={}, to="a@voorbeeld.example", dedupe_key="sent:30.1")
    assert again.pk == old.pk


def written(days_ago: float, **values: Any) -> OutboxMessage:
    row = mail.enqueue(template="test/note", context={"name": "Jan"}, to="jan@voorbeeld.example")
    OutboxMessage.objects.filter(pk=row.pk).update(created_at=NOW - timedelta(days=days_ago), **values)
    return row


def test_mail_that_never_left_is_given_up_and_wiped_after_ninety_days(caplog: pytest.LogCaptureFixture) -> None:
    old, young = written(90.1), written(89.9)

    assert mail.purge(NOW) == 1

    old.refresh_from_db()
    young.refresh_from_db()
    assert (old.to, old.subject, old.text_body, old.html_body, old.headers) == ("", "", "", "", {})
    assert (old.state, old.closed_at, old.purged_at, old.revision) == ("failed", NOW, NOW, 1)
    assert (young.state, young.purged_at, young.to) == ("queued", None, "jan@voorbeeld.example")
    assert "1 mails never left and were wiped" in caplog.text
    assert mail.retry_failed(NOW) == 0


def test_a_mail_that_a_worker_holds_is_left_to_it() -> None:
    held = written(91, state="sending", lease_until=NOW + timedelta(minutes=1))
    lost = written(91, state="sending", lease_until=NOW)

    assert mail.purge(NOW) == 1

    held.refresh_from_db()
    lost.refresh_from_db()
    assert (held.state, held.purged_at) == ("sending", None)
    assert (lost.state, lost.lease_until, lost.purged_at) == ("failed", None, NOW)


def test_words_go_after_ninety_days_though_the_mail_left_late() -> None:
    row = closed(5, "sent")
    OutboxMessage.objects.filter(pk=row.pk).update(created_at=NOW - timedelta(days=91))

    assert mail.purge(NOW) == 1

    row.refresh_from_db()
    assert (row.state, row.text_body, row.purged_at) == ("sent", "", NOW)


def test_given_up_mail_comes_back_unless_it_was_wiped() -> None:
    closed(31, "failed")
    young = closed(1, "failed")
    mail.purge(NOW)

    assert mail.retry_failed(NOW) == 1

    young.refresh_from_db()
    assert (young.state, young.attempts, young.next_attempt_at, young.closed_at) == ("queued", 0, NOW, None)


def test_health_looks_at_mail_that_should_have_left() -> None:
    assert mail.waiting_since() is None
    assert mail.outbox_health(NOW)[0] is True
    row = mail.enqueue(template="test/note", context={"name": "Jan"}, to="jan@voorbeeld.example")
    OutboxMessage.objects.filter(pk=row.pk).update(created_at=NOW, next_attempt_at=NOW)

    assert mail.waiting_since() == NOW
    assert mail.outbox_health(NOW + timedelta(minutes=59))[0] is True
    assert mail.outbox_health(NOW + timedelta(minutes=61)) == (False, "1 mails wait longer than 1:00:00")


def test_private_mail_is_wiped_a_day_after_it_was_written() -> None:
    stuck = written(1.01, wiped_when_sent=True)
    given_up = written(1.01, wiped_when_sent=True, state="failed", closed_at=NOW - timedelta(hours=1))
    held = written(1.01, wiped_when_sent=True, state="sending", lease_until=NOW + timedelta(minutes=1))
    young, plain = written(0.99, wiped_when_sent=True), written(1.01)

    assert mail.send_due(limit=0, now=NOW) == mail.SendReport()
    assert mail.purge(NOW) == 0

    for row in (stuck, given_up):
        row.refresh_from_db()
        assert (row.state, row.to, row.subject, row.text_body, row.purged_at) == ("failed", "", "", "", NOW)
    for row in (held, young, plain):
        row.refresh_from_db()
        assert row.to == "jan@voorbeeld.example"


@pytest.mark.parametrize(("private", "left"), [(True, ""), (False, "jan@voorbeeld.example")])
def test_private_mail_is_wiped_the_moment_it_leaves(private: bool, left: str) -> None:
    row = mail.enqueue(
        template="test/note", context={"name": "Jan"}, to="jan@voorbeeld.example", wiped_when_sent=private
    )

    assert mail.send_due().sent == 1

    row.refresh_from_db()
    assert (row.state, row.to) == ("sent", left)
