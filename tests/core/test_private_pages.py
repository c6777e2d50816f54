"""Pages that not everybody may read: what a stranger sees, and how those who may get in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from tests.support.html import view
from tests.support.pages import make_page


class TestPrivatePages:
    """A page that not everyone may read."""

    @pytest.fixture
    def private(self, fixed: Callable[[str], Any]) -> Any:
        page = make_page("home.StandardPage", fixed("/over/"), title="Besloten", summary="Alleen voor ons")
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        return page

    @pytest.mark.parametrize("prefix", ["", "/en"])
    def test_a_visitor_is_asked_to_sign_in(self, prefix: str, private: Any, client: Client) -> None:
        response = client.get(f"{prefix}{private.get_url()}")

        assert response.status_code == 302
        assert "Alleen voor ons" not in response.content.decode()

    def test_so_is_a_visitor_of_a_page_below(self, private: Any, client: Client) -> None:
        below = make_page("home.StandardPage", private, title="Eronder")

        assert client.get(below.get_url()).status_code == 302

    def test_who_may_read_it_reads_it(self, private: Any, client: Client) -> None:
        client.force_login(get_user_model().objects.create_user("lid", "lid@voorbeeld.example", "x"))

        seen = view(client, private.get_url())

        assert (seen.status, seen.headings) == (200, ["Besloten"])

    @pytest.mark.parametrize("prefix", ["", "/en"])
    def test_a_password_opens_it_and_nothing_leaks_before(self, prefix: str, private: Any, client: Client) -> None:
        PageViewRestriction.objects.update(restriction_type=PageViewRestriction.PASSWORD, password="sleutel")

        asked = view(client, f"{prefix}{private.get_url()}")
        action = asked.main.find("form")["action"]
        hidden = {field["name"]: field["value"] for field in asked.main.select("input[type=hidden][value]")}
        wrong = client.post(action, {**hidden, "password": "fout"})
        opened = client.post(action, {**hidden, "password": "sleutel"})

        heading = "Password needed" if prefix else "Wachtwoord nodig"
        assert (asked.status, asked.headings, asked.noindex) == (200, [heading], True)
        assert "Besloten" not in asked.html.replace(private.get_url(), "")
        assert "Alleen voor ons" not in asked.html
        assert (wrong.status_code, "Alleen voor ons" in wrong.content.decode()) == (200, False)
        assert opened.status_code == 302
        assert view(client, opened.headers["Location"]).headings == ["Besloten"]

    def test_signing_in_leads_back_to_the_page(self, private: Any, client: Client) -> None:
        get_user_model().objects.create_user("lid", "lid@voorbeeld.example", "geheim-woord")

        asked = view(client, client.get(private.get_url()).headers["Location"])
        hidden = {field["name"]: field["value"] for field in asked.main.select("input[type=hidden]")}
        wrong = client.post("/_util/login/", {**hidden, "username": "lid", "password": "fout"})
        entered = client.post("/_util/login/", {**hidden, "username": "lid", "password": "geheim-woord"})

        assert (asked.status, asked.headings, asked.noindex) == (200, ["Meld u aan"], True)
        assert wrong.status_code == 200
        assert (entered.status_code, entered.headers["Location"]) == (302, private.get_url())

    @pytest.mark.parametrize("kind", [PageViewRestriction.PASSWORD, "documents"])
    def test_the_password_of_a_page_or_file_can_not_be_guessed(self, kind: str, private: Any, client: Client) -> None:
        PageViewRestriction.objects.update(restriction_type=PageViewRestriction.PASSWORD, password="sleutel")
        action = f"/_util/authenticate_with_password/{PageViewRestriction.objects.get().pk}/{private.pk}/"
        if kind == "documents":
            hidden = Collection.get_first_root_node().add_child(name="Geheim")
            asks = CollectionViewRestriction.objects.create(
                collection=hidden, restriction_type=CollectionViewRestriction.PASSWORD, password="sleutel"
            )
            action = f"/documents/authenticate_with_password/{asks.pk}/"

        def guess(word: str) -> Any:
            return client.post(action, {"return_url": "/over/besloten/", "password": word})

        guesses = [guess(word).status_code for word in [*["fout"] * 9, "sleutel", "", "", "fout"]]
        stopped = guess("sleutel")

        assert guesses == [*[200] * 9, 302, 200, 200, 200]
        assert (stopped.status_code, stopped.headers["Retry-After"]) == (429, "900")
        assert "U heeft te vaak een verkeerd wachtwoord ingevuld." in stopped.content.decode()
        assert 'href="/over/besloten/"' in stopped.content.decode()

    @pytest.mark.parametrize("target", ["https://kwaad.example/", "//kwaad.example/", ""])
    def test_signing_in_never_leads_to_another_site(self, target: str, home: Any, client: Client) -> None:
        get_user_model().objects.create_user("lid", "lid@voorbeeld.example", "geheim-woord")

        entered = client.post("/_util/login/", {"next": target, "username": "lid", "password": "geheim-woord"})

        assert (entered.status_code, entered.headers["Location"]) == (302, "/")

    def test_a_group_is_a_group(self, private: Any, client: Client) -> None:
        PageViewRestriction.objects.update(restriction_type=PageViewRestriction.GROUPS)
        client.force_login(get_user_model().objects.create_user("lid", "lid@voorbeeld.example", "x"))

        assert client.get(private.get_url()).status_code == 302


@pytest.mark.parametrize("address", ["/_util/login/", "/admin/login/"])
class TestGuessing:
    """Trying passwords: only wrong ones count."""

    @pytest.fixture(autouse=True)
    def member(self, home: Any) -> None:
        get_user_model().objects.create_superuser("lid", "lid@voorbeeld.example", "geheim-woord")

    @staticmethod
    def guess(address: str, word: str, name: str = "lid", network: str = "192.0.2.1") -> str:
        """What happens: "in", "fout" or "wacht"."""
        answer = Client(REMOTE_ADDR=network).post(address, {"username": name, "password": word})
        if answer.status_code == 302:
            return "in"
        return "wacht" if "Probeer het over een kwartier opnieuw." in answer.content.decode() else "fout"

    def test_after_ten_wrong_ones_a_network_waits_a_quarter(self, address: str) -> None:
        with time_machine.travel("2030-03-01 12:00", tick=False) as clock:
            first = [self.guess(address, "fout", f"naam{number}") for number in range(10)]
            stopped = [self.guess(address, word) for word in ("geheim-woord", "fout")]
            elsewhere = self.guess(address, "geheim-woord", network="198.51.100.7")
            clock.shift(15 * 60)
            later = self.guess(address, "geheim-woord")

        assert (first, stopped) == (["fout"] * 10, ["wacht"] * 2)
        assert (elsewhere, later) == ("in", "in")

    def test_after_thirty_wrong_ones_from_anywhere_a_name_waits(self, address: str) -> None:
        with time_machine.travel("2030-03-01 12:00", tick=False):
            first = [self.guess(address, "fout", network=f"192.0.{number}.1") for number in range(30)]
            stopped = [self.guess(address, "geheim-woord", name, "198.51.100.7") for name in ("lid", "LID", " lid")]
            other = self.guess(address, "fout", "ander", "198.51.100.7")

        assert (first, stopped, other) == (["fout"] * 30, ["wacht"] * 3, "fout")

    def test_right_ones_never_count(self, address: str) -> None:
        with time_machine.travel("2030-03-01 12:00", tick=False):
            tries = [self.guess(address, word) for word in [*["fout"] * 9, *["geheim-woord"] * 12, "fout"]]

        assert tries == [*["fout"] * 9, *["in"] * 12, "fout"]
