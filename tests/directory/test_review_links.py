"""Links that are spent, and asking for a new one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models.mail import OutboxMessage
from core.models.tokens import LinkToken
from directory.models import Contact, Review, Service
from tests.support.html import view
from tests.support.owners import OWNER, add_owner, link_of, make_entry, post, tomorrow

pytestmark = pytest.mark.usefixtures("clock")


def entry() -> Service:
    return Service.objects.get(name="De Boot")


def outcomes() -> list[str]:
    return list(Review.objects.order_by("pk").values_list("outcome", flat=True))


class TestSpentLinks:
    """A link works for thirty days; then a button sends a new one."""

    def test_too_old(self, link: str, client: Any, clock: Any) -> None:
        clock.shift(timedelta(days=30, seconds=1))
        seen = view(client, link)

        assert (seen.status, seen.headings) == (410, ["Deze link is te oud"])
        assert (post(client, link, item=entry().pk).status_code, outcomes()) == (410, [""])
        assert seen.soup.find("form", action=f"{link}nieuwe-link/") is not None

    def test_the_button_sends_a_new_one(self, link: str, client: Any, clock: Any) -> None:
        clock.shift(timedelta(days=31))

        answered = post(client, f"{link}nieuwe-link/")

        assert (answered.status_code, OutboxMessage.objects.count()) == (200, 2)
        assert view(client, link_of()).headings == ["Klopt dit nog?"]

    def test_not_to_who_is_no_owner_any_more(self, link: str, client: Any, clock: Any) -> None:
        clock.shift(timedelta(days=31))
        Contact.objects.update(is_owner=False)

        answered = post(client, f"{link}nieuwe-link/")

        assert (answered.status_code, OutboxMessage.objects.count()) == (200, 1)

    def test_unknown(self, home: Any, client: Any) -> None:
        for path in ("/hulp-bijhouden/onzin/", "/hulp-bijhouden/onzin/1/wijzigen/"):
            seen = view(client, path)
            assert (seen.status, seen.headings) == (410, ["Deze link werkt niet"])
        assert post(client, "/hulp-bijhouden/onzin/nieuwe-link/").status_code == 404


class TestWorkHere:
    """The form of "Werkt u hier?" mails known owners only, and never tells who is known."""

    def ask(self, client: Any, clock: Any, address: str, **extra: str) -> Any:
        path = f"/hulp-bijhouden/werkt-u-hier/{entry().uuid}/"
        stamp = view(client, path).soup.find("input", {"name": "stamp"})["value"]
        clock.shift(10)
        return post(client, path, address=address, stamp=stamp, **extra)

    @pytest.fixture(autouse=True)
    def entry_in_time(self, fixed: Any) -> None:
        """An entry that needs no check now."""
        make_entry(fixed, OWNER, name="De Boot", assured_date=date(2031, 3, 3))

    def test_the_page_of_an_entry_leads_to_it(self, client: Any) -> None:
        assert f"/hulp-bijhouden/werkt-u-hier/{entry().uuid}/" in view(client, entry().pages.get().url).links

    def test_an_owner_gets_a_link(self, client: Any, clock: Any) -> None:
        answered = self.ask(client, clock, "Balie@boot.example")

        assert (answered.status_code, OutboxMessage.objects.get().to) == (303, OWNER)
        assert view(client, link_of()).headings == ["Klopt dit nog?"]
        assert tomorrow(clock, 20).mails == 0  # who asks gets no reminders

    @pytest.mark.parametrize("address", ["ander@boot.example", "geen-houder@boot.example"])
    def test_anyone_else_gets_the_same_answer_and_no_mail(self, address: str, client: Any, clock: Any) -> None:
        add_owner(entry(), "geen-houder@boot.example", is_owner=False)
        known, unknown = self.ask(client, clock, OWNER), self.ask(client, clock, address)

        assert (unknown.status_code, unknown.url) == (known.status_code, known.url)
        assert [row.to for row in OutboxMessage.objects.all()] == [OWNER]
        assert (LinkToken.objects.count(), Review.objects.count()) == (1, 1)

    def test_as_many_queries_whether_known_or_not(self, client: Any, clock: Any) -> None:
        counts = []
        for address in (OWNER, "x@y.example", OWNER, "x@y.example"):
            with CaptureQueriesContext(connection) as captured:
                self.ask(client, clock, address)
            counts.append(sum("SAVEPOINT" not in query["sql"] for query in captured.captured_queries))

        assert counts[2] == counts[3]

    def test_nobody_fills_the_box_of_an_owner(self, client: Any, clock: Any) -> None:
        answers = {self.ask(client, clock, OWNER).url for _time in range(5)}

        assert (len(answers), OutboxMessage.objects.count()) == (1, 3)

    def test_a_robot_sends_nothing(self, client: Any, clock: Any) -> None:
        assert self.ask(client, clock, OWNER, website="x").status_code == 303
        assert OutboxMessage.objects.count() == 0

    def test_an_entry_that_is_not_shown_has_no_form(self, client: Any) -> None:
        entry().pages.get().unpublish()

        assert client.get(f"/hulp-bijhouden/werkt-u-hier/{entry().uuid}/").status_code == 404
