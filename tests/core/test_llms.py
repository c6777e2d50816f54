"""What a language model reads first."""

from __future__ import annotations

from typing import Any

from django.test import Client
from pytest_django import Settings
from wagtail.models import Locale, Page, PageViewRestriction

from core.demo.records import remember
from core.models import HelpLine
from tests.support.pages import make_page
from tests.support.queries import warm_queries


def test_sections_and_help_lines(home: Any, fixed: Any, client: Client) -> None:
    Page.objects.filter(depth__gt=2).exclude(slug__in=("hulp", "contact", "agenda")).update(live=False)
    Page.objects.filter(pk=home.pk).update(search_description="Hulp en verhalen\nuit Flevoland.")
    Page.objects.filter(slug="hulp").update(search_description="Vind hulp bij u in de buurt.")
    Page.objects.filter(slug="contact").update(search_description="")
    PageViewRestriction.objects.create(page=fixed("/agenda/"), restriction_type=PageViewRestriction.LOGIN)
    dutch = Locale.objects.get(language_code="nl")
    HelpLine.objects.create(
        name="Luisterlijn", number="088 0767 000", tel="0880767000", description="Dag.", locale=dutch
    )

    answer = client.get("/llms.txt")

    assert (answer.status_code, answer["Content-Type"]) == (200, "text/plain; charset=utf-8")
    assert answer.content.decode().splitlines() == [
        "# WEL in Flevoland",
        "",
        "> Hulp en verhalen uit Flevoland.",
        "",
        "Deze site geeft geen medisch advies. Wie hulp zoekt, belt het beste zelf. Bij levensgevaar: bel 112.",
        "",
        "## Onderdelen",
        "",
        "- [Hulp vinden](http://testserver/hulp/): Vind hulp bij u in de buurt.",
        "- [Contact](http://testserver/contact/)",
        "",
        "## Nu iemand spreken",
        "",
        "- Luisterlijn: 088 0767 000. Dag.",
    ]


def test_a_demo_site_says_so(home: Any, client: Client, settings: Settings) -> None:
    settings.WEL_DEMO_GUARD = True
    before = client.get("/llms.txt").content.decode().splitlines()
    remember("home/home", home)

    after = client.get("/llms.txt").content.decode().splitlines()

    assert [line for line in after if line not in before] == [
        "Dit is een proefsite. Namen, nummers en cijfers zijn verzonnen."
    ]


def test_as_many_queries_for_three_as_for_one(home: Any, client: Client) -> None:
    counts = []
    for names in (("Een",), ("Twee", "Drie")):
        for name in names:
            make_page("home.StandardPage", home, title=name)
        counts.append(warm_queries(client, "/llms.txt"))

    assert counts == [1, 1]
