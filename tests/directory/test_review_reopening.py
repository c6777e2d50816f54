"""Open again: on its day, or when the owner says so; never while another closure holds."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from directory.models import Closure, Review, Service
from directory.reviews.answers import open_review
from directory.reviews.closing import check_closure, report_closure
from directory.reviews.rounds import run
from tests.support.html import PageView, view
from tests.support.owners import OWNER, make_entry, post

pytestmark = pytest.mark.usefixtures("clock")


def entry() -> Service:
    return Service.objects.get(name="De Boot")


def close(first: date, last: date | None, kind: str = "temporary") -> Closure:
    """What an owner says."""
    return report_closure(service=entry(), kind=kind, from_day=first, reopens_on=last, now=timezone.now())


@pytest.mark.parametrize("last", [None, date(2031, 3, 20)])
def test_another_closure_still_holds(last: date | None, link: str, clock: Any) -> None:
    close(date(2031, 3, 3), date(2031, 3, 10))
    close(date(2031, 3, 3), last)

    clock.shift(timedelta(days=7))
    run()
    on_the_tenth = entry().status
    clock.shift(timedelta(days=10))
    run()

    assert (on_the_tenth, entry().status) == ("temporarily closed", "active" if last else "temporarily closed")


def test_a_closure_that_an_editor_overtook_holds_nothing(link: str, clock: Any) -> None:
    close(date(2031, 3, 3), None)
    Service.objects.update(status="active")
    close(date(2031, 3, 3), date(2031, 3, 10))

    clock.shift(timedelta(days=7))
    run()

    assert entry().status == "active"


def test_a_wrong_closure_leaves_the_right_one(link: str) -> None:
    close(date(2031, 3, 3), None)
    wrong = close(date(2031, 3, 3), date(2031, 3, 10))
    wrong.refresh_from_db()

    check_closure(closure=wrong, is_right=False, user=None, now=timezone.now())

    assert entry().status == "temporarily closed"


class TestOpenAgain:
    """The button of the owner."""

    def shut(self, client: Any, link: str) -> PageView:
        post(
            client,
            f"{link}{entry().pk}/dicht/",
            kind="temporary",
            from_day="2031-03-01",
            reopens_on="2031-04-01",
            zeker="ja",
        )
        return view(client, link)

    def test_it_tells_since_when_and_opens(self, link: str, client: Any) -> None:
        seen = self.shut(client, link)
        button = seen.soup.find("button", {"name": "open"})

        answered = post(client, link, open=button["value"])

        assert ("Tijdelijk dicht sinds 1 maart 2031." in seen.text, entry().status) == (True, "active")
        assert answered.url == f"{link}?klaar=ja#item-{entry().pk}"
        assert view(client, link).soup.find("button", {"name": "open"}) is None
        assert Closure.objects.get().ended_at == timezone.now()

    def test_the_link_to_the_page_is_a_new_one_after_each_change(self, link: str, client: Any, clock: Any) -> None:
        """A browser keeps the page for some minutes: the owner would see the old state."""

        def shown() -> str:
            words = "Bekijk De Boot op de website"
            return str(view(client, link).soup.find("a", string=words)["href"])

        self.shut(client, link)
        open_review(service=entry(), now=timezone.now())
        shut = shown()
        clock.shift(timedelta(minutes=1))
        post(client, link, open=entry().pk)

        assert (shut.split("?")[0], shut != shown(), view(client, shown()).status) == (shown().split("?")[0], True, 200)

    def test_it_is_no_answer_to_the_round(self, link: str, client: Any) -> None:
        self.shut(client, link)
        open_review(service=entry(), now=timezone.now())

        post(client, link, open=entry().pk)

        assert [row.outcome for row in Review.objects.order_by("pk")] == ["closed", ""]

    def test_not_what_an_editor_closed(self, link: str, client: Any) -> None:
        Service.objects.update(status="temporarily closed")

        answered = post(client, link, open=entry().pk)

        assert (answered.url, entry().status) == (f"{link}?klaar=nee#item-{entry().pk}", "temporarily closed")
        assert view(client, link).soup.find("button", {"name": "open"}) is None

    @pytest.mark.parametrize("value", ["", "x", "999999"])
    def test_nothing_of_somebody_else(self, value: str, link: str, fixed: Any, client: Any) -> None:
        other = make_entry(fixed, f"ander-{OWNER}", status="active")
        report_closure(service=other, kind="temporary", from_day=date(2031, 3, 3), reopens_on=None, now=timezone.now())
        for asked_for in (value, other.pk):
            assert post(client, link, open=asked_for).url == f"{link}?klaar=nee#inhoud"

        other.refresh_from_db()
        assert other.status == "temporarily closed"

    def test_a_day_that_is_past_is_refused(self, link: str, client: Any) -> None:
        path = f"{link}{entry().pk}/dicht/"
        seen = [
            PageView(post(client, path, kind="temporary", from_day="2031-02-01", reopens_on=day, zeker="ja"))
            for day in ("2031-03-01", "2031-03-03")
        ]

        assert [one.status for one in seen] == [422, 422]
        assert ["Deze dag is al geweest." in one.text for one in seen] == [True, True]
        assert (entry().status, Closure.objects.count()) == ("active", 0)
