"""Nothing stops the loop for good: not a bad address, not a link somebody asked, not a call that led nowhere."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.template import TemplateDoesNotExist
from django.utils import timezone

from core.models import HelpLine
from core.models.mail import OutboxMessage
from core.services import mail
from directory.enums import CallResult
from directory.models import Contact, Phone, Review, Service
from directory.reviews.answers import send_fresh_link
from directory.reviews.deciding import note_call
from directory.reviews.rounds import run
from directory.services import assure
from tests.support.owners import OWNER, add_owner, asked, deliver, make_entry, tomorrow

pytestmark = pytest.mark.usefixtures("clock")


def call(service: Service) -> None:
    """Somebody called, and nobody answered."""
    review = Review.objects.get(service=service, closed_at=None)
    assert note_call(review=review, result=CallResult.SILENT, user=None, now=timezone.now())


def silence(clock: Any) -> None:
    """A mail and two reminders arrive, and two weeks pass."""
    run()
    deliver()
    for _time in range(3):
        tomorrow(clock, 14)


def receivers() -> list[str]:
    return list(OutboxMessage.objects.order_by("pk").values_list("to", flat=True))


def reasons() -> dict[str, str]:
    rows = Review.objects.select_related("service")
    return {row.service.name: row.call_reason for row in rows}


class TestBadAddress:
    """The other mails go, and somebody calls."""

    @pytest.fixture
    def three(self, fixed: Any) -> list[Service]:
        return [asked(fixed, f"{name}@a.example", name=name) for name in ("a", "b", "c")]

    def test_an_address_that_is_none(self, three: list[Service], clock: Any, caplog: Any) -> None:
        Contact.objects.filter(service=three[0]).update(email="a@a example")

        report = run()

        assert (report.mails, report.to_call, receivers()) == (2, 1, ["b@a.example", "c@a.example"])
        assert reasons() == {"a": "bounced", "b": "", "c": ""}
        assert ("ValidationError" in caplog.text, "a@a" in caplog.text) == (True, False)
        since = Review.objects.get(service=three[0]).call_since
        tomorrow(clock)
        assert Review.objects.get(service=three[0]).call_since == since

    def test_a_mail_that_can_not_be_made(self, three: list[Service], monkeypatch: pytest.MonkeyPatch) -> None:
        def enqueue(**values: Any) -> Any:
            if values["to"] == "b@a.example":
                raise TemplateDoesNotExist(values["template"])
            return mail.enqueue(**values)

        monkeypatch.setattr("directory.reviews.letters.enqueue", enqueue)

        assert (run().mails, receivers()) == (2, ["a@a.example", "c@a.example"])
        assert reasons() == {"a": "", "b": "bounced", "c": ""}

    def test_a_better_address_takes_it_off_the_call_list(self, three: list[Service], clock: Any) -> None:
        Contact.objects.filter(service=three[0]).update(email="a@a example")
        run()
        Contact.objects.filter(service=three[0]).update(email="goed@a.example")

        assert (tomorrow(clock).mails, reasons()["a"]) == (1, "")


class TestLinksThatWereAsked:
    """They are no part of the round."""

    def test_they_postpone_no_reminder(self, fixed: Any, clock: Any) -> None:
        service = asked(fixed)
        run()
        deliver()
        for _time in range(3):
            clock.shift(4 * 24 * 3600)
            send_fresh_link(services=[service], address=OWNER, is_known=True, now=timezone.now())
            deliver()

        assert tomorrow(clock, 2).reminders == 1

    def test_they_do_not_count_as_a_delivered_question(self, fixed: Any, clock: Any) -> None:
        service = asked(fixed)
        silence(clock)
        first = OutboxMessage.objects.order_by("pk")[0]
        OutboxMessage.objects.filter(pk=first.pk).update(state="failed", sent_at=None)
        send_fresh_link(services=[service], address=OWNER, is_known=True, now=timezone.now())
        deliver()
        run()
        call(service)

        assert tomorrow(clock, 30).removed == []


class TestCalledForWantOfAnAddress:
    """An editor who adds somebody gets the mails going again."""

    def test_nobody_kept_it(self, fixed: Any, clock: Any) -> None:
        service = make_entry(fixed)
        run()
        call(service)
        assert tomorrow(clock, 60).mails == 0
        add_owner(service)

        report = tomorrow(clock)

        review = Review.objects.get()
        assert (report.mails, review.call_result, review.call_reason, review.called_at) == (1, "", "", None)
        assert [row.step for row in review.mailed.all()] == [0]
        assert tomorrow(clock, 14).reminders == 1

    def test_mail_did_not_arrive(self, fixed: Any, clock: Any) -> None:
        service = asked(fixed)
        run()
        OutboxMessage.objects.update(state="failed", closed_at=timezone.now())
        tomorrow(clock)
        call(service)
        assert tomorrow(clock, 60).mails == 0
        Contact.objects.filter(service=service).update(email="goed@boot.example")

        assert (tomorrow(clock).mails, receivers()) == (1, [OWNER, "goed@boot.example"])

    def test_silence_stays_silence(self, fixed: Any, clock: Any) -> None:
        service = asked(fixed)
        silence(clock)
        call(service)

        assert (tomorrow(clock, 5).mails, Review.objects.get().call_result) == (0, "silent")


@pytest.mark.parametrize("number", ["+31 800 01 13", "0031 800 0113", "0800 01 13", "+31 0800 0113", "0031 08000113"])
@pytest.mark.parametrize("line", [("0800 0113", "+318000113"), ("0800 0113", "113"), ("praatlijn", "08000113")])
def test_the_number_of_a_help_line_stays_in_any_notation(
    line: tuple[str, str], number: str, fixed: Any, clock: Any
) -> None:
    HelpLine.objects.all().delete()
    HelpLine.objects.create(name="Lijn", number=line[0], tel=line[1])
    kept, other = asked(fixed, name="Met lijn"), asked(fixed, "ander@a.example", name="Zonder lijn")
    Phone.objects.create(service=kept, number=number, type="sms")
    Phone.objects.create(service=other, number="0320 31 80 00")
    silence(clock)
    for service in (kept, other):
        call(service)

    assert tomorrow(clock, 30).removed == ["Zonder lijn"]


def test_a_check_is_never_made_older(fixed: Any) -> None:
    service = make_entry(fixed, OWNER, assured_date=date(2031, 6, 1))
    assure(services=[service], user=None, day=date(2031, 3, 1))

    assert Service.objects.get(pk=service.pk).assured_date == date(2031, 6, 1)
