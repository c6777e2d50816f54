"""What one may ask of the API: each filter narrows, together they narrow more."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from core.models import PageTerm
from directory.api.values import term_id
from directory.models import HelpQuestion, Organisation, Service, ServiceLaw, ServiceQuestion
from directory.postcodes import areas
from tests.support.hsds import contents, fetch, make_entry
from tests.support.pages import add_terms, make_term
from tests.support.services import add_place


@pytest.fixture
def urk(db: Any) -> Any:
    return make_term("Gemeente", "urk", name="Urk", cbs_code="0184", places="Urk")


@pytest.fixture
def almere(db: Any) -> Any:
    return make_term("Gemeente", "almere", name="Almere", cbs_code="0034", places="Almere Haven\nAlmere Buiten")


def test_pages(fixed: Any, client: Any) -> None:
    for title in ("Aap", "Beer", "Cavia"):
        make_entry(fixed, title)

    first, second = (fetch(client, f"/services?per_page=2&page={number}") for number in (1, 2))

    assert [row["name"] for row in first["contents"] + second["contents"]] == ["Aap", "Beer", "Cavia"]
    assert (first["total_items"], first["total_pages"], first["size"], first["page_number"]) == (3, 2, 2, 1)
    assert (second["total_items"], second["total_pages"], second["size"], second["page_number"]) == (3, 2, 1, 2)
    assert [(page["first_page"], page["last_page"], page["empty"]) for page in (first, second)] == [
        (True, False, False),
        (False, True, False),
    ]


def test_an_empty_list_is_one_empty_page(home: Any, client: Any) -> None:
    page = fetch(client, "/services?search=niets")

    assert {name: page[name] for name in ("total_items", "total_pages", "size", "contents")} == {
        "total_items": 0,
        "total_pages": 1,
        "size": 0,
        "contents": [],
    }
    assert (page["first_page"], page["last_page"], page["empty"]) == (True, True, True)


def test_a_page_may_hold_what_is_here_and_what_is_gone(fixed: Any, client: Any) -> None:
    pages = [make_entry(fixed, title) for title in ("Aap", "Beer", "Cavia", "Das")]
    for page in pages[2:]:
        page.unpublish()

    names = [contents(client, f"/services?per_page=3&page={number}") for number in (1, 2)]

    assert names == [["Aap", "Beer", "Cavia"], ["Das"]]


def test_words(fixed: Any, client: Any) -> None:
    page = make_entry(fixed, "Schuldhulp")
    page.what = "<p>Samen praten over geld.</p>"
    page.save()
    make_entry(fixed, "Praatgroep", organisation="Geldzaken")

    assert contents(client, "/services?search=geld") == ["Schuldhulp", "Praatgroep"]
    assert contents(client, "/services?search=praten+GELD") == ["Schuldhulp"]
    assert contents(client, "/services?search=%25") == []
    assert contents(client, "/organizations?search=zaken") == ["Geldzaken"]
    assert contents(client, "/taxonomy_terms?search=jeugdwet") == ["Jeugdwet"]
    assert contents(client, "/taxonomies?search=hulpvragen") == ["Hulpvragen"]


@pytest.mark.parametrize("word", ["café", "CAFÉ", "Café", "cafe\u0301"])
def test_words_with_accents_in_any_capitals(word: str, fixed: Any, client: Any) -> None:
    make_entry(fixed, "Buurtcafé", organisation="Café Één")
    make_entry(fixed, "KOFFIECAFÉ")
    make_entry(fixed, "Inloop")

    assert contents(client, f"/services?search={word}") == ["Buurtcafé", "KOFFIECAFÉ"]
    assert contents(client, f"/organizations?search={word}") == ["Café Één"]
    assert contents(client, "/organizations?search=één") == ["Café Één"]


def test_terms(fixed: Any, client: Any) -> None:
    page, other = make_entry(fixed, "Aap", forms=("thuis",), referral="none", sample=True), make_entry(fixed, "Beer")
    add_terms(page, theme=make_term("Theme", "geld"), audience=make_term("Audience", "ouderen"))
    add_terms(other, theme=make_term("Theme", "wonen"))
    ServiceLaw.objects.create(service=page.service, law="wmo")
    question = HelpQuestion.objects.create(name="Ik heb schulden", slug="schulden", locale=page.locale)
    ServiceQuestion.objects.create(service=page.service, question=question)
    asked = {
        "thema": "geld",
        "doelgroep": "ouderen",
        "vorm": "thuis",
        "wet": "wmo",
        "hulpvraag": "schulden",
        "verwijzing": "none",
        "kenmerk": "verzonnen-voorbeeld",
    }

    found = {kind: contents(client, f"/services?taxonomy_term_id={term_id(kind, asked[kind])}") for kind in asked}
    any_of = {kind: contents(client, f"/services?taxonomy_id={term_id(kind)}") for kind in asked}

    assert found == {kind: ["Aap"] for kind in asked}
    assert any_of == {kind: ["Aap"] for kind in asked} | {"thema": ["Aap", "Beer"], "verwijzing": ["Aap", "Beer"]}
    assert contents(client, f"/services?taxonomy_term_id={term_id('aanmelden', 'open')}") == ["Aap", "Beer"]
    assert contents(client, f"/services?taxonomy_term_id={term_id('kenmerk', 'feestdagen')}") == []
    assert contents(client, f"/services?taxonomy_id={page.service.uuid}") == []
    assert contents(client, f"/organizations?taxonomy_term_id={page.service.uuid}") == []
    assert {row["taxonomy"] for row in fetch(client, f"/taxonomy_terms?taxonomy_id={term_id('wet')}")["contents"]} == {
        "Wetten"
    }


def test_a_chosen_translation_of_a_term_counts_as_the_term(fixed: Any, client: Any) -> None:
    from wagtail.models import Locale

    page, theme = make_entry(fixed, "Aap"), make_term("Theme", "geld")
    english = theme.copy_for_translation(Locale.objects.get(language_code="en"))
    english.save()
    PageTerm.objects.create(page_id=page.pk, theme=english)

    assert contents(client, f"/services?taxonomy_term_id={term_id('thema', 'geld')}") == ["Aap"]


def test_organisation_and_filters_together(fixed: Any, client: Any) -> None:
    make_entry(fixed, "Aap", organisation="Een", forms=("thuis",))
    make_entry(fixed, "Beer", organisation="Een")
    make_entry(fixed, "Cavia", organisation="Twee", forms=("thuis",))
    one, home = Organisation.objects.get(name="Een").uuid, term_id("vorm", "thuis")

    assert contents(client, f"/services?organization_id={one}") == ["Aap", "Beer"]
    assert contents(client, f"/services?organization_id={one}&taxonomy_term_id={home}") == ["Aap"]
    assert contents(client, f"/services?organization_id={one}&taxonomy_term_id={home}&search=beer") == []
    assert contents(client, f"/organizations?taxonomy_term_id={home}") == ["Een", "Twee"]
    assert [row["name"] for row in fetch(client, f"/organizations/{one}")["services"]] == ["Aap", "Beer"]


def test_modified_after_tells_again_what_may_have_come_to_light_late(fixed: Any, client: Any) -> None:
    pages = [make_entry(fixed, title) for title in ("Aap", "Beer")]
    old, new = (Service.objects.get(pk=page.service_id) for page in pages)
    Service.objects.filter(pk=old.pk).update(last_modified=new.last_modified - timedelta(days=3))
    moment = new.last_modified

    def names(value: Any) -> list[str]:
        return contents(client, f"/services?modified_after={value}")

    assert names(moment.isoformat().replace("+00:00", "Z")) == ["Beer"]
    assert names(moment.isoformat()) == ["Beer"]
    for later, told in ((timedelta(minutes=15), ["Beer"]), (timedelta(minutes=15, microseconds=1), [])):
        assert names((moment + later).isoformat().replace("+00:00", "Z")) == told
    assert names((moment - timedelta(days=4)).date()) == ["Aap", "Beer"]
    assert names("0001-01-01") == ["Aap", "Beer"]


def test_postcode_asks_for_help_for_its_residents(fixed: Any, client: Any, urk: Any, almere: Any) -> None:
    make_entry(fixed, "Urk", areas=(urk,))
    make_entry(fixed, "Almere", areas=(almere,))
    make_entry(fixed, "Allebei", areas=(urk, almere))
    make_entry(fixed, "Provincie")
    add_terms(make_entry(fixed, "Volgens de pagina"), gemeente=urk)

    found = contents(client, "/services?postcode=8321")

    assert areas()["8321"].gemeente == "0184"
    assert found == ["Urk", "Allebei", "Provincie", "Volgens de pagina"]
    assert contents(client, "/services?postcode=8321+AB") == contents(client, "/services?postcode=8321ab") == found


def test_proximity_keeps_what_is_near_and_what_has_no_address(fixed: Any, client: Any, urk: Any, almere: Any) -> None:
    add_place(make_entry(fixed, "Op Urk", areas=(almere,)).service, postal_code="8321 AB", city="Urk")
    add_place(make_entry(fixed, "Zonder postcode").service, postal_code="", city="Urk")
    add_place(make_entry(fixed, "In Almere", areas=(urk,)).service, postal_code="1311 AB", city="Almere")
    make_entry(fixed, "Telefoon")
    make_entry(fixed, "Telefoon in Almere", areas=(almere,))

    assert contents(client, "/services?postcode=8321&proximity=5000") == ["Op Urk", "Zonder postcode", "Telefoon"]
    assert contents(client, "/services?postcode=8321&proximity=100000") == [
        *("Op Urk", "Zonder postcode", "In Almere", "Telefoon")
    ]
    places = fetch(client, "/service_at_locations?postcode=8321&proximity=5000")["contents"]
    assert len(places) == 2


def test_only_public_entries_of_help_that_is_given(fixed: Any, client: Any) -> None:
    from wagtail.models import PageViewRestriction

    make_entry(fixed, "Aap")
    make_entry(fixed, "Dicht", status="temporarily closed")
    make_entry(fixed, "Gestopt", status="defunct", organisation="Weg")
    make_entry(fixed, "Niet", do_not_list=True, organisation="Weg")
    hidden = make_entry(fixed, "Besloten", organisation="Weg")
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)

    assert contents(client, "/services?search=voorbeeld") == ["Aap", "Dicht"]
    assert contents(client, "/organizations") == ["Stichting Voorbeeld"]


def test_an_entry_with_two_pages_is_told_once(fixed: Any, client: Any) -> None:
    from tests.support.pages import make_page

    page = make_entry(fixed, "Aap")
    make_page("directory.ServicePage", fixed("/hulp/"), title="Nog eens", service=page.service)

    assert contents(client, "/services?full=true") == ["Aap"]
