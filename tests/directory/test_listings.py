"""The list of "Hulp vinden" and its shelf."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from core import local_cache
from core.enums import TermKind
from core.latest import ShelfQuery, shelf
from core.models import Gemeente
from tests.support.html import view
from tests.support.listings import ListingContract
from tests.support.pages import add_terms, make_page, make_term
from tests.support.services import add_place, make_service

_SERVICES: list[dict[str, Any]] = [
    {"forms": ("thuis", "online"), "costs": ("gratis",), "referral": "none", "languages": ("nl", "tr")},
    {"forms": ("thuis",), "costs": ("bijdrage",), "referral": "required", "languages": ("nl",)},
    {"costs": ("gratis", "onbekend"), "languages": ("tr",), "referral": "required"},
]


class TestHelp(ListingContract):
    """Filters on the facts and on the terms."""

    path = "/hulp/"
    label = "directory.ServicePage"
    found = {
        "doelgroep=jongeren": [0, 1, 2],
        "vorm=thuis": [0, 1, 2],
        "vorm=online": [0, 2],
        "kosten=gratis": [0, 2],
        "verwijzing=geen-verwijzing": [0],
        "taal=nl": [0, 1],
        "taal=tr": [0, 2],
        "toegang=rolstoel": [1],
    }
    warm = 10
    cold = 25

    def make_item(self, fixed: Any, number: int) -> Any:
        """An entry with facts; the second can be entered with a wheelchair."""
        page = super().make_item(fixed, number)
        page.service = make_service(**_SERVICES[number])
        for answer in (["no"], ["no", "yes"], ["no"])[number]:
            add_place(page.service, wheelchair=answer)
        page.save()
        return page

    @pytest.mark.parametrize(
        ("status", "listed"), [("active", 1), ("temporarily closed", 1), ("inactive", 0), ("defunct", 0)]
    )
    def test_lists_no_help_that_has_stopped(self, fixed: Any, client: Any, status: str, listed: int) -> None:
        page = make_page(self.label, fixed(self.path), service=make_service(status=status))

        assert len(view(client, self.path).card_titles) == listed
        assert client.get(page.url).status_code == (200 if listed else 410)

    def test_help_in_the_facts_for_one_gemeente_is_not_for_the_others(self, fixed: Any, client: Any) -> None:
        urk, almere = make_term("Gemeente", "urk"), make_term("Gemeente", "almere")
        for title, areas, terms in (
            ("Overal", (), []),
            ("Feiten", (urk,), []),
            ("Pagina", (), [urk]),
            ("Pagina eerst", (urk,), [almere]),
        ):
            page = make_page(self.label, fixed(self.path), title=title, service=make_service(areas=areas))
            add_terms(page, gemeente=terms)

        assert view(client, self.path, gemeente="urk").card_titles == ["Feiten", "Overal", "Pagina"]
        assert view(client, self.path, gemeente="almere").card_titles == ["Overal", "Pagina eerst"]
        help_shelf, request = shelf("help"), RequestFactory().get("/")
        assert help_shelf is not None
        shown = {
            term.slug: {
                card.title for card in help_shelf.cards(ShelfQuery(request, 9, kind=TermKind.GEMEENTE, term_pk=term.pk))
            }
            for term in (urk, almere)
        }
        assert shown == {"urk": {"Feiten", "Overal", "Pagina"}, "almere": {"Overal", "Pagina eerst"}}

    def test_an_english_term_in_the_facts_is_the_same_gemeente(self, fixed: Any, client: Any) -> None:
        urk = make_term("Gemeente", "urk")
        locale = Locale.objects.get(language_code="en")
        english = type(urk).objects.create(
            locale=locale, translation_key=urk.translation_key, slug="urk-en", name="Urk", cbs_code="0184"
        )
        make_term("Gemeente", "almere")
        page = make_page(self.label, fixed(self.path), title="Inloop", service=make_service(areas=(english,)))

        assert page.service.digest["gemeenten"] == ["urk"]
        assert view(client, self.path, gemeente="urk").card_titles == ["Inloop"]
        assert view(client, self.path, gemeente="almere").card_titles == []

    def test_a_question_or_moment_that_we_do_not_know_is_named(self, fixed: Any, client: Any) -> None:
        make_page(self.label, fixed(self.path), title="Inloop", service=make_service())

        seen = view(client, self.path, vraag="xx", nu="xx")

        assert "De keuze bij “Uw vraag”, “Wanneer” kennen we niet. U ziet nu alles." in seen.text
        assert seen.card_titles == ["Inloop"]

    def test_costs_that_are_partly_unknown_may_be_none(self, fixed: Any, client: Any) -> None:
        for title, costs in (
            ("Deels", ("volgens-wet", "onbekend")),
            ("Gratis", ("onbekend", "gratis")),
            ("Niet", ("volgens-wet",)),
            ("Onbekend", ()),
        ):
            make_page(self.label, fixed(self.path), title=title, service=make_service(costs=costs))

        seen = view(client, self.path, kosten="gratis")

        assert (seen.card_titles, "2 misschien" in seen.text) == (["Gratis", "Deels", "Onbekend"], True)

    def test_a_stop_is_no_unknown_waiting_time(self, fixed: Any, client: Any) -> None:
        for title, facts in (
            ("Geen", {"wait_weeks": 0}),
            ("Onbekend", {}),
            ("Stop", {"intake": "stop"}),
            ("Stop, 2 weken", {"intake": "stop", "wait_weeks": 2}),
        ):
            make_page(self.label, fixed(self.path), title=title, service=make_service(**facts))

        assert view(client, self.path, wachttijd="geen").card_titles == ["Geen", "Onbekend"]
        assert view(client, self.path, wachttijd="4").card_titles == ["Geen", "Onbekend"]

    def test_card_says_that_help_is_closed_for_now(self, fixed: Any, client: Any) -> None:
        make_page(self.label, fixed(self.path), service=make_service(status="temporarily closed"))

        assert "Tijdelijk dicht" in view(client, self.path).soup.select_one(".results .tags").get_text()

    def test_help_in_the_gemeente_itself_comes_first_and_other_help_says_for_whom_else(
        self, fixed: Any, client: Any
    ) -> None:
        almere, lelystad = (make_term("Gemeente", slug, name=slug.title()) for slug in ("almere", "lelystad"))
        Gemeente.objects.filter(pk=almere.pk).update(places="Almere Haven\nAlmere Buiten")
        local_cache.clear()
        for title, city in (("Advies", "Lelystad"), ("Bezoek", "Almere Haven"), ("Zorg", "")):
            page = make_page(self.label, fixed(self.path), title=title, service=make_service(areas=(almere,)))
            if city:
                add_place(page.service, city=city)
            add_terms(page, gemeente=[almere, lelystad])

        filtered = view(client, self.path, gemeente="almere")

        assert filtered.card_titles == ["Bezoek", "Advies", "Zorg"]
        wheres = [where.get_text() for where in filtered.soup.select(".card__where")]
        assert [where.partition(", ")[2] for where in wheres] == ["Almere Haven", "Lelystad, ook voor Almere", ""]
        assert "ook voor" not in view(client, self.path).text

    @pytest.mark.parametrize(
        ("facts", "address"),
        [
            ({"phones": ("0320 27 99 11",), "email": "a@x.example"}, "tel:0320279911"),
            ({"email": "a@x.example", "url": "https://x.example/"}, "mailto:a@x.example"),
            ({"url": "https://x.example/"}, "https://x.example/"),
        ],
    )
    def test_the_card_has_one_way_to_reach_it(
        self, fixed: Any, client: Any, facts: dict[str, Any], address: str
    ) -> None:
        make_page(self.label, fixed(self.path), service=make_service(**facts))

        seen = view(client, self.path)

        assert [link["href"] for link in seen.soup.select(".card__act a")] == [address]

    def test_a_number_on_the_card_can_be_called(self, fixed: Any, client: Any) -> None:
        make_page(self.label, fixed(self.path), service=make_service(phones=("0320 21 22 33", "0320 44 55 66")))

        seen = view(client, self.path)

        assert [link for link in seen.links if link.startswith("tel:0320")] == ["tel:0320212233"]

    def test_nothing_found_leads_to_a_person(self, fixed: Any, client: Any) -> None:
        self.make_items(fixed)

        seen = view(client, self.path, gemeente="almere", thema="geld")

        assert "Met deze filters vinden wij niets" in seen.text
        assert seen.links.count("/contact/") == 2
        assert "/hulp/" in seen.links


def test_shelf_gives_what_was_checked_last_and_nothing_that_stopped(fixed: Any) -> None:
    urk = make_term("Gemeente", "urk")
    for title, values in (
        ("Nooit", {}),
        ("Lang geleden", {"assured_date": date(2020, 1, 1)}),
        ("Kort geleden", {"assured_date": date(2025, 1, 1)}),
        ("Gestopt", {"status": "defunct", "assured_date": date(2026, 1, 1)}),
    ):
        page = make_page("directory.ServicePage", fixed("/hulp/"), title=title, service=make_service(**values))
        add_terms(page, gemeente=urk)
    help_shelf, request = shelf("help"), RequestFactory().get("/")
    assert help_shelf is not None

    with CaptureQueriesContext(connection) as captured:
        cards = help_shelf.cards(ShelfQuery(request=request, kind=TermKind.GEMEENTE, term_pk=urk.pk))

    assert [card.title for card in cards] == ["Kort geleden", "Lang geleden", "Nooit"]
    # Only PostgreSQL puts empty values first; what is asked of the database must not leave it open.
    assert "NULLS LAST" in captured[0]["sql"]


def test_shelf_of_a_theme_begins_with_help_that_is_about_it(fixed: Any) -> None:
    first, second = make_term("Theme", "geld", order=1), make_term("Theme", "rouw", order=2)
    for title, themes, day in (("Beide", [first, second], 9), ("Rouw", [second], 1)):
        page = make_page(
            "directory.ServicePage", fixed("/hulp/"), title=title, service=make_service(assured_date=date(2031, 1, day))
        )
        add_terms(page, theme=themes)
    help_shelf, request = shelf("help"), RequestFactory().get("/")
    assert help_shelf is not None

    found = {
        theme.slug: [
            card.title for card in help_shelf.cards(ShelfQuery(request, kind=TermKind.THEME, term_pk=theme.pk))
        ]
        for theme in (first, second)
    }

    assert found == {"geld": ["Beide"], "rouw": ["Rouw", "Beide"]}


def test_words_of_editors_on_a_card_are_marked_as_dutch_in_an_english_site(fixed: Any, client: Any) -> None:
    service = make_service(organisation="Stichting Koffie", phones=("0320 21 22 33",))
    add_place(service, city="Ens")
    make_page("directory.ServicePage", fixed("/hulp/"), title="De inloop", summary="Een kop koffie.", service=service)

    seen = view(client, "/en/hulp/")

    words = ("De inloop", "Een kop koffie.", "Stichting Koffie", "Ens")
    assert {text: seen.language_of(text) for text in words} == {text: {"nl"} for text in words}
