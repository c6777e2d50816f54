"""Nothing that an owner types is lost, and thanks are for what was stored only."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from core.models.tokens import LinkToken
from directory.models import Closure, Proposal, Review, Service, Succession
from directory.reviews.answers import confirm
from directory.reviews.rounds import run
from tests.support.html import PageView, view
from tests.support.owners import OWNER, add_owner, deliver, form_data, link_of, post

pytestmark = pytest.mark.usefixtures("clock")
THANKS = "Dank u wel. Wij hebben uw antwoord."


def entry() -> Service:
    return Service.objects.get(name="De Boot")


def colleague_answers() -> None:
    """Another owner says that all is right, while a form is open."""
    assert confirm(reviews=list(Review.objects.filter(closed_at=None)), now=timezone.now()) == 1


class TestOvertaken:
    """A colleague answers while a form is open."""

    def test_a_change_is_kept(self, link: str, client: Any) -> None:
        path = f"{link}{entry().pk}/wijzigen/"
        data = form_data(view(client, path), alert="Dicht op 5 mei.")
        colleague_answers()

        answered = [post(client, path, **data) for _time in range(2)]

        assert [(one.status_code, one.url) for one in answered] == [(303, f"{link}?klaar=ja#item-{entry().pk}")] * 2
        assert [row.new for row in Proposal.objects.get().fields.all()] == ["Dicht op 5 mei."]
        assert [row.outcome for row in Review.objects.order_by("pk")] == ["correct", "changed"]

    def test_a_stop_is_given_back(self, link: str, client: Any) -> None:
        colleague_answers()

        seen = PageView(post(client, f"{link}{entry().pk}/dicht/", kind="stopped", from_day="2031-03-04", zeker="ja"))

        assert (seen.status, Closure.objects.count(), "Een collega was u voor." in seen.text) == (409, 0, True)
        assert seen.soup.find("input", {"name": "from_day"})["value"] == "2031-03-04"

    def test_a_successor_is_given_back(self, link: str, client: Any) -> None:
        colleague_answers()

        seen = PageView(post(client, f"{link}{entry().pk}/doorgeven/", name="Sam", address="sam@boot.example"))

        assert (seen.status, Succession.objects.count()) == (409, 0)
        assert seen.soup.find("input", {"name": "address"})["value"] == "sam@boot.example"

    def test_a_successor_twice_is_thanked_and_another_is_not(self, link: str, client: Any) -> None:
        path = f"{link}{entry().pk}/doorgeven/"
        names = ("sam@boot.example", "Sam@boot.example", "kim@boot.example")

        answered = [post(client, path, name="Sam", address=address).status_code for address in names]

        assert (answered, Succession.objects.get().address) == ([303, 303, 409], "sam@boot.example")


class TestThanks:
    """Not for what was not stored."""

    @pytest.mark.parametrize("item", ["", "0", "99999", "x"])
    def test_an_unknown_entry(self, item: str, link: str, client: Any) -> None:
        answered = post(client, link, item=item)

        seen = view(client, answered.url)
        assert (THANKS in seen.text, "Wij bewaarden niets." in seen.text) == (False, True)
        assert Review.objects.get().outcome == ""

    def test_an_answer_that_came_too_late(self, link: str, client: Any) -> None:
        colleague_answers()

        assert THANKS not in view(client, post(client, link, item=entry().pk).url).text

    def test_an_answer_in_time(self, link: str, client: Any) -> None:
        assert THANKS in view(client, post(client, link, item=entry().pk).url).text


class TestSuccessorOfNobody:
    """An editor removes who named a successor."""

    @pytest.fixture
    def named(self, link: str, client: Any) -> str:
        post(client, f"{link}{entry().pk}/doorgeven/", name="Sam", address="sam@boot.example")
        add_owner(entry(), "nieuw@boot.example")
        return link_of("sam@boot.example")

    @pytest.fixture(params=["gone", "no owner"])
    def removed(self, named: str, request: Any) -> str:
        """The same link, after the editor's work."""
        old = entry().contacts.get(email=OWNER)
        if request.param == "gone":
            old.delete()
        else:
            old.is_owner = False
            old.save()
        return named

    def owners(self) -> list[str]:
        return list(entry().contacts.filter(is_owner=True).values_list("email", flat=True))

    def test_takes_nothing_over(self, removed: str, client: Any) -> None:
        seen, answered = view(client, removed), PageView(post(client, removed))

        assert [(one.status, one.headings) for one in (seen, answered)] == [
            (410, ["U hoeft dit niet meer over te nemen"])
        ] * 2
        assert self.owners() == ["nieuw@boot.example"]

    def test_the_link_is_thrown_away(self, removed: str, client: Any) -> None:
        deliver()
        run()

        assert LinkToken.objects.filter(purpose="directory.successor").count() == 0
        assert (Succession.objects.count(), view(client, removed).status) == (0, 410)

    def test_it_works_while_the_old_owner_stays(self, named: str, client: Any) -> None:
        run()

        assert (post(client, named).status_code, sorted(self.owners())) == (
            303,
            ["nieuw@boot.example", "sam@boot.example"],
        )


def test_all_is_right_reaches_the_open_data(link: str, client: Any, clock: Any) -> None:
    package = "/api/hsds/datapackage.zip"
    clock.shift(3600)
    since = timezone.now().strftime("%Y-%m-%dT%H:%M:%SZ")
    clock.shift(3600)
    address = f"/api/hsds/services?modified_after={since}"
    before = (client.get(package)["ETag"], client.get(address).json()["contents"])

    post(client, link, item=entry().pk)

    [row] = client.get(address).json()["contents"]
    assert (before[1], row["name"], row["assured_date"]) == ([], "Hulp De Boot", "2031-03-03")
    assert client.get(package)["ETag"] != before[0]
