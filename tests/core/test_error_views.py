"""Error pages: in plain words, with a way on, and not for search engines."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import path
from wagtail.models import Locale

from core import local_cache
from core.models import HelpLine
from tests.support.html import PageView, view
from tests.support.languages import make_translation

pytestmark = pytest.mark.django_db


def forbidden(_request: Any) -> Any:
    raise PermissionDenied


@pytest.mark.parametrize(("address", "language"), [("/weg/", "nl"), ("/en/weg/", "en")])
def test_not_found(address: str, language: str, home: Any, client: Client) -> None:
    seen = view(client, address)

    assert (seen.status, seen.noindex, seen.soup.html["lang"]) == (404, True, language)
    assert len(seen.headings) == 1
    prefix = "/en" if language == "en" else ""
    assert f"{prefix}/hulp/" in seen.links
    assert seen.main.find("form")["action"] == f"{prefix}/zoeken/"


def test_not_found_here_but_in_another_language(home: Any, fixed: Any, client: Client) -> None:
    make_translation(home)
    make_translation(fixed("/over/"), title="About us", slug="about-us")

    seen = view(client, "/about-us/")
    elsewhere = view(client, "/weg/")

    tasks = {link["href"]: link.get_text(" ", strip=True) for link in seen.soup.select(".toptasks a[hreflang]")}
    assert (seen.status, tasks) == (404, {"/en/about-us/": "Deze pagina in een andere taal: English"})
    assert [link["href"] for link in seen.soup.select("header a[hreflang=en]")] == ["/en/about-us/"]
    assert [link["href"] for link in elsewhere.soup.select(".toptasks a[hreflang]")] == ["/en/"]


@pytest.mark.parametrize(
    ("address", "better"),
    [
        ("/Hulp/", "/hulp/"),
        ("/HULP/?thema=geld&x=Y", "/hulp/?thema=geld&x=Y"),
        ("/Verhalen/ExpEx/", "/verhalen/expex/"),
        ("/en/Hulp/", "/en/hulp/"),
        ("/Weg/", None),
    ],
)
def test_capitals_lead_to_the_page_without_them(address: str, better: str | None, home: Any, client: Client) -> None:
    response = client.get(address)

    assert (response.status_code, response.headers.get("Location")) == ((301, better) if better else (404, None))


def test_not_allowed(home: Any, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from config import urls

    monkeypatch.setattr(urls, "urlpatterns", [path("dicht/", forbidden), *urls.urlpatterns])
    from django.urls import clear_url_caches

    clear_url_caches()
    seen = view(client, "/dicht/")
    clear_url_caches()

    assert (seen.status, seen.noindex, len(seen.headings)) == (403, True, 1)


def test_a_form_without_a_token_is_explained(home: Any) -> None:
    client = Client(enforce_csrf_checks=True)

    seen = PageView(client.post("/_util/login/", {"username": "x", "password": "y"}))

    assert (seen.status, seen.noindex, len(seen.headings)) == (403, True, 1)


def too_many() -> dict[str, Any]:
    return {"path": "/_util/login/", "data": {f"veld{number}": "x" for number in range(10_001)}}


def half_a_file() -> dict[str, Any]:
    return {"path": "/contact/", "data": b"--x\r\nonzin", "content_type": "multipart/form-data; boundary="}


def another_name() -> dict[str, Any]:
    return {"path": "/contact/", "headers": {"host": "kwaad.example"}}


@pytest.mark.parametrize("sent", [too_many, half_a_file, another_name])
def test_what_makes_no_sense_is_explained(sent: Any, home: Any, client: Client) -> None:
    options = sent()
    headers = {"origin": "http://testserver", **options.pop("headers", {})}

    seen = PageView(client.post(**options, headers=headers))

    assert (seen.status, seen.noindex, seen.headings) == (400, True, ["Dat kwam niet goed over"])
    assert seen.soup.select("a[href='tel:112']") != []
    assert "kwaad.example" not in seen.html


def test_a_fault_of_ours_shows_a_page_that_needs_nothing(
    client: Client, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    monkeypatch.setattr("search.views.search", lambda _params: 1 / 0)
    client.raise_request_exception = False

    with django_assert_num_queries(0):
        seen = view(client, "/zoeken/", q="x")

    assert (seen.status, seen.noindex, len(seen.headings)) == (500, True, 1)
    assert "ZeroDivisionError" not in seen.html


@pytest.mark.parametrize("number", ["0900 11 22", "0800 33 44"])
def test_that_page_has_the_help_lines_that_were_shown_last(
    number: str, client: Client, home: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    HelpLine.objects.create(locale=Locale.get_default(), name="Lijn", number=number, tel="0900", description="Bel.")
    local_cache.clear()
    client.get("/")
    monkeypatch.setattr("search.views.search", lambda _params: 1 / 0)
    client.raise_request_exception = False

    assert [link.get_text() for link in view(client, "/zoeken/", q="x").soup.select(".nums a")] == [number]


def test_a_process_that_showed_nothing_yet_has_the_national_numbers(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.site_data._last_lines", {})
    monkeypatch.setattr("search.views.search", lambda _params: 1 / 0)
    client.raise_request_exception = False

    numbers = [link["href"] for link in view(client, "/zoeken/", q="x").soup.select(".nums a")]

    assert numbers == ["tel:112", "tel:08000113", "tel:08002000", "tel:0880767000"]
