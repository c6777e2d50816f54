"""The daily run: who is asked when, reminders, and the call list."""

from __future__ import annotations

from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models.mail import OutboxMessage
from core.services.mail import send_due
from directory.models import OwnerMail, Review
from directory.reviews.due import add_months, editor_due
from directory.reviews.rounds import RunReport, run
from tests.support.owners import OWNER, add_owner, asked, deliver, make_entry, tomorrow
from tests.support.pages import make_page
from tests.support.smtp import Sink

pytestmark = pytest.mark.usefixtures("clock")


def mails() -> list[tuple[str, str]]:
    return list(OutboxMessage.objects.order_by("pk").values_list("to", "subject"))


def state(service: Any) -> tuple[str, str]:
    """Why it is on the call list, and how its last round ended."""
    review = Review.objects.filter(service=service).order_by("opened_at", "pk").last()
    assert review is not None
    return review.call_reason, review.outcome


class TestWhoIsAsked:
    """Only what visitors see and what was not checked in time."""

    @pytest.mark.parametrize(
        ("checked", "months", "opened"),
        [
            (None, 6, 1),
            (date(2030, 9, 3), 6, 1),
            (date(2030, 9, 4), 6, 0),
            (date(2031, 2, 3), 1, 1),
            (date(2029, 3, 4), 24, 0),
        ],
    )
    def test_an_entry_is_due_after_its_own_interval(
        self, checked: date | None, months: int, opened: int, fixed: Any
    ) -> None:
        make_entry(fixed, OWNER, assured_date=checked, review_interval=months)

        assert (run().opened, len(mails())) == (opened, opened)

    @pytest.mark.parametrize(("name", "greeting"), [("Bo", ["Beste Bo,"]), ("", [])])
    def test_the_mail_greets_who_has_a_name(self, name: str, greeting: list[str], fixed: Any) -> None:
        service = make_entry(fixed, f"los-{OWNER}")
        service.contacts.update(name=name)

        run()

        words = OutboxMessage.objects.get().text_body.splitlines()
        assert [line for line in words if line.startswith("Beste")] == greeting

    @pytest.mark.parametrize(
        "values",
        [{"live": False}, {"status": "defunct"}, {"status": "inactive"}, {"do_not_list": True}],
    )
    def test_what_visitors_do_not_see_is_not_asked_for(self, values: Any, fixed: Any) -> None:
        asked(fixed, **values)

        assert run() == RunReport()
        assert mails() == []

    def test_a_place_that_is_closed_for_a_while_is_asked(self, fixed: Any) -> None:
        asked(fixed, status="temporarily closed")

        assert run().mails == 1

    def test_an_entry_with_two_pages_is_asked_for_once(self, fixed: Any) -> None:
        service = asked(fixed)
        make_page("directory.ServicePage", fixed("/hulp/"), title="Nog een", service=service)

        assert (run().opened, len(mails())) == (1, 1)

    def test_only_the_first_two_owners_get_the_mail(self, fixed: Any) -> None:
        service = asked(fixed, "een@a.example", "twee@a.example", "drie@a.example")
        add_owner(service, "geen@a.example", is_owner=False, sort_order=0)

        run()

        assert [to for to, _subject in mails()] == ["een@a.example", "twee@a.example"]

    def test_without_an_owner_somebody_has_to_call(self, fixed: Any) -> None:
        service = make_entry(fixed)

        run()

        assert (state(service), mails()) == (("nobody", ""), [])

    def test_an_owner_who_comes_later_is_asked_by_mail(self, fixed: Any, clock: Any) -> None:
        service = make_entry(fixed)
        run()
        add_owner(service)

        assert (tomorrow(clock).mails, state(service)) == (1, ("", ""))


