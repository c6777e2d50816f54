"""How often the results page asks the database, whatever was asked."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from tests.support.queries import cold_queries, warm_queries
from tests.support.search_rows import document

BROWSER = {"user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}


def test_queries_do_not_grow(publish: Any, client: Client) -> None:
    counts = []
    for number in range(3):
        page = publish(f"Boot {number}")
        SearchPromotion.objects.create(query=Query.get("boot"), page=page)
        if number != 1:
            counts.append((warm_queries(client, "/zoeken/?q=boot"), cold_queries(client, "/zoeken/?q=boot")))

    assert counts[0][0] == counts[1][0] == 5
    assert counts[0][1] == counts[1][1]
    # A second look, word by word: what is left without one of them is known then.
    assert warm_queries(client, "/zoeken/?q=boot zwaan") == 5
    assert warm_queries(client, "/zoeken/?q=zwaan meeuw") == 3
    assert warm_queries(client, "/zoeken/?q=zwaan") == 2
    assert warm_queries(client, "/zoeken/") == 0


@pytest.mark.parametrize(
    "query",
    [
        "zeehond boot walvis meeuw",
        "zeehond walvis",
        "boot zwaan meeuw&gemeente=urk&thema=geld&soort=hulp",
        "boot zwaan -meeuw&gemeente=urk&kosten=gratis&nu=open&soort=hulp",
        "boot&gemeente=urk&kosten=gratis&nu=open&soort=hulp",
        "boot walvis in urk",
        '"zeehond walvis meeuw"',
        '"boot zwaan" meeuw&gemeente=urk&thema=geld&soort=hulp',
    ],
)
def test_no_page_asks_more_than_eight_queries(query: str, publish: Any, client: Client) -> None:
    promoted = publish("Zeehond")
    for words in ("boot", "zeehond walvis", "zeehond boot walvis meeuw"):
        SearchPromotion.objects.create(query=Query.get(words), page=promoted)
    for number in range(130):
        document(f"Boot {number}", kind="hulp", gemeenten=["urk" if number % 2 else "almere"], spoken=["ar"])
    document("Een walvis", kind="initiatief", body="zeehond")
    path = f"/zoeken/?q={query}"
    client.get(path, headers=BROWSER)
    client.get(path, headers=BROWSER)

    with CaptureQueriesContext(connection) as asked:
        assert client.get(path, headers=BROWSER).status_code == 200
    assert len(asked) <= 8, [one["sql"][:60] for one in asked.captured_queries]
