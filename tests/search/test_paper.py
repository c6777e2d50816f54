"""The list on paper: nobody clicks there, so numbers, addresses and hours stand on it."""

from __future__ import annotations

from typing import Any

from django.test import Client
from wagtail.models import Locale

from core.contact_sheets import contact_sheets, numbers_to_call
from core.models import HelpLine
from tests.support.html import view
from tests.support.languages import make_translation
from tests.support.queries import warm_queries
from tests.support.services import add_hours, add_place
from tests.support.shortlist import make_entry

PAPER = "/zoeken/lijst/?q=koffie"


def text(tag: Any) -> str:
    return " ".join(tag.get_text(" ", strip=True).split())


def entry(fixed: Any, commit: Any, title: str, *, secret: bool = False, **facts: Any) -> Any:
    """An entry of the sociale kaart with a place and hours."""
    with commit(execute=True):
        page = make_entry(fixed("/hulp/"), title, **facts)
        add_place(page.service, address_is_secret=secret)
        add_hours(page.service, "MO TU", "09:00", "12:00", attending_type="telefoon")
    return page


def test_an_entry_has_its_number_address_and_hours(
    fixed: Any, publish: Any, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    entry(fixed, django_capture_on_commit_callbacks, "Koffie samen")
    publish("Koffie op een pagina")

    paper, page = (view(client, path) for path in (PAPER, "/zoeken/?q=koffie"))

    [sheet] = paper.soup.select(".sheet")
    assert text(sheet) == (
        "Bel Koffie samen: 0320 00 11 22 voorbeeldnummer Het Huis, Dorpsstraat 1, 8321 AB Urk "
        "Bellen Maandag en dinsdag 9.00 tot 12.00 uur Nog niet gecontroleerd, bel eerst."
    )
    assert (len(paper.soup.select(".hit")), page.soup.select(".sheet")) == (2, [])
    assert [text(way) for way in page.soup.select(".hit .btn--tel .num")] == ["0320 00 11 22"]


def test_what_is_secret_stopped_or_hidden_is_not_told(
    fixed: Any, home: Any, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    pages = [
        entry(fixed, django_capture_on_commit_callbacks, f"Koffie {word}", secret=word == "geheim")
        for word in ("geheim", "voorbij", "weg")
    ]
    keys = [("hulp", f"wagtailcore.page:{page.pk}") for page in pages]
    type(pages[1].service).objects.filter(pk=pages[1].service_id).update(status="defunct")
    type(pages[2]).objects.filter(pk=pages[2].pk).update(live=False)

    found = contact_sheets([*keys, ("hulp", "wagtailcore.page:x"), ("pagina", "wagtailcore.page:1")])

    assert list(found) == [keys[0][1]]
    assert found[keys[0][1]].addresses == ()
    assert numbers_to_call([*keys, ("hulp", "wagtailcore.page:x"), ("pagina", "wagtailcore.page:1")]) == {
        keys[0][1]: "0320 00 11 22"
    }


def test_more_entries_cost_no_more_queries(
    fixed: Any, home: Any, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    asked = []
    for number in range(3):
        entry(fixed, django_capture_on_commit_callbacks, f"Koffie {number}")
        asked.append(warm_queries(client, PAPER))

    assert [asked[0], asked[2]] == [9, 9]


def test_help_lines_stand_above_it_when_words_tell_of_danger(home: Any, publish: Any, client: Client) -> None:
    for tel in ("112", "08000113", "08002000"):
        HelpLine.objects.create(
            name=tel, number=tel, tel=tel, description="Bel.", locale=Locale.objects.get(language_code="nl")
        )
    publish("Praten over zelfmoord")

    danger, other = (view(client, f"/zoeken/lijst/?q={query}") for query in ("zelfmoord", "praten"))

    assert [link["href"] for link in danger.soup.select("main .crisis a[href^=tel]")] == ["tel:08000113", "tel:112"]
    assert danger.html.index('class="crisis') < danger.html.index('class="hits"')
    assert (len(other.soup.select(".hit")), other.soup.select("main .crisis")) == (1, [])


def test_dutch_results_of_another_language_have_it_too(
    fixed: Any, home: Any, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    make_translation(fixed("/hulp/"), "en")
    entry(fixed, django_capture_on_commit_callbacks, "Koffie samen")

    [sheet] = view(client, f"/en{PAPER}").soup.select(".sheet")

    assert sheet.select_one(".num").get_text() == "0320 00 11 22"
    assert sheet.select_one(".addr span")["lang"] == "nl"
