"""Files at addresses that others rely on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.staticfiles import finders
from django.test import Client
from pytest_django import Settings
from sectxt import Parser

from core.demo.records import remember


def fields(response: Any) -> dict[str, str]:
    """The lines of security.txt."""
    return dict(line.split(": ", 1) for line in response.content.decode().splitlines())


def test_robots_know_where_not_to_go_and_where_the_sitemap_is(client: Client) -> None:
    response = client.get("/robots.txt")

    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == (
        "User-agent: *\nDisallow: /admin/\nDisallow: /zoeken/\nDisallow: /en/zoeken/\n\n"
        "Sitemap: http://testserver/sitemap.xml\n"
    )


def test_robots_go_nowhere_on_a_site_with_demo_content(home: Any, client: Client, settings: Settings) -> None:
    settings.WEL_DEMO_GUARD = True
    remember("home/home", home)

    assert client.get("/robots.txt").content == b"User-agent: *\nDisallow: /\n"


@pytest.mark.parametrize("day", ["2030-01-01", "2030-02-28", "2030-12-31"])
def test_security_txt_is_what_rfc_9116_asks(day: str, client: Client, settings: Settings) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://wel.example"
    settings.SECURITY_CONTACT = "mailto:lek@wel.example"
    now = datetime.fromisoformat(day).replace(tzinfo=UTC)

    with time_machine.travel(now, tick=False):
        response = client.get("/.well-known/security.txt")
        parser = Parser(response.content, urls="https://wel.example/.well-known/security.txt")

        assert parser.is_valid(), parser.errors
        assert [error["code"] for error in parser.errors] == []

    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    found = fields(response)
    expires = datetime.fromisoformat(found.pop("Expires"))
    assert timedelta(days=140) < expires - now < timedelta(days=185)
    assert found == {
        "Contact": "mailto:lek@wel.example",
        "Preferred-Languages": "nl, en",
        "Canonical": "https://wel.example/.well-known/security.txt",
    }


def test_security_txt_stays_the_same_within_a_month(client: Client) -> None:
    with time_machine.travel(datetime(2030, 3, 1, tzinfo=UTC), tick=False):
        first = client.get("/.well-known/security.txt").content
    with time_machine.travel(datetime(2030, 3, 31, 23, tzinfo=UTC), tick=False):
        last = client.get("/.well-known/security.txt").content

    assert first == last


@pytest.mark.parametrize("address", ["/robots.txt", "/.well-known/security.txt", "/sitemap.xml", "/favicon.ico"])
def test_they_are_only_for_reading(address: str, client: Client) -> None:
    assert client.post(address).status_code == 405


def test_the_icon_that_browsers_ask_for(client: Client) -> None:
    response = client.get("/favicon.ico")

    assert (response.status_code, response.headers["Location"]) == (302, "/static/wel/icons/favicon-32.png")
    assert finders.find("wel/icons/favicon-32.png") is not None
    assert response.headers["Cache-Control"] == "max-age=86400, public"
