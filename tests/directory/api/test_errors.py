"""Every wrong question gets an answer that a program can read: which parameter, and what is allowed."""

from __future__ import annotations

from typing import Any

import pytest

from directory.api import views
from home.models import HomePage
from tests.support.hostile import ATTACK, HOSTILE_QUERIES
from tests.support.hsds import API, make_entry

_UUID = "2f1c7a0e-6f0b-4a53-9b3e-0a5f6d1e2c3b"
_WRONG = {
    "page": ["0", "-1", "1.5", "+1", " 1", "1e3", "9" * 400, "\N{ARABIC-INDIC DIGIT ONE}", "2", ""],
    "per_page": ["0", "1001", "alles", "NaN"],
    "taxonomy_term_id": ["schulden", "{" + _UUID + "}", _UUID.replace("-", ""), ""],
    "taxonomy_id": ["1"],
    "organization_id": ["' OR 1=1 --"],
    "modified_after": ["gisteren", "2026-13-01", "2026-01-01T25:00:00Z", "0001-01-01T00:00:00+14:00", ""],
    "minimal": ["1", "ja", ""],
    "full": ["True", "on"],
    "postcode": ["1000", "8321 A", "0000", "urk", "8321 AB\n", ""],
    "search": ["", "   ", "x" * 101, "a\0b"],
}


@pytest.mark.parametrize("name", _WRONG)
def test_a_value_out_of_bounds(name: str, fixed: Any, client: Any) -> None:
    make_entry(fixed)

    for value in _WRONG[name]:
        response = client.get(f"{API}/services", {name: value})
        problem = response.json()
        assert (value, response.status_code, response["Content-Type"]) == (value, 400, "application/problem+json")
        assert (problem["status"], problem["parameter"]) == (400, name)
        assert problem["allowed"]
        assert name in problem["title"]


@pytest.mark.parametrize(
    ("query", "parameter", "allowed"),
    [
        ("page=1&page=1", "page", "Eén keer."),
        ("proximity=100", "proximity", "Alleen samen met postcode."),
        ("postcode=8321&proximity=-1", "proximity", "Een heel getal van 0 tot en met 100000."),
        ("pagina=1", "pagina", "search, page, per_page, taxonomy_id"),
        ("per_page=1001", "per_page", "Een heel getal van 1 tot en met 1000."),
        ("page=2", "page", "Een heel getal van 1 tot en met 1."),
        ("full=true&per_page=201", "per_page", "Met full=true: een heel getal van 1 tot en met 200."),
    ],
)
def test_says_what_is_allowed(query: str, parameter: str, allowed: str, home: Any, client: Any) -> None:
    name = "services" if {"proximity", "full"} & {part.split("=")[0] for part in query.split("&")} else "taxonomy_terms"

    problem = client.get(f"{API}/{name}?{query}").json()

    assert (problem["parameter"], problem["allowed"], problem["status"]) == (parameter, allowed, 400)


@pytest.mark.parametrize("name", ["services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms"])
def test_an_unknown_thing(name: str, home: Any, client: Any) -> None:
    for identity in (_UUID, "1", "%00", "x" * 500, "{" + _UUID + "}", f"{_UUID}%0A"):
        response = client.get(f"{API}/{name}/{identity}")
        assert (identity, response.status_code, response["Content-Type"]) == (identity, 404, "application/problem+json")
        assert response.json() == {"type": "about:blank", "title": "Dit is er niet.", "status": 404}


@pytest.mark.parametrize("path", ["/nergens", "/services/", "/services/1/2", "/%0A", "/SERVICES"])
def test_an_unknown_address(path: str, home: Any, client: Any) -> None:
    response = client.get(f"{API}{path}?iets=1")

    assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")


@pytest.mark.parametrize("path", ["/", "/services", f"/services/{_UUID}", "/openapi.json", "/datapackage.zip"])
def test_one_can_only_read(path: str, home: Any, client: Any) -> None:
    for method in ("post", "put", "patch", "delete"):
        response = getattr(client, method)(f"{API}{path}")
        assert (method, response.status_code, response["Content-Type"]) == (method, 405, "application/problem+json")
        assert response["Allow"] == "GET, HEAD, OPTIONS"


def test_hostile_words_break_nothing(fixed: Any, client: Any) -> None:
    make_entry(fixed)

    for name in (*_WRONG, "proximity", "iets"):
        for words in HOSTILE_QUERIES:
            response = client.get(f"{API}/services", {name: words})
            assert (name, words, response.status_code) in {(name, words, 200), (name, words, 400)}
            assert "Set-Cookie" not in response
    for words in HOSTILE_QUERIES:
        response = client.get(f"{API}/services", {words: "1"})
        assert response.status_code == 400
        assert ATTACK not in response.content.decode()


def test_a_method_of_ours_is_asked_of_a_csrf_strict_client(home: Any) -> None:
    from django.test import Client

    response = Client(enforce_csrf_checks=True).post(f"{API}/services", {"a": "b"})

    assert response.status_code == 405


def test_a_fault_of_ours_is_one_that_a_program_can_read(
    home: Any, client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr(views, "taxonomy", broken)
    monkeypatch.setattr(HomePage, "serve", broken)
    client.raise_request_exception = False

    answer, page = client.get(f"{API}/taxonomies"), client.get("/")

    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
    assert answer.json() == {
        "type": "about:blank",
        "title": "Er ging iets mis bij ons. Probeer het later nog eens.",
        "status": 500,
    }
    assert (answer["Cache-Control"], answer["Access-Control-Allow-Origin"]) == ("no-store", "*")
    assert (page.status_code, page["Content-Type"]) == (500, "text/html; charset=utf-8")
