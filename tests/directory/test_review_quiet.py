"""Who answered is left in peace: no new question on the day after, whatever an editor decided about the answer."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from core.models.mail import OutboxMessage
from directory.models import Closure, Review, Service
from directory.reviews.answers import send_fresh_link, stop
from directory.reviews.closing import report_closure
from directory.reviews.deciding import judge_closure
from directory.reviews.rounds import run
from tests.support.html import view
from tests.support.owners import OWNER, TASKS, asked, decide, deliver, link_in, make_entry, post, proposal_of, tomorrow
from tests.support.reports import report, report_url
from tests.support.smtp import Sink

pytestmark = pytest.mark.usefixtures("clock")

TODAY = date(2031, 3, 3)


def rounds() -> list[tuple[str, str]]:
    """Why each round began, and how it ended."""
    return list(Review.objects.order_by("pk").values_list("reason", "outcome"))


def questions() -> int:
    """How often owners were asked whether everything still holds."""
    return OutboxMessage.objects.filter(template="directory/review").count()


def closed(service: Service, *, kind: str = "stopped", reopens_on: date | None = None) -> Closure:
    """The owner answers in a round that help stops, or is closed for a while."""
    run()
    review = Review.objects.get(service=service, closed_at=None)
    assert stop(review=review, kind=kind, from_day=TODAY, reopens_on=reopens_on, now=timezone.now())
    return Closure.objects.get(service=service)


def words_in(mail: Any) -> str:
    """The words of a mail that arrived."""
    return str(mail.get_body(("plain",)).get_content())


@pytest.fixture
def service(fixed: Any) -> Service:
    """An entry that is due."""
    made: Service = asked(fixed, name="De Boot", email="oud@boot.example", phones=("0320 21 22 33",))
    return made


class TestPartlyTaken:
    """The editor keeps what somebody else wrote, and takes the rest."""

    def test_the_entry_is_checked_and_asked_again_after_its_own_interval(
        self, service: Service, admin_client: Client, clock: Any
    ) -> None:
        proposal = proposal_of(service, email="nieuw@boot.example", url="https://boot.example")
        Service.objects.update(email="net@boot.example")
        clock.shift(timedelta(hours=3))
        decide(admin_client, proposal, reason="Dit adres is nieuwer.")

        following = [tomorrow(clock).opened, tomorrow(clock, 182).opened, tomorrow(clock).opened]

        entry = Service.objects.get(name="De Boot")
        assert (entry.assured_date, entry.email, entry.url) == (TODAY, "net@boot.example", "https://boot.example")
        assert (following, questions()) == ([0, 0, 1], 2)


class TestNotTaken:
    """A refusal, or help that was said to stop and goes on: a month of peace, with a link to answer again."""

    def check(self, clock: Any) -> list[int]:
        """How often a round begins on the day after, on the last day of the month, and on the day after that."""
        return [tomorrow(clock).opened, tomorrow(clock, 28).opened, tomorrow(clock).opened]

    def test_after_a_refusal(self, service: Service, admin_client: Client, clock: Any) -> None:
        decide(admin_client, proposal_of(service, email="nieuw@boot.example"), "reject", "Dat adres werkt niet.")

        assert (self.check(clock), questions()) == ([0, 0, 1], 2)
        assert rounds() == [("due", "changed"), ("asked", "withdrawn"), ("due", "")]

    def test_after_it_was_put_back(self, service: Service, admin_client: Client, clock: Any) -> None:
        admin_client.post(TASKS, {"closure": closed(service).pk, "right": "nee"})

        assert (self.check(clock), questions()) == ([0, 0, 1], 2)
        assert rounds() == [("due", "closed"), ("asked", "withdrawn"), ("due", "")]

    def test_who_is_open_again_is_not_asked_at_once(self, service: Service, client: Any, clock: Any) -> None:
        closed(service, kind="temporary")
        send_fresh_link(services=[service], address=OWNER, is_known=True, now=timezone.now())
        link = link_in(OutboxMessage.objects.order_by("-pk")[0].text_body)
        post(client, link, open=service.pk)
        Review.objects.filter(closed_at=None).delete()

        assert (Service.objects.get(name="De Boot").status, self.check(clock)) == ("active", [0, 0, 1])

    def test_a_link_that_was_asked_for_stays_and_delays_a_month_at_most(self, service: Service, clock: Any) -> None:
        send_fresh_link(services=[service], address=OWNER, is_known=True, now=timezone.now())

        assert [run().opened, *self.check(clock)] == [0, 0, 0, 1]
        assert rounds() == [("asked", "withdrawn"), ("due", "")]

    def test_others_are_asked_meanwhile(self, service: Service, admin_client: Client, fixed: Any, clock: Any) -> None:
        decide(admin_client, proposal_of(service, email="nieuw@boot.example"), "reject", "Dat adres werkt niet.")
        asked(fixed, "ander@a.example")

        assert tomorrow(clock).opened == 1


class TestMailAboutWhatIsPutBack:
    """The owner hears what was done, and can answer again."""

    def test_by_mail_with_a_link(self, service: Service, admin_client: Client, client: Any, sink: Sink) -> None:
        closure = closed(service)
        deliver()
        admin_client.post(TASKS, {"closure": closure.pk, "right": "nee"})
        deliver()

        first, told = sink.mails
        words = words_in(told)
        assert (first["Subject"], told["To"], told["Subject"]) == (
            "Klopt dit nog op de sociale kaart?",
            OWNER,
            "Wij keken uw antwoord over De Boot na",
        )
        said = "Op 3 maart kregen wij dit antwoord over De Boot: “Wij stoppen hiermee”, vanaf 3 maart 2031."
        assert [line for line in (said, "Volgens ons klopt het niet.") if line not in words] == []
        page = view(client, link_in(words))
        assert (page.status, "Alles klopt" in page.text) == (200, True)

    def test_each_owner_once(self, fixed: Any) -> None:
        """Also when no mail can go to one of them: what an editor decided must not stop at that."""
        service = make_entry(fixed, "een@a.example", "twee@a.example", "drie@a.example")
        service.contacts.filter(email="twee@a.example").update(email="twee@@a")
        closure = report_closure(
            service=service, kind="temporary", from_day=date(2031, 4, 1), reopens_on=None, now=timezone.now()
        )

        done = [judge_closure(closure=closure, is_right=False, user=None, now=timezone.now()) for _time in range(2)]

        assert done == [True, False]
        assert list(OutboxMessage.objects.order_by("pk").values_list("to", "template")) == [
            ("een@a.example", "directory/put_back"),
        ]

    @pytest.mark.parametrize("still", ["right", "closed", "gone"])
    def test_nothing_when_the_help_does_not_go_on(self, still: str, service: Service) -> None:
        closure = closed(service, kind="temporary")
        before = OutboxMessage.objects.count()
        if still == "closed":
            report_closure(service=service, kind="temporary", from_day=TODAY, reopens_on=None, now=timezone.now())
        elif still == "gone":
            service.pages.get().unpublish()

        judge_closure(closure=closure, is_right=still == "right", user=None, now=timezone.now())

        assert OutboxMessage.objects.count() == before


class TestReport:
    """What a visitor says is wrong leads its owner to the four answers, and starts no second round."""

    def test_the_mail_to_the_owner_opens_the_entry(self, fixed: Any, client: Any, clock: Any, sink: Sink) -> None:
        service = asked(fixed, "Bo@boot.example", name="De Boot")
        report(client, clock, report_url(service.pages.get()), kind="hours")
        deliver()
        [told] = [row for row in sink.mails if row["To"] == "bo@boot.example"]
        link = link_in(words_in(told))

        page = view(client, link)
        said = [word for word in ("Alles klopt", "Wijzigen", "Wij stoppen", "Ik ga hier niet") if word in page.text]
        opened = run().opened
        post(client, link, item=service.pk)

        assert (len(said), opened, told["Reply-To"]) == (4, 0, "team@voorbeeld.example")
        assert rounds() == [("asked", "correct")]
        assert Service.objects.get(name="De Boot").assured_date == TODAY

    def test_the_round_that_is_open_takes_the_answer(self, service: Service, client: Any, clock: Any) -> None:
        run()
        report(client, clock, report_url(service.pages.get()))

        post(client, link_in(OutboxMessage.objects.get(template="reports/owner").text_body), item=service.pk)

        assert rounds() == [("due", "correct")]

    def test_about_help_that_is_over_there_is_nothing_to_answer(self, fixed: Any, client: Any, clock: Any) -> None:
        page = asked(fixed, status="defunct").pages.get()

        report(client, clock, report_url(page), kind="gone")

        words = OutboxMessage.objects.get(template="reports/owner").text_body
        assert ("hulp-bijhouden" in words, "Antwoord op deze mail." in words, rounds()) == (False, True, [])
