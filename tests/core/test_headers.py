"""Headers that go with every answer, whatever part of the site gives it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import DatabaseError, InterfaceError
from django.test import Client
from pytest_django import Settings

from core import demo_state
from core.models import DemoObject
from tests.support.media import make_image

SELF, NONE = "'self'", "'none'"
PUBLIC = {
    "default-src": {NONE},
    "script-src": {SELF},
    "style-src": {SELF},
    "img-src": {SELF, "data:"},
    "font-src": {SELF},
    "connect-src": {SELF},
    "manifest-src": {SELF},
    "media-src": {SELF},
    "frame-src": {"https://www.youtube-nocookie.com"},
    "worker-src": {SELF, "blob:"},
    "base-uri": {NONE},
    "form-action": {SELF},
    "frame-ancestors": {SELF},
    "object-src": {NONE},
}
INLINE = "'unsafe-inline'"
PERMISSIONS = dict.fromkeys(
    (
        "accelerometer",
        "browsing-topics",
        "camera",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "payment",
        "usb",
    ),
    "()",
)
#: One address of each kind of answer, with its status.
ADDRESSES = {
    "/": 200,
    "/en/": 200,
    "/hulp/": 200,
    "/contact/": 200,
    "/zoeken/?q=hulp": 200,
    "/woordenlijst/": 200,
    "/hulp": 301,
    "/bestaat-niet/": 404,
    "/en/bestaat-niet/": 404,
    "/media/bestaat-niet.png": 404,
    "/robots.txt": 200,
    "/sitemap.xml": 200,
    "/.well-known/security.txt": 200,
    "/livez": 200,
    "/readyz": 200,
}


def policy_of(response: Any) -> dict[str, set[str]]:
    """The directives of a content security policy with their sources. A directive twice is a fault."""
    parts = [part.split() for part in response.headers["Content-Security-Policy"].split(";") if part.strip()]
    assert len({name for name, *_sources in parts}) == len(parts)
    return {name: set(sources) for name, *sources in parts}


def check_common_headers(response: Any) -> None:
    """The headers that are the same everywhere."""
    headers = response.headers
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert dict(part.split("=") for part in headers["Permissions-Policy"].split(", ")) == PERMISSIONS


@pytest.mark.parametrize(("address", "status"), ADDRESSES.items())
def test_public_answers(address: str, status: int, home: Any, client: Client) -> None:
    response = client.get(address)

    assert response.status_code == status
    assert policy_of(response) == PUBLIC
    check_common_headers(response)
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response.cookies == {}
    assert "X-Robots-Tag" not in response.headers or address in {"/sitemap.xml", "/zoeken/?q=hulp"}


def test_a_fault_of_ours(home: Any, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.views.search", lambda _params: 1 / 0)
    client.raise_request_exception = False

    response = client.get("/zoeken/?q=x")

    assert response.status_code == 500
    assert policy_of(response) == PUBLIC
    check_common_headers(response)
    assert response.cookies == {}


def test_an_unknown_host(client: Client) -> None:
    response = client.get("/", HTTP_HOST="kwaad.example")

    assert response.status_code == 400
    assert policy_of(response) == PUBLIC
    check_common_headers(response)


@pytest.mark.django_db
def test_a_static_file(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "wel.css").write_text("p{}")
    settings.STATIC_ROOT = str(tmp_path)

    response = Client().get("/static/wel.css")
    response.close()

    assert (response.status_code, response.headers["Content-Type"]) == (200, 'text/css; charset="utf-8"')
    assert policy_of(response) == PUBLIC
    check_common_headers(response)


@pytest.mark.django_db
def test_a_picture_can_do_nothing_and_others_may_show_it(client: Client, settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    image = make_image("Boot")

    response = client.get(image.file.url)
    response.close()

    assert response.status_code == 200
    assert policy_of(response) == {"default-src": {NONE}}
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    check_common_headers(response)
    assert response.cookies == {}


@pytest.mark.parametrize("signed_in", [False, True])
def test_only_the_admin_may_use_inline_script_and_nobody_eval(signed_in: bool, home: Any, client: Client) -> None:
    if signed_in:
        client.force_login(get_user_model().objects.create_superuser("beheer", "b@voorbeeld.example", "x"))

    response = client.get("/admin/" if signed_in else "/admin/login/")

    assert response.status_code == 200
    assert policy_of(response) == PUBLIC | {
        "script-src": {SELF, INLINE},
        "style-src": {SELF, INLINE},
        "img-src": {SELF, "data:", "blob:"},
        "frame-src": {SELF, "https://www.youtube-nocookie.com"},
        "connect-src": {SELF, "blob:"},
    }
    check_common_headers(response)


class TestDemo:
    """A site with invented content stays out of search engines."""

    @pytest.fixture(autouse=True)
    def guard(self, settings: Settings, home: Any) -> None:
        settings.WEL_DEMO_GUARD = True

    @staticmethod
    def add_row(home: Any) -> None:
        from core.demo.records import remember

        remember("home/home", home, existed_before=True)

    @pytest.mark.parametrize("address", ["/", "/hulp/", "/bestaat-niet/", "/hulp", "/media/x.png", "/robots.txt"])
    def test_every_answer_says_so(self, address: str, home: Any, client: Client) -> None:
        self.add_row(home)

        assert client.get(address).headers["X-Robots-Tag"] == "noindex, nofollow"

    def test_not_in_the_admin(self, home: Any, client: Client) -> None:
        self.add_row(home)

        assert "X-Robots-Tag" not in client.get("/admin/login/").headers

    def test_it_is_seen_at_once_when_the_demo_goes(self, home: Any, client: Client) -> None:
        self.add_row(home)
        before = client.get("/").headers.get("X-Robots-Tag")

        DemoObject.objects.get().delete()

        assert (before, client.get("/").headers.get("X-Robots-Tag")) == ("noindex, nofollow", None)

    def test_a_page_carries_it_in_its_head_too(self, home: Any, client: Client) -> None:
        self.add_row(home)

        html = client.get("/").content.decode()

        assert '<meta name="robots" content="noindex">' in html

    def test_our_own_tests_switch_it_off(self, home: Any, settings: Settings) -> None:
        self.add_row(home)
        settings.WEL_DEMO_GUARD = False

        assert demo_state.demo_is_present() is False


@pytest.mark.parametrize("address", ["/livez", "/static/wel.css"])
@pytest.mark.django_db
def test_what_machines_ask_all_day_asks_no_database(
    address: str, settings: Settings, tmp_path: Path, django_assert_num_queries: Any
) -> None:
    (tmp_path / "wel.css").write_text("p{}")
    settings.STATIC_ROOT = str(tmp_path)
    settings.WEL_DEMO_GUARD = True

    with django_assert_num_queries(0):
        response = Client().get(address)
    response.close()

    assert (response.status_code, "X-Robots-Tag" in response.headers) == (200, False)


@pytest.mark.parametrize("fault", [DatabaseError, InterfaceError])
def test_without_a_database_an_answer_is_still_an_answer(
    fault: type[Exception], client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> bool:
        raise fault

    settings.WEL_DEMO_GUARD = True
    monkeypatch.setattr("core.middleware.headers.demo_is_present", broken)

    response = client.get("/.well-known/security.txt")

    assert (response.status_code, "X-Robots-Tag" in response.headers) == (200, False)


def test_a_visitor_gets_no_cookie_whatever_the_browser_sends(home: Any, client: Client) -> None:
    client.cookies["sessionid"] = "verzonnen"
    client.cookies["csrftoken"] = "x" * 32

    for language in ("", "en", "fr;q=0.9"):
        response = client.get("/", HTTP_ACCEPT_LANGUAGE=language)
        assert (response.status_code, response.cookies) == (200, {})
        assert response.headers["Content-Language"] == "nl"
