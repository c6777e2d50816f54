"""Taking off the map what nobody answers for, and the brake."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django import Settings

from core.models import HelpLine
from core.models.mail import OutboxMessage
from directory.enums import CallResult
from directory.models import Phone, Review, Service
from directory.reviews.deciding import note_call
from directory.reviews.removal import is_braked
from directory.reviews.rounds import run
from tests.support.html import view
from tests.support.owners import OWNER, asked, deliver, make_entry, tomorrow

pytestmark = pytest.mark.usefixtures("clock")


def silence(clock: Any) -> None:
    """A mail and two reminders arrive, and two weeks pass."""
    run()
    deliver()
    for _time in range(3):
        tomorrow(clock, 14)


def call(service: Service, result: str = CallResult.SILENT, user: Any = None) -> bool:
    """Note what a call gave."""
    review = Review.objects.get(service=service, closed_at=None)
    return note_call(review=review, result=result, user=user, now=timezone.now())


def on_line(service: Service) -> bool:
    """Whether visitors see it."""
    return bool(service.pages.get().live)


@pytest.fixture
def silent(fixed: Any, clock: Any) -> Service:
    """An entry about which nobody answered three mails, on a map with enough others."""
    service: Service = asked(fixed)
    silence(clock)
    return service


class TestRemoval:
    """After everything was tried, and only then."""

    def test_after_the_call_and_two_weeks(self, silent: Service, client: Any, clock: Any) -> None:
        assert call(silent)
        seen = [(tomorrow(clock, days).removed, on_line(silent)) for days in (13, 1)]

        assert seen == [([], True), ([silent.name], False)]
        assert view(client, silent.pages.get().url or f"/hulp/{silent.pages.get().slug}/").status == 410
        assert Review.objects.get().outcome == "removed"
        assert tomorrow(clock, 50).opened == 0

    def test_not_without_a_call(self, silent: Service, clock: Any) -> None:
        assert (tomorrow(clock, 400).removed, on_line(silent)) == ([], True)

    @pytest.mark.parametrize("values", [{"is_essential": True}, {"phones": ("0800 01 13",)}])
    def test_never_what_is_essential_nor_a_help_line(self, values: Any, fixed: Any, clock: Any) -> None:
        HelpLine.objects.get_or_create(name="113", defaults={"number": "0800 0113", "tel": "08000113"})
        service = asked(fixed, **values)
        silence(clock)
        call(service)

        assert (tomorrow(clock, 400).removed, on_line(service)) == ([], True)

    def test_not_when_a_mail_was_not_delivered(self, fixed: Any, clock: Any) -> None:
        service = asked(fixed)
        silence(clock)
        last = OutboxMessage.objects.order_by("pk").last()
        assert last is not None
        OutboxMessage.objects.filter(pk=last.pk).update(state="failed", sent_at=None)
        call(service)

        assert (tomorrow(clock, 400).removed, on_line(service)) == ([], True)

    def test_not_when_mail_is_down(self, fixed: Any, clock: Any, settings: Settings) -> None:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
        service = asked(fixed)
        silence(clock)

        assert (call(service), tomorrow(clock, 60).removed) == (False, [])
        assert (OutboxMessage.objects.count(), on_line(service)) == (1, True)

    def test_not_when_somebody_answers_after_the_call(self, silent: Service, clock: Any) -> None:
        call(silent)
        call(silent, CallResult.CORRECT)

        assert (tomorrow(clock, 20).removed, on_line(silent)) == ([], True)


class TestCalls:
    """What an editor hears on the telephone."""

    def test_it_is_right(self, silent: Service, clock: Any, admin_user: Any) -> None:
        assert call(silent, CallResult.CORRECT, admin_user)

        silent.refresh_from_db()
        review = Review.objects.get()
        assert (silent.assured_date, review.outcome) == (timezone.localdate(), "called")
        assert review.called_by == admin_user

    def test_it_has_stopped(self, silent: Service) -> None:
        assert call(silent, CallResult.STOPPED)

        silent.refresh_from_db()
        assert (silent.status, Review.objects.get().outcome) == ("defunct", "called")

    def test_only_of_what_is_on_the_list(self, fixed: Any) -> None:
        service = asked(fixed)
        run()

        assert (call(service), Review.objects.get().call_result) == (False, "")


class TestBrake:
    """Too many in a day means that something is wrong with us."""

    @pytest.mark.parametrize(
        ("going", "total", "braked"),
        [(1, 1, False), (2, 10, False), (3, 10, True), (3, 150, False), (3, 149, True), (20, 1000, False)],
    )
    def test_more_than_two_percent_and_at_least_three(self, going: int, total: int, braked: bool) -> None:
        assert is_braked(going=going, total=total) is braked

    @pytest.fixture
    def many(self, fixed: Any, clock: Any, settings: Settings) -> list[Service]:
        """Three entries, all of which would go."""
        settings.CONTACT_EMAIL = "team@wel.example"
        found = [asked(fixed, f"b{number}@a.example") for number in range(3)]
        silence(clock)
        for service in found:
            call(service)
        return found

    def warnings(self) -> list[str]:
        rows = OutboxMessage.objects.filter(to="team@wel.example").order_by("pk")
        return [row.subject for row in rows]

    def test_a_jump_of_the_clock_takes_nothing_off(self, many: list[Service], clock: Any) -> None:
        clock.shift(timedelta(days=400))
        out = StringIO()

        for _time in range(2):
            with pytest.raises(CommandError, match="Te veel items zouden in één dag van de kaart gaan: 3"):
                call_command("directory_review", stdout=out)

        assert [on_line(service) for service in many] == [True] * 3
        assert self.warnings() == ["De sociale kaart: er is niets weggehaald, kijk dit na"]
        assert many[0].name in out.getvalue()
        words = OutboxMessage.objects.get(to="team@wel.example").text_body
        assert "bij elk item “Gebeld: gestopt”." in words

    def test_what_went_today_counts(self, many: list[Service], fixed: Any, clock: Any) -> None:
        first = Review.objects.get(service=many[0])
        Review.objects.filter(pk=first.pk).update(called_at=timezone.now() - timedelta(days=7))
        Review.objects.filter(service=many[1]).update(called_at=timezone.now() - timedelta(days=6, hours=23))

        assert len(tomorrow(clock, 7).removed) == 1
        clock.shift(timedelta(hours=2))
        assert len(run().removed) == 1
        clock.shift(timedelta(hours=1))
        Review.objects.filter(service=many[2]).update(called_at=timezone.now() - timedelta(days=15))
        report = run()

        assert (report.removed, report.braked) == ([], [many[2].name])

    def test_on_a_large_map_three_may_go(self, many: list[Service], fixed: Any, clock: Any) -> None:
        today = timezone.localdate()
        for _number in range(147):
            make_entry(fixed, assured_date=today)

        assert len(tomorrow(clock, 14).removed) == 3
        assert self.warnings() == []


def test_the_number_of_a_help_line_in_another_notation(fixed: Any, clock: Any) -> None:
    HelpLine.objects.get_or_create(name="113", defaults={"number": "0800 0113", "tel": "08000113"})
    service = asked(fixed, OWNER)
    Phone.objects.create(service=service, number="0800 01 1 3")
    silence(clock)
    call(service)

    assert tomorrow(clock, 30).removed == []
