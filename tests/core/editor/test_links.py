"""Links that lead nowhere are found, and told only to who may change the page."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from core.editor import link_faults
from core.models import CheckedLink
from tests.support.html import PageView
from tests.support.pages import make_page
from tests.support.queries import warm_queries

REPORT = "/admin/kapotte-links/"


def story(parent: Any, html: str, title: str = "Verhaal") -> Any:
    page = make_page("blog.StoryPage", parent, title=title, body=[{"type": "text", "value": f"<p>{html}</p>"}])
    page.save()
    return page


def told(client: Any) -> list[tuple[str, ...]]:
    rows = PageView(client.get(REPORT)).soup.select("table.listing tbody tr")
    return [tuple(" ".join(cell.get_text().split()) for cell in row.select("td")[:3]) for row in rows]


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
        ("{site}/verhalen/?gemeente=urk#lijst", False),
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
def test_the_report_asks_a_fixed_number_of_queries(more: int, fixed: Any, admin_client: Any) -> None:
    for number in range(more + 1):
        story(fixed("/verhalen/"), '<a href="/niets/">a</a> <a linktype="page" id="98765">b</a>', f"Verhaal {number}")

    assert len(told(admin_client)) == 2 * (more + 1)
    assert warm_queries(admin_client, REPORT) == 49


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
    assert capsys.readouterr().out == f"Nagekeken: {len(asked)}. Kapot: 0.\n"
