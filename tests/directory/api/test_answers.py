"""How the API answers: for every website, for caches, with its licence, and at a cost that does not grow."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.hsds import API, fetch, make_entry, make_full_entry
from tests.support.queries import warm_queries

_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_PATHS = ["/", "/services", "/organizations", "/service_at_locations", "/taxonomies", "/taxonomy_terms"]
_FILES = ["/openapi.json", "/datapackage.zip"]


@pytest.mark.parametrize("path", [*_PATHS, *_FILES])
def test_any_website_and_any_cache_may_read_it(path: str, fixed: Any, client: Any) -> None:
    make_entry(fixed)

    response = client.get(f"{API}{path}")

    assert response.status_code == 200
    assert {name: response[name] for name in _HEADERS} == _HEADERS
    assert "Set-Cookie" not in response
    assert "Vary" not in response or "cookie" not in response["Vary"].lower()


_HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cache-Control": "public, max-age=300",
    "Link": f'<{_LICENCE}>; rel="license"',
    "Content-Language": "nl",
}


@pytest.mark.parametrize("path", [*_PATHS, *_FILES])
def test_an_answer_that_one_has_is_not_sent_again(path: str, fixed: Any, client: Any) -> None:
    page = make_entry(fixed, "Aap", organisation="Een")
    from tests.support.services import add_place

    add_place(page.service)
    first = client.get(f"{API}{path}")
    again = client.get(f"{API}{path}", headers={"If-None-Match": first["ETag"]})
    weak = client.get(f"{API}{path}", headers={"If-None-Match": f"W/{first['ETag']}"})
    other = client.get(f"{API}{path}", headers={"If-None-Match": '"iets"'})

    assert [answer.status_code for answer in (again, weak, other)] == [304, 304, 200]
    assert (again.content, again["ETag"], again["Access-Control-Allow-Origin"]) == (b"", first["ETag"], "*")
    assert other.content == first.content


@pytest.mark.parametrize("path", ["/services", "/services?full=true", "/datapackage.zip", "/organizations?full=true"])
def test_a_change_is_another_answer(path: str, fixed: Any, client: Any) -> None:
    page = make_entry(fixed, phones=("0320 00 11 22",))
    before = client.get(f"{API}{path}")["ETag"]

    page.service.phones.get().save()
    after = client.get(f"{API}{path}", headers={"If-None-Match": before})

    assert (after.status_code, after["ETag"] != before) == (200, True)


def test_options_and_head(fixed: Any, client: Any) -> None:
    make_entry(fixed)

    asked = client.options(f"{API}/services", headers={"Origin": "https://ander.example"})
    head = client.head(f"{API}/services")

    assert (asked.status_code, asked.content, asked["Allow"]) == (204, b"", "GET, HEAD, OPTIONS")
    assert asked["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert asked["Access-Control-Allow-Headers"] == "Accept, If-None-Match"
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", client.get(f"{API}/services")["ETag"])


def test_the_root_says_what_this_is(home: Any, client: Any) -> None:
    found = fetch(client, "/")

    assert found == {
        "version": "3.1",
        "profile": "http://testserver/open-data/",
        "openapi_url": "http://testserver/api/hsds/openapi.json",
        "datapackage_url": "http://testserver/api/hsds/datapackage.zip",
        "license": _LICENCE,
        "timezone": "Europe/Amsterdam",
        "language": "nl",
    }
    for name in ("profile", "openapi_url", "datapackage_url"):
        assert client.get(found[name]).status_code == 200
    page = fetch(client, "/services")
    assert (page["license"], page["attribution"]) == (_LICENCE, "WEL in Flevoland")


@pytest.mark.parametrize(
    ("path", "count"),
    [
        ("/services", 4),
        ("/services?minimal=true", 4),
        ("/services?full=true", 18),
        ("/services?full=true&search=hulp&postcode=8321&proximity=9000", 18),
        ("/organizations", 2),
        ("/organizations?full=true", 4),
        ("/service_at_locations", 2),
        ("/service_at_locations?full=true", 6),
        ("/taxonomies", 0),
        ("/taxonomy_terms", 0),
    ],
)
def test_queries(path: str, count: int, fixed: Any, client: Any) -> None:
    counts = []
    for numbers in ((1,), (2, 3)):
        for number in numbers:
            make_full_entry(fixed, number)
        counts.append(warm_queries(client, f"{API}{path}"))

    assert counts == [count, count]
