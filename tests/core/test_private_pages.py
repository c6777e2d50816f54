"""Pages that not everybody may read: what a stranger sees, and how those who may get in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.models import PageViewRestriction

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

    @pytest.mark.parametrize("target", ["https://kwaad.example/", "//kwaad.example/", ""])
    def test_signing_in_never_leads_to_another_site(self, target: str, home: Any, client: Client) -> None:
        get_user_model().objects.create_user("lid", "lid@voorbeeld.example", "geheim-woord")

        entered = client.post("/_util/login/", {"next": target, "username": "lid", "password": "geheim-woord"})

        assert (entered.status_code, entered.headers["Location"]) == (302, "/")

    def test_a_group_is_a_group(self, private: Any, client: Client) -> None:
        PageViewRestriction.objects.update(restriction_type=PageViewRestriction.GROUPS)
        client.force_login(get_user_model().objects.create_user("lid", "lid@voorbeeld.example", "x"))

        assert client.get(private.get_url()).status_code == 302
