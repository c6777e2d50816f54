"""Sending what waits, to a real SMTP server that now and then misbehaves."""

from __future__ import annotations

import logging
import os
import signal
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management import call_command

from core.models.mail import OutboxMessage
from core.services import mail
from core.services.mail import SendReport, sending

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_django import Settings

    from tests.support.smtp import Sink

pytestmark = pytest.mark.django_db

NOW = datetime(2030, 3, 1, 12, tzinfo=UTC)


def note(name: str = "Fatma", **changes: Any) -> OutboxMessage:
    to = f"{name.lower().replace('ë', 'e')}@voorbeeld.example"
    return mail.enqueue(template="test/note", context={"name": name}, to=to, **changes)


def fresh(row: OutboxMessage) -> OutboxMessage:
    row.refresh_from_db()
    return row


def test_a_mail_arrives_with_both_texts_and_its_headers(sink: Sink) -> None:
    headers = {"Reply-To": "jan@voorbeeld.example", "List-Unsubscribe": "<https://a.example>"}
    row = note("Zoë", language="nl", headers=headers)

    report = mail.send_due(now=NOW)

    assert report == SendReport(sent=1)
    [arrived] = sink.mails
    assert arrived["Message-ID"] == row.message_id
    assert arrived["Subject"] == "Bericht van Zoë"
    assert arrived["To"] == "zoe@voorbeeld.example"
    assert arrived["Reply-To"] == "jan@voorbeeld.example"
    assert arrived["List-Unsubscribe"] == "<https://a.example>"
    assert arrived["Auto-Submitted"] == "auto-generated"
    parts = {part.get_content_type(): part.get_content() for part in arrived.walk() if not part.is_multipart()}
    assert parts["text/plain"].startswith("Dag Zoë,")
    assert parts["text/html"].strip() == '<p dir="ltr">Dag Zoë</p>'
    row = fresh(row)
    assert (row.state, row.sent_at, row.closed_at, row.lease_until, row.last_error) == ("sent", NOW, NOW, None, "")


def test_nothing_is_sent_twice(sink: Sink) -> None:
    note()

    assert [mail.send_due(now=NOW).sent, mail.send_due(now=NOW).sent] == [1, 0]
    assert len(sink.mails) == 1


def test_the_oldest_goes_first_and_the_limit_holds(sink: Sink) -> None:
    rows = [note(name) for name in ("Een", "Twee", "Drie")]

    mail.send_due(limit=2, now=NOW)

    assert sink.message_ids == [row.message_id for row in rows[:2]]


def test_a_server_that_is_gone_loses_nothing_and_costs_no_attempt(sink: Sink, caplog: pytest.LogCaptureFixture) -> None:
    """A week without mail server; then everything goes out, once."""
    rows = [note("Een"), note("Twee")]
    sink.stop()

    with caplog.at_level(logging.ERROR):
        reports = [mail.send_due(now=NOW + timedelta(days=day)) for day in range(7)]

    assert reports == [SendReport(unreachable=True)] * 7
    assert len(caplog.records) == 7
    assert "voorbeeld.example" not in caplog.text
    assert [(fresh(row).state, row.attempts) for row in rows] == [("queued", 0)] * 2
    sink.start()
    assert mail.send_due(now=NOW + timedelta(days=7)) == SendReport(sent=2)
    assert sink.message_ids == [row.message_id for row in rows]


def test_a_server_that_stumbles_gets_the_mail_later_and_once(sink: Sink) -> None:
    sink.replies.extend(["451 4.3.0 even niet", "554 5.7.1 vandaag niet"])
    first, second = note("Een"), note("Twee")

    assert mail.send_due(now=NOW) == SendReport(retried=2)
    row = fresh(first)
    assert (row.state, row.attempts, row.last_error) == ("queued", 1, "SMTPDataError")
    assert row.next_attempt_at == NOW + timedelta(minutes=1)
    assert mail.send_due(now=NOW + timedelta(seconds=59)) == SendReport()
    assert mail.send_due(now=NOW + timedelta(minutes=1)) == SendReport(sent=2)
    assert sorted(sink.message_ids) == sorted([first.message_id, second.message_id])
    assert fresh(first).last_error == ""


