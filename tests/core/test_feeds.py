"""The newest of a section in a feed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from pytest_django import Settings
from wagtail.models import PageViewRestriction

from tests.support.hostile import ATTACK
from tests.support.html import view
from tests.support.languages import make_translation
from tests.support.pages import make_page
from tests.support.queries import warm_queries

SECTIONS = ["verhalen", "verhalen/expex", "agenda", "initiatieven", "projecten", "kennisbank"]


def read(client: Client, section: str) -> ET.Element:
    """The channel of a feed."""
    answer = client.get(f"/feeds/{section}.xml")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/rss+xml; charset=utf-8")
    channel = ET.fromstring(answer.content).find("channel")  # noqa: S314  # our own
    assert channel is not None
    return channel


def titles(channel: ET.Element) -> list[str]:
    return [item.findtext("title") or "" for item in channel.findall("item")]


def make(fixed: Any, number: int, title: str = "", **values: Any) -> Any:
    """A story of this day of the month."""
    moment = datetime(2031, 3, number, 12, tzinfo=UTC)
    title = title or f"Verhaal {number}"
    return make_page("blog.StoryPage", fixed("/verhalen/"), title=title, first_published_at=moment, **values)


@pytest.mark.parametrize("section", SECTIONS)
def test_each_section_has_one(section: str, home: Any, client: Client) -> None:
    page = view(client, f"/{section}/")

    link = page.soup.select_one("link[type='application/rss+xml']")
    assert link["href"] == f"/feeds/{section}.xml"
    assert f"/feeds/{section}.xml" in page.links
    assert read(client, section).findtext("link") == f"http://testserver/{section}/"


def test_the_name_of_the_site_is_that_of_the_settings(home: Any, client: Client, settings: Settings) -> None:
    settings.WAGTAIL_SITE_NAME = "Gezond Flevoland"

    assert read(client, "verhalen").findtext("title") == "Verhalen | Gezond Flevoland"


def test_the_newest_go_first(fixed: Any, client: Client) -> None:
    for number in (2, 3, 1):
        make(fixed, number, search_description=f"Over {number}.")
    moment = datetime(2031, 3, 9, tzinfo=UTC)
    make_page("blog.BlogPage", fixed("/verhalen/expex/"), title="Blog", first_published_at=moment)

    channel = read(client, "verhalen")

    assert titles(channel) == ["Blog", "Verhaal 3", "Verhaal 2", "Verhaal 1"]
    item = channel.findall("item")[1]
    assert {name: item.findtext(name) for name in ("link", "guid", "description", "category", "pubDate")} == {
        "link": "http://testserver/verhalen/verhaal-3/",
        "guid": "http://testserver/verhalen/verhaal-3/",
        "description": "Over 3.",
        "category": "Verhaal",
        "pubDate": "Mon, 03 Mar 2031 12:00:00 +0000",
    }


def test_only_what_everyone_may_see(fixed: Any, client: Client) -> None:
    make(fixed, 1, "Open")
    make(fixed, 2, "Concept", live=False)
    hidden = make(fixed, 3, "Geheim")
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    make_translation(make(fixed, 4, "Vertaald"), title="Translated")

    assert titles(read(client, "verhalen")) == ["Vertaald", "Open"]


def test_a_section_behind_a_password_has_none(fixed: Any, client: Client) -> None:
    make(fixed, 1)
    PageViewRestriction.objects.create(page=fixed("/verhalen/"), restriction_type=PageViewRestriction.LOGIN)

    assert client.get("/feeds/verhalen.xml").status_code == 404


@pytest.mark.parametrize("section", ["weg", "over", "academie", "en/verhalen", "verhalen/weg", "x" * 300, "%00", "//x"])
def test_others_have_none(section: str, home: Any, client: Client) -> None:
    assert client.get(f"/feeds/{section}.xml").status_code == 404


def test_an_english_page_names_no_feed(home: Any, client: Client) -> None:
    assert view(client, "/en/verhalen/").soup.select("link[type='application/rss+xml'], a[href^='/feeds/']") == []


def test_words_stay_words(fixed: Any, client: Client) -> None:
    make(fixed, 1, ATTACK, slug="aanval", search_description=f"{ATTACK} & meer")

    item = read(client, "verhalen").findall("item")[0]

    assert (item.findtext("title"), item.findtext("description")) == (ATTACK, f"{ATTACK} & meer")


def test_other_sites_may_read_it_and_nobody_gets_a_cookie(home: Any, client: Client) -> None:
    answer = client.get("/feeds/verhalen.xml")

    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert (answer.cookies, client.post("/feeds/verhalen.xml").status_code) == ({}, 405)


def test_a_demo_site_says_so(fixed: Any, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    before = read(client, "verhalen").findtext("description") or ""
    monkeypatch.setattr("core.feeds.demo_is_present", lambda: True)

    after = read(client, "verhalen").findtext("description") or ""

    assert after == f"Voorbeeldgegevens. Namen, nummers en cijfers zijn verzonnen. {before}"


def test_as_many_queries_for_three_as_for_one(fixed: Any, client: Client) -> None:
    counts = []
    for numbers in ((1,), (2, 3)):
        for number in numbers:
            make(fixed, number)
        counts.append(warm_queries(client, "/feeds/verhalen.xml"))

    assert counts == [3, 3]


def test_signs_that_xml_can_not_hold_cost_nobody_the_feed(fixed: Any, client: Client) -> None:
    make(fixed, 1, "Kop\x0bpen", summary="Zin\x1f van\x01 elders\ufffe")

    channel = read(client, "verhalen")

    assert titles(channel) == ["Koppen"]
    assert channel.findtext("item/description") == "Zin van elders"
