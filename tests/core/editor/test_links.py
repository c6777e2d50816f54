"""Links that lead nowhere are found, and told only to who may change the page."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from core.editor import link_faults
from core.models import CheckedLink, LinkScan, RelatedPage
from core.services.broken_links import scan_all
from home.models import StandardPage
from tests.support.html import PageView
from tests.support.links import REPORT, story, told
from tests.support.pages import make_page
from tests.support.queries import warm_queries


@pytest.mark.parametrize(
    ("address", "is_broken"),
    [
        ("/verhalen/", False),
        ("/verhalen", False),
        ("/regioplan/", False),
        ("/zoeken/", False),
        ("/oud-adres/", False),
        ("/niets/", True),
        ("{site}/niets/", True),
        ("{site}/verhalen/?gemeente=urk#inhoud", False),
        ("/en/verhalen/", False),
        ("https://www.voorbeeld.example/niets/", False),
        ("mailto:team@voorbeeld.example", False),
    ],
)
def test_a_typed_address(address: str, is_broken: bool, fixed: Any, admin_client: Any) -> None:
    Redirect.objects.create(old_path="/oud-adres", redirect_link="/verhalen/")
    address = address.format(site=Site.objects.get(is_default_site=True).root_url)
    story(fixed("/verhalen/"), f'<a href="{address}">hier</a>')

    assert told(admin_client) == ([("Verhaal", address, "Op dit adres is niets.")] if is_broken else [])


def test_pages_that_are_gone_or_hidden(fixed: Any, admin_client: Any) -> None:
    parent = fixed("/verhalen/")
    hidden = make_page("blog.StoryPage", parent, title="Verborgen", live=False)
    gone = make_page("blog.StoryPage", parent, title="Weg")
    shown = make_page("blog.StoryPage", parent, title="Zichtbaar")
    links = " ".join(f'<a linktype="page" id="{page.pk}">lees</a>' for page in (hidden, gone, shown))
    story(parent, links)
    key = gone.pk
    gone.delete()

    assert sorted(told(admin_client)) == [
        ("Verhaal", "Verborgen", "Deze pagina staat niet op de site."),
        ("Verhaal", f"pagina {key}", "Deze pagina is weg."),
    ]


def test_a_file_that_is_gone(fixed: Any, admin_client: Any) -> None:
    story(fixed("/verhalen/"), '<a linktype="document" id="98765">lees</a>')

    assert told(admin_client) == [("Verhaal", "bestand 98765", "Dit bestand is weg.")]


def test_a_draft_with_a_wrong_link_is_not_told(fixed: Any, admin_client: Any) -> None:
    page = story(fixed("/verhalen/"), '<a href="/niets/">hier</a>')
    Page.objects.filter(pk=page.pk).update(live=False)

    assert told(admin_client) == []


def test_a_dead_website_says_since_when(fixed: Any, admin_client: Any) -> None:
    dead = "https://www.voorbeeld.example/weg/"
    story(fixed("/verhalen/"), f'<a href="{dead}">hier</a> <a href="https://www.voorbeeld.example/">thuis</a>')
    CheckedLink.objects.create(url=dead, status=404, checked_at=timezone.now(), broken_since=timezone.now())

    assert told(admin_client) == [("Verhaal", dead, "Deze website doet het niet: antwoord 404.")]


def test_only_who_may_change_a_page_is_told(fixed: Any, colleague: Any, signed_in: Any) -> None:
    story(fixed("/verhalen/"), '<a href="/niets/">hier</a>')

    editor = told(signed_in(colleague("anna", "Redacteuren")))
    author = told(signed_in(colleague("ex", "ExpEx-auteurs")))

    assert [len(editor), len(author)] == [1, 0]


def test_a_visitor_is_sent_to_the_sign_in_page(client: Any, home: Any) -> None:
    assert client.get(REPORT).url == f"{reverse('wagtailadmin_login')}?next={REPORT}"


@pytest.mark.parametrize("more", [0, 9])
def test_the_report_reads_no_page_but_asks_a_fixed_number_of_queries(more: int, fixed: Any, admin_client: Any) -> None:
    for number in range(more + 1):
        story(fixed("/verhalen/"), '<a href="/niets/">a</a> <a linktype="page" id="98765">b</a>', f"Verhaal {number}")

    assert len(told(admin_client)) == 2 * (more + 1)
    assert warm_queries(admin_client, REPORT) == 11


@pytest.mark.parametrize("more", [0, 9])
def test_a_look_at_all_links_asks_a_fixed_number_of_queries(more: int, fixed: Any) -> None:
    for number in range(more + 1):
        story(fixed("/verhalen/"), '<a href="/niets/">a</a> <a linktype="page" id="98765">b</a>', f"Verhaal {number}")
    scan_all()

    with CaptureQueriesContext(connection) as captured:
        assert scan_all() == 2 * (more + 1)

    assert len(captured) == 48


def test_the_command_asks_every_address_of_others_once(
    fixed: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    address = "https://www.voorbeeld.example/"
    for title in ("Een", "Twee"):
        story(fixed("/verhalen/"), f'<a href="{address}">a</a> <a href="/verhalen/">b</a>', title)
    asked: list[str] = []

    def check(*, addresses: list[str]) -> tuple[int, int]:
        asked.extend(addresses)
        return len(addresses), 0

    monkeypatch.setattr("core.management.commands.check_links.check_addresses", check)
    call_command("check_links")

    assert asked == link_faults.external_addresses()
    assert asked.count(address) == 1
    assert all(one.startswith("http") for one in asked)
    said = f"Nagekeken: {len(asked)}. Kapot: 0.\nKapotte links in het rapport: 0.\n"
    assert capsys.readouterr().out == said
    assert LinkScan.objects.count() == 1


@pytest.mark.parametrize(
    ("address", "is_broken"),
    [
        ("#wat-nu", False),
        ("#kop-einde", False),
        ("#kop-einde-2", False),
        ("#top", False),
        ("#:~:text=einde", False),
        ("#iets", True),
        ("/verhalen/doel/#wat-nu", False),
        ("/verhalen/doel#kop-einde", False),
        ("/verhalen/doel/#iets", True),
        ("/verhalen/#%3Cscript%3E", True),
    ],
)
def test_a_place_on_a_page(address: str, is_broken: bool, fixed: Any, admin_client: Any) -> None:
    parent = fixed("/verhalen/")
    heads = [
        {"type": "heading", "value": {"text": "Wat nu?", "level": "h2", "anchor": "wat-nu"}},
        *[{"type": "heading", "value": {"text": "Einde", "level": "h2", "anchor": ""}}] * 2,
    ]
    make_page("blog.StoryPage", parent, title="Doel", body=heads)
    text = {"type": "text", "value": f'<p><a href="{address}">hier</a></p>'}
    make_page("blog.StoryPage", parent, title="Verhaal", body=[text, *heads])

    words = "De pagina is er, maar deze plek (achter #) staat er niet op."
    assert told(admin_client) == ([("Verhaal", address, words)] if is_broken else [])


def test_a_page_that_can_not_be_drawn_is_not_called_wrong(fixed: Any, admin_client: Any, monkeypatch: Any) -> None:
    story(fixed("/verhalen/"), '<a href="/over/#iets">hier</a>')
    monkeypatch.setattr(StandardPage, "make_preview_request", lambda page: HttpResponse(status=500))

    assert told(admin_client) == []


def test_a_page_that_was_chosen_in_a_block(fixed: Any, admin_client: Any) -> None:
    parent = fixed("/verhalen/")
    hidden = make_page("blog.StoryPage", parent, title="Verborgen", live=False)
    buttons = [
        {"type": "button", "value": {"text": "Lees", "link": {"page": key, "url": ""}}} for key in (hidden.pk, 98765)
    ]
    cards = {"type": "cards", "value": {"title": "", "items": [{"type": "item", "value": {"link": {"page": 98764}}}]}}
    make_page("blog.StoryPage", parent, title="Verhaal", body=[*buttons, cards])

    found = {(target, reason) for _page, target, reason in told(admin_client)}

    assert found >= {
        ("Verborgen", "Deze pagina staat niet op de site."),
        ("pagina 98765", "Deze pagina is weg."),
    }


def test_a_page_that_was_chosen_in_a_field(references: None, fixed: Any, admin_client: Any) -> None:
    parent = fixed("/verhalen/")
    hidden = make_page("blog.StoryPage", parent, title="Verborgen", live=False)
    page = make_page("blog.StoryPage", parent, title="Verhaal")
    page.related_links = [RelatedPage(target=hidden)]
    page.save()

    assert told(admin_client) == [("Verhaal", "Verborgen", "Deze pagina staat niet op de site.")]


def test_before_the_first_look_the_report_says_so(fixed: Any, admin_client: Any) -> None:
    story(fixed("/verhalen/"), '<a href="/niets/">hier</a>')
    seen = " ".join(PageView(admin_client.get(REPORT)).soup.get_text().split())

    assert ("nog nooit nagekeken" in seen, "doen het." in seen) == (True, False)
    assert told(admin_client, look=False) == []


@pytest.fixture
def table_cache(home: Any, settings: Any) -> str:
    """The cache that a site has by default: a table in the database."""
    table = "cache_of_a_test"
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": table}}
    call_command("createcachetable", verbosity=0)
    return table


def test_a_look_at_all_links_asks_nothing_of_the_cache_for_a_page_or_a_link(fixed: Any, table_cache: str) -> None:
    for number in range(4):
        story(fixed("/verhalen/"), '<a href="/niets/">a</a> <a href="https://a.example/">b</a>', f"Verhaal {number}")
    scan_all()

    with CaptureQueriesContext(connection) as captured:
        scan_all()
        link_faults.external_addresses()

    assert [query["sql"] for query in captured if table_cache in query["sql"]] == []