def test_the_server_going_away_half_way_stops_the_round(sink: Sink, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [note("Een"), note("Twee"), note("Drie")]
    record = sending._record_fault
    sink.replies.append("451 4.3.0 even niet")

    def and_then_it_is_gone(*args: Any) -> None:
        record(*args)
        sink.stop()

    monkeypatch.setattr(sending, "_record_fault", and_then_it_is_gone)
    assert mail.send_due(now=NOW) == SendReport(retried=1, unreachable=True)
    assert [(fresh(row).state, row.attempts) for row in rows] == [("queued", 1), ("queued", 0), ("queued", 0)]


def test_an_address_that_does_not_exist_is_given_up_at_once_and_holds_up_nobody(
    sink: Sink, caplog: pytest.LogCaptureFixture
) -> None:
    wrong, right, full = note("Weg"), note("Hier"), note("Vol")
    sink.refused["weg@voorbeeld.example"] = "550 5.1.1 no such user"
    sink.refused["vol@voorbeeld.example"] = "452 4.2.2 mailbox full"

    assert mail.send_due(now=NOW) == SendReport(sent=1, retried=1, failed=1)

    assert (fresh(wrong).state, wrong.last_error, wrong.closed_at) == ("failed", "SMTPRecipientsRefused", NOW)
    assert (fresh(right).state, fresh(full).state) == ("sent", "queued")
    assert "weg@" not in caplog.text


def test_waiting_grows_and_then_stays() -> None:
    waits = [sending.backoff(attempts) for attempts in range(1, 60)]

    assert waits[:4] == [timedelta(minutes=minutes) for minutes in (1, 2, 4, 8)]
    assert waits[8:] == [timedelta(minutes=256)] + [timedelta(hours=6)] * (len(waits) - 9)
    assert sum(waits[: sending.MAX_ATTEMPTS - 1], timedelta()) > timedelta(days=2)


def test_after_the_last_attempt_it_is_given_up_and_can_be_put_back(sink: Sink) -> None:
    row = note()
    OutboxMessage.objects.update(attempts=sending.MAX_ATTEMPTS - 1)
    sink.replies.append("451 4.3.0 even niet")

    assert mail.send_due(now=NOW) == SendReport(failed=1)
    assert mail.send_due(now=NOW + timedelta(days=9)) == SendReport()
    out = StringIO()
    call_command("send_mail_queue", retry_failed=True, stdout=out)

    assert out.getvalue() == "1 mails staan weer klaar\n1 verstuurd, 0 later opnieuw, 0 opgegeven\n"
    assert (fresh(row).state, sink.message_ids) == ("sent", [row.message_id])


def test_a_mail_that_kills_every_worker_is_given_up(sink: Sink) -> None:
    row = note()
    OutboxMessage.objects.update(state="sending", attempts=sending.MAX_ATTEMPTS, lease_until=NOW - timedelta(seconds=1))

    assert mail.send_due(now=NOW) == SendReport(failed=1)
    assert (fresh(row).last_error, sink.mails) == ("WorkersLostError", [])


def test_a_slow_worker_does_not_overwrite_the_one_that_took_over(sink: Sink, caplog: pytest.LogCaptureFixture) -> None:
    row = note()
    slow = sending._claim(row.pk, 0, NOW)
    assert slow is not None

    assert mail.send_due(now=NOW + sending.LEASE) == SendReport(sent=1)
    assert sending._release(slow, state="queued") is False
    assert "taken over" in caplog.text
    assert fresh(row).state == "sent"


def test_a_row_that_changed_since_it_was_listed_is_left_alone() -> None:
    row = note()

    assert sending._claim(row.pk, row.revision, NOW) is not None
    assert sending._claim(row.pk, row.revision, NOW) is None


class SendsNothing(BaseEmailBackend):
    """Says that it sent nothing."""

    def send_messages(self, email_messages: Any) -> int:
        return 0


def test_a_backend_that_sends_nothing_is_not_believed(settings: Settings) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.SendsNothing"
    row = note()

    assert mail.send_due(now=NOW) == SendReport(retried=1)
    assert fresh(row).last_error == "NotAcceptedError"


@pytest.fixture
def _own_signals() -> Iterator[None]:
    """Put the signal handlers back that the command replaces."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("_own_signals")
def test_the_loop_ends_after_the_round_in_which_it_is_told_to(monkeypatch: pytest.MonkeyPatch) -> None:
    reports = [SendReport(), SendReport(sent=2), SendReport(sent=1, unreachable=True), SendReport(sent=99)]

    def send(limit: int) -> SendReport:
        if len(reports) == 2:
            os.kill(os.getpid(), signal.SIGTERM)
        return reports.pop(0)

    monkeypatch.setattr("core.management.commands.send_mail_queue.send_due", send)
    monkeypatch.setattr("core.management.commands.send_mail_queue.close_old_connections", lambda: None)
    out = StringIO()
    call_command("send_mail_queue", loop=0.01, limit=2, stdout=out)

    assert out.getvalue() == (
        "2 verstuurd, 0 later opnieuw, 0 opgegeven\n"
        "1 verstuurd, 0 later opnieuw, 0 opgegeven; mailserver niet bereikbaar\n"
    )
    assert reports == [SendReport(sent=99)]