class TestMail:
    """One mail a day to an address, with everything in it."""

    def test_one_mail_holds_all_entries_of_an_address(self, fixed: Any) -> None:
        first, second = asked(fixed, "Balie@Boot.example"), asked(fixed)

        report = run()

        [row] = OutboxMessage.objects.all()
        assert (report.opened, report.mails, row.to) == (2, 1, OWNER)
        assert [name in row.text_body for name in (first.name, second.name)] == [True, True]
        assert row.subject == "Klopt dit nog op de sociale kaart?"
        assert row.text_body.count("/hulp-bijhouden/") == 1

    def test_a_second_run_on_a_day_changes_nothing(self, fixed: Any) -> None:
        asked(fixed)
        run()

        assert run() == RunReport()
        assert len(mails()) == 1

    def test_a_rehearsal_keeps_nothing(self, fixed: Any) -> None:
        asked(fixed)
        out = StringIO()

        call_command("directory_review", "--dry-run", stdout=out)

        assert "Mails klaargezet: 1" in out.getvalue()
        assert (Review.objects.count(), OwnerMail.objects.count(), mails()) == (0, 0, [])

    def test_the_command_tells_what_it_did(self, fixed: Any) -> None:
        asked(fixed)
        out = StringIO()

        call_command("directory_review", stdout=out)

        assert out.getvalue().splitlines() == [
            "Gestopt, dicht of weer open volgens de organisatie: 0",
            "Rondes die niet meer hoeven: 0",
            "Nieuwe rondes: 1",
            "Mails klaargezet: 1",
            "Daarvan met een herinnering: 0",
            "Nieuw op de bellijst: 0",
            "Van de kaart gehaald: 0",
        ]

    def test_three_entries_of_an_address_cost_as_many_queries_as_one(self, fixed: Any) -> None:
        counts = []
        asked(fixed, "n0@a.example")
        run()
        for number in (1, 3):
            for _entry in range(number):
                asked(fixed, f"n{number}@a.example")
            with CaptureQueriesContext(connection) as captured:
                run()
            counts.append(len(captured))

        assert counts == [44, 44]


class TestReminders:
    """Two weeks after delivery, twice; then somebody calls."""

    def test_time_counts_from_delivery(self, fixed: Any, clock: Any) -> None:
        service = asked(fixed)
        run()  # nothing is delivered: the mail server is down
        clock.shift(timedelta(days=30))
        assert run() == RunReport()

        assert deliver() == 1
        assert tomorrow(clock, 13).mails == 0
        assert (tomorrow(clock).reminders, tomorrow(clock).reminders) == (1, 0)
        assert tomorrow(clock, 12).mails == 0
        assert tomorrow(clock).reminders == 1
        assert (tomorrow(clock, 13).to_call, state(service)) == (0, ("", ""))
        assert (tomorrow(clock).to_call, state(service)) == (1, ("silent", ""))
        assert [subject for _to, subject in mails()] == [
            "Klopt dit nog op de sociale kaart?",
            *["Herinnering: klopt dit nog?"] * 2,
        ]
        assert tomorrow(clock, 100) == RunReport()

    def test_a_jump_of_the_clock_skips_no_step(self, fixed: Any, clock: Any) -> None:
        asked(fixed)
        run()
        deliver()

        assert [tomorrow(clock, 400).reminders, run().mails] == [1, 0]

    def test_a_clock_that_goes_back_sends_nothing(self, fixed: Any, clock: Any) -> None:
        asked(fixed)
        run()
        deliver()

        assert tomorrow(clock, -20).mails == 0

    def test_a_mail_that_is_refused_brings_the_entry_on_the_call_list(self, fixed: Any, sink: Sink, clock: Any) -> None:
        sink.refused[OWNER] = "550 5.1.1 no such user"
        service, other = asked(fixed), asked(fixed, "goed@a.example")
        run()
        send_due()

        report = tomorrow(clock)

        assert (report.to_call, state(service), state(other)) == (1, ("bounced", ""), ("", ""))
        assert [mail["To"] for mail in sink.mails] == ["goed@a.example"]
        assert tomorrow(clock, 14).mails == 1  # a reminder to the other; nothing more to the address that refused
        service.contacts.update(email="nieuw@a.example")
        assert (tomorrow(clock).mails, state(service)) == (1, ("", ""))

    def test_a_check_by_an_editor_ends_the_round(self, fixed: Any, clock: Any) -> None:
        service = asked(fixed)
        run()
        type(service).objects.filter(pk=service.pk).update(assured_date=date(2031, 3, 3))

        assert (tomorrow(clock, 20).ended, state(service)) == (1, ("", "checked"))

    def test_an_entry_that_goes_off_line_is_asked_no_more(self, fixed: Any, clock: Any) -> None:
        service = asked(fixed)
        run()
        deliver()
        service.pages.get().unpublish()

        assert (tomorrow(clock, 20), state(service)) == (RunReport(ended=1), ("", "withdrawn"))


@pytest.mark.parametrize(
    ("day", "until"),
    [
        (date(2031, 3, 3), date(2031, 3, 5)),
        (date(2031, 3, 7), date(2031, 3, 11)),  # over a weekend
        (date(2031, 4, 10), date(2031, 4, 16)),  # Good Friday to Easter Monday
        (date(2030, 12, 24), date(2030, 12, 30)),  # both days of Christmas
    ],
)
def test_an_editor_has_two_working_days(day: date, until: date) -> None:
    assert editor_due(day) == until


def test_months_of_different_length() -> None:
    assert [add_months(date(2031, 8, 31), months) for months in (1, 6, 24)] == [
        date(2031, 9, 30),
        date(2032, 2, 29),
        date(2033, 8, 31),
    ]
