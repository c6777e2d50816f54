"""Websites in rows that are no pages are checked too, and told to who may change the row."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from core.editor.link_faults import external_addresses
from core.editor.row_links import row_addresses
from core.models import CheckedLink, SiteAlert
from directory.enums import ServiceStatus
from directory.models import Organisation, Service
from regioplan.models import GlossaryTerm
from tests.support.html import PageView

REPORT = "/admin/kapotte-links/"


@pytest.fixture
def organisation(home: Any) -> Organisation:
    made: Organisation = Organisation.objects.create(name="De Boot", website="https://boot.example/")
    return made


def told(client: Any) -> list[tuple[str, ...]]:
    """What the report says."""
    rows = PageView(client.get(REPORT)).soup.select("table.listing tbody tr")
    return [
        (row.select_one("a")["href"], *(" ".join(cell.get_text().split()) for cell in row.select("td")[:3]))
        for row in rows
    ]


def dead(url: str, **values: Any) -> None:
    CheckedLink.objects.create(url=url, checked_at=timezone.now(), broken_since=timezone.now(), **values)


def test_the_addresses_of_rows_that_visitors_see(organisation: Organisation) -> None:
    before = row_addresses()
    day = timezone.now()
    for number, status in enumerate((ServiceStatus.ACTIVE, ServiceStatus.DEFUNCT)):
        Service.objects.create(
            name="Hulp", organisation=organisation, url=f"https://hulp.example/{number}/", status=status
        )
    for number, ends_at in enumerate((None, day + timedelta(days=1), day - timedelta(days=1))):
        SiteAlert.objects.create(
            locale_id=1, title="Storm", link_url=f"https://weer.example/{number}/", link_words="Lees", ends_at=ends_at
        )
    text = '<p><a href="https://woord.example/">a</a> <a href="/verhalen/">b</a> <a linktype="page" id="1">c</a></p>'
    GlossaryTerm.objects.create(locale_id=1, term="Dijk", slug="dijk", short="Muur.", text=text)

    added = row_addresses() - before

    assert added == {
        "https://hulp.example/0/",
        "https://weer.example/0/",
        "https://weer.example/1/",
        "https://woord.example/",
    }
    assert added | {"https://boot.example/"} <= set(external_addresses())


@pytest.mark.parametrize(
    ("answer", "words"), [({"status": 404}, "antwoord 404"), ({"fault": "geen verbinding"}, "geen verbinding")]
)
def test_a_dead_website_of_a_row_leads_to_its_form(
    answer: Any, words: str, organisation: Organisation, admin_client: Any
) -> None:
    dead(organisation.website, **answer)
    form = reverse(Organisation.snippet_viewset.get_url_name("edit"), args=[organisation.pk])

    assert told(admin_client) == [
        (form, "De Boot (organisatie)", "https://boot.example/", f"Deze website doet het niet: {words}.")
    ]

    Organisation.objects.update(website="https://boot.example/nieuw/")
    assert told(admin_client) == []


def test_only_who_may_change_a_row_is_told(organisation: Organisation, colleague: Any, signed_in: Any) -> None:
    dead(organisation.website, status=404)

    editor = told(signed_in(colleague("anna", "Redacteuren")))
    author = told(signed_in(colleague("ex", "ExpEx-auteurs")))

    assert [len(editor), len(author)] == [1, 0]
