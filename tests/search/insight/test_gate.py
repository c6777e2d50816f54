"""Which searches count."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from search.insight.gate import is_counted

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.mark.parametrize("query", ["q=schulden", "q=schulden&soort=", "q=cubot"])
def test_a_person_who_types(query: str) -> None:
    assert is_counted(RequestFactory().get(f"/zoeken/?{query}", headers={"user-agent": BROWSER})) is True


@pytest.mark.parametrize(
    ("method", "query", "headers"),
    [
        ("HEAD", "", {"user-agent": BROWSER}),
        ("GET", "", {}),
        ("GET", "", {"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"}),
        ("GET", "", {"user-agent": "python-requests/2.32"}),
        ("GET", "", {"user-agent": BROWSER, "sec-purpose": "prefetch;prerender"}),
        ("GET", "", {"user-agent": BROWSER, "purpose": "prefetch"}),
        ("GET", "", {"user-agent": BROWSER, "x-moz": "prefetch"}),
        ("GET", "&page=2", {"user-agent": BROWSER}),
        ("GET", "&gemeente=urk", {"user-agent": BROWSER}),
        ("GET", "&letterlijk=ja", {"user-agent": BROWSER}),
    ],
)
def test_what_no_person_typed_just_now(method: str, query: str, headers: dict[str, str]) -> None:
    assert is_counted(RequestFactory().generic(method, f"/zoeken/?q=schulden{query}", headers=headers)) is False
