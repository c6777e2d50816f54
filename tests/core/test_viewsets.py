"""The shared lists of the admin: what they count and filter, in a fixed number of queries."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale

from core.models import HelpLine, SiteAlert
from tests.support.html import PageView
from tests.support.pages import add_terms, make_page, make_term
from tests.support.queries import warm_queries

THEMES, ALERTS, LINES = (f"/admin/snippets/core/{name}/" for name in ("theme", "sitealert", "helpline"))


def rows(client: Client, address: str) -> list[dict[str, str]]:
    """The rows of a list: the words in each cell by the head of its column."""
    table = PageView(client.get(address)).soup.select_one("table.listing")
    if table is None:
        return []
    heads = [" ".join(head.get_text().split()) for head in table.select("thead th")]
    return [
        dict(zip(heads, (" ".join(cell.get_text().split()) for cell in row.select("td")), strict=True))
        for row in table.select("tbody tr")
    ]


def names(client: Client, address: str, head: str = "Naam") -> list[str]:
    return [row[head].split(" Meer")[0].split(" Acties")[0] for row in rows(client, address)]


@pytest.fixture
def themes(fixed: Any) -> dict[str, Any]:
    """One that a live page has and one that a draft has, with an English translation of the first."""
    used, unused = make_term("Theme", "rouw", name="Rouw"), make_term("Theme", "geld", name="Geld")
    english = used.copy_for_translation(Locale.objects.get(language_code="en"))
    english.name = "Grief"
    english.save()
    add_terms(make_page("blog.StoryPage", fixed("/verhalen/")), theme=used)
    add_terms(make_page("blog.StoryPage", fixed("/verhalen/"), live=False), theme=unused)
    return {"used": used, "unused": unused}


def test_terms_say_on_how_many_live_pages_they_stand(themes: Any, admin_client: Client) -> None:
    seen = {row["Naam"].split()[0]: row["Pagina's op de site"] for row in rows(admin_client, THEMES)}

    assert seen == {"Rouw": "1", "Grief": "1", "Geld": "0"}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("used=yes", {"Rouw", "Grief"}),
        ("used=no", {"Geld"}),
        ("q=geld", {"Geld"}),
        ("used=niets", {"Rouw", "Grief", "Geld"}),
        ("ordering=-uses", {"Rouw", "Grief", "Geld"}),
    ],
)
def test_terms_are_filtered(query: str, found: set[str], themes: Any, admin_client: Client) -> None:
    assert {row["Naam"].split()[0] for row in rows(admin_client, f"{THEMES}?{query}")} == found


@pytest.mark.parametrize("more", [0, 5])
def test_counting_pages_asks_no_query_a_term(more: int, themes: Any, admin_client: Client) -> None:
    """Two a row are those of the button with which wagtail-localize offers to translate it."""
    for number in range(more):
        make_term("Theme", f"thema-{number}")

    assert warm_queries(admin_client, THEMES) == 16 + 2 * more


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=now", {"Nu", "Altijd"}),
        ("state=later", {"Straks"}),
        ("state=past", {"Voorbij"}),
        ("level=warning", set()),
    ],
)
def test_alerts_are_filtered_by_what_visitors_see(query: str, found: set[str], home: Any, admin_client: Client) -> None:
    now, day = timezone.now(), timedelta(days=1)
    for title, start, end in (
        ("Altijd", None, None),
        ("Nu", now - day, now + day),
        ("Straks", now + day, None),
        ("Voorbij", None, now - day),
    ):
        SiteAlert.objects.create(title=title, starts_at=start, ends_at=end, locale=home.locale)

    assert {row["Wat is er?"].split()[0] for row in rows(admin_client, f"{ALERTS}?{query}")} == found


def test_help_lines_are_found_by_number_and_place(home: Any, admin_client: Client) -> None:
    for name, number, in_header in (("Alarm", "112", True), ("Luisterlijn", "088 0767 000", False)):
        HelpLine.objects.create(name=name, number=number, in_header=in_header, locale=home.locale)

    found = [
        {row["Naam"].split()[0] for row in rows(admin_client, f"{LINES}?{query}")}
        for query in ("in_header=true", "in_header=false", "q=0767")
    ]

    assert found == [{"Alarm"}, {"Luisterlijn"}, {"Luisterlijn"}]
